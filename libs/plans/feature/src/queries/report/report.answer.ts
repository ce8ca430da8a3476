import { DAY_OFF_RULES, REPORT_STEPS } from '@gongjian/plans-contracts';
import { REPORT_ACTS, reportCatalogue, type ReportAct, type ReportRow } from '@gongjian/plans-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  day,
  fileReference,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  personalText,
  revision,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { due } from '../../reading/evidence.answer.js';
import { REPORT_STATUSES } from '../../reports/report-statuses.js';

export type ReportAnswer = OpenedRow<ReportRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<ReportAct, MayAct>> | null;
};

const step = z.enum(REPORT_STEPS);
const every = z.enum(['day', 'week', 'month', 'quarter', 'halfYear', 'year']);

export const reportAnswer: z.ZodType<ReportAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(REPORT_STATUSES),
    at: step.meta({ description: '在谁手里；未报送时为应由谁报送。Who has it; before it is filed: who owes it.' }),
    planId: id,
    unit: unitAsOf,
    rules: z
      .strictObject({
        programme: id,
        version: z.int(),
        rules: z.int(),
        overdue: z.strictObject({
          reminderDaysBefore: z.int().nullable(),
          graceDays: z.int(),
          dayOff: z.enum(DAY_OFF_RULES),
        }),
        every,
        dueWithinDays: z.int(),
        route: z.array(step),
      })
      .meta({ id: 'ReportRules', description: '固定的项目版本规则。Pinned when it was asked for.' }),
    period: z.strictObject({ every, key: z.string(), from: day, to: day }),
    due,
    dueProvisional: z.boolean(),
    overdueSince: moment.nullable(),
    becameOverdue: z.boolean().meta({ description: '报送前曾逾期。It was overdue before it was filed.' }),
    filings: z
      .array(
        z.strictObject({
          unit: unitAsOf,
          text: personalText,
          files: z.array(fileReference),
          filedBy: officer,
          filedAt: moment,
          inTimeRecordedLate: z.boolean(),
          ...maybeLate,
        }),
      )
      .meta({ description: '以最后一次为准。The last one counts.' }),
    passings: z.array(z.strictObject({ from: step, to: step, passedBy: officer, basis, passedAt: moment })),
    askedAt: moment,
    changedAt: moment,
    may: mayOf(REPORT_ACTS),
  })
  .meta({ id: 'Report' });

export const reportHistoryAnswer = historyAnswerOf('ReportHistory', Object.keys(reportCatalogue.types));

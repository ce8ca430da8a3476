import { FILING_ACTS, filingCatalogue, type FilingAct, type FilingRow } from '@gongjian/plans-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  day,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  reason,
  revision,
  subjectAsOf,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { FILING_STATUSES } from '../../filings/filing-statuses.js';
import { due, review, submission, taskRules, waitsFor } from '../../reading/evidence.answer.js';

export type FilingAnswer = OpenedRow<FilingRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<FilingAct, MayAct>> | null;
};

export const filingAnswer: z.ZodType<FilingAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(FILING_STATUSES),
    subject: subjectAsOf,
    indicator: z.string(),
    periodKey: z.string(),
    rules: taskRules,
    unit: unitAsOf,
    openedOn: day,
    due: due.nullable().meta({ description: '没有期限的为 null。null: no date was set.' }),
    dueProvisional: z.boolean(),
    overdueSince: moment.nullable(),
    overdueTimes: z.int(),
    openedBy: officer,
    waitsFor,
    submissions: z.array(submission),
    reviews: z.array(review),
    reopenings: z.array(z.strictObject({ reason, due, reopenedBy: officer, basis, at: moment, ...maybeLate })),
    openedAt: moment,
    completedAt: moment.nullable(),
    changedAt: moment,
    may: mayOf(FILING_ACTS),
    ...maybeLate,
  })
  .meta({ id: 'Filing' });

export const filingHistoryAnswer = historyAnswerOf('FilingHistory', Object.keys(filingCatalogue.types));

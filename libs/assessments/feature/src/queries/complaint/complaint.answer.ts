import { COMPLAINT_ACTS, complaintCatalogue, type ComplaintAct, type ComplaintRow } from '@gongjian/assessments-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  clock,
  day,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  personalText,
  reason,
  revision,
  subjectAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { reporter } from '../../reading/fact-answers.js';

export type ComplaintAnswer = OpenedRow<ComplaintRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<ComplaintAct, MayAct>> | null;
};

const said = z.strictObject({ subject: subjectAsOf, kinds: z.array(z.string()), receivedOn: day });

export const complaintAnswer: z.ZodType<ComplaintAnswer> = said
  .extend({
    id,
    revision,
    status: z.enum(['registered', 'verified', 'unfounded', 'rectified', 'closed', 'withdrawn']),
    source: reporter,
    reference: z.string().nullable(),
    what: personalText,
    complainant: z
      .string()
      .nullable()
      .meta({ description: '只给经办人和登记单位；其他人为 null。null to all who do not handle it.' }),
    check: z.strictObject({ by: officer, reason: reason.nullable(), at: moment }).nullable(),
    due: clock.nullable(),
    overdueSince: moment.nullable(),
    rectification: z.strictObject({ how: personalText, by: officer, at: moment, ...maybeLate }).nullable(),
    closure: z.strictObject({ by: officer, at: moment }).nullable(),
    corrections: z.array(z.strictObject({ was: said, now: said, reason: z.string(), by: reporter, at: moment })),
    withdrawal: z.strictObject({ reason: z.string(), by: reporter, at: moment }).nullable(),
    registeredAt: moment,
    changedAt: moment,
    ...maybeLate,
    may: mayOf(COMPLAINT_ACTS),
  })
  .meta({ id: 'Complaint' });

export const complaintHistoryAnswer = historyAnswerOf(
  'ComplaintHistory',
  Object.keys(complaintCatalogue.types),
  z.union([reason, z.string()]),
);

import { resultCatalogue, type MayAct, type ResultRow } from '@gongjian/assessments-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  exact,
  historyAnswerOf,
  id,
  mayOf,
  moment,
  officer,
  reason,
  revision,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { kind, period, pinned, placedSubject, standing, standingParts } from '../../reading/answers.js';

export const RESULT_ACTS = ['reexamine'] as const;

export type ResultAnswer = OpenedRow<ResultRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<(typeof RESULT_ACTS)[number], MayAct>> | null;
};

const othersMoved = z
  .strictObject({
    count: z.int(),
    regraded: z.array(z.strictObject({ subjectId: id, from: z.string(), to: z.string() })),
  })
  .meta({
    description:
      '按评分表当时内容，本轮其他对象名次、等级会变的个数；等级会变的另行复核。Others of the round whose rank or grade would be another one; those of another grade wait to be examined themselves.',
  });

export const resultAnswer: z.ZodType<ResultAnswer> = z
  .strictObject({
    id,
    revision,
    ...pinned,
    ...standingParts,
    roundId: id,
    roundCode: z.string(),
    kind,
    period,
    decides: z.boolean(),
    subject: placedSubject,
    sheetId: id,
    sheetRevision: z.string().meta({ description: '所依据的评分。The score it stands on.' }),
    applicationId: id.nullable(),
    previous: z.strictObject({ grade: z.string(), total: exact.nullable(), rank: z.int().nullable() }).nullable(),
    assessors: z.array(id).exactOptional().meta({ description: '考评人。Who assessed it, and for whom.' }),
    countsIn: z
      .array(
        z.strictObject({
          code: z.string(),
          of: z.enum(['subject', 'unit', 'member']),
          every: z.enum(['day', 'week', 'month', 'quarter', 'halfYear', 'year']),
        }),
      )
      .meta({ description: '计入谁的、多久一次的考核。Appraisals it counts in: whose, and how often.' }),
    basis,
    rankOrder: z.string(),
    reopened: z
      .strictObject({
        cause: z.strictObject({
          kind: z.enum(['evidence', 'correction', 'value', 'fact', 'office', 'result']),
          id: z.string(),
        }),
        sheetRevision: z.string(),
        at: moment,
      })
      .nullable(),
    reexaminations: z.array(
      z
        .strictObject({
          from: standing.nullable(),
          reason,
          by: officer,
          others: othersMoved.exactOptional(),
          at: moment,
        })
        .meta({
          description: 'from 为 null：复核后维持。null: it was confirmed.',
        }),
    ),
    gradedAt: moment,
    changedAt: moment,
    may: mayOf(RESULT_ACTS),
  })
  .meta({ id: 'Result' });

export const resultHistoryAnswer = historyAnswerOf('ResultHistory', Object.keys(resultCatalogue.types));

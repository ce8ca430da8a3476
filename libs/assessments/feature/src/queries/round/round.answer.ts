import { roundCatalogue, type MayAct, type RoundRow } from '@gongjian/assessments-domain';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  exact,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  named,
  officer,
  reason,
  revision,
  sha256,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { form, kind, period, pinned } from '../../reading/answers.js';

export const ROUND_ACTS = ['close', 'decideTie', 'cancel'] as const;

export type RoundAnswer = OpenedRow<RoundRow> & {
  readonly revision: string;
  readonly untold: { readonly subjects: readonly NamedAsOf[]; readonly more: boolean } | null;
  readonly may: Readonly<Record<(typeof ROUND_ACTS)[number], MayAct>> | null;
};

export const ROUND_STATUSES = ['open', 'closing', 'tied', 'concluded', 'cancelled'] as const;

const tie = z.union([
  z.strictObject({ subjectIds: z.array(id) }),
  z
    .strictObject({
      count: z.int(),
      sha256: sha256.meta({ description: '对象编号排序后以 LF 连接。Of the sorted subject ids, joined by LF.' }),
      total: exact.nullable(),
    })
    .meta({ description: '太多而无法排列先后的并列。A tie of too many to be put in order.' }),
]);

export const roundAnswer: z.ZodType<RoundAnswer> = z
  .strictObject({
    id,
    revision,
    ...pinned,
    roundCode: z.string(),
    kind,
    form,
    status: z.enum(ROUND_STATUSES),
    plan: z.strictObject({ id, from: day, to: day }).nullable(),
    applicationId: id.nullable(),
    division: named,
    period,
    due: clock,
    assessors: z.int().nullable(),
    decides: z.boolean().meta({ description: '其等级进入建议名单。Its grades lead to candidates.' }),
    entersSubjects: z.boolean(),
    openedBy: officer.nullable().meta({ description: 'null 为按规则开启。null: by rule.' }),
    subjects: z.strictObject({ count: z.int(), sha256 }).nullable().meta({
      description: '已加入的对象；null 为还在加入。Subjects that entered; null while they are being entered.',
    }),
    closure: z
      .strictObject({ sheets: z.int(), unfinished: z.int(), closedBy: officer, at: moment, ...maybeLate })
      .nullable(),
    ties: z.array(tie).meta({ description: '等待决定先后的并列。Ties that wait for a decision.' }),
    decidedTies: z.array(
      z.strictObject({
        subjectIds: z.array(id),
        together: z.strictObject({ count: z.int(), sha256 }).exactOptional(),
        reason,
        by: officer,
        at: moment,
      }),
    ),
    conclusion: z
      .strictObject({
        count: z.int(),
        sha256: sha256.meta({
          description:
            '各行“对象编号 TAB 等级”排序后以 LF 连接。Of the sorted lines `subject id TAB grade`, joined by LF.',
        }),
        grades: z.array(z.strictObject({ grade: z.string(), count: z.int(), sha256 })),
        averages: z.array(
          z.strictObject({ county: id.nullable(), class: z.string().nullable(), count: z.int(), mean: exact }),
        ),
        previousPeriodKey: z.string().nullable(),
        basis,
        at: moment,
      })
      .nullable(),
    cancellation: z.strictObject({ reason, by: officer, at: moment }).nullable(),
    overdueSince: moment.nullable(),
    openedAt: moment,
    changedAt: moment,
    untold: z
      .strictObject({ subjects: z.array(named), more: z.boolean() })
      .nullable()
      .meta({
        description:
          '自己的对象中，评分表评完才能看的；null：能看评完前的评分表，或是回看。One’s own subjects whose sheets are read once they are scored; null for who reads sheets before, and in the past.',
      }),
    may: mayOf(ROUND_ACTS),
  })
  .meta({ id: 'Round' });

export const roundHistoryAnswer = historyAnswerOf('RoundHistory', Object.keys(roundCatalogue.types));

import {
  COMMENDATION_ACTS,
  commendationCatalogue,
  type CommendationAct,
  type CommendationRow,
} from '@gongjian/awards-domain';
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
  named,
  officer,
  reason,
  revision,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

export function commendationAnswerOf(
  row: OpenedRow<CommendationRow>,
  at: bigint,
  may: Readonly<Record<CommendationAct, MayAct>> | null,
) {
  const { id: of, status, proposed, decided, closed, changedAt } = row;
  const { programme, version, rules, key, to, item, grade, rank, division = null, on, by, basis: standsOn } = proposed;
  return {
    ...{ id: of, revision: String(at), status, programme, version, rules, key, to, item, grade, rank, division },
    ...{ proposedOn: on ?? null, proposedBy: by, basis: standsOn, closed, changedAt, may },
    decided: decided === null ? null : decisionOf(decided),
  };
}
export type CommendationAnswer = ReturnType<typeof commendationAnswerOf>;

type Decided = NonNullable<OpenedRow<CommendationRow>['decided']>;

function decisionOf({ documentNumber, document, on, by, basis: standsOn, lateEntry, recordedBy }: Decided) {
  return {
    ...{ documentNumber, document, on, by, basis: standsOn },
    ...(lateEntry === undefined ? {} : { lateEntry }),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  };
}

const commended = z.union([
  z.strictObject({ kind: z.enum(['subject', 'unit']), id, name: z.string() }),
  z.strictObject({ kind: z.literal('member'), id }),
]);

export const commendationAnswer: z.ZodType<CommendationAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['proposed', 'decided', 'dropped', 'revoked']),
    ...pinned,
    to: commended,
    item: z
      .union([
        z.strictObject({ kind: z.literal('item'), code: z.string() }),
        z.strictObject({ kind: z.literal('praise'), code: z.string() }),
      ])
      .meta({ description: 'praise：只作通报表扬。Praise only.' }),
    grade: z.string().nullable(),
    rank: z.int().nullable(),
    division: named.nullable(),
    proposedOn: day.nullable().meta({ description: 'null：早期记录未记。null: old ones do not say.' }),
    proposedBy: officer,
    basis,
    decided: z
      .strictObject({
        documentNumber: z.string(),
        document: fileReference.nullable(),
        on: day,
        by: officer,
        basis,
        ...maybeLate,
      })
      .nullable(),
    closed: z.strictObject({ commendationId: id, reason, by: officer }).nullable(),
    changedAt: moment,
    may: mayOf(COMMENDATION_ACTS),
  })
  .meta({ id: 'Commendation' });

export const commendationHistoryAnswer = historyAnswerOf(
  'CommendationHistory',
  Object.keys(commendationCatalogue.types),
);

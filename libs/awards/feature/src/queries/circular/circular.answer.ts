import { CIRCULAR_ACTS, circularCatalogue, type CircularAct, type CircularRow } from '@gongjian/awards-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  fileReference,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  personalText,
  reason,
  revision,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

export function circularAnswerOf(
  row: OpenedRow<CircularRow>,
  at: bigint,
  may: Readonly<Record<CircularAct, MayAct>> | null,
) {
  const { id: of, status, drafted, told, stated, decided, closed, changedAt } = row;
  const { programme, version, rules, key, unit, authority, cause, on, by, heard, basis: standsOn } = drafted;
  return {
    ...{ id: of, revision: String(at), status, programme, version, rules, key, unit, authority, cause },
    ...{ draftedOn: on ?? null, draftedBy: by, heard: heard ?? null, basis: standsOn, told, stated, closed },
    ...{ changedAt, may },
    decided: decided === null ? null : decisionOf(decided),
  };
}
export type CircularAnswer = ReturnType<typeof circularAnswerOf>;

type Decided = NonNullable<OpenedRow<CircularRow>['decided']>;

function decisionOf({ documentNumber, document, on, by, basis: standsOn, lateEntry, recordedBy }: Decided) {
  return {
    ...{ documentNumber, document, on, by, basis: standsOn },
    ...(lateEntry === undefined ? {} : { lateEntry }),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  };
}

export const circularAnswer: z.ZodType<CircularAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['drafted', 'told', 'decided', 'dropped', 'withdrawn']),
    ...pinned,
    unit: unitAsOf,
    authority: unitAsOf,
    cause: z.union([
      z.strictObject({ kind: z.literal('grade'), grade: z.string(), rank: z.int().nullable(), roundId: id }),
      z.strictObject({ kind: z.literal('escalation'), escalationId: id }),
    ]),
    draftedOn: day.nullable().meta({ description: 'null：早期记录未记。null: old ones do not say.' }),
    draftedBy: officer.nullable().meta({ description: 'null：按规则起草。null: by rule.' }),
    heard: z
      .strictObject({ toldOn: day, until: day, statedOn: day.nullable() })
      .nullable()
      .meta({ description: '督办中已听取陈述，不再另行告知。Heard in the escalation: it is not told again.' }),
    basis,
    told: z.strictObject({ circularId: id, on: day, until: clock, by: officer, ...maybeLate }).nullable(),
    stated: z.strictObject({ circularId: id, text: personalText, on: day, by: officer, ...maybeLate }).nullable(),
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
    closed: z.strictObject({ circularId: id, reason, by: officer }).nullable(),
    changedAt: moment,
    may: mayOf(CIRCULAR_ACTS),
  })
  .meta({ id: 'Circular' });

export const circularHistoryAnswer = historyAnswerOf('CircularHistory', Object.keys(circularCatalogue.types));

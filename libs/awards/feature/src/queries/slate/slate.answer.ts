import { SLATE_ACTS, slateCatalogue, type ListSum, type SlateAct, type SlateRow } from '@gongjian/awards-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  day,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  named,
  officer,
  revision,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { listSum, pinned } from '../../reading/notice-answers.js';

/** `found`: who of the list has come so far; `null` for a past moment. */
export function slateAnswerOf(
  row: OpenedRow<SlateRow>,
  at: bigint,
  found: ListSum | null,
  may: Readonly<Record<SlateAct, MayAct>> | null,
) {
  const { prepared, count, sha256, status, noticeId, approved, changedAt } = row;
  const { programme, version, rules, key, from, grade, roundCode = null, division = null, basis: standsOn } = prepared;
  return {
    ...{ id: row.id, revision: String(at), status, programme, version, rules, key, from, roundCode, division, grade },
    ...{ count, sha256, found, complete: found === null ? null : found.count === count && found.sha256 === sha256 },
    ...{ noticeId, approved, basis: standsOn, changedAt, may },
  };
}
export type SlateAnswer = ReturnType<typeof slateAnswerOf>;

const approved = z.strictObject({ slateId: id, ...listSum, on: day, by: officer, basis, ...maybeLate });

export const slateAnswer: z.ZodType<SlateAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['prepared', 'noticed', 'approved']),
    ...pinned,
    from: z.strictObject({ kind: z.enum(['round', 'application', 'rollUp', 'result']), id }),
    roundCode: z.string().nullable(),
    division: named.nullable().meta({ description: '在哪里决定。Where it is decided on.' }),
    grade: z.string(),
    ...listSum,
    found: z.strictObject(listSum).nullable().meta({ description: '已到的名单。What has come of it so far.' }),
    complete: z.boolean().nullable().meta({ description: '名单与评定结果一致。As the results state it.' }),
    noticeId: id.nullable(),
    approved: approved.nullable(),
    basis,
    changedAt: moment,
    may: mayOf(SLATE_ACTS),
  })
  .meta({ id: 'Slate' });

export const slateHistoryAnswer = historyAnswerOf('SlateHistory', Object.keys(slateCatalogue.types));

import type { SlateRow } from '@gongjian/awards-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { listSum, pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['prepared', 'noticed', 'approved']),
    ...pinned,
    from: z.strictObject({ kind: z.enum(['round', 'application', 'rollUp', 'result']), id }),
    division: named.nullable(),
    grade: z.string(),
    ...listSum,
    noticeId: id.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'SlateListItem' });
export type SlateListItem = z.output<typeof item>;

export const slateListAnswer = pageOf('SlateList', item);

export function slateListItemOf({ id, revision, row }: ProjectedRow<SlateRow>): SlateListItem {
  const { prepared, status, count, sha256, noticeId, changedAt } = row;
  const { programme, version, rules, key, from, grade, division = null } = prepared;
  return {
    ...{ id, revision: String(revision), status, programme, version, rules, key, from, division, grade },
    ...{ count, sha256, noticeId, changedAt },
  };
}

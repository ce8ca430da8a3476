import type { CommendationRow } from '@gongjian/awards-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['proposed', 'decided', 'dropped', 'revoked']),
    ...pinned,
    to: z.strictObject({ kind: z.enum(['subject', 'unit', 'member']), id, name: z.string().nullable() }),
    item: z.strictObject({ kind: z.enum(['item', 'praise']), code: z.string() }),
    division: named.nullable(),
    documentNumber: z.string().nullable(),
    changedAt: moment,
  })
  .meta({ id: 'CommendationListItem' });
export type CommendationListItem = z.output<typeof item>;

export const commendationListAnswer = pageOf('CommendationList', item);

export function commendationListItemOf({ id, revision, row }: ProjectedRow<CommendationRow>): CommendationListItem {
  const { proposed, decided, status, changedAt } = row;
  const { programme, version, rules, key, to, item: of, division = null } = proposed;
  return {
    ...{ id, revision: String(revision), status, programme, version, rules, key, item: of, division, changedAt },
    to: { kind: to.kind, id: to.id, name: to.kind === 'member' ? null : to.name },
    documentNumber: decided?.documentNumber ?? null,
  };
}

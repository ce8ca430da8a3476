import { statementUntilOf, type CircularRow } from '@gongjian/awards-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { day, id, moment, pageOf, revision, unitAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['drafted', 'told', 'decided', 'dropped', 'withdrawn']),
    ...pinned,
    unit: unitAsOf,
    cause: z.enum(['grade', 'escalation']),
    statementUntil: day.nullable(),
    documentNumber: z.string().nullable(),
    changedAt: moment,
  })
  .meta({ id: 'CircularListItem' });
export type CircularListItem = z.output<typeof item>;

export const circularListAnswer = pageOf('CircularList', item);

export function circularListItemOf({ id, revision, row }: ProjectedRow<CircularRow>): CircularListItem {
  const { drafted, decided, status, changedAt } = row;
  const { programme, version, rules, key, unit, cause } = drafted;
  return {
    ...{ id, revision: String(revision), status, programme, version, rules, key, unit, cause: cause.kind },
    ...{ statementUntil: statementUntilOf(row) },
    ...{ documentNumber: decided?.documentNumber ?? null, changedAt },
  };
}

import type { RectificationListItem } from '@gongjian/plans-contracts';
import type { RectificationRow } from '@gongjian/plans-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { RECTIFICATION_SOURCES } from '@gongjian/plans-domain';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { RECTIFICATION_STATUSES } from '../../rectifications/rectification-statuses.js';

const rectificationListItem: z.ZodType<RectificationListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(RECTIFICATION_STATUSES),
    subject: named,
    division: named,
    unit: named.nullable(),
    programmeId: id,
    source: z.enum(RECTIFICATION_SOURCES),
    serious: z.boolean(),
    removalId: id.nullable(),
    foundOn: day,
    dueOn: day,
    dueProvisional: z.boolean(),
    overdueSince: moment.nullable(),
    transferred: z.boolean(),
    orderedAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'RectificationListItem' });

export const rectificationListAnswer = pageOf('RectificationList', rectificationListItem);

export function rectificationListItemOf({ id, revision, row }: ProjectedRow<RectificationRow>): RectificationListItem {
  const { status, subject, unit, programmeId, source, serious, removalId, foundOn, due } = row;
  return {
    id,
    revision: String(revision),
    status,
    subject: { id: subject.id, name: subject.name },
    division: subject.division,
    unit: unit === null ? null : { id: unit.id, name: unit.name },
    programmeId,
    source: source.kind,
    serious,
    removalId,
    foundOn,
    dueOn: due.lastDay,
    dueProvisional: row.dueProvisional,
    overdueSince: row.overdueSince,
    transferred: row.transfer !== null,
    orderedAt: row.orderedAt,
    changedAt: row.changedAt,
  };
}

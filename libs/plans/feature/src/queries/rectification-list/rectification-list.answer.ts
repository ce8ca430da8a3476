import type { RectificationListItem } from '@gongjian/plans-contracts';
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

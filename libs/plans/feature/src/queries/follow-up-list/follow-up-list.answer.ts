import type { FollowUpListItem } from '@gongjian/plans-contracts';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { FOLLOW_UP_STATUSES } from '../../follow-ups/follow-up-statuses.js';

const followUpListItem: z.ZodType<FollowUpListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(FOLLOW_UP_STATUSES),
    removalId: id,
    subject: named,
    division: named,
    programmeId: id,
    clause: z.string().nullable(),
    openedOn: day.nullable(),
    confirmed: z.boolean().meta({ description: '领导已确认。A leader confirmed it.' }),
    rectifications: z.int(),
    openRectifications: z.int(),
    changedAt: moment,
  })
  .meta({ id: 'FollowUpListItem' });

export const followUpListAnswer = pageOf('FollowUpList', followUpListItem);

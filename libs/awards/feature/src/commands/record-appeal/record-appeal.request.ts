import { personal, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recordAppealRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    text: personal(8_000).optional(),
    fileIds: z.array(uuid()).max(20).default([]),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordAppeal' });
export type RecordAppealBody = z.output<typeof recordAppealRequest>;

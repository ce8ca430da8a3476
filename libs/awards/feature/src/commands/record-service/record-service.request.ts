import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recordServiceRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    way: z
      .enum(['inPerson', 'post', 'notice', 'electronic'])
      .meta({ description: '当面、邮寄、公告、电子。In person, by post, by notice, electronic.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordService' });
export type RecordServiceBody = z.output<typeof recordServiceRequest>;

import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const tellSubjectRequest = z
  .strictObject({
    way: z
      .enum(['inPerson', 'post', 'notice', 'electronic'])
      .meta({ description: '当面、邮寄、公告、电子。In person, by post, by notice, electronic.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'TellSubject' });
export type TellSubjectBody = z.output<typeof tellSubjectRequest>;

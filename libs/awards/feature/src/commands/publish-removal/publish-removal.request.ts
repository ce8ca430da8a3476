import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const publishRemovalRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    channels: z
      .array(text(40))
      .min(1)
      .max(10)
      .meta({ example: ['web', 'board'] }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'PublishRemoval' });
export type PublishRemovalBody = z.output<typeof publishRemovalRequest>;

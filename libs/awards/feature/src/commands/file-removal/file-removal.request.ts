import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const fileRemovalRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    receipt: text(60).meta({ description: '备案回执编号。Number of the receipt.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'FileRemoval' });
export type FileRemovalBody = z.output<typeof fileRemovalRequest>;

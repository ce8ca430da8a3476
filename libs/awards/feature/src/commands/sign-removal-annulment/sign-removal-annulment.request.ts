import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const signRemovalAnnulmentRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'SignRemovalAnnulment' });
export type SignRemovalAnnulmentBody = z.output<typeof signRemovalAnnulmentRequest>;

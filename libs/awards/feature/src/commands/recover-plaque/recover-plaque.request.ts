import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recoverPlaqueRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecoverPlaque' });
export type RecoverPlaqueBody = z.output<typeof recoverPlaqueRequest>;

import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawPrivilegesRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    which: z.array(text(100)).min(1).max(20),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'WithdrawPrivileges' });
export type WithdrawPrivilegesBody = z.output<typeof withdrawPrivilegesRequest>;

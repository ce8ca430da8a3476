import { uuid } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const proposeRemovalAnnulmentRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    why: z.enum(['withdrawnReport', 'appealUpheld', 'error']),
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ProposeRemovalAnnulment' });
export type ProposeRemovalAnnulmentBody = z.output<typeof proposeRemovalAnnulmentRequest>;

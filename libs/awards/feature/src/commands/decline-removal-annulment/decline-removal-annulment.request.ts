import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineRemovalAnnulmentRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    reason,
  })
  .meta({ id: 'DeclineRemovalAnnulment' });
export type DeclineRemovalAnnulmentBody = z.output<typeof declineRemovalAnnulmentRequest>;

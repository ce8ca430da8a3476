import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineEndRequest = z
  .strictObject({
    reason,
  })
  .meta({ id: 'DeclineEnd' });
export type DeclineEndBody = z.output<typeof declineEndRequest>;

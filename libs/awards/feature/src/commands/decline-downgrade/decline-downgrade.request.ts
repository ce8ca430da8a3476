import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineDowngradeRequest = z
  .strictObject({
    reason,
  })
  .meta({ id: 'DeclineDowngrade' });
export type DeclineDowngradeBody = z.output<typeof declineDowngradeRequest>;

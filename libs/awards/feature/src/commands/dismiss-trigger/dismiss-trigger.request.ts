import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const dismissTriggerRequest = z
  .strictObject({
    reason,
  })
  .meta({ id: 'DismissTrigger' });
export type DismissTriggerBody = z.output<typeof dismissTriggerRequest>;

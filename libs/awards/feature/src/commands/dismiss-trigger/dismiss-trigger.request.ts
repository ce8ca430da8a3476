import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const dismissTriggerRequest = z
  .strictObject({
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'DismissTrigger' });
export type DismissTriggerBody = z.output<typeof dismissTriggerRequest>;

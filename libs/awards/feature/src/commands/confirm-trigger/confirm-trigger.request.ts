import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const confirmTriggerRequest = z.strictObject({ lateEntry: lateEntry.optional() }).meta({ id: 'ConfirmTrigger' });
export type ConfirmTriggerBody = z.output<typeof confirmTriggerRequest>;

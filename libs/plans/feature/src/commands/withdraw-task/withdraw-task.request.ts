import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawTaskRequest = z
  .strictObject({ reason, lateEntry: lateEntry.optional() })
  .meta({ id: 'WithdrawTask' });
export type WithdrawTaskBody = z.output<typeof withdrawTaskRequest>;

import { z } from 'zod';
import { lateEntry, reason } from '../../requests/parts.js';

export const withdrawTaskRequest = z
  .strictObject({ reason, lateEntry: lateEntry.optional() })
  .meta({ id: 'WithdrawTask' });
export type WithdrawTaskBody = z.output<typeof withdrawTaskRequest>;

import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawRectificationRequest = z
  .strictObject({ reason, lateEntry: lateEntry.optional() })
  .meta({ id: 'WithdrawRectification' });
export type WithdrawRectificationBody = z.output<typeof withdrawRectificationRequest>;

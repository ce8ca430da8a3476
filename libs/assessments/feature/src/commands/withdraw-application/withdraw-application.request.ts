import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawApplicationRequest = z
  .strictObject({ reason, lateEntry: lateEntry.optional() })
  .meta({ id: 'WithdrawApplication' });
export type WithdrawApplicationBody = z.output<typeof withdrawApplicationRequest>;

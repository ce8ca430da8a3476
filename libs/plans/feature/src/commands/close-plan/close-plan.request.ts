import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const closePlanRequest = z
  .strictObject({ note: reason.optional(), lateEntry: lateEntry.optional() })
  .meta({ id: 'ClosePlan' });
export type ClosePlanBody = z.output<typeof closePlanRequest>;

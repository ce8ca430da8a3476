import { z } from 'zod';
import { lateEntry, reason } from '../../requests/parts.js';

export const closePlanRequest = z
  .strictObject({ note: reason.optional(), lateEntry: lateEntry.optional() })
  .meta({ id: 'ClosePlan' });
export type ClosePlanBody = z.output<typeof closePlanRequest>;

import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const closePlanRequest = z.strictObject({ note: reason.optional() }).meta({ id: 'ClosePlan' });
export type ClosePlanBody = z.output<typeof closePlanRequest>;

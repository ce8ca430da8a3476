import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const dropPlanItemRequest = z.strictObject({ reason }).meta({ id: 'DropPlanItem' });
export type DropPlanItemBody = z.output<typeof dropPlanItemRequest>;

import type { z } from 'zod';
import { planItem } from '../../requests/parts.js';

export const addPlanItemRequest = planItem;
export type AddPlanItemBody = z.output<typeof addPlanItemRequest>;

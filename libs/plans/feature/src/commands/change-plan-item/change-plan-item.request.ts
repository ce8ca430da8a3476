import type { z } from 'zod';
import { planItem } from '../../requests/parts.js';

export const changePlanItemRequest = planItem;
export type ChangePlanItemBody = z.output<typeof changePlanItemRequest>;

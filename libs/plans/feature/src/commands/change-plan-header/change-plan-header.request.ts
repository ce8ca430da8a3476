import type { z } from 'zod';
import { planHeader } from '../../requests/parts.js';

export const changePlanHeaderRequest = planHeader;
export type ChangePlanHeaderBody = z.output<typeof changePlanHeaderRequest>;

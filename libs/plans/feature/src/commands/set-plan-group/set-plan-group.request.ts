import type { z } from 'zod';
import { planGroup } from '../../requests/parts.js';

export const setPlanGroupRequest = planGroup;
export type SetPlanGroupBody = z.output<typeof setPlanGroupRequest>;

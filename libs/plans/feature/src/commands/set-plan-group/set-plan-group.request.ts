import type { z } from 'zod';
import { lateEntry, planGroup } from '../../requests/parts.js';

export const setPlanGroupRequest = planGroup.extend({ lateEntry: lateEntry.optional() }).meta({ id: 'SetPlanGroup' });
export type SetPlanGroupBody = z.output<typeof setPlanGroupRequest>;

import { lateEntry } from '@gongjian/shared-records/requests';
import type { z } from 'zod';
import { planGroup } from '../../requests/parts.js';

export const setPlanGroupRequest = planGroup.extend({ lateEntry: lateEntry.optional() }).meta({ id: 'SetPlanGroup' });
export type SetPlanGroupBody = z.output<typeof setPlanGroupRequest>;

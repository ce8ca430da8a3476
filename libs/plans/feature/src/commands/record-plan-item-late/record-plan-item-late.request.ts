import { lateEntry } from '@gongjian/shared-records/requests';
import type { z } from 'zod';
import { planItem } from '../../requests/parts.js';

export const recordPlanItemLateRequest = planItem.extend({ lateEntry }).meta({ id: 'LatePlanItem' });
export type RecordPlanItemLateBody = z.output<typeof recordPlanItemLateRequest>;

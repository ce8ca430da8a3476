import { z } from 'zod';
import { planStages } from '../../requests/parts.js';

export const setPlanStagesRequest = z.strictObject({ stages: planStages }).meta({ id: 'SetPlanStages' });
export type SetPlanStagesBody = z.output<typeof setPlanStagesRequest>;

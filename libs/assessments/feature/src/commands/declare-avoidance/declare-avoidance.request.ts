import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declareAvoidanceRequest = z.strictObject({ reason }).meta({ id: 'DeclareAvoidance' });
export type DeclareAvoidanceBody = z.output<typeof declareAvoidanceRequest>;

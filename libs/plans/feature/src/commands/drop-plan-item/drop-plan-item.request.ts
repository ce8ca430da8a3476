import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const dropPlanItemRequest = z.strictObject({ reason }).meta({ id: 'DropPlanItem' });
export type DropPlanItemBody = z.output<typeof dropPlanItemRequest>;

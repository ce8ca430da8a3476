import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const refuseTaskRequest = z.strictObject({ unitId: uuid().optional(), reason }).meta({ id: 'RefuseTask' });
export type RefuseTaskBody = z.output<typeof refuseTaskRequest>;

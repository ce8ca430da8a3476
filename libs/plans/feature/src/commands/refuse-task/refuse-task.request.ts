import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { lateAct, reason } from '../../requests/parts.js';

export const refuseTaskRequest = z
  .strictObject({ unitId: uuid().optional(), reason, lateEntry: lateAct.optional() })
  .meta({ id: 'RefuseTask' });
export type RefuseTaskBody = z.output<typeof refuseTaskRequest>;

import { uuid } from '@gongjian/shared-http';
import { lateAct, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const refuseTaskRequest = z
  .strictObject({ unitId: uuid().optional(), reason, lateEntry: lateAct.optional() })
  .meta({ id: 'RefuseTask' });
export type RefuseTaskBody = z.output<typeof refuseTaskRequest>;

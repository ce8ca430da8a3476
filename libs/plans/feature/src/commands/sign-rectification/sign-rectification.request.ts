import { uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const signRectificationRequest = z
  .strictObject({ unitId: uuid().optional(), lateEntry: lateAct.optional() })
  .meta({ id: 'SignRectification' });
export type SignRectificationBody = z.output<typeof signRectificationRequest>;

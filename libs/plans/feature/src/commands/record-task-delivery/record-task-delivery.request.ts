import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recordTaskDeliveryRequest = z
  .strictObject({
    unitId: uuid().optional(),
    way: z.enum(['console', 'paper', 'phone']).meta({
      description:
        'console 由本单位确认；paper、phone 由创建办登记。console by the unit itself; the others by the office.',
    }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordTaskDelivery' });
export type RecordTaskDeliveryBody = z.output<typeof recordTaskDeliveryRequest>;

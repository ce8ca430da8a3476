import { localDate, text, uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { demands, itemDue, itemUnit, taskPerson } from '../../requests/parts.js';

export const planCorrection = z
  .discriminatedUnion('field', [
    z.strictObject({ field: z.literal('title'), value: text(200) }),
    z.strictObject({ field: z.literal('number'), value: text(60) }),
    z.strictObject({ field: z.literal('issuedOn'), value: localDate() }),
    z.strictObject({ field: z.literal('signer'), personId: uuid() }),
    z.strictObject({ field: z.literal('itemHeading'), itemId: uuid(), value: text(200) }),
    z.strictObject({ field: z.literal('itemContent'), itemId: uuid(), value: text(8_000, { min: 0 }) }),
    z.strictObject({ field: z.literal('itemUnits'), itemId: uuid(), value: z.array(itemUnit).max(60) }),
    z.strictObject({ field: z.literal('itemPersons'), itemId: uuid(), value: z.array(taskPerson).max(60) }),
    z.strictObject({ field: z.literal('itemDue'), itemId: uuid(), value: itemDue }),
    z.strictObject({ field: z.literal('itemDemands'), itemId: uuid(), value: demands }),
  ])
  .meta({ id: 'PlanCorrection' });

export const correctPlanRequest = z
  .strictObject({
    corrects: uuid().meta({
      description: '所更正的事件（见历史）。Id of the event that is put right, as in the history.',
    }),
    correction: planCorrection,
    reason,
  })
  .meta({ id: 'CorrectPlan' });
export type CorrectPlanBody = z.output<typeof correctPlanRequest>;

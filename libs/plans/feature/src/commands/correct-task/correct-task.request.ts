import { localDate, text, uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { deliverables, demands, taskPerson } from '../../requests/parts.js';

export const taskCorrection = z
  .discriminatedUnion('field', [
    z.strictObject({ field: z.literal('heading'), value: text(200) }),
    z.strictObject({ field: z.literal('content'), value: text(8_000, { min: 0 }) }),
    z.strictObject({ field: z.literal('deliverables'), value: deliverables }),
    z.strictObject({ field: z.literal('documentNumber'), value: text(60).nullable() }),
    z.strictObject({ field: z.literal('persons'), value: z.array(taskPerson).max(60) }),
    z.strictObject({ field: z.literal('dueOn'), value: localDate() }),
    z.strictObject({ field: z.literal('demands'), value: demands }),
  ])
  .meta({ id: 'TaskCorrection' });

export const correctTaskRequest = z
  .strictObject({
    corrects: uuid().meta({
      description: '所更正的事件（见历史）。Id of the event that is put right, as in the history.',
    }),
    correction: taskCorrection,
    reason,
  })
  .meta({ id: 'CorrectTask' });
export type CorrectTaskBody = z.output<typeof correctTaskRequest>;

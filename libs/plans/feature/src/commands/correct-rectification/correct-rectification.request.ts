import { personal, text, uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

const correction = z
  .discriminatedUnion('field', [
    z.strictObject({ field: z.literal('what'), value: personal(4_000) }),
    z.strictObject({ field: z.literal('indicator'), value: text(60).nullable() }),
    z.strictObject({ field: z.literal('documentNumber'), value: text(100).nullable() }),
  ])
  .meta({ id: 'RectificationCorrection' });

export const correctRectificationRequest = z
  .strictObject({
    corrects: uuid().meta({
      description: '所更正的事件（见历史）。Id of the event that is put right, as in the history.',
    }),
    correction,
    reason,
  })
  .meta({ id: 'CorrectRectification' });
export type CorrectRectificationBody = z.output<typeof correctRectificationRequest>;

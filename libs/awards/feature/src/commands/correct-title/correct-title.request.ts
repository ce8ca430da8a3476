import { text, uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const correctTitleRequest = z
  .strictObject({
    corrects: uuid().meta({ description: '所更正的事件。The event that recorded what is wrong.' }),
    correction: z.discriminatedUnion('field', [
      z.strictObject({ field: z.literal('plaqueNumber'), value: text(40) }),
      z.strictObject({ field: z.literal('documentNumber'), value: text(60) }),
    ]),
    reason,
  })
  .meta({ id: 'CorrectTitle' });
export type CorrectTitleBody = z.output<typeof correctTitleRequest>;

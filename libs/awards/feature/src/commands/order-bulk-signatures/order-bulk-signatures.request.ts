import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const orderBulkSignaturesRequest = z
  .strictObject({
    items: z
      .array(z.strictObject({ titleId: uuid(), slateId: uuid() }))
      .min(1)
      .max(500),
    documentNumber: text(60).meta({ example: '清创〔2026〕8号' }),
    minutesNumber: text(60).optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'OrderBulkSignatures' });
export type OrderBulkSignaturesBody = z.output<typeof orderBulkSignaturesRequest>;

import { text } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const transferRectificationRequest = z
  .strictObject({
    to: z
      .strictObject({ zh: text(100), en: text(200) })
      .optional()
      .meta({ description: '缺省为项目规则写明的机关。Whom the programme names when left out.' }),
    documentNumber: text(100).optional(),
    reason: reason.optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'TransferRectification' });
export type TransferRectificationBody = z.output<typeof transferRectificationRequest>;

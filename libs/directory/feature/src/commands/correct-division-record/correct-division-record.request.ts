import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const correctDivisionRecordRequest = z
  .strictObject({
    corrects: uuid(),
    name: text(200).optional(),
    effectiveOn: localDate().optional(),
    reason: text(500),
  })
  .meta({ id: 'CorrectDivisionRecordRequest' });
export type CorrectDivisionRecordBody = z.output<typeof correctDivisionRecordRequest>;

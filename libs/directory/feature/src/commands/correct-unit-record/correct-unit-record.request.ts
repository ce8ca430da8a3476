import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const correctUnitRecordRequest = z
  .strictObject({
    corrects: uuid(),
    name: text(200).optional(),
    effectiveOn: localDate().optional(),
    reason: text(500),
  })
  .meta({ id: 'CorrectUnitRecordRequest' });
export type CorrectUnitRecordBody = z.output<typeof correctUnitRecordRequest>;

import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const correctSubjectRecordRequest = z
  .strictObject({
    corrects: uuid(),
    name: text(200).optional(),
    effectiveOn: localDate().optional(),
    reason: text(500),
  })
  .meta({ id: 'CorrectSubjectRecordRequest' });
export type CorrectSubjectRecordBody = z.output<typeof correctSubjectRecordRequest>;

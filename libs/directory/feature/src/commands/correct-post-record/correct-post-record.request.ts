import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const correctPostRecordRequest = z
  .strictObject({
    corrects: uuid(),
    title: text(60).optional(),
    from: localDate().optional(),
    to: localDate().optional(),
    reason: text(500),
  })
  .meta({ id: 'CorrectPostRecordRequest' });
export type CorrectPostRecordBody = z.output<typeof correctPostRecordRequest>;

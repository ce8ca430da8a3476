import { localDate, personal, text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const linkRectificationRequest = z
  .strictObject({
    unitId: uuid().optional(),
    serious: z.boolean(),
    what: personal(4_000),
    foundOn: localDate(),
    documentNumber: text(100).optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'LinkRectification' });
export type LinkRectificationBody = z.output<typeof linkRectificationRequest>;

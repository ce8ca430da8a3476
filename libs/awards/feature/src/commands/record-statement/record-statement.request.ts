import { personal, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recordStatementRequest = z
  .strictObject({
    text: personal(8_000).optional(),
    fileIds: z.array(uuid()).max(20).default([]),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordStatement' });
export type RecordStatementBody = z.output<typeof recordStatementRequest>;

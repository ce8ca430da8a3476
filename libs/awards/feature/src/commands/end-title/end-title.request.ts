import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const endTitleRequest = z
  .strictObject({
    why: z.enum(['merged', 'closed', 'abolished']),
    successorSubjectId: uuid().optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'EndTitle' });
export type EndTitleBody = z.output<typeof endTitleRequest>;

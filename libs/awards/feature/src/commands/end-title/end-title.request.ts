import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const endTitleRequest = z
  .strictObject({
    why: z.enum(['merged', 'closed', 'abolished']),
    successorSubjectId: uuid().optional(),
  })
  .meta({ id: 'EndTitle' });
export type EndTitleBody = z.output<typeof endTitleRequest>;

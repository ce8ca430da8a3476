import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const endTitleRequest = z
  .strictObject({
    why: z.enum(['merged', 'closed', 'abolished']),
    successorSubjectId: uuid().optional().meta({ description: '合并的必填。Needed of a merger.' }),
    lateEntry: lateEntry.optional(),
  })
  .refine(({ why, successorSubjectId }) => why !== 'merged' || successorSubjectId !== undefined, {
    path: ['successorSubjectId'],
    params: { code: 'SUCCESSOR', zh: '合并的，应写明承接的对象。', en: 'A merger names who goes on in its place.' },
  })
  .meta({ id: 'EndTitle' });
export type EndTitleBody = z.output<typeof endTitleRequest>;

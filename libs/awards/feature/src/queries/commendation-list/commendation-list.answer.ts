import { id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['proposed', 'decided', 'dropped', 'revoked']),
    ...pinned,
    to: z.strictObject({ kind: z.enum(['subject', 'unit', 'member']), id, name: z.string().nullable() }),
    item: z.strictObject({ kind: z.enum(['item', 'praise']), code: z.string() }),
    division: named.nullable(),
    documentNumber: z.string().nullable(),
    changedAt: moment,
  })
  .meta({ id: 'CommendationListItem' });
export type CommendationListItem = z.output<typeof item>;

export const commendationListAnswer = pageOf('CommendationList', item);

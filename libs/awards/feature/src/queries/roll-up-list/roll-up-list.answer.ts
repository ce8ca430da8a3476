import { id, moment, pageOf, revision, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['open', 'reached', 'lost']),
    ...pinned,
    subject: subjectAsOf,
    titleId: id,
    holding: z.int(),
    of: z.int(),
    changedAt: moment,
  })
  .meta({ id: 'RollUpListItem' });
export type RollUpListItem = z.output<typeof item>;

export const rollUpListAnswer = pageOf('RollUpList', item);

import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['open', 'ended', 'cancelled']),
    ...pinned,
    division: named.nullable(),
    count: z.int(),
    blocked: z.int().meta({ description: '因异议暂缓的对象数。Candidates that wait for an objection.' }),
    struck: z.int(),
    firstDay: day,
    lastDay: day,
    changedAt: moment,
  })
  .meta({ id: 'NoticeListItem' });
export type NoticeListItem = z.output<typeof item>;

export const noticeListAnswer = pageOf('NoticeList', item);

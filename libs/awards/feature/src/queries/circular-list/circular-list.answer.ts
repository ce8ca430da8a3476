import { day, id, moment, pageOf, revision, unitAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['drafted', 'told', 'decided', 'dropped', 'withdrawn']),
    ...pinned,
    unit: unitAsOf,
    cause: z.enum(['grade', 'escalation']),
    statementUntil: day.nullable(),
    documentNumber: z.string().nullable(),
    changedAt: moment,
  })
  .meta({ id: 'CircularListItem' });
export type CircularListItem = z.output<typeof item>;

export const circularListAnswer = pageOf('CircularList', item);

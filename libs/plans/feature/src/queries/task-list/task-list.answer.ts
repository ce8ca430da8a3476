import type { TaskListItem } from '@gongjian/plans-contracts';
import { REVIEW_ROLES } from '@gongjian/plans-domain';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { TASK_STATUSES } from '../../tasks/task-statuses.js';

const taskListItem: z.ZodType<TaskListItem> = z
  .strictObject({
    id,
    revision,
    planId: id,
    itemId: id.nullable(),
    heading: z.string(),
    status: z.enum(TASK_STATUSES),
    accountable: named,
    division: named,
    units: z.array(z.strictObject({ role: z.enum(['lead', 'responsible', 'assisting']), id, name: z.string() })),
    dueOn: day,
    overdueAt: moment,
    overdueSince: moment.nullable(),
    dueProvisional: z.boolean(),
    toReexamine: z.boolean(),
    waitsFor: z.strictObject({ level: z.int(), actedBy: z.enum(REVIEW_ROLES) }).nullable(),
    extensionAsked: z.boolean(),
    assignedAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'TaskListItem' });

export const taskListAnswer = pageOf('TaskList', taskListItem);

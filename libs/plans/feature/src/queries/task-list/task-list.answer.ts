import type { TaskListItem } from '@gongjian/plans-contracts';
import { REVIEW_ROLES } from '@gongjian/plans-contracts';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { TASK_STATUSES } from '../../tasks/task-statuses.js';

const taskListItem: z.ZodType<TaskListItem> = z
  .strictObject({
    id,
    revision,
    planId: id,
    planTitle: z.string().nullable().meta({
      description:
        '方案现在的标题；方案数据尚未更新到时为 null。Of the plan as it is now; null while it is not read yet.',
    }),
    documentNumber: z.string().nullable().meta({ description: '方案现在的文号。Of the plan as it is now.' }),
    itemId: id.nullable().meta({ description: '方案的任务项；直接分派的为 null。null: assigned beside the items.' }),
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
    urgedTimes: z.int().meta({ description: '催办次数。How often it was reminded of.' }),
    urged: z.strictObject({ at: moment, by: z.string().nullable() }).nullable().meta({
      description: '最近一次催办，报送后为空。The last reminder, until what it asks for is handed in.',
    }),
    assignedAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'TaskListItem' });

export const taskListAnswer = pageOf('TaskList', taskListItem);

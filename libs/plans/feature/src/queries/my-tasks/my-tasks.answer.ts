import type { MyTasksAnswer } from '@gongjian/plans-contracts';
import { z } from 'zod';
import { taskListAnswer } from '../task-list/task-list.answer.js';

export const myTasksAnswer: z.ZodType<MyTasksAnswer> = z
  .strictObject({
    ofMyUnits: taskListAnswer.meta({ description: '本单位未办结的任务。Open tasks of my units.' }),
    toReview: taskListAnswer.meta({ description: '待我审核的提交。Submissions I may review.' }),
  })
  .meta({ id: 'MyTasks' });

import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const closePlanRequest = z
  .strictObject({
    note: reason.optional(),
    lateEntry: lateEntry.optional(),
    openTasks: z.literal('leave').optional().meta({
      description:
        '还有任务既未办结也未撤回时仍办结方案；缺省则不予办结（PLAN.TASKS_OPEN）。Close it although tasks are neither completed nor withdrawn; refused otherwise (PLAN.TASKS_OPEN).',
    }),
  })
  .meta({ id: 'ClosePlan' });
export type ClosePlanBody = z.output<typeof closePlanRequest>;

import { act, day, id, moment, unit, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { planPlaceExample } from './plan-place.js';
import { taskPlace, taskPlaceExample } from './task-place.js';

const data = z.object({
  ...taskPlace,
  planId: id,
  heading: z.string(),
  /** That answers for it. */
  unit,
  dueOn: day,
  overdueAt: moment,
  act,
});

export type TaskBecameOverdueV1 = z.output<typeof data>;

export const taskBecameOverdueV1: IntegrationEventDefinition<TaskBecameOverdueV1> = {
  context: 'plans',
  name: 'TaskBecameOverdue',
  major: 1,
  meaning: { zh: '任务逾期。', en: 'A task was not handed in by its last day.' },
  data,
  example: {
    ...taskPlaceExample,
    planId: planPlaceExample.planId,
    heading: '清理楼道堆物',
    unit: {
      id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d42',
      name: '桥南街道办事处',
      division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d52', name: '桥南街道' },
    },
    dueOn: '2026-06-01',
    overdueAt: '2026-06-01T16:00:00.000Z',
    act: actExample,
  },
};

import { act, moment, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { taskPlace, taskPlaceExample } from './task-place.js';

const data = z.object({
  ...taskPlace,
  /** Since when it was. */
  overdueAt: moment,
  because: z.enum(['submitted', 'refused', 'withdrawn', 'newDate']),
  act,
});

export type TaskOverdueEndedV1 = z.output<typeof data>;

export const taskOverdueEndedV1: IntegrationEventDefinition<TaskOverdueEndedV1> = {
  context: 'plans',
  name: 'TaskOverdueEnded',
  major: 1,
  meaning: {
    zh: '任务不再逾期：已提交、被退回单位、已撤回，或另定了期限。',
    en: 'A task is overdue no longer: it was handed in, refused or withdrawn, or has another last day.',
  },
  data,
  example: {
    ...taskPlaceExample,
    overdueAt: '2026-06-01T16:00:00.000Z',
    because: 'submitted',
    act: actExample,
  },
};

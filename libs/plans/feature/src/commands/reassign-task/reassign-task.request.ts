import { localDate } from '@gongjian/shared-http';
import { z } from 'zod';
import { reason, taskPerson, taskUnit } from '../../requests/parts.js';

export const reassignTaskRequest = z
  .strictObject({
    units: z.array(taskUnit).min(1).max(60),
    persons: z.array(taskPerson).max(60).default([]),
    dueOn: localDate(),
    reason,
  })
  .meta({ id: 'ReassignTask' });
export type ReassignTaskBody = z.output<typeof reassignTaskRequest>;

import { localDate, text } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { taskPerson, taskUnit } from '../../requests/parts.js';

export const reassignTaskRequest = z
  .strictObject({
    units: z.array(taskUnit).min(1).max(60),
    persons: z.array(taskPerson).max(60).default([]),
    dueOn: localDate(),
    documentNumber: text(60).optional().meta({
      description: '改派所依据的文号；缺省为原文号。Number of the order to reassign; the first one when left out.',
    }),
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ReassignTask' });
export type ReassignTaskBody = z.output<typeof reassignTaskRequest>;

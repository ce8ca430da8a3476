import { localDate, text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { deliverables, demands, supports, taskPerson, taskSource, taskUnit } from '../../requests/parts.js';

export const assignTaskRequest = z
  .strictObject({
    planId: uuid(),
    heading: text(200),
    content: text(8_000, { min: 0 }).default(''),
    deliverables: deliverables.default([]),
    units: z.array(taskUnit).min(1).max(60),
    persons: z.array(taskPerson).max(60).default([]),
    dueOn: localDate(),
    source: taskSource.meta({
      description: '来源：会议、批示、检查发现、投诉等。Meeting, instruction, finding, complaint …',
    }),
    supports: supports.optional(),
    demands: demands.optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'AssignTask' });
export type AssignTaskBody = z.output<typeof assignTaskRequest>;

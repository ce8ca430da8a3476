import { TASK_SOURCES, type TaskPerson } from '@gongjian/plans-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import { personNamed } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const groupMember = personNamed.meta({ id: 'GroupMemberAsOf' });
export const taskPerson: z.ZodType<OpenedRow<TaskPerson>> = personNamed
  .extend({ role: z.enum(['direct', 'handler']), part: z.string().exactOptional() })
  .meta({ id: 'TaskPersonAsOf' });

export const taskSource = z
  .strictObject({
    kind: z.enum(TASK_SOURCES),
    reference: z.string().nullable(),
    place: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  })
  .meta({ id: 'TaskSourceGiven' });

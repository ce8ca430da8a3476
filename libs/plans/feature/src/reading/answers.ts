import { DEMAND_KINDS, TASK_SOURCES, type Demand, type TaskPerson } from '@gongjian/plans-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import { id, personNamed } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const groupMember = personNamed.meta({ id: 'GroupMemberAsOf' });
export const taskPerson: z.ZodType<OpenedRow<TaskPerson>> = personNamed
  .extend({ role: z.enum(['direct', 'handler']), part: z.string().exactOptional() })
  .meta({ id: 'TaskPersonAsOf' });

export const supports = z
  .strictObject({ subjectIds: z.array(id), indicators: z.array(z.string()) })
  .meta({ id: 'SupportsGiven', description: '证明哪些对象的哪些指标。Whose indicators its evidence shows met.' });

export const demands: z.ZodType<readonly Demand[]> = z
  .array(z.strictObject({ kind: z.enum(DEMAND_KINDS), necessity: z.string() }))
  .meta({
    id: 'DemandsMade',
    description: '要求的照片、视频、定位及其必要性；省略为没有。With their necessity; absent: none.',
  });

export const taskSource = z
  .strictObject({
    kind: z.enum(TASK_SOURCES),
    reference: z.string().nullable(),
    place: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  })
  .meta({ id: 'TaskSourceGiven' });

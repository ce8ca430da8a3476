import type { Reporter } from '@gongjian/assessments-domain';
import type { Clock, SubjectAsOf } from '@gongjian/shared-kernel';
import { day, id, moment, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const subjectAsOf = z
  .strictObject({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({
    id: 'SubjectAsOf',
    description: '创建对象及其当时的名称和区划。A subject as it was.',
  }) satisfies z.ZodType<SubjectAsOf>;

export const reporter: z.ZodType<Reporter> = z
  .strictObject({
    id,
    kind: z.enum(['service', 'person']),
    name: z.string().meta({ description: '系统名称，或人员的职务。Of the system, or the post of the person.' }),
    unit: named.nullable(),
  })
  .meta({ id: 'Reporter', description: '报送的系统或人员。Who reported it.' });

export const clock: z.ZodType<Clock> = z
  .strictObject({
    from: day,
    lastDay: day,
    dueAt: moment,
    days: z.int(),
    of: z.enum(['calendar', 'working']),
    calendar: z.string().nullable().meta({ description: '工作日历版本；null 为暂定。null: provisional.' }),
  })
  .meta({ id: 'ClockRunning', description: '时限：自次日起算，到最后一日 24 时。Over at 24:00 of its last day.' });

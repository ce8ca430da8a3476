import type { Clock, DayCount, SubjectAsOf } from '@gongjian/shared-kernel';
import type { OpenedRow } from '@gongjian/shared-records';
import { day, fileReference, id, moment, named, personalText } from '@gongjian/shared-records/answers';
import type { EvidenceVersion } from '@gongjian/plans-domain';
import { z } from 'zod';

export const subjectAsOf: z.ZodType<SubjectAsOf> = z
  .strictObject({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({ id: 'SubjectAsOf', description: '创建对象及其当时的名称、类别和区划。A subject as it was.' });

export const clock: z.ZodType<Clock> = z
  .strictObject({
    from: day,
    lastDay: day,
    dueAt: moment.meta({ description: '此刻起逾期。Over from then on.' }),
    days: z.int(),
    of: z.enum(['calendar', 'working']),
    calendar: z.string().nullable().meta({ description: '工作日历版本；null 为暂定。null: provisional.' }),
  })
  .meta({ id: 'Clock' });

export const dayCount: z.ZodType<DayCount> = z.strictObject({
  days: z.int(),
  of: z.enum(['calendar', 'working']),
  dayOff: z.literal('asWritten').exactOptional(),
});

export const evidenceVersion: z.ZodType<OpenedRow<EvidenceVersion>> = fileReference
  .extend({
    evidenceId: id,
    version: z.int().min(1),
    note: personalText,
    takenOn: day.exactOptional(),
    place: personalText.exactOptional(),
  })
  .meta({ id: 'EvidenceVersion' });

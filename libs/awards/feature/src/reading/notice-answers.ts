import type { ResultSeen } from '@gongjian/awards-domain';
import type { Clock, Exact, SubjectAsOf } from '@gongjian/shared-kernel';
import { day, id, moment, named, sha256 } from '@gongjian/shared-records/answers';
import { z } from 'zod';

/** Members of everything that was decided under a published version. */
export const pinned = { programme: id, version: z.int(), rules: z.int(), key: z.string() };

export const listSum = { count: z.int(), sha256 };

export const exact: z.ZodType<Exact> = z
  .union([
    z.int(),
    z.string(),
    z.strictObject({ n: z.union([z.int(), z.string()]), d: z.union([z.int(), z.string()]) }),
  ])
  .meta({ id: 'Exact', description: '整数、小数（文本）或分数。A whole number, a decimal as text, or a fraction.' });

export const subjectAsOf: z.ZodType<SubjectAsOf> = z
  .strictObject({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({ id: 'SubjectAsOf', description: '创建对象，按当时的名称。What is named, as it was.' });

export const clock: z.ZodType<Clock> = z
  .strictObject({
    from: day,
    lastDay: day,
    dueAt: moment,
    days: z.int(),
    of: z.enum(['calendar', 'working']),
    calendar: z.string().nullable().meta({ description: '工作日历版本；null 为暂定。null: provisional.' }),
  })
  .meta({ id: 'Clock' });

export const resultSeen: z.ZodType<ResultSeen> = z
  .strictObject({
    roundId: id.nullable(),
    sheetId: id.nullable(),
    resultEventId: id,
    resultOn: day,
    applicationId: id.nullable(),
  })
  .meta({ id: 'ResultSeen', description: '所依据的评定结果。The result it stands on.' });

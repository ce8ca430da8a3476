import type { Value } from '@gongjian/assessments-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import { exact, reason } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const fraction = z.strictObject({ n: z.union([z.int(), z.string()]), d: z.union([z.int(), z.string()]) });

export const value: z.ZodType<OpenedRow<Value>> = z
  .union([
    z.boolean(),
    exact,
    z.strictObject({ lines: z.record(z.string(), fraction) }),
    z.strictObject({ present: z.array(z.string()) }),
    z.strictObject({ periods: z.record(z.string(), z.int()) }),
    z.strictObject({
      years: z.record(z.string(), z.union([exact, z.strictObject({ lines: z.record(z.string(), exact) })])),
    }),
    z.strictObject({ groups: z.record(z.string(), fraction) }),
    z.strictObject({
      verdict: z.string(),
      reason,
      furtherReasons: z
        .array(reason)
        .exactOptional()
        .meta({ description: '判断相同的其他考评员的理由。Of the other assessors who judged alike.' }),
    }),
  ])
  .meta({ id: 'ValueFound', description: '各指标的结果，形式由指标类型而定。In the form the kind of indicator asks.' });

export const values: z.ZodType<{ readonly [indicator: string]: OpenedRow<Value> }> = z
  .record(z.string(), value)
  .meta({ id: 'ValuesFound' });

import type { PlacedSubject, Standing, UnmetBar } from '@gongjian/assessments-domain';
import { day, exact, id, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const bound = z
  .strictObject({
    atLeast: exact.exactOptional(),
    moreThan: exact.exactOptional(),
    atMost: exact.exactOptional(),
    lessThan: exact.exactOptional(),
  })
  .meta({ id: 'BoundAsked' });

export const period = z.strictObject({ key: z.string(), from: day, to: day }).meta({ id: 'RoundPeriod' });
export const pinned = { programme: id, version: z.int(), rules: z.int(), key: z.string() };
export const kind = z.enum(['own', 'mock', 'external']);
export const form = z.enum(['selfCheck', 'inspection', 'summary']);

export const placedSubject: z.ZodType<PlacedSubject> = z
  .strictObject({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
    level: z.string().nullable(),
    town: named.nullable(),
    county: named.nullable(),
  })
  .meta({ id: 'PlacedSubject', description: '创建对象及其当时的名称和所在。A subject as it was, with its place.' });

export const unmetBar: z.ZodType<UnmetBar> = z
  .strictObject({ grade: z.string(), unmet: z.array(z.string()) })
  .meta({ id: 'UnmetBar', description: '更高的等级和未满足的条件。A better grade, and what was missing for it.' });

export const standingParts = {
  grade: z.string().meta({ description: 'none 为未达任何等级。none: no grade was reached.' }),
  named: z.boolean().meta({ description: '该等级可以命名。The grade leads to a title.' }),
  total: exact.nullable(),
  of: exact.nullable(),
  stars: z.int().nullable(),
  rank: z.int().nullable(),
  ranked: z.int().nullable().meta({ description: '共多少参与排名。Among how many.' }),
  missed: z.array(unmetBar),
};
export const standing: z.ZodType<Standing> = z.strictObject(standingParts).meta({ id: 'Standing' });

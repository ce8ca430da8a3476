import { day, id, named, sealed } from '@gongjian/shared-contracts';
import type { Clock, Exact, SubjectAsOf } from '@gongjian/shared-kernel';
import { z } from 'zod';

export const exact: z.ZodType<Exact> = z
  .union([
    z.int(),
    z.string().regex(/^-?\d+(?:\.\d+)?$/),
    z.object({ n: z.union([z.int(), z.string().regex(/^-?\d+$/)]), d: z.union([z.int(), z.string().regex(/^\d+$/)]) }),
  ])
  .meta({ id: 'Exact', description: 'A whole number, a decimal as text, or a fraction; beyond 2^53 as text.' });

export const subject: z.ZodType<SubjectAsOf> = z
  .object({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({ id: 'SubjectAsOf', description: 'What is assessed, as it was at that moment.' });

export const clock: z.ZodType<Clock> = z
  .object({
    from: day,
    lastDay: day,
    dueAt: z.string(),
    days: z.int(),
    of: z.enum(['calendar', 'working']),
    calendar: z.string().nullable(),
  })
  .meta({ id: 'Clock', description: 'Counted once; over at `dueAt`. `calendar` is null while it is provisional.' });

export const every = z.enum(['day', 'week', 'month', 'quarter', 'halfYear', 'year']);

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const file = z
  .object({ fileId: id, sha256, size: z.int(), mediaType: z.string(), fileName: sealed.nullable() })
  .meta({ id: 'FileReference', description: 'A stored file, by the SHA-256 of its clear bytes.' });

/** The version of the programme it was decided under. */
export const programmePlace = { programmeId: id, version: z.int().positive(), key: z.string() };

export const programmePlaceExample = {
  programmeId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d32',
  version: 3,
  key: 'tidy-compound',
};

export const roundPlace = {
  roundId: id,
  /** In the definition. */
  roundCode: z.string(),
  /** A mock decides nothing; an external one is told by another authority. */
  kind: z.enum(['own', 'mock', 'external']),
  /** Its grades lead to candidates. */
  decides: z.boolean(),
  ...programmePlace,
  period: z.object({ key: z.string(), from: day, to: day }),
};

export const roundPlaceExample = {
  roundId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d01',
  roundCode: 'annual',
  kind: 'own' as const,
  decides: true,
  ...programmePlaceExample,
  period: { key: '2026', from: '2026-01-01', to: '2026-12-31' },
};

export const subjectExample: SubjectAsOf = {
  id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d02',
  kind: 'compound',
  name: '和顺小区',
  class: 'old',
  division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d52', name: '桥南街道' },
  unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43', name: '和顺物业公司' },
};

export const divisionExample = { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' };

/** What a subject came to. */
export const standing = {
  /** `none`: it reached no grade. */
  grade: z.string(),
  /** The grade leads to a title. */
  named: z.boolean(),
  total: exact.nullable(),
  of: exact.nullable(),
  stars: z.int().nullable(),
  rank: z.int().nullable(),
  /** Among how many. */
  ranked: z.int().nullable(),
};

export const standingExample = {
  grade: 'qualified',
  named: true,
  total: '92.5',
  of: 100,
  stars: 9,
  rank: 2,
  ranked: 75,
};

export const reporter = z
  .object({ id: z.string(), kind: z.enum(['service', 'person']), name: z.string(), unit: named.nullable() })
  .meta({ id: 'Reporter', description: 'Who reported it: a service account of an agency, or a person.' });

export const reporterExample = {
  id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d81',
  kind: 'service' as const,
  name: '疫情直报系统',
  unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d42', name: '县卫健局' },
};

export const sealedExample = {
  $sealed: {
    alg: 'A256GCM',
    key: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d91',
    nonce: 'AAECAwQFBgcICQoL',
    ct: 'q0Fv3o5l0Qm1xw4m8u9YdXl6cFh3bGtq',
    at: '5f0c7a36-8b1e-5c7d-9a42-0d3c1b2a4e5f#/data/what',
  },
} as unknown as z.output<typeof sealed>;

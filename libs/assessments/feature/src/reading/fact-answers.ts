import type { Reporter } from '@gongjian/assessments-domain';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import { id, named } from '@gongjian/shared-records/answers';
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

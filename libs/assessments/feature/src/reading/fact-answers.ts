import type { Reporter } from '@gongjian/assessments-domain';
import { id, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const reporter: z.ZodType<Reporter> = z
  .strictObject({
    id,
    kind: z.enum(['service', 'person']),
    name: z.string().meta({ description: '系统名称，或人员的职务。Of the system, or the post of the person.' }),
    unit: named.nullable(),
  })
  .meta({ id: 'Reporter', description: '报送的系统或人员。Who reported it.' });

import { id, named } from '@gongjian/shared-contracts';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import { z } from 'zod';

export const subject: z.ZodType<SubjectAsOf> = z
  .object({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({ id: 'SubjectAsOf', description: 'What is assessed or named, as it was at that moment.' });

export const subjectExample: SubjectAsOf = {
  id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d02',
  kind: 'compound',
  name: '和顺小区',
  class: 'old',
  division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d52', name: '桥南街道' },
  unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43', name: '和顺物业公司' },
};

import type { Standing } from '@gongjian/assessments-domain';
import { id } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { standing } from '../../reading/answers.js';

interface Place {
  readonly grade: string;
  readonly rank: number | null;
}

export interface ReexaminationAnswer {
  readonly stands: Standing;
  readonly would: Standing;
  readonly others: {
    readonly count: number;
    readonly items: readonly { readonly subjectId: string; readonly from: Place; readonly to: Place }[];
  };
}

const place = z.strictObject({ grade: z.string(), rank: z.int().nullable() });

export const reexaminationAnswer: z.ZodType<ReexaminationAnswer> = z
  .strictObject({
    stands: standing,
    would: standing,
    others: z
      .strictObject({
        count: z.int(),
        items: z.array(z.strictObject({ subjectId: id, from: place, to: place })),
      })
      .meta({
        description:
          '名次或等级会变的其他对象：个数和其中前 1,000 个；在各自复核之前不变。Others whose rank or grade would be another one: how many, and the first thousand; they stand until they are examined themselves.',
      }),
  })
  .meta({ id: 'ReexaminationPreview' });

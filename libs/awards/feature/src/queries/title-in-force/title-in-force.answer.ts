import type { InForce } from '@gongjian/awards-domain';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import { day, id, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface TitleInForceAnswer extends InForce {
  readonly id: string;
  readonly subject: SubjectAsOf;
  readonly on: string;
  readonly valid: boolean;
}

export const titleInForceAnswer: z.ZodType<TitleInForceAnswer> = z
  .strictObject({
    id,
    subject: subjectAsOf,
    on: day,
    standing: z.enum([
      'none',
      'named',
      'conferred',
      'warned',
      'suspended',
      'removed',
      'expired',
      'ended',
      'namingAnnulled',
    ]),
    valid: z.boolean(),
    grade: z.string().nullable(),
    validTo: day.nullable(),
    plaqueNumber: z.string().nullable(),
    namingId: id.nullable(),
    removalId: id.nullable(),
  })
  .meta({ id: 'TitleInForce', description: '某日有效的情况；被撤销的决定视为从未作出。As it was in force on a day.' });

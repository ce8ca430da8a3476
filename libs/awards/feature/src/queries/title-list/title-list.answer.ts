import type { Pending, ProcedureStep, Standing } from '@gongjian/awards-domain';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import { day, id, moment, pageOf, revision, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface TitleListItem {
  readonly id: string;
  readonly revision: string;
  readonly status: Standing;
  readonly valid: boolean;
  readonly pending: Pending;
  readonly procedure: ProcedureStep;
  readonly programmeId: string;
  readonly version: number;
  readonly key: string;
  readonly grade: string;
  readonly slateId: string | null;
  readonly rank: number | null;
  readonly subject: SubjectAsOf;
  readonly validTo: string | null;
  readonly plaqueNumber: string | null;
  readonly overdueSince: string | null;
  readonly changedAt: string;
}

const item: z.ZodType<TitleListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum([
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
    pending: z.enum(['candidate', 'ready', 'signedOnce']).nullable(),
    procedure: z.enum(['raised', 'proposed', 'told', 'answered']).nullable(),
    programmeId: id,
    version: z.int(),
    key: z.string(),
    grade: z.string(),
    slateId: id.nullable(),
    rank: z.int().nullable(),
    subject: subjectAsOf,
    validTo: day.nullable(),
    plaqueNumber: z.string().nullable(),
    overdueSince: moment.nullable().meta({
      description: '最早逾期未办事项的到期时间。When the first of what is still owed ran out.',
    }),
    changedAt: moment,
  })
  .meta({ id: 'TitleListItem' });

export const titleListAnswer = pageOf('TitleList', item);

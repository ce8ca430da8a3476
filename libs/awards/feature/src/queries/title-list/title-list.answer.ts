import {
  TITLE_ACTS,
  type Pending,
  type ProcedureStep,
  type Standing,
  type TitleAct,
  type TitleRow,
} from '@gongjian/awards-domain';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import type { ProjectedRow } from '@gongjian/shared-projections';
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
  readonly waits: readonly TitleAct[];
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
    waits: z.array(z.enum(TITLE_ACTS)).meta({
      description: '等待办理的事项；我的工作中为等我办理的。What it waits for; in my work, what of it waits for me.',
    }),
    changedAt: moment,
  })
  .meta({ id: 'TitleListItem' });

export const titleListAnswer = pageOf('TitleList', item);

export function titleListItemOf({ id, revision, row }: ProjectedRow<TitleRow>): TitleListItem {
  const { status, valid, pending, procedure, programmeId, version, key, grade, slateId, rank } = row;
  const { validTo, plaqueNumber, overdueSince, changedAt } = row;
  const waits = [...new Set(row.waits.map(({ act }) => act))];
  return {
    ...{ id, revision: String(revision), status, valid, pending, procedure, programmeId, version, key, grade },
    ...{ slateId, rank, subject: row.title.subject, validTo, plaqueNumber, overdueSince, waits, changedAt },
  };
}

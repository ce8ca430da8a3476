import type { RoundRow } from '@gongjian/assessments-domain';
import { clock, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { form, kind, period } from '../../reading/answers.js';

const STATUSES = ['open', 'closing', 'tied', 'concluded', 'cancelled'] as const;

export interface RoundListItem extends Pick<
  RoundRow,
  'id' | 'programme' | 'version' | 'roundCode' | 'kind' | 'form' | 'status' | 'division' | 'period' | 'due' | 'decides'
> {
  readonly revision: string;
  readonly planId: string | null;
  readonly subjects: number | null;
  readonly overdueSince: string | null;
  readonly openedAt: string;
}

const roundListItem: z.ZodType<RoundListItem> = z
  .strictObject({
    id,
    revision,
    programme: id,
    version: z.int(),
    roundCode: z.string(),
    kind,
    form,
    status: z.enum(STATUSES),
    planId: id.nullable(),
    division: named,
    period,
    due: clock,
    decides: z.boolean(),
    subjects: z.int().nullable(),
    overdueSince: moment.nullable(),
    openedAt: moment,
  })
  .meta({ id: 'RoundListItem' });

export const roundListAnswer = pageOf('RoundList', roundListItem);

import type { PlanListItem } from '@gongjian/plans-contracts';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const planListItem: z.ZodType<PlanListItem> = z
  .strictObject({
    id,
    revision,
    title: z.string(),
    status: z.enum(['draft', 'discarded', 'issuing', 'issued', 'closed']),
    programme: z.strictObject({ id, version: z.int() }),
    authority: named,
    division: named,
    period: z.strictObject({ from: day, to: day }),
    number: z.string().nullable(),
    issuedOn: day.nullable(),
    itemCount: z.int(),
    changedAt: moment,
  })
  .meta({ id: 'PlanListItem' });

export const planListAnswer = pageOf('PlanList', planListItem);

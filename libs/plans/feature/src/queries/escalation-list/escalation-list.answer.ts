import type { EscalationListItem } from '@gongjian/plans-contracts';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { ESCALATION_KINDS, ESCALATION_STATUSES, ESCALATION_WAITS } from '../../escalations/escalation-statuses.js';

const escalationListItem: z.ZodType<EscalationListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(ESCALATION_STATUSES),
    target: z.strictObject({
      kind: z.enum(['task', 'rectification']),
      id,
      planId: id.nullable(),
      heading: z.string().nullable(),
      subject: named.nullable(),
    }),
    programmeId: id,
    division: named,
    unit: named.nullable(),
    lastDay: day,
    overdueAt: moment,
    step: z.strictObject({ step: z.int(), kind: z.enum(ESCALATION_KINDS) }).nullable(),
    waitsFor: z.enum(ESCALATION_WAITS).nullable(),
    nextAt: moment.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'EscalationListItem' });

export const escalationListAnswer = pageOf('EscalationList', escalationListItem);

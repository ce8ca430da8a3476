import type { ObjectionRow } from '@gongjian/awards-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(['received', 'handled', 'decided', 'replied']),
    programme: id,
    noticeId: id,
    titleId: id.nullable(),
    division: named.nullable(),
    receivedOn: day,
    named: z.boolean(),
    lead: z.enum(['anonymous', 'late']).nullable(),
    outcome: z.enum(['upheld', 'dismissed', 'leadOnly']).nullable(),
    handlerId: id.nullable(),
    replyDue: day.nullable(),
    overdue: z.boolean(),
    changedAt: moment,
  })
  .meta({ id: 'ObjectionListItem' });
export type ObjectionListItem = z.output<typeof item>;

export const objectionListAnswer = pageOf('ObjectionList', item);

export function objectionListItemOf({ id, revision, row }: ProjectedRow<ObjectionRow>): ObjectionListItem {
  const { received, lead, handler, decided, replyDue, overdue, status, changedAt } = row;
  const { programme, noticeId, titleId, division = null, receivedOn, named } = received;
  return {
    ...{ id, revision: String(revision), status, programme, noticeId, titleId, division, receivedOn, named, lead },
    ...{
      outcome: decided?.outcome ?? null,
      handlerId: handler?.handler.personId ?? null,
      replyDue,
      overdue,
      changedAt,
    },
  };
}

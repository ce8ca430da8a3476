import type { ComplaintRow } from '@gongjian/assessments-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { clock, day, id, moment, pageOf, revision, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { reporter } from '../../reading/fact-answers.js';

const complaintListItem = z
  .strictObject({
    id,
    revision,
    status: z.enum(['registered', 'verified', 'unfounded', 'rectified', 'closed', 'withdrawn']),
    subject: subjectAsOf,
    kinds: z.array(z.string()),
    receivedOn: day,
    source: reporter,
    reference: z.string().nullable(),
    due: clock.nullable(),
    overdueSince: moment.nullable(),
    registeredAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'ComplaintListItem' });
export type ComplaintListItem = z.output<typeof complaintListItem>;

export const complaintListAnswer = pageOf('ComplaintList', complaintListItem);

/** Without what it says and who complains. */
export function complaintListItemOf({
  id: complaintId,
  revision: of,
  row,
}: ProjectedRow<ComplaintRow>): ComplaintListItem {
  const { status, subject, kinds, receivedOn, source, reference, due, overdueSince, registeredAt, changedAt } = row;
  const told = { status, subject, kinds: [...kinds], receivedOn, source, reference, due, overdueSince };
  return { id: complaintId, revision: String(of), ...told, registeredAt, changedAt };
}

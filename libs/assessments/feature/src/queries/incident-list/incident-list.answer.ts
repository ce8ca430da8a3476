import type { IncidentRow } from '@gongjian/assessments-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { id, moment, pageOf, revision, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { reporter } from '../../reading/fact-answers.js';

const incidentListItem = z
  .strictObject({
    id,
    revision,
    status: z.enum(['reported', 'verified', 'unfounded', 'withdrawn']),
    subject: subjectAsOf,
    kind: z.string(),
    occurredAt: moment,
    source: reporter,
    reference: z.string().nullable(),
    reportedAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'IncidentListItem' });
export type IncidentListItem = z.output<typeof incidentListItem>;

export const incidentListAnswer = pageOf('IncidentList', incidentListItem);

export function incidentListItemOf({ id: incidentId, revision: of, row }: ProjectedRow<IncidentRow>): IncidentListItem {
  const { status, subject, kind, occurredAt, source, reference, reportedAt, changedAt } = row;
  const told = { status, subject, kind, occurredAt, source, reference, reportedAt, changedAt };
  return { id: incidentId, revision: String(of), ...told };
}

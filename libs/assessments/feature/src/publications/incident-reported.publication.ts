import { incidentReportedV1, type IncidentReportedV1 } from '@gongjian/assessments-contracts';
import type { IncidentEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { subjectAsOf } from '../subjects/subject-places.js';

type IncidentReported = Extract<IncidentEvent, { readonly type: 'IncidentReported' }>;

export const incidentReportedPublication = publication<IncidentReported, IncidentReportedV1>({
  name: 'incident_reported',
  event: incidentReportedV1,
  from: 'IncidentReported',
  map({ event: { data }, metadata }: Fact<IncidentReported>) {
    return {
      incidentId: data.incidentId,
      subjectId: data.subject.id,
      subject: subjectAsOf(data.subject),
      kind: data.kind,
      occurredAt: data.occurredAt,
      source: data.source,
      act: actOf(metadata),
    };
  },
});

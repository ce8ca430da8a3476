import { incidentUnfoundedV1, type IncidentUnfoundedV1 } from '@gongjian/assessments-contracts';
import type { IncidentEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { subjectAsOf } from '../subjects/subject-places.js';

type IncidentUnfounded = Extract<IncidentEvent, { readonly type: 'IncidentUnfounded' }>;

export const incidentUnfoundedPublication = publication<IncidentUnfounded, IncidentUnfoundedV1>({
  name: 'incident_unfounded',
  event: incidentUnfoundedV1,
  from: 'IncidentUnfounded',
  map({ event: { data }, metadata }: Fact<IncidentUnfounded>) {
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

import { incidentVerifiedV1, type IncidentVerifiedV1 } from '@gongjian/assessments-contracts';
import type { IncidentEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { subjectAsOf } from '../subjects/subject-places.js';

type IncidentVerified = Extract<IncidentEvent, { readonly type: 'IncidentVerified' }>;

export const incidentVerifiedPublication = publication<IncidentVerified, IncidentVerifiedV1>({
  name: 'incident_verified',
  event: incidentVerifiedV1,
  from: 'IncidentVerified',
  map({ event: { data }, metadata }: Fact<IncidentVerified>) {
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

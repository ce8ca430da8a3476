import { incidentWithdrawnV1, type IncidentWithdrawnV1 } from '@gongjian/assessments-contracts';
import type { IncidentEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { subjectAsOf } from '../subjects/subject-places.js';

type IncidentWithdrawn = Extract<IncidentEvent, { readonly type: 'IncidentWithdrawn' }>;

export const incidentWithdrawnPublication = publication<IncidentWithdrawn, IncidentWithdrawnV1>({
  name: 'incident_withdrawn',
  event: incidentWithdrawnV1,
  from: 'IncidentWithdrawn',
  map({ event: { data }, metadata }: Fact<IncidentWithdrawn>) {
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

import { incidentCorrectedV1, type IncidentCorrectedV1 } from '@gongjian/assessments-contracts';
import type { IncidentEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { subjectAsOf } from '../subjects/subject-places.js';

type IncidentCorrected = Extract<IncidentEvent, { readonly type: 'IncidentCorrected' }>;

export const incidentCorrectedPublication = publication<IncidentCorrected, IncidentCorrectedV1>({
  name: 'incident_corrected',
  event: incidentCorrectedV1,
  from: 'IncidentCorrected',
  map({ event: { data }, metadata }: Fact<IncidentCorrected>) {
    return {
      incidentId: data.incidentId,
      source: data.source,
      was: { subjectId: data.was.subject.id, kind: data.was.kind, occurredAt: data.was.occurredAt },
      subjectId: data.now.subject.id,
      subject: subjectAsOf(data.now.subject),
      kind: data.now.kind,
      occurredAt: data.now.occurredAt,
      act: actOf(metadata),
    };
  },
});

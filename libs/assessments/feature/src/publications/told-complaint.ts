import type { ComplaintSaid } from '@gongjian/assessments-domain';
import { subjectAsOf } from '../subjects/subject-places.js';

/** What a complaint says, as it is told others. */
export function toldComplaint({
  complaintId,
  subject,
  kinds,
  receivedOn,
}: ComplaintSaid & { readonly complaintId: string }) {
  const unitId = subject.unit?.id ?? null;
  return { complaintId, subjectId: subject.id, subject: subjectAsOf(subject), unitId, kinds: [...kinds], receivedOn };
}

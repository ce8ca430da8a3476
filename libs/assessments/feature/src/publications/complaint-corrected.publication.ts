import { complaintCorrectedV1, type ComplaintCorrectedV1 } from '@gongjian/assessments-contracts';
import type { ComplaintEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldComplaint } from './told-complaint.js';

type ComplaintCorrected = Extract<ComplaintEvent, { readonly type: 'ComplaintCorrected' }>;

export const complaintCorrectedPublication = publication<ComplaintCorrected, ComplaintCorrectedV1>({
  name: 'complaint_corrected',
  event: complaintCorrectedV1,
  from: 'ComplaintCorrected',
  map({ event: { data }, metadata }: Fact<ComplaintCorrected>) {
    return {
      ...toldComplaint({ complaintId: data.complaintId, ...data.now }),
      was: { subjectId: data.was.subject.id, kinds: [...data.was.kinds], receivedOn: data.was.receivedOn },
      act: actOf(metadata),
    };
  },
});

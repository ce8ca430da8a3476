import { complaintVerifiedV1, type ComplaintVerifiedV1 } from '@gongjian/assessments-contracts';
import type { ComplaintEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldComplaint } from './told-complaint.js';

type ComplaintVerified = Extract<ComplaintEvent, { readonly type: 'ComplaintVerified' }>;

export const complaintVerifiedPublication = publication<ComplaintVerified, ComplaintVerifiedV1>({
  name: 'complaint_verified',
  event: complaintVerifiedV1,
  from: 'ComplaintVerified',
  map({ event: { data }, metadata }: Fact<ComplaintVerified>) {
    return {
      ...toldComplaint(data),
      what: data.what,
      due: data.due,
      programmeId: data.basis.programme,
      version: data.basis.version,
      act: actOf(metadata),
    };
  },
});

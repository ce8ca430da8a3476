import { complaintWithdrawnV1, type ComplaintWithdrawnV1 } from '@gongjian/assessments-contracts';
import type { ComplaintEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldComplaint } from './told-complaint.js';

type ComplaintWithdrawn = Extract<ComplaintEvent, { readonly type: 'ComplaintWithdrawn' }>;

export const complaintWithdrawnPublication = publication<ComplaintWithdrawn, ComplaintWithdrawnV1>({
  name: 'complaint_withdrawn',
  event: complaintWithdrawnV1,
  from: 'ComplaintWithdrawn',
  map({ event: { data }, metadata }: Fact<ComplaintWithdrawn>) {
    return { ...toldComplaint(data), act: actOf(metadata) };
  },
});

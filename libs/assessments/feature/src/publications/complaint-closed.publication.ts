import { complaintClosedV1, type ComplaintClosedV1 } from '@gongjian/assessments-contracts';
import type { ComplaintEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldComplaint } from './told-complaint.js';

type ComplaintClosed = Extract<ComplaintEvent, { readonly type: 'ComplaintClosed' }>;

export const complaintClosedPublication = publication<ComplaintClosed, ComplaintClosedV1>({
  name: 'complaint_closed',
  event: complaintClosedV1,
  from: 'ComplaintClosed',
  map({ event: { data }, metadata }: Fact<ComplaintClosed>) {
    return { ...toldComplaint(data), act: actOf(metadata) };
  },
});

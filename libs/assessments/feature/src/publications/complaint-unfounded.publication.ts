import { complaintUnfoundedV1, type ComplaintUnfoundedV1 } from '@gongjian/assessments-contracts';
import type { ComplaintEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldComplaint } from './told-complaint.js';

type ComplaintUnfounded = Extract<ComplaintEvent, { readonly type: 'ComplaintUnfounded' }>;

export const complaintUnfoundedPublication = publication<ComplaintUnfounded, ComplaintUnfoundedV1>({
  name: 'complaint_unfounded',
  event: complaintUnfoundedV1,
  from: 'ComplaintUnfounded',
  map({ event: { data }, metadata }: Fact<ComplaintUnfounded>) {
    return { ...toldComplaint(data), act: actOf(metadata) };
  },
});

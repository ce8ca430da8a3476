import { complaintBecameOverdueV1, type ComplaintBecameOverdueV1 } from '@gongjian/assessments-contracts';
import type { ComplaintEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { toldComplaint } from './told-complaint.js';

type ComplaintBecameOverdue = Extract<ComplaintEvent, { readonly type: 'ComplaintBecameOverdue' }>;

export const complaintBecameOverduePublication = publication<ComplaintBecameOverdue, ComplaintBecameOverdueV1>({
  name: 'complaint_became_overdue',
  event: complaintBecameOverdueV1,
  from: 'ComplaintBecameOverdue',
  map({ event: { data }, metadata }: Fact<ComplaintBecameOverdue>) {
    return { ...toldComplaint(data), act: actOf(metadata) };
  },
});

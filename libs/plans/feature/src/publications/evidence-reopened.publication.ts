import { evidenceReopenedV1, type EvidenceReopenedV1 } from '@gongjian/plans-contracts';
import type { TaskEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { evidencePlace } from './evidence-place.js';

type TaskReopened = Extract<TaskEvent, { readonly type: 'TaskReopened' }>;

export const evidenceReopenedPublication = publication<TaskReopened, EvidenceReopenedV1>({
  name: 'evidence_reopened',
  event: evidenceReopenedV1,
  from: 'TaskReopened',
  map({ event: { data }, metadata }: Fact<TaskReopened>) {
    const { taskId, basis, evidenced, reason } = data;
    if (evidenced === undefined) return null;
    return { ...evidencePlace(taskId, basis, evidenced), cause: reason.code, act: actOf(metadata) };
  },
});

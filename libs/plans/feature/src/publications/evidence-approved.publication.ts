import { evidenceApprovedV1, type EvidenceApprovedV1 } from '@gongjian/plans-contracts';
import type { TaskEvent } from '@gongjian/plans-domain';
import { actOf, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { evidencePlace, submittersOf } from './evidence-place.js';

type TaskCompleted = Extract<TaskEvent, { readonly type: 'TaskCompleted' }>;

export const evidenceApprovedPublication = publication<TaskCompleted, EvidenceApprovedV1>({
  name: 'evidence_approved',
  event: evidenceApprovedV1,
  from: 'TaskCompleted',
  map({ event: { data }, metadata }: Fact<TaskCompleted>) {
    const { taskId, basis, evidenced } = data;
    if (evidenced === undefined) return null;
    return {
      ...evidencePlace(taskId, basis, evidenced),
      evidence: [...evidenced.evidence],
      ...submittersOf(evidenced),
      approvedOn: metadata.effectiveOn ?? localDateAt(metadata.occurredAt),
      act: actOf(metadata),
    };
  },
});

import { evidenceApprovedV1, type EvidenceApprovedV1 } from '@gongjian/plans-contracts';
import type { FilingEvent } from '@gongjian/plans-domain';
import { actOf, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { evidencePlace, submittersOf } from './evidence-place.js';

type FilingCompleted = Extract<FilingEvent, { readonly type: 'FilingCompleted' }>;

export const filingApprovedPublication = publication<FilingCompleted, EvidenceApprovedV1>({
  name: 'filing_approved',
  event: evidenceApprovedV1,
  from: 'FilingCompleted',
  map({ event: { data }, metadata }: Fact<FilingCompleted>) {
    const { filingId, basis, evidenced, periodKey } = data;
    return {
      ...evidencePlace(filingId, basis, evidenced),
      periodKey,
      evidence: [...evidenced.evidence],
      ...submittersOf(evidenced),
      approvedOn: metadata.effectiveOn ?? localDateAt(metadata.occurredAt),
      act: actOf(metadata),
    };
  },
});

import { evidenceReopenedV1, type EvidenceReopenedV1 } from '@gongjian/plans-contracts';
import type { FilingEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { evidencePlace } from './evidence-place.js';

type FilingReopened = Extract<FilingEvent, { readonly type: 'FilingReopened' }>;

export const filingReopenedPublication = publication<FilingReopened, EvidenceReopenedV1>({
  name: 'filing_reopened',
  event: evidenceReopenedV1,
  from: 'FilingReopened',
  map({ event: { data }, metadata }: Fact<FilingReopened>) {
    const { filingId, basis, evidenced, periodKey, reason } = data;
    return { ...evidencePlace(filingId, basis, evidenced), periodKey, cause: reason.code, act: actOf(metadata) };
  },
});

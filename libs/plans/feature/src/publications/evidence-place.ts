import type { EvidenceApprovedV1, EvidenceReopenedV1 } from '@gongjian/plans-contracts';
import type { Evidenced } from '@gongjian/plans-domain';
import type { Basis } from '@gongjian/shared-kernel';

export function evidencePlace(
  sourceId: string,
  { programme: programmeId, version }: Basis,
  { subjectIds, indicators }: Evidenced,
): Omit<EvidenceReopenedV1, 'act' | 'cause'> {
  return { sourceId, programmeId, version, subjectIds: [...subjectIds], indicators: [...indicators] };
}

export function submittersOf({ submitterIds }: Evidenced): Pick<EvidenceApprovedV1, 'submitterIds'> {
  return submitterIds === undefined ? {} : { submitterIds: [...submitterIds] };
}

import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { retentionChangeOpen, retentionChangeUnknown, retentionSamePerson } from './retention.errors.js';
import type { RetentionChangeProposed } from './retention.events.js';

export const RETENTION_ACTS = ['propose', 'confirm', 'decline'] as const;
export type RetentionAct = (typeof RETENTION_ACTS)[number];

type Proposal = Pick<RetentionChangeProposed, 'proposedBy'> | null;

export function refusesProposingRetention(proposal: Proposal): DomainError | null {
  return proposal === null ? null : retentionChangeOpen();
}

export function refusesConfirmingRetention(proposal: Proposal, by: OfficerAsOf): DomainError | null {
  if (proposal === null) return retentionChangeUnknown();
  return sharePerson(proposal.proposedBy, by) ? retentionSamePerson() : null;
}

export function refusesDecliningRetention(proposal: Proposal): DomainError | null {
  return proposal === null ? retentionChangeUnknown() : null;
}

import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { disposalFilesRemain, disposalNotOpen, disposalNothingLeft, disposalSamePerson } from './disposal.errors.js';
import type { KnownDisposal } from './disposal-state.js';
import type { DisposalLine } from './disposal.events.js';

export const DISPOSAL_ACTS = ['appraise', 'approve', 'decline', 'carryOut'] as const;
export type DisposalAct = (typeof DISPOSAL_ACTS)[number];

export function refusesAppraisingDisposal(state: KnownDisposal, by: OfficerAsOf): DomainError | null {
  if (state.status !== 'proposed') return disposalNotOpen(state.status);
  return sharePerson(state.proposal.proposedBy, by) ? disposalSamePerson() : null;
}

/** What stands against the records themselves is looked at when it is approved. */
export function refusesApprovingDisposal(state: KnownDisposal, by: OfficerAsOf): DomainError | null {
  if (state.status !== 'appraised') return disposalNotOpen(state.status);
  if (sharePerson(state.proposal.proposedBy, by)) return disposalSamePerson();
  return linesLeft(state).length === 0 ? disposalNothingLeft() : null;
}

export function refusesDecliningDisposal({ status }: KnownDisposal): DomainError | null {
  return status === 'proposed' || status === 'appraised' ? null : disposalNotOpen(status);
}

/** @param destroyed files whose destruction their contexts have decided */
export function refusesCarryingDisposalOut(state: KnownDisposal, destroyed: readonly string[]): DomainError | null {
  if (state.status !== 'approved') return disposalNotOpen(state.status);
  const files = state.approval.lines.flatMap((line) => line.files);
  const remaining = files.filter(({ fileId }) => !destroyed.includes(fileId)).length;
  return remaining > 0 ? disposalFilesRemain(remaining) : null;
}

/** What the appraisal has left on the list. */
export function linesLeft({
  proposal,
  appraisal,
}: Extract<KnownDisposal, { status: 'appraised' }>): readonly DisposalLine[] {
  return proposal.lines.filter(({ archiveNumber }) => !appraisal.keep.includes(archiveNumber));
}

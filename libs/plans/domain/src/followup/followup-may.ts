import type { DomainError, OfficerAsOf } from '@gongjian/shared-kernel';
import { refusesConfirmation } from '../correction/entry-correction.js';
import { FOLLOWUP_CORRECTION, followUpEnded, followUpNotFound, nothingToCorrect } from './followup.errors.js';
import type { KnownFollowUp } from './followup-state.js';

export const FOLLOW_UP_ACTS = [
  'confirm',
  'order',
  'complete',
  'correct',
  'confirmCorrection',
  'declineCorrection',
] as const;
export type FollowUpAct = (typeof FOLLOW_UP_ACTS)[number];

export function refusesConfirming(state: KnownFollowUp): DomainError | null {
  return refusesUnopened(state) ?? (state.status === 'withdrawn' ? followUpEnded(state.status) : null);
}

/** To order something and to complete it: while it is open. */
export function refusesFollowingUp(state: KnownFollowUp): DomainError | null {
  return refusesUnopened(state) ?? (state.status === 'open' ? null : followUpEnded(state.status));
}

export function refusesCorrectingFollowUp(state: KnownFollowUp): DomainError | null {
  const { entry, proposal } = state;
  const unopened = refusesUnopened(state);
  if (unopened !== null) return unopened;
  if (Object.keys(entry).length === 0) return nothingToCorrect();
  return proposal === null ? null : FOLLOWUP_CORRECTION.pending();
}

function refusesUnopened({ opened }: KnownFollowUp): DomainError | null {
  return opened === null ? followUpNotFound() : null;
}

export function refusesConfirmingFollowUpCorrection({ proposal }: KnownFollowUp, by: OfficerAsOf): DomainError | null {
  return refusesConfirmation(proposal, by, FOLLOWUP_CORRECTION);
}

export function refusesDecliningFollowUpCorrection({ proposal }: KnownFollowUp): DomainError | null {
  return proposal === null ? FOLLOWUP_CORRECTION.unknown() : null;
}

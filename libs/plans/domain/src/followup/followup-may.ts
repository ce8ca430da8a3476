import type { DomainError } from '@gongjian/shared-kernel';
import { followUpEnded, followUpNotFound } from './followup.errors.js';
import type { KnownFollowUp } from './followup.decider.js';

export const FOLLOW_UP_ACTS = ['confirm', 'order', 'complete'] as const;
export type FollowUpAct = (typeof FOLLOW_UP_ACTS)[number];

export function refusesConfirming(state: KnownFollowUp): DomainError | null {
  return refusesUnopened(state) ?? (state.status === 'withdrawn' ? followUpEnded(state.status) : null);
}

/** To order something and to complete it: while it is open. */
export function refusesFollowingUp(state: KnownFollowUp): DomainError | null {
  return refusesUnopened(state) ?? (state.status === 'open' ? null : followUpEnded(state.status));
}

function refusesUnopened({ opened }: KnownFollowUp): DomainError | null {
  return opened === null ? followUpNotFound() : null;
}

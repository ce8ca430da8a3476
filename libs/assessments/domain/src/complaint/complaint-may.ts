import { personIdsOf, sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  complaintClosed,
  complaintNotRectified,
  complaintNotVerified,
  complaintNotYours,
  complaintOwnCheck,
} from './complaint.errors.js';
import type { KnownComplaint } from './complaint-state.js';

export const COMPLAINT_ACTS = ['verify', 'findUnfounded', 'rectify', 'close', 'correct', 'withdraw'] as const;
export type ComplaintAct = (typeof COMPLAINT_ACTS)[number];

/** To verify it and to find it unfounded: not by whoever brought it in. */
export function refusesCheckingComplaint(state: KnownComplaint, by: OfficerAsOf): DomainError | null {
  const { status, source, recordedBy } = state;
  if (status === 'closed' || status === 'withdrawn') return complaintClosed();
  const registrars = [source.id, ...(recordedBy === null ? [] : personIdsOf(recordedBy))];
  return personIdsOf(by).some((personId) => registrars.includes(personId)) ? complaintOwnCheck() : null;
}

export function refusesRectifyingComplaint({ status }: KnownComplaint): DomainError | null {
  if (status === 'closed' || status === 'withdrawn') return complaintClosed();
  return status === 'verified' ? null : complaintNotVerified();
}

export function refusesClosingComplaint(state: KnownComplaint, by: OfficerAsOf): DomainError | null {
  if (state.status === 'closed' || state.status === 'withdrawn') return complaintClosed();
  if (state.status !== 'rectified' || state.rectifiedBy === null) return complaintNotRectified();
  return sharePerson(state.rectifiedBy, by) ? complaintOwnCheck() : null;
}

/** To correct it and to withdraw it: only by whoever brought it in. */
export function refusesChangingComplaint({ status, source }: KnownComplaint, by: string): DomainError | null {
  if (by !== source.id) return complaintNotYours();
  return status === 'withdrawn' ? complaintClosed() : null;
}

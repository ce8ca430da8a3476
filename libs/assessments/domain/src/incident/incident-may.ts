import { personIdsOf, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { incidentNotYours, incidentOwnVerification, incidentWithdrawn } from './incident.errors.js';
import type { KnownIncident } from './incident-state.js';

export const INCIDENT_ACTS = ['verify', 'findUnfounded', 'correct', 'withdraw'] as const;
export type IncidentAct = (typeof INCIDENT_ACTS)[number];

/** To verify it and to find it unfounded: not by whoever brought it in. */
export function refusesCheckingIncident(state: KnownIncident, by: OfficerAsOf): DomainError | null {
  const { status, source, recordedBy } = state;
  if (status === 'withdrawn') return incidentWithdrawn();
  const reporters = [source.id, ...(recordedBy === null ? [] : personIdsOf(recordedBy))];
  return personIdsOf(by).some((personId) => reporters.includes(personId)) ? incidentOwnVerification() : null;
}

/** To correct it and to withdraw it: only by whoever brought it in. */
export function refusesChangingIncident({ status, source }: KnownIncident, by: string): DomainError | null {
  if (by !== source.id) return incidentNotYours();
  return status === 'withdrawn' ? incidentWithdrawn() : null;
}

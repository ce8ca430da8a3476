import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { commendationNotDecided, commendationNotOpen, commendationSamePerson } from './commendation.errors.js';
import type { KnownCommendation } from './commendation-state.js';

export const COMMENDATION_ACTS = ['decide', 'drop', 'revoke'] as const;
export type CommendationAct = (typeof COMMENDATION_ACTS)[number];

export function refusesDecidingCommendation(state: KnownCommendation, by: OfficerAsOf): DomainError | null {
  const closed = refusesDroppingCommendation(state);
  return closed ?? (sharePerson(state.proposed.by, by) ? commendationSamePerson() : null);
}

export function refusesDroppingCommendation({ status }: KnownCommendation): DomainError | null {
  return status === 'proposed' ? null : commendationNotOpen(status);
}

export function refusesRevokingCommendation({ status }: KnownCommendation): DomainError | null {
  return status === 'decided' ? null : commendationNotDecided();
}

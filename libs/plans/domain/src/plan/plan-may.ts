import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  correctionBySamePerson,
  correctionUnknown,
  planClosed,
  planDiscarded,
  planItemNotFailed,
  planItemsOpen,
  planNotDraft,
  planNotIssued,
} from './plan.errors.js';
import type { PlanCorrectionProposed } from './plan.events.js';
import type { KnownPlan, PlanState } from './plan-state.js';

export const PLAN_ACTS = [
  'changeHeader',
  'setStages',
  'setGroup',
  'removeGroup',
  'addItem',
  'changeItem',
  'removeItem',
  'discard',
  'issue',
  'recordItemLate',
  'retryItem',
  'dropItem',
  'correct',
  'confirmCorrection',
  'declineCorrection',
  'close',
] as const;
export type PlanAct = (typeof PLAN_ACTS)[number];

/** To write on it, to discard it and to issue it. */
export function refusesUnlessDraft({ status }: KnownPlan): DomainError | null {
  if (status === 'discarded') return planDiscarded();
  return status === 'draft' ? null : planNotDraft();
}

export function refusesUnlessInForce({ status }: KnownPlan): DomainError | null {
  if (status === 'closed') return planClosed();
  return status === 'issuing' || status === 'issued' ? null : planNotIssued();
}

export function refusesWhenEnded({ status }: KnownPlan): DomainError | null {
  if (status === 'discarded') return planDiscarded();
  return status === 'closed' ? planClosed() : null;
}

/** To try again and to drop: the items whose task could not be made. */
export function refusesWithoutFailure(state: KnownPlan): DomainError | null {
  const failed = progressOf(state).find(([, progress]) => progress === 'failed');
  return refusesUnlessInForce(state) ?? (failed === undefined ? planItemNotFailed() : null);
}

export function refusesConfirmingPlan(proposal: PlanCorrectionProposed | null, by: OfficerAsOf): DomainError | null {
  if (proposal === null) return correctionUnknown();
  return sharePerson(proposal.proposedBy, by) ? correctionBySamePerson() : null;
}

export function refusesDecliningPlan(proposal: PlanCorrectionProposed | null): DomainError | null {
  return proposal === null ? correctionUnknown() : null;
}

export function refusesClosingPlan(state: KnownPlan): DomainError | null {
  const open = progressOf(state).some(([, progress]) => progress === 'pending' || progress === 'failed');
  return refusesUnlessInForce(state) ?? (open ? planItemsOpen() : null);
}

function progressOf(state: KnownPlan): readonly (readonly [string, string])[] {
  return 'progress' in state ? Object.entries(state.progress) : [];
}

export function proposalOf(state: PlanState): PlanCorrectionProposed | null {
  return 'proposal' in state ? state.proposal : null;
}

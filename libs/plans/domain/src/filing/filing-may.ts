import type { ActingOfficer, DomainError } from '@gongjian/shared-kernel';
import { reviewOfOwn } from '../evidence/evidence-flow.js';
import { interpreterOf } from '../rules/interpreter.js';
import { filingClockRuns, type KnownFiling } from './filing-state.js';
import { FILING_REVIEW, filingNotCompleted, filingNotOpen } from './filing.errors.js';

export const FILING_ACTS = ['submit', 'review', 'reopen'] as const;
export type FilingAct = (typeof FILING_ACTS)[number];

export function refusesFiling(state: KnownFiling): DomainError | null {
  return filingClockRuns(state) ? null : filingNotOpen(state.status);
}

export function refusesFilingReview(
  { rules, level, submission }: KnownFiling,
  acting: ActingOfficer,
): DomainError | null {
  const reviewer = level === null ? null : interpreterOf(rules).levelOf(rules, level);
  if (reviewer === null || submission === null) return FILING_REVIEW.notSubmitted();
  return reviewOfOwn(submission, reviewer.actedBy, acting, FILING_REVIEW);
}

export function refusesReopeningFiling({ status }: KnownFiling): DomainError | null {
  return status === 'completed' ? null : filingNotCompleted();
}

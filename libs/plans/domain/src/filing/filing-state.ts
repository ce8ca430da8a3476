import { assertNever, type LocalDate } from '@gongjian/shared-kernel';
import { withEvidence } from '../evidence/evidence.js';
import type { EvidenceFacts } from '../evidence/evidence-flow.js';
import type { Due } from '../rules/due.js';
import type { FilingEvent, FilingOpened } from './filing.events.js';

export interface FilingFacts extends EvidenceFacts {
  readonly opened: FilingOpened;
  readonly due: Due | null;
  /** The clock that runs has run out. */
  readonly overdue: boolean;
  /** The level that reviews now; `null`: nothing waits. */
  readonly level: number | null;
  readonly notBefore: LocalDate;
  /** Revision of the last event. */
  readonly revision: number;
}

/** `open`, `returned`: waits for the unit. `submitted`: waits for the review at `level`. */
export type FilingState =
  { readonly status: 'none' } | (FilingFacts & { readonly status: 'open' | 'submitted' | 'returned' | 'completed' });
export type KnownFiling = Exclude<FilingState, { readonly status: 'none' }>;

/** What was asked for is not handed in yet. */
export function filingClockRuns({ status }: Pick<KnownFiling, 'status'>): boolean {
  return status === 'open' || status === 'returned';
}

export function evolveFiling(before: FilingState, event: FilingEvent): FilingState {
  if (event.type === 'FilingOpened') {
    const { rules, due, openedOn } = event.data;
    const nothing = { submission: null, evidence: {}, reviews: [], level: null, overdue: false, revision: 0 };
    return { status: 'open', opened: event.data, rules, due, notBefore: openedOn, ...nothing };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'FilingSubmitted': {
      const evidence = withEvidence(state.evidence, event.data.evidence);
      return { ...state, status: 'submitted', level: 1, submission: event.data, evidence };
    }
    case 'FilingReviewed': {
      const { result, level, due } = event.data;
      const reviews = [...state.reviews, event.data];
      if (result === 'approve') return { ...state, level: level + 1, reviews };
      return { ...state, status: 'returned', level: null, reviews, due, overdue: false };
    }
    case 'FilingCompleted':
      return { ...state, status: 'completed', level: null };
    case 'FilingReopened':
      return { ...state, status: 'returned', due: event.data.due, overdue: false };
    case 'FilingBecameOverdue':
      return { ...state, overdue: true };
    case 'FilingDueRevised': {
      const { due, previous } = event.data;
      return { ...state, due, overdue: due.overdueAt === previous.overdueAt && state.overdue };
    }
    default:
      return assertNever(event);
  }
}

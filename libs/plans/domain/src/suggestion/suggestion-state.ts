import { assertNever, type Clock } from '@gongjian/shared-kernel';
import type { SuggestionAnswered, SuggestionEvent, SuggestionFiled } from './suggestion.events.js';

export interface SuggestionFacts {
  readonly filed: Omit<SuggestionFiled, 'due'>;
  readonly due: Clock;
  readonly overdue: boolean;
  readonly answered: SuggestionAnswered | null;
}

/** The last two are final. */
export type SuggestionState =
  { readonly status: 'none' } | (SuggestionFacts & { readonly status: 'filed' | 'answered' | 'withdrawn' });
export type KnownSuggestion = Exclude<SuggestionState, { readonly status: 'none' }>;

export function evolveSuggestion(state: SuggestionState, event: SuggestionEvent): SuggestionState {
  if (event.type === 'SuggestionFiled') {
    const { due, ...filed } = event.data;
    return { status: 'filed', filed, due, overdue: false, answered: null };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'SuggestionAnswered':
      return { ...state, status: 'answered', answered: event.data };
    case 'SuggestionWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'SuggestionBecameOverdue':
      return { ...state, overdue: true };
    case 'SuggestionDueRevised': {
      const { previous, due } = event.data;
      return { ...state, due, overdue: state.overdue && due.dueAt <= previous.dueAt };
    }
    default:
      return assertNever(event);
  }
}

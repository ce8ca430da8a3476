import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  suggestionAnswered,
  suggestionNotYours,
  suggestionOwnAnswer,
  suggestionWithdrawn,
} from './suggestion.errors.js';
import type { KnownSuggestion } from './suggestion-state.js';

export const SUGGESTION_ACTS = ['answer', 'withdraw'] as const;
export type SuggestionAct = (typeof SUGGESTION_ACTS)[number];

/**
 * @param isFiler known to be who filed it, also without a name; then nobody who acts for that person is refused: it would
 *   tell who filed it
 */
export function refusesAnsweringSuggestion(
  state: KnownSuggestion,
  by: OfficerAsOf,
  isFiler: boolean,
): DomainError | null {
  const { filer } = state.filed;
  const own = isFiler || (filer !== null && sharePerson(filer, by));
  return refusesWhenSettled(state) ?? (own ? suggestionOwnAnswer() : null);
}

/** @param by `null`: known to be who filed it without a name */
export function refusesWithdrawingSuggestion(state: KnownSuggestion, by: OfficerAsOf | null): DomainError | null {
  const { filer } = state.filed;
  const isOwn = filer === null || by === null ? filer === by : filer.personId === by.personId;
  return isOwn ? refusesWhenSettled(state) : suggestionNotYours();
}

function refusesWhenSettled({ status }: KnownSuggestion): DomainError | null {
  if (status === 'answered') return suggestionAnswered();
  return status === 'withdrawn' ? suggestionWithdrawn() : null;
}

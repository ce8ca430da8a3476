import type { KnownSuggestion, SuggestionFiled, SuggestionState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

/** It stands where the office stands that answers it. */
export function mayOnSuggestion(action: Action): (state: SuggestionState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : suggestionResource(state.filed) });
}

export function suggestionResource({ office }: Pick<SuggestionFiled, 'office'>): May['resource'] {
  return { divisionId: office.division.id };
}

/** What a person may do with what that person filed. */
export function mayOnOwn({ filed }: Pick<KnownSuggestion, 'filed'>, personId: string): May {
  return { action: 'suggestion.readOwn', resource: { ...suggestionResource(filed), personId } };
}

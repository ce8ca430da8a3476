import type { DomainCommand, Instant, OfficerAsOf, Sealed, WorkingCalendar } from '@gongjian/shared-kernel';
import type { SuggestionFiled, SuggestionOutcome } from './suggestion.events.js';

interface Of {
  readonly suggestionId: string;
}

export type FileSuggestion = DomainCommand<
  'FileSuggestion',
  Omit<SuggestionFiled, 'due'> & { readonly calendar: WorkingCalendar }
>;
export type AnswerSuggestion = DomainCommand<
  'AnswerSuggestion',
  Of & {
    readonly outcome: SuggestionOutcome;
    readonly answer: Sealed;
    readonly by: OfficerAsOf;
    /** Who answers is who filed it, also without a name. */
    readonly isFiler: boolean;
  }
>;
/** `by` is `null` where it was filed without a name. */
export type WithdrawSuggestion = DomainCommand<'WithdrawSuggestion', Of & { readonly by: OfficerAsOf | null }>;
export type MarkSuggestionOverdue = DomainCommand<'MarkSuggestionOverdue', Of & { readonly dueAt: Instant }>;
export type ReviseSuggestionDue = DomainCommand<'ReviseSuggestionDue', Of & { readonly calendar: WorkingCalendar }>;

export type SuggestionCommand =
  FileSuggestion | AnswerSuggestion | WithdrawSuggestion | MarkSuggestionOverdue | ReviseSuggestionDue;

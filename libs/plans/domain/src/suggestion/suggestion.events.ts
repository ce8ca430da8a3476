import type { Clock, DomainEvent, Instant, NamedAsOf, OfficerAsOf, Sealed, UnitAsOf } from '@gongjian/shared-kernel';

/** 不合理要求, 重复报送, 时限过紧, 形式主义, 建议, 其他 */
export const SUGGESTION_KINDS = [
  'unreasonableDemand',
  'duplicateDemand',
  'deadline',
  'formalism',
  'suggestion',
  'other',
] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export type SuggestionAbout =
  | { readonly kind: 'task' | 'filing' | 'report'; readonly id: string }
  | { readonly kind: 'planItem'; readonly planId: string; readonly itemId: string }
  | { readonly kind: 'general' };

/** Who answers: the office of the authority that asked for the work; `unit` is `null` for what is said in general. */
export interface AnsweringOffice {
  readonly unit: UnitAsOf | null;
  readonly division: NamedAsOf;
}

/** 投诉建议: what somebody who does the work has to say about what is asked of them. */
export interface SuggestionFiled {
  readonly suggestionId: string;
  readonly about: SuggestionAbout;
  readonly kind: SuggestionKind;
  readonly text: Sealed;
  readonly office: AnsweringOffice;
  /** `null`: 不具名, who filed it does not tell the office the name. */
  readonly filer: OfficerAsOf | null;
  /** The id of who filed it without a name, under the record's key. */
  readonly unnamedFiler: Sealed | null;
  readonly due: Clock;
}

/** 采纳, 未采纳, 答复(说明) */
export const SUGGESTION_OUTCOMES = ['adopted', 'notAdopted', 'explained'] as const;
export type SuggestionOutcome = (typeof SUGGESTION_OUTCOMES)[number];

export interface SuggestionAnswered {
  readonly suggestionId: string;
  readonly outcome: SuggestionOutcome;
  /** What is done about it, or why nothing is. */
  readonly answer: Sealed;
  readonly by: OfficerAsOf;
}

export interface SuggestionWithdrawn {
  readonly suggestionId: string;
  /** `null` where it was filed without a name. */
  readonly by: OfficerAsOf | null;
}

export interface SuggestionBecameOverdue {
  readonly suggestionId: string;
  readonly dueAt: Instant;
}

/** The calendar of a year that was missing is there: the same time to answer, counted anew. */
export interface SuggestionDueRevised {
  readonly suggestionId: string;
  readonly previous: Clock;
  readonly due: Clock;
}

export type SuggestionEvent =
  | DomainEvent<'SuggestionFiled', SuggestionFiled>
  | DomainEvent<'SuggestionAnswered', SuggestionAnswered>
  | DomainEvent<'SuggestionWithdrawn', SuggestionWithdrawn>
  | DomainEvent<'SuggestionBecameOverdue', SuggestionBecameOverdue>
  | DomainEvent<'SuggestionDueRevised', SuggestionDueRevised>;

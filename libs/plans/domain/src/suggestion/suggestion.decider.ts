import {
  assertNever,
  clockFrom,
  recounted,
  refuse,
  sameFacts,
  type DayCount,
  type Decider,
} from '@gongjian/shared-kernel';
import type {
  AnswerSuggestion,
  FileSuggestion,
  MarkSuggestionOverdue,
  ReviseSuggestionDue,
  SuggestionCommand,
  WithdrawSuggestion,
} from './suggestion.commands.js';
import { suggestionExists, suggestionNotFound, suggestionNotYetDue } from './suggestion.errors.js';
import type { SuggestionEvent } from './suggestion.events.js';
import { refusesAnsweringSuggestion, refusesWithdrawingSuggestion } from './suggestion-may.js';
import { evolveSuggestion, type KnownSuggestion, type SuggestionState } from './suggestion-state.js';

/** How long the office has to answer, where no programme says otherwise. */
export const ANSWER_WITHIN: DayCount = { days: 10, of: 'working' };

export const suggestionDecider: Decider<SuggestionState, SuggestionCommand, SuggestionEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveSuggestion,
};

function decide(command: SuggestionCommand, state: SuggestionState): readonly SuggestionEvent[] {
  if (command.type === 'FileSuggestion') return file(command, state);
  if (state.status === 'none') throw suggestionNotFound();
  switch (command.type) {
    case 'AnswerSuggestion':
      return answer(command, state);
    case 'WithdrawSuggestion':
      return withdraw(command, state);
    case 'MarkSuggestionOverdue':
      return markOverdue(command, state);
    case 'ReviseSuggestionDue':
      return reviseDue(command, state);
    default:
      return assertNever(command);
  }
}

function file({ data, today }: FileSuggestion, state: SuggestionState): readonly SuggestionEvent[] {
  if (state.status !== 'none') throw suggestionExists();
  const { calendar, ...filed } = data;
  return [{ type: 'SuggestionFiled', data: { ...filed, due: clockFrom(ANSWER_WITHIN, today, calendar) } }];
}

function answer({ data }: AnswerSuggestion, state: KnownSuggestion): readonly SuggestionEvent[] {
  const { answered } = state;
  const { isFiler, ...answering } = data;
  if (answered !== null && answered.outcome === data.outcome && sameFacts(answered.answer, data.answer)) return [];
  refuse(refusesAnsweringSuggestion(state, data.by, isFiler));
  return [{ type: 'SuggestionAnswered', data: answering }];
}

function withdraw({ data }: WithdrawSuggestion, state: KnownSuggestion): readonly SuggestionEvent[] {
  const refusal = refusesWithdrawingSuggestion(state, data.by);
  if (refusal?.code === 'SUGGESTION.WITHDRAWN') return [];
  refuse(refusal);
  return [{ type: 'SuggestionWithdrawn', data }];
}

function markOverdue({ data, now }: MarkSuggestionOverdue, state: KnownSuggestion): readonly SuggestionEvent[] {
  const { suggestionId, dueAt } = data;
  if (state.status !== 'filed' || state.overdue || state.due.dueAt !== dueAt) return [];
  if (now < dueAt) throw suggestionNotYetDue();
  return [{ type: 'SuggestionBecameOverdue', data: { suggestionId, dueAt } }];
}

function reviseDue({ data }: ReviseSuggestionDue, state: KnownSuggestion): readonly SuggestionEvent[] {
  const { suggestionId, calendar } = data;
  const due = state.status === 'filed' ? recounted(state.due, calendar) : null;
  return due === null ? [] : [{ type: 'SuggestionDueRevised', data: { suggestionId, previous: state.due, due } }];
}

import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { calendar, county, countyOffice, director, id, liaison, sealed, townClerk } from '../testing/campaign.js';
import type { AnswerSuggestion, FileSuggestion, WithdrawSuggestion } from './suggestion.commands.js';
import { suggestionDecider } from './suggestion.decider.js';
import type { SuggestionEvent } from './suggestion.events.js';

const spec = decider(suggestionDecider);
const suggestionId = id(680);
const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' };
const said = {
  suggestionId,
  about: { kind: 'task', id: id(3) },
  kind: 'duplicateDemand',
  text: sealed('同一张表一个月报了三次'),
  office: { unit: countyOffice, division: county },
} as const;
const named = { ...said, filer: liaison, unnamedFiler: null };
const unnamed = { ...said, filer: null, unnamedFiler: sealed(liaison.personId) };
/** Ten working days: the 24th is a Tuesday. */
const due = {
  from: '2026-03-10',
  lastDay: '2026-03-24',
  dueAt: '2026-03-24T16:00:00.000Z',
  days: 10,
  of: 'working',
  calendar: 'cn-2026.1',
} as const;
const late = { ...due, calendar: null };
const file = (data: Omit<FileSuggestion['data'], 'calendar'>): FileSuggestion => ({
  type: 'FileSuggestion',
  data: { ...data, calendar },
  ...at,
});
const filed: SuggestionEvent = { type: 'SuggestionFiled', data: { ...named, due } };
const filedUnnamed: SuggestionEvent = { type: 'SuggestionFiled', data: { ...unnamed, due } };
const answer = (by: OfficerAsOf = director, outcome: AnswerSuggestion['data']['outcome'] = 'adopted') => ({
  type: 'AnswerSuggestion' as const,
  data: { suggestionId, outcome, answer: sealed('合并为一张表'), by, isFiler: false },
  ...at,
});
const { isFiler: _isFiler, ...answering } = answer().data;
const answered: SuggestionEvent = { type: 'SuggestionAnswered', data: answering };
const withdraw = (by: OfficerAsOf | null): WithdrawSuggestion => ({
  type: 'WithdrawSuggestion',
  data: { suggestionId, by },
  ...at,
});
const withdrawn = (by: OfficerAsOf | null): SuggestionEvent => ({
  type: 'SuggestionWithdrawn',
  data: { suggestionId, by },
});
const mark = (now: string, dueAt: string = due.dueAt) => ({
  type: 'MarkSuggestionOverdue' as const,
  data: { suggestionId, dueAt },
  now,
  today: now.slice(0, 10),
});
const overdue: SuggestionEvent = { type: 'SuggestionBecameOverdue', data: { suggestionId, dueAt: due.dueAt } };
const revise = { type: 'ReviseSuggestionDue' as const, data: { suggestionId, calendar }, ...at };

describe('who does the work', () => {
  it('says what is too much, and the office has ten working days', () => {
    spec.given([]).when(file(named)).then([filed]);
    spec.given([]).when(file(unnamed)).then([filedUnnamed]);
  });

  it('says it once under one id', () => {
    spec.given([filed]).when(file(named)).thenRefuses('SUGGESTION.EXISTS');
  });

  it('takes back what nobody answered yet, named or not', () => {
    spec
      .given([filed])
      .when(withdraw(liaison))
      .then([withdrawn(liaison)]);
    spec
      .given([filedUnnamed])
      .when(withdraw(null))
      .then([withdrawn(null)]);
    spec
      .given([filed, withdrawn(liaison)])
      .when(withdraw(liaison))
      .thenNothing();
  });

  it('does not take back what somebody else said, nor what was answered', () => {
    spec.given([filed]).when(withdraw(townClerk)).thenRefuses('SUGGESTION.NOT_YOURS');
    spec.given([filedUnnamed]).when(withdraw(liaison)).thenRefuses('SUGGESTION.NOT_YOURS');
    spec.given([filed]).when(withdraw(null)).thenRefuses('SUGGESTION.NOT_YOURS');
    spec.given([filed, answered]).when(withdraw(liaison)).thenRefuses('SUGGESTION.ANSWERED');
  });
});

describe('the office', () => {
  it('answers, also after the time for it', () => {
    spec.given([filed]).when(answer()).then([answered]);
    spec.given([filedUnnamed, overdue]).when(answer()).then([answered]);
    spec.given([filed, answered]).when(answer()).thenNothing();
  });

  it('answers once, nothing that was taken back, and nobody what they said themselves', () => {
    spec.given([filed, answered]).when(answer(director, 'notAdopted')).thenRefuses('SUGGESTION.ANSWERED');
    spec
      .given([filed, withdrawn(liaison)])
      .when(answer())
      .thenRefuses('SUGGESTION.WITHDRAWN');
    spec.given([filed]).when(answer(liaison)).thenRefuses('SUGGESTION.OWN_ANSWER');
    const own = answer();
    spec
      .given([filedUnnamed])
      .when({ ...own, data: { ...own.data, isFiler: true } })
      .thenRefuses('SUGGESTION.OWN_ANSWER');
  });

  it('has nothing to answer where nothing was said', () => {
    spec.given([]).when(answer()).thenRefuses('SUGGESTION.NOT_FOUND');
  });
});

describe('the time for an answer', () => {
  it('runs out at the end of its last day, once', () => {
    spec.given([filed]).when(mark('2026-03-24T16:00:00.000Z')).then([overdue]);
    spec.given([filed, overdue]).when(mark('2026-03-24T16:00:00.000Z')).thenNothing();
    spec.given([filed]).when(mark('2026-03-24T15:59:59.999Z')).thenRefuses('SUGGESTION.NOT_YET_DUE');
  });

  it('does not run out for what was answered or taken back, nor by an older clock', () => {
    spec.given([filed, answered]).when(mark('2026-03-25T00:00:00.000Z')).thenNothing();
    spec
      .given([filed, withdrawn(liaison)])
      .when(mark('2026-03-25T00:00:00.000Z'))
      .thenNothing();
    spec.given([filed]).when(mark('2026-03-25T00:00:00.000Z', '2026-03-20T16:00:00.000Z')).thenNothing();
  });

  it('is counted anew once the calendar is there', () => {
    const provisional: SuggestionEvent = { type: 'SuggestionFiled', data: { ...named, due: late } };
    const revised: SuggestionEvent = { type: 'SuggestionDueRevised', data: { suggestionId, previous: late, due } };
    spec.given([provisional]).when(revise).then([revised]);
    spec.given([provisional, overdue, revised]).when(mark('2026-03-25T00:00:00.000Z')).thenNothing();
    spec.given([filed]).when(revise).thenNothing();
    spec.given([provisional, answered]).when(revise).thenNothing();
  });
});

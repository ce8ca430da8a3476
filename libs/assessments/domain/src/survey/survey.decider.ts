import { assertNever, recordedLate, refuse, sameFacts, type Decider, type Fraction } from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import type { SurveyCommand } from './survey.commands.js';
import {
  surveyAlreadyOpen,
  surveyCorrectionUnknown,
  surveyGroupUnknown,
  surveyLate,
  surveyMoreThanAsked,
  surveyNotFound,
} from './survey.errors.js';
import {
  refusesConfirmingSurvey,
  refusesCorrectingSurvey,
  refusesSurveyAnswers,
  refusesTooFewAnswers,
} from './survey-may.js';
import type { KnownSurvey, SurveyFacts, SurveyState } from './survey-state.js';
import type { GroupAnswers, SurveyCorrectionProposed, SurveyEvent } from './survey.events.js';

export const surveyDecider: Decider<SurveyState, SurveyCommand, SurveyEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: SurveyCommand, state: SurveyState): readonly SurveyEvent[] {
  if (command.type === 'OpenSurvey') {
    if (state.status === 'none') return [{ type: 'SurveyOpened', data: command.data }];
    if (sameFacts(state.opened, command.data)) return [];
    throw surveyAlreadyOpen();
  }
  if (state.status === 'none') throw surveyNotFound();
  const { surveyId } = command.data;
  const { sheetId, indicator } = state.opened;
  switch (command.type) {
    case 'RecordSurveyAnswers': {
      const { answers, source, by, lateEntry, recordedBy } = command.data;
      if (sameFacts(state.answers[answers.group], answers)) return [];
      refuse(refusesSurveyAnswers(state));
      requirePlausible(state, answers);
      effectiveDay(command, state.opened.from, surveyLate);
      const late = recordedLate(lateEntry, recordedBy);
      return [{ type: 'SurveyAnswersRecorded', data: { surveyId, ...answers, source, by, ...late } }];
    }
    case 'CloseSurvey': {
      if (state.status === 'closed') return [];
      refuse(refusesTooFewAnswers(state));
      return [
        {
          type: 'SurveyClosed',
          data: { surveyId, sheetId, indicator, rates: ratesOf(state.answers), by: command.data.by },
        },
      ];
    }
    case 'CorrectSurvey': {
      const { correctionId, answers, reason, by } = command.data;
      if (state.status === 'closed' && sameFacts(state.answers[answers.group], answers)) return [];
      if (state.status === 'closed' && state.correction?.correctionId === correctionId) return [];
      refuse(refusesCorrectingSurvey(state));
      requirePlausible(state, answers);
      const corrected = { ...state.answers, [answers.group]: answers };
      refuse(refusesTooFewAnswers({ opened: state.opened, answers: corrected }));
      return [
        { type: 'SurveyCorrectionProposed', data: { surveyId, correctionId, ...answers, reason, proposedBy: by } },
      ];
    }
    case 'ConfirmSurveyCorrection': {
      const proposal = pending(state, command.data.correctionId);
      refuse(refusesConfirmingSurvey(proposal, command.data.by));
      const now = answersIn(proposal);
      const was = state.answers[now.group] ?? { ...now, asked: 0, answered: 0, favourable: 0 };
      const rates = ratesOf({ ...state.answers, [now.group]: now });
      return [
        {
          type: 'SurveyCorrected',
          data: { ...proposal, sheetId, indicator, was, rates, confirmedBy: command.data.by },
        },
      ];
    }
    case 'DeclineSurveyCorrection': {
      const { correctionId, reason, by } = command.data;
      pending(state, correctionId);
      return [{ type: 'SurveyCorrectionDeclined', data: { surveyId, correctionId, reason, declinedBy: by } }];
    }
    default:
      return assertNever(command);
  }
}

function answersIn({ group, asked, answered, favourable }: GroupAnswers): GroupAnswers {
  return { group, asked, answered, favourable };
}

function requirePlausible({ opened }: KnownSurvey, { group, asked, answered, favourable }: GroupAnswers): void {
  const known = opened.frame.find((each) => each.group === group);
  if (known === undefined) throw surveyGroupUnknown(group);
  if (favourable > answered || answered > asked || asked > known.population) throw surveyMoreThanAsked(group);
}

function ratesOf(answers: SurveyFacts['answers']): Readonly<Record<string, Fraction>> {
  return Object.fromEntries(
    Object.values(answers).map(({ group, answered, favourable }) => [group, { n: favourable, d: answered }]),
  );
}

function pending({ correction }: KnownSurvey, correctionId: string): SurveyCorrectionProposed {
  if (correction === null || correction.correctionId !== correctionId) throw surveyCorrectionUnknown();
  return correction;
}

function evolve(state: SurveyState, event: SurveyEvent): SurveyState {
  if (event.type === 'SurveyOpened') return { status: 'open', opened: event.data, answers: {}, correction: null };
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'SurveyAnswersRecorded':
      return { ...state, answers: { ...state.answers, [event.data.group]: answersIn(event.data) } };
    case 'SurveyClosed':
      return { ...state, status: 'closed' };
    case 'SurveyCorrectionProposed':
      return { ...state, correction: event.data };
    case 'SurveyCorrected': {
      const answers = { ...state.answers, [event.data.group]: answersIn(event.data) };
      return { ...state, correction: null, answers };
    }
    case 'SurveyCorrectionDeclined':
      return { ...state, correction: null };
    default:
      return assertNever(event);
  }
}

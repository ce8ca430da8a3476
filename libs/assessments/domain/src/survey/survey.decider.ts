import {
  assertNever,
  recordedLate,
  sameFacts,
  sharePerson,
  type Decider,
  type Fraction,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import type { SurveyCommand } from './survey.commands.js';
import {
  surveyAlreadyOpen,
  surveyClosed,
  surveyCorrectionPending,
  surveyCorrectionUnknown,
  surveyGroupUnknown,
  surveyLate,
  surveyMoreThanAsked,
  surveyNotClosed,
  surveyNotFound,
  surveySamePerson,
  surveyTooFewAnswers,
} from './survey.errors.js';
import type { GroupAnswers, SurveyCorrectionProposed, SurveyEvent, SurveyOpened } from './survey.events.js';

interface SurveyFacts {
  readonly opened: SurveyOpened;
  readonly answers: Readonly<Record<string, GroupAnswers>>;
  readonly correction: SurveyCorrectionProposed | null;
}

export type SurveyState = { readonly status: 'none' } | (SurveyFacts & { readonly status: 'open' | 'closed' });

type Opened = Exclude<SurveyState, { readonly status: 'none' }>;

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
      if (state.status === 'closed') throw surveyClosed();
      requirePlausible(state, answers);
      effectiveDay(command, state.opened.from, surveyLate);
      const late = recordedLate(lateEntry, recordedBy);
      return [{ type: 'SurveyAnswersRecorded', data: { surveyId, ...answers, source, by, ...late } }];
    }
    case 'CloseSurvey': {
      if (state.status === 'closed') return [];
      requireEnough(state.opened, state.answers);
      return [
        {
          type: 'SurveyClosed',
          data: { surveyId, sheetId, indicator, rates: ratesOf(state.answers), by: command.data.by },
        },
      ];
    }
    case 'CorrectSurvey': {
      const { correctionId, answers, reason, by } = command.data;
      if (state.status !== 'closed') throw surveyNotClosed();
      if (sameFacts(state.answers[answers.group], answers)) return [];
      if (state.correction !== null) {
        if (state.correction.correctionId === correctionId) return [];
        throw surveyCorrectionPending();
      }
      requirePlausible(state, answers);
      requireEnough(state.opened, { ...state.answers, [answers.group]: answers });
      return [
        { type: 'SurveyCorrectionProposed', data: { surveyId, correctionId, ...answers, reason, proposedBy: by } },
      ];
    }
    case 'ConfirmSurveyCorrection': {
      const proposal = pending(state, command.data.correctionId);
      if (sharePerson(proposal.proposedBy, command.data.by)) throw surveySamePerson();
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

function requirePlausible({ opened }: Opened, { group, asked, answered, favourable }: GroupAnswers): void {
  const known = opened.frame.find((each) => each.group === group);
  if (known === undefined) throw surveyGroupUnknown(group);
  if (favourable > answered || answered > asked || asked > known.population) throw surveyMoreThanAsked(group);
}

function requireEnough({ frame }: SurveyOpened, answers: SurveyFacts['answers']): void {
  const short = frame.filter(({ group, answersAtLeast }) => (answers[group]?.answered ?? 0) < answersAtLeast);
  if (short.length > 0) throw surveyTooFewAnswers(short.map(({ group }) => group));
}

function ratesOf(answers: SurveyFacts['answers']): Readonly<Record<string, Fraction>> {
  return Object.fromEntries(
    Object.values(answers).map(({ group, answered, favourable }) => [group, { n: favourable, d: answered }]),
  );
}

function pending({ correction }: Opened, correctionId: string): SurveyCorrectionProposed {
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

import { sharePerson, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  surveyClosed,
  surveyCorrectionPending,
  surveyCorrectionUnknown,
  surveyNotClosed,
  surveySamePerson,
  surveyTooFewAnswers,
} from './survey.errors.js';
import type { KnownSurvey, SurveyFacts } from './survey-state.js';

export const SURVEY_ACTS = ['recordAnswers', 'close', 'correct', 'confirmCorrection', 'declineCorrection'] as const;
export type SurveyAct = (typeof SURVEY_ACTS)[number];

export function refusesSurveyAnswers({ status }: KnownSurvey): DomainError | null {
  return status === 'closed' ? surveyClosed() : null;
}

export function refusesClosingSurvey(state: KnownSurvey): DomainError | null {
  return refusesSurveyAnswers(state) ?? refusesTooFewAnswers(state);
}

export function refusesTooFewAnswers({ opened, answers }: Omit<SurveyFacts, 'correction'>): DomainError | null {
  const short = opened.frame.filter(({ group, answersAtLeast }) => (answers[group]?.answered ?? 0) < answersAtLeast);
  return short.length > 0 ? surveyTooFewAnswers(short.map(({ group }) => group)) : null;
}

export function refusesCorrectingSurvey({ status, correction }: KnownSurvey): DomainError | null {
  if (status !== 'closed') return surveyNotClosed();
  return correction === null ? null : surveyCorrectionPending();
}

export function refusesConfirmingSurvey(correction: SurveyFacts['correction'], by: OfficerAsOf): DomainError | null {
  if (correction === null) return surveyCorrectionUnknown();
  return sharePerson(correction.proposedBy, by) ? surveySamePerson() : null;
}

export function refusesDecliningSurvey(correction: SurveyFacts['correction']): DomainError | null {
  return correction === null ? surveyCorrectionUnknown() : null;
}

import type { GroupAnswers, SurveyCorrectionProposed, SurveyOpened } from './survey.events.js';

export interface SurveyFacts {
  readonly opened: SurveyOpened;
  readonly answers: Readonly<Record<string, GroupAnswers>>;
  readonly correction: SurveyCorrectionProposed | null;
}

export type SurveyState = { readonly status: 'none' } | (SurveyFacts & { readonly status: 'open' | 'closed' });

export type KnownSurvey = Exclude<SurveyState, { readonly status: 'none' }>;

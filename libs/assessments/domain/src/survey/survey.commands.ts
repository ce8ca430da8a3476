import type { DomainCommand, FileReference, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { GroupAnswers, SurveyOpened } from './survey.events.js';

interface OfSurvey {
  readonly surveyId: string;
}

export type OpenSurvey = DomainCommand<'OpenSurvey', SurveyOpened>;
export type RecordSurveyAnswers = DomainCommand<
  'RecordSurveyAnswers',
  OfSurvey & Late & { readonly answers: GroupAnswers; readonly source: FileReference; readonly by: OfficerAsOf }
>;
export type CloseSurvey = DomainCommand<'CloseSurvey', OfSurvey & { readonly by: OfficerAsOf }>;
export type CorrectSurvey = DomainCommand<
  'CorrectSurvey',
  OfSurvey & {
    readonly correctionId: string;
    readonly answers: GroupAnswers;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type ConfirmSurveyCorrection = DomainCommand<
  'ConfirmSurveyCorrection',
  OfSurvey & { readonly correctionId: string; readonly by: OfficerAsOf }
>;
export type DeclineSurveyCorrection = DomainCommand<
  'DeclineSurveyCorrection',
  OfSurvey & { readonly correctionId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type SurveyCommand =
  OpenSurvey | RecordSurveyAnswers | CloseSurvey | CorrectSurvey | ConfirmSurveyCorrection | DeclineSurveyCorrection;

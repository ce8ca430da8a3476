import type {
  DomainEvent,
  FileReference,
  Fraction,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Reason,
} from '@gongjian/shared-kernel';

export interface SurveyGroup {
  readonly group: string;
  /** How many there are, and how many of them are asked. */
  readonly population: number;
  readonly sampled: number;
}

/** `way`: door to door, phone, online. */
export interface SurveyOpened {
  readonly surveyId: string;
  readonly roundId: string;
  readonly sheetId: string;
  readonly subjectId: string;
  readonly indicator: string;
  readonly measure: 'awareness' | 'participation' | 'satisfaction';
  readonly frame: readonly (SurveyGroup & { readonly answersAtLeast: number })[];
  readonly way: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly by: OfficerAsOf;
}

/** Counts of one group; never a respondent. */
export interface GroupAnswers {
  readonly group: string;
  readonly asked: number;
  readonly answered: number;
  readonly favourable: number;
}

/** All answers of the group so far: they take the place of what was recorded before. */
export interface SurveyAnswersRecorded extends GroupAnswers, MaybeLate {
  readonly surveyId: string;
  readonly source: FileReference;
  readonly by: OfficerAsOf;
}

export interface SurveyClosed {
  readonly surveyId: string;
  readonly sheetId: string;
  readonly indicator: string;
  /** Favourable of answered. */
  readonly rates: Readonly<Record<string, Fraction>>;
  readonly by: OfficerAsOf;
}

export interface SurveyCorrectionProposed extends GroupAnswers {
  readonly surveyId: string;
  readonly correctionId: string;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

/** Counts that fed a score are put right by two people. */
export interface SurveyCorrected extends SurveyCorrectionProposed {
  readonly sheetId: string;
  readonly indicator: string;
  readonly was: GroupAnswers;
  readonly rates: Readonly<Record<string, Fraction>>;
  readonly confirmedBy: OfficerAsOf;
}

export interface SurveyCorrectionDeclined {
  readonly surveyId: string;
  readonly correctionId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export type SurveyEvent =
  | DomainEvent<'SurveyOpened', SurveyOpened>
  | DomainEvent<'SurveyAnswersRecorded', SurveyAnswersRecorded>
  | DomainEvent<'SurveyClosed', SurveyClosed>
  | DomainEvent<'SurveyCorrectionProposed', SurveyCorrectionProposed>
  | DomainEvent<'SurveyCorrected', SurveyCorrected>
  | DomainEvent<'SurveyCorrectionDeclined', SurveyCorrectionDeclined>;

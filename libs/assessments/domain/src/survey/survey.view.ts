import { assertNever, type Fraction, type Instant, type View } from '@gongjian/shared-kernel';
import type {
  SurveyAnswersRecorded,
  SurveyCorrected,
  SurveyCorrectionProposed,
  SurveyEvent,
  SurveyOpened,
} from './survey.events.js';

export interface SurveyRow extends Omit<SurveyOpened, 'surveyId'> {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly answers: readonly (Omit<SurveyAnswersRecorded, 'surveyId'> & { readonly at: Instant })[];
  readonly rates: Readonly<Record<string, Fraction>> | null;
  readonly proposal: SurveyCorrectionProposed | null;
  readonly corrections: readonly (SurveyCorrected & { readonly at: Instant })[];
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly changedAt: Instant;
}

export const surveyView: View<SurveyRow, SurveyEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'SurveyOpened': {
      const { surveyId, ...opened } = event.data;
      const none = { answers: [], rates: null, proposal: null, corrections: [], closedAt: null };
      return { ...opened, ...none, id: surveyId, status: 'open', openedAt: at, changedAt: at };
    }
    case 'SurveyAnswersRecorded': {
      if (row === null) return null;
      const { surveyId: _surveyId, ...recorded } = event.data;
      const others = row.answers.filter(({ group }) => group !== recorded.group);
      return { ...row, answers: [...others, { ...recorded, at }], changedAt: at };
    }
    case 'SurveyClosed':
      return row && { ...row, status: 'closed', rates: event.data.rates, closedAt: at, changedAt: at };
    case 'SurveyCorrectionProposed':
      return row && { ...row, proposal: event.data, changedAt: at };
    case 'SurveyCorrected': {
      if (row === null) return null;
      const { group, asked, answered, favourable, rates } = event.data;
      const answers = row.answers.map((each) =>
        each.group === group ? { ...each, asked, answered, favourable } : each,
      );
      const corrections = [...row.corrections, { ...event.data, at }];
      return { ...row, answers, rates, proposal: null, corrections, changedAt: at };
    }
    case 'SurveyCorrectionDeclined':
      return row && { ...row, proposal: null, changedAt: at };
    default:
      return assertNever(event);
  }
};

import {
  resultCatalogue,
  resultDecider,
  roundCatalogue,
  roundDecider,
  sheetCatalogue,
  sheetDecider,
  surveyCatalogue,
  surveyDecider,
  type ResultCommand,
  type ResultEvent,
  type ResultState,
  type RoundCommand,
  type RoundEvent,
  type RoundState,
  type SheetCommand,
  type SheetEvent,
  type SheetState,
  type SurveyCommand,
  type SurveyEvent,
  type SurveyState,
} from '@gongjian/assessments-domain';
import type { Aggregate } from '@gongjian/shared-event-sourcing';

export const roundAggregate: Aggregate<RoundState, RoundCommand, RoundEvent> = {
  decider: roundDecider,
  catalogue: roundCatalogue,
};

export const sheetAggregate: Aggregate<SheetState, SheetCommand, SheetEvent> = {
  decider: sheetDecider,
  catalogue: sheetCatalogue,
};

export const resultAggregate: Aggregate<ResultState, ResultCommand, ResultEvent> = {
  decider: resultDecider,
  catalogue: resultCatalogue,
};

export const surveyAggregate: Aggregate<SurveyState, SurveyCommand, SurveyEvent> = {
  decider: surveyDecider,
  catalogue: surveyCatalogue,
};

import {
  applicationCatalogue,
  applicationDecider,
  complaintCatalogue,
  complaintDecider,
  docketCatalogue,
  docketDecider,
  gateCatalogue,
  gateDecider,
  incidentCatalogue,
  incidentDecider,
  resultCatalogue,
  resultDecider,
  roundCatalogue,
  roundDecider,
  sheetCatalogue,
  sheetDecider,
  surveyCatalogue,
  surveyDecider,
} from '@gongjian/assessments-domain';
import {
  batchCatalogue,
  batchDecider,
  circularCatalogue,
  circularDecider,
  commendationCatalogue,
  commendationDecider,
  noticeCatalogue,
  noticeDecider,
  objectionCatalogue,
  objectionDecider,
  periodCatalogue,
  periodDecider,
  rollUpCatalogue,
  rollUpDecider,
  slateCatalogue,
  slateDecider,
  titleCatalogue,
  titleDecider,
  watchCatalogue,
  watchDecider,
} from '@gongjian/awards-domain';
import {
  escalationCatalogue,
  escalationDecider,
  filingCatalogue,
  filingDecider,
  followUpCatalogue,
  followUpDecider,
  planCatalogue,
  planDecider,
  programmeCatalogue,
  programmeDecider,
  rectificationCatalogue,
  rectificationDecider,
  taskCatalogue,
  taskDecider,
} from '@gongjian/plans-domain';
import { decodeEvent, type EventCatalogue, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Decider, DomainCommand, DomainEvent } from '@gongjian/shared-kernel';

type Fold = (events: readonly RecordedEvent[]) => unknown;

function foldOf<State, Command extends DomainCommand, Event extends DomainEvent>(
  catalogue: EventCatalogue,
  { initialState, evolve }: Decider<State, Command, Event>,
): readonly [string, Fold] {
  return [
    catalogue.category,
    (events) => events.reduce((state, each) => evolve(state, decodeEvent<Event>(catalogue, each).event), initialState),
  ];
}

/** What every kind of stream comes to, by category. */
export const folds: ReadonlyMap<string, Fold> = new Map([
  foldOf(programmeCatalogue, programmeDecider),
  foldOf(planCatalogue, planDecider),
  foldOf(taskCatalogue, taskDecider),
  foldOf(rectificationCatalogue, rectificationDecider),
  foldOf(followUpCatalogue, followUpDecider),
  foldOf(escalationCatalogue, escalationDecider),
  foldOf(filingCatalogue, filingDecider),
  foldOf(roundCatalogue, roundDecider),
  foldOf(sheetCatalogue, sheetDecider),
  foldOf(resultCatalogue, resultDecider),
  foldOf(surveyCatalogue, surveyDecider),
  foldOf(incidentCatalogue, incidentDecider),
  foldOf(complaintCatalogue, complaintDecider),
  foldOf(docketCatalogue, docketDecider),
  foldOf(gateCatalogue, gateDecider),
  foldOf(applicationCatalogue, applicationDecider),
  foldOf(titleCatalogue, titleDecider),
  foldOf(watchCatalogue, watchDecider),
  foldOf(slateCatalogue, slateDecider),
  foldOf(noticeCatalogue, noticeDecider),
  foldOf(objectionCatalogue, objectionDecider),
  foldOf(commendationCatalogue, commendationDecider),
  foldOf(circularCatalogue, circularDecider),
  foldOf(rollUpCatalogue, rollUpDecider),
  foldOf(batchCatalogue, batchDecider),
  foldOf(periodCatalogue, periodDecider),
]);

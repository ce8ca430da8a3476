import { recordedLate, sameFacts, sharePerson } from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { require } from '../may-act.js';
import type { Values } from '../rules/value.js';
import type { ScoringRules } from '../rules/v2/sheet-result.js';
import type {
  AppointAssessor,
  DeclareAvoidance,
  FileAssessment,
  FileSelfCheck,
  FillValue,
  SamplePoints,
  WithdrawAssessor,
} from './sheet.commands.js';
import {
  assessorTooLow,
  avoidance,
  indicatorUnknown,
  populationEmpty,
  sheetLate,
  valuesInvalid,
} from './sheet.errors.js';
import type { SheetEvent } from './sheet.events.js';
import { askedOf, notBefore, rulesOf, sheetBasis, whenComplete, withScore } from './sheet-scoring.js';
import {
  allTies,
  refusesAppointment,
  refusesAssessment,
  refusesSampling,
  refusesSelfCheck,
  refusesStandingAside,
  refusesWithdrawingAssessor,
} from './sheet-may.js';
import type { OpenedSheet } from './sheet-state.js';

export function appointAssessor({ data }: AppointAssessor, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, assessor, reaches, ties, by } = data;
  if (state.assessors.some(({ personId }) => personId === assessor.officer.personId)) return [];
  require(refusesAppointment(state));
  const why = rulesOf(state).avoids(assessor, allTies(state, ties));
  if (why !== null) throw avoidance(why);
  if (!reaches) throw assessorTooLow();
  return [{ type: 'AssessorAppointed', data: { sheetId, assessor: assessor.officer, appointedBy: by } }];
}

export function withdrawAssessor({ data }: WithdrawAssessor, state: OpenedSheet): readonly SheetEvent[] {
  const { assessor, avoids } = data;
  const isThere = state.assessors.some(({ personId }) => personId === assessor.personId);
  if (avoids && !isThere && state.orderedAside.includes(assessor.personId)) return [];
  require(refusesWithdrawingAssessor(state, assessor, avoids));
  return [{ type: 'AssessorWithdrawn', data }];
}

export function declareAvoidance({ data }: DeclareAvoidance, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, reason, by } = data;
  if (state.stoodAside.includes(by.personId)) return [];
  require(refusesStandingAside(state, by));
  return [{ type: 'AssessorStoodAside', data: { sheetId, assessor: by, reason } }];
}

export function samplePoints({ data }: SamplePoints, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, seed, population, populationSha256, sampling, hash, by } = data;
  if (state.sampled !== null) {
    if (state.sampled === seed) return [];
    require(refusesSampling(state));
  }
  if (population.length === 0) throw populationEmpty();
  const ids = rulesOf(state).sample(
    seed,
    population.map(({ id }) => id),
    sampling,
    hash,
  );
  return [
    {
      type: 'PointsSampled',
      data: {
        sheetId,
        seed,
        population: { count: population.length, sha256: populationSha256 },
        chosen: ids.flatMap((id) => population.filter((point) => point.id === id)),
        by,
        basis: sheetBasis(state, null),
      },
    },
  ];
}

export function fileSelfCheck(command: FileSelfCheck, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, values, statement, by, lateEntry, recordedBy, scoring, roundOpen } = command.data;
  const mine = state.selfCheck;
  if (mine !== null && sameFacts(mine.values, values) && sameFacts(mine.statement, statement)) return [];
  require(refusesSelfCheck(state, roundOpen));
  effectiveDay(command, notBefore(state), sheetLate);
  requireValues(state, values, scoring);
  const filed: SheetEvent = {
    type: 'SelfCheckFiled',
    data: { sheetId, values, statement, filedBy: by, ...recordedLate(lateEntry, recordedBy) },
  };
  return state.opened.form === 'selfCheck'
    ? withScore(state, [filed], { ...state.filled, ...values }, command.data)
    : [filed];
}

function requireValues(state: OpenedSheet, values: Values, scoring: ScoringRules, only?: readonly string[]): void {
  const indicators = askedOf(state, scoring, 'person').filter(({ code }) => only === undefined || only.includes(code));
  const { subject, period } = state.opened;
  const faults = rulesOf(state).valueFaults(values, { indicators, class: subject.class, period });
  if (faults.length > 0) throw valuesInvalid(faults);
}

export function fileAssessment(command: FileAssessment, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, values, evidence, by, ties, lateEntry, recordedBy, recorderUnits, scoring, roundOpen } =
    command.data;
  const mine = state.assessments.find(({ assessor }) => sharePerson(assessor, by.officer));
  if (mine !== undefined && sameFacts(mine.values, values) && sameFacts(mine.evidence, evidence)) return [];
  require(refusesAssessment(state, by, { ties, roundOpen }));
  if (recordedBy !== null) {
    const why = rulesOf(state).avoids({ officer: recordedBy, unitIds: recorderUnits }, allTies(state, ties));
    if (why !== null) throw avoidance(why);
  }
  effectiveDay(command, notBefore(state), sheetLate);
  requireValues(state, values, scoring, state.arbitrated ?? undefined);
  const filed: SheetEvent = {
    type: 'AssessmentFiled',
    data: { sheetId, assessor: by.officer, values, evidence, ...recordedLate(lateEntry, recordedBy) },
  };
  return whenComplete(state, [filed], command.data);
}

/** What a survey says. On a sheet that is scored it makes another score. */
export function fillValue({ data }: FillValue, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, indicator, value, source, scoring } = data;
  if (sameFacts(state.filled[indicator], value)) return [];
  const found = askedOf(state, scoring, 'survey').find(({ code }) => code === indicator);
  if (found === undefined) throw indicatorUnknown(indicator);
  const { subject, period } = state.opened;
  const faults = rulesOf(state).valueFaults(
    { [indicator]: value },
    { indicators: [found], class: subject.class, period },
  );
  if (faults.length > 0) throw valuesInvalid(faults);
  const filled: SheetEvent = { type: 'ValueFilled', data: { sheetId, indicator, value, source } };
  if (state.status !== 'scored' || state.scored === null) return whenComplete(state, [filled], data);
  return withScore(state, [filled], { ...state.scored.values, [indicator]: value }, data, state.scored.told);
}

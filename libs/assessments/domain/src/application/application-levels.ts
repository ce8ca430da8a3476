import {
  clockFrom,
  personIdsOf,
  recordedLate,
  type Basis,
  type BasisInput,
  type LocalDate,
  type OfficerAsOf,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { require } from '../may-act.js';
import { basisOf } from '../pinned.js';
import { docketInput, judgedOn, refusesUnmet } from './application-conditions.js';
import type {
  AcceptLevel,
  ApproveLevel,
  Judging,
  RecordFiling,
  RejectApplication,
  ResubmitApplication,
  ReturnApplication,
} from './application.commands.js';
import { applicationLate, belowBar, notAtLevel, reasonMissing } from './application.errors.js';
import type { ApplicationEvent, ChainLevel, GradeGiven, Judged, LevelReached } from './application.events.js';
import {
  refusesAcceptance,
  refusesApproval,
  refusesFiling,
  refusesRejection,
  refusesResubmission,
  refusesReturn,
} from './application-may.js';
import { levelOf, type ApplicationFacts, type FiledApplication } from './application-state.js';

export function levelReached(
  applicationId: string,
  { code, round, within }: ChainLevel,
  on: LocalDate,
  calendar: WorkingCalendar,
): ApplicationEvent {
  const due = within === null ? null : clockFrom(within, on, calendar);
  const data: LevelReached = { applicationId, level: code, round, on, due };
  return { type: 'LevelReached', data };
}

export function applicationBasis({ filed, revision }: ApplicationFacts, others: readonly BasisInput[] = []): Basis {
  const own = { stream: `application-${filed.applicationId}`, revision: String(revision) };
  return basisOf(filed, [own, ...others]);
}

function isRepeated(state: FiledApplication, type: ApplicationEvent['type'], level: string, by: OfficerAsOf): boolean {
  const { lastAct } = state;
  return lastAct !== null && lastAct.type === type && lastAct.level === level && lastAct.personId === by.personId;
}

function requireLevel(state: FiledApplication, level: string): void {
  const here = levelOf(state);
  if (here?.code !== level) throw notAtLevel(here?.code ?? null);
}

export function approveLevel(command: ApproveLevel, state: FiledApplication): readonly ApplicationEvent[] {
  const { applicationId, level, note, by, lateEntry, recordedBy } = command.data;
  if (isRepeated(state, 'LevelApproved', level, by)) return [];
  require(refusesApproval(state, by));
  requireLevel(state, level);
  const on = effectiveDay(command, state.reachedOn, applicationLate);
  const judged = stillMet(state, command.data, on);
  const here = levelOf(state);
  const approved: ApplicationEvent = {
    type: 'LevelApproved',
    data: { applicationId, level, note, by, ...judged, ...recordedLate(lateEntry, recordedBy) },
  };
  if (here?.does === 'determine') gradeOf(command, state);
  return here?.twoStep === true ? [approved] : [approved, ...passed(command, state, [by], on)];
}

export function acceptLevel(command: AcceptLevel, state: FiledApplication): readonly ApplicationEvent[] {
  const { applicationId, level, by, lateEntry, recordedBy } = command.data;
  if (isRepeated(state, 'LevelAccepted', level, by)) return [];
  require(refusesAcceptance(state, by));
  requireLevel(state, level);
  const on = effectiveDay(command, state.reachedOn, applicationLate);
  const judged = stillMet(state, command.data, on);
  const accepted: ApplicationEvent = {
    type: 'LevelAccepted',
    data: { applicationId, level, by, ...judged, ...recordedLate(lateEntry, recordedBy) },
  };
  const both = state.approvedBy === null ? [by] : [state.approvedBy, by];
  return [accepted, ...passed(command, state, both, on)];
}

/** The conditions by what is known now, on the day it is decided. @throws DomainError APPLICATION.CONDITIONS_NOT_MET */
function stillMet(
  state: FiledApplication,
  judging: Judging,
  on: LocalDate,
): Required<Judged> & { readonly basis: Basis } {
  const judged = judgedOn(state.filed, judging, on);
  require(refusesUnmet(judged));
  const { again, conditions } = judged;
  return { again, conditions, basis: applicationBasis(state, docketInput(judging)) };
}

function passed(
  command: ApproveLevel | AcceptLevel,
  state: FiledApplication,
  by: readonly OfficerAsOf[],
  on: LocalDate,
): readonly ApplicationEvent[] {
  const { applicationId, calendar } = command.data;
  const next = state.filed.chain[state.level + 1];
  const reached = next === undefined ? [] : [levelReached(applicationId, next, on, calendar)];
  if (levelOf(state)?.does !== 'determine') return reached;
  const { grade, result } = gradeOf(command, state);
  const { programme, version, rules, key, subject } = state.filed;
  const pinned = { programme, version, rules, key };
  const basis = applicationBasis(state, docketInput(command.data));
  const assessors = [
    ...new Set([...(result?.assessors ?? []), ...[...state.judges, ...by].flatMap((each) => personIdsOf(each))]),
  ];
  const data = { ...pinned, applicationId, subject, grade, result, on, by, assessors, basis };
  return [{ type: 'ApplicationDetermined', data }, ...reached];
}

/** The last evaluation's; where there is none, what whoever determines it says. */
function gradeOf(
  { data: { grade, named } }: ApproveLevel | AcceptLevel,
  { grades, filed }: FiledApplication,
): { readonly grade: string; readonly result: GradeGiven | null } {
  if (filed.chain.every(({ round }) => round === null)) {
    if (grade === null || !named.includes(grade)) throw belowBar(grade ?? 'none');
    return { grade, result: null };
  }
  const result = grades.at(-1);
  if (result?.named !== true) throw belowBar(result?.grade ?? 'none');
  return { grade: result.grade, result };
}

export function returnApplication(command: ReturnApplication, state: FiledApplication): readonly ApplicationEvent[] {
  const { applicationId, level, reason, within, by, calendar, lateEntry, recordedBy } = command.data;
  if (state.status === 'returned' && isRepeated(state, 'ApplicationReturned', level, by)) return [];
  require(refusesReturn(state, by));
  requireLevel(state, level);
  if (reason === null) throw reasonMissing();
  const on = effectiveDay(command, state.reachedOn, applicationLate);
  const due = clockFrom(within, on, calendar);
  const basis = applicationBasis(state);
  const late = recordedLate(lateEntry, recordedBy);
  return [{ type: 'ApplicationReturned', data: { applicationId, level, reason, due, by, basis, ...late } }];
}

export function resubmitApplication(
  command: ResubmitApplication,
  state: FiledApplication,
): readonly ApplicationEvent[] {
  const { applicationId, statement, by, calendar, lateEntry, recordedBy } = command.data;
  require(refusesResubmission(state));
  const on = effectiveDay(command, state.reachedOn, applicationLate);
  const first = state.filed.chain[0];
  const late = recordedLate(lateEntry, recordedBy);
  return [
    { type: 'ApplicationResubmitted', data: { applicationId, statement, by, ...late } },
    ...(first === undefined ? [] : [levelReached(applicationId, first, on, calendar)]),
  ];
}

export function rejectApplication(command: RejectApplication, state: FiledApplication): readonly ApplicationEvent[] {
  const { applicationId, level, reason, by, lateEntry, recordedBy } = command.data;
  if (state.status === 'rejected' && isRepeated(state, 'ApplicationRejected', level, by)) return [];
  require(refusesRejection(state, by));
  requireLevel(state, level);
  if (reason === null) throw reasonMissing();
  effectiveDay(command, state.reachedOn, applicationLate);
  const late = recordedLate(lateEntry, recordedBy);
  const basis = applicationBasis(state);
  return [{ type: 'ApplicationRejected', data: { applicationId, level, reason, by, basis, ...late } }];
}

export function recordFiling(command: RecordFiling, state: FiledApplication): readonly ApplicationEvent[] {
  const { applicationId, level, receiptNumber, by, calendar, lateEntry, recordedBy } = command.data;
  if (isRepeated(state, 'ApplicationFiledUpward', level, by)) return [];
  require(refusesFiling(state));
  requireLevel(state, level);
  const on = effectiveDay(command, state.reachedOn, applicationLate);
  const next = state.filed.chain[state.level + 1];
  const late = recordedLate(lateEntry, recordedBy);
  return [
    { type: 'ApplicationFiledUpward', data: { applicationId, level, receiptNumber, by, ...late } },
    ...(next === undefined ? [] : [levelReached(applicationId, next, on, calendar)]),
  ];
}

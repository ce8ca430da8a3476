import {
  addDays,
  assertNever,
  clockFrom,
  endOfLocalDate,
  recordedLate,
  recounted,
  sameFacts,
  type BasisInput,
  type Decider,
  type LocalDate,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { require } from '../may-act.js';
import { basisOf } from '../pinned.js';
import { assessmentRulesOf } from '../rules/assessment-rules.js';
import { indicatorsOf } from '../rules/v2/sheet-result.js';
import { docketInput, judgedOn, refusesUnmet } from './application-conditions.js';
import {
  acceptLevel,
  applicationBasis,
  approveLevel,
  levelReached,
  recordFiling,
  rejectApplication,
  resubmitApplication,
  returnApplication,
} from './application-levels.js';
import { refusesWithdrawal } from './application-may.js';
import {
  evolveApplication,
  initialApplicationState,
  levelOf,
  type ApplicationState,
  type FiledApplication,
} from './application-state.js';
import type {
  ApplicationCommand,
  FileApplication,
  Judging,
  ResumeApplication,
  ReviseApplicationDue,
} from './application.commands.js';
import {
  applicationAbandoned,
  applicationExists,
  applicationLate,
  applicationNotFound,
  declaredInvalid,
  filerNotAllowed,
  notASubject,
  programmeOver,
  titledAlready,
} from './application.errors.js';
import type { ApplicationEvent, ApplicationFiled, ChainLevel } from './application.events.js';

/** Ten years: how far ahead it is looked when time alone meets conditions. */
const FORESEEN_DAYS = 3_660;

export const applicationDecider: Decider<ApplicationState, ApplicationCommand, ApplicationEvent> = {
  initialState: initialApplicationState,
  decide,
  evolve: evolveApplication,
};

function decide(command: ApplicationCommand, state: ApplicationState): readonly ApplicationEvent[] {
  if (command.type === 'FileApplication') return fileApplication(command, state);
  if (command.type === 'AbandonCreation') {
    if (state.status !== 'none') return [];
    return [{ type: 'CreationAbandoned', data: command.data }];
  }
  if (state.status === 'none') throw applicationNotFound();
  if (state.status === 'abandoned') throw applicationAbandoned();
  const { applicationId } = command.data;
  switch (command.type) {
    case 'ApproveLevel':
      return approveLevel(command, state);
    case 'AcceptLevel':
      return acceptLevel(command, state);
    case 'ReturnApplication':
      return returnApplication(command, state);
    case 'ResubmitApplication':
      return resubmitApplication(command, state);
    case 'RejectApplication':
      return rejectApplication(command, state);
    case 'RecordGrade': {
      const { applicationId: _applicationId, ...given } = command.data;
      if (state.grades.some((known) => sameFacts(known, given))) return [];
      return [{ type: 'ApplicationGraded', data: command.data }];
    }
    case 'RecordFiling':
      return recordFiling(command, state);
    case 'HoldApplication':
      if (state.status !== 'atLevel' && state.status !== 'returned') return [];
      return [{ type: 'ApplicationPutOnHold', data: command.data }];
    case 'ResumeApplication':
      return resume(command, state);
    case 'WithdrawApplication': {
      const { reason, by, lateEntry, recordedBy } = command.data;
      if (state.status === 'withdrawn') return [];
      const refusal = refusesWithdrawal(state);
      if (refusal !== null) throw refusal;
      effectiveDay(command, state.filed.filedOn, applicationLate);
      const late = recordedLate(lateEntry, recordedBy);
      return [{ type: 'ApplicationWithdrawn', data: { applicationId, reason, by, ...late } }];
    }
    case 'MarkLevelOverdue': {
      const level = levelOf(state);
      if (state.overdue || state.due === null || level === null || command.now < state.due.dueAt) return [];
      if (state.status !== 'atLevel' && state.status !== 'determined') return [];
      return [{ type: 'LevelBecameOverdue', data: { applicationId, level: level.code, dueAt: state.due.dueAt } }];
    }
    case 'ReviseApplicationDue':
      return reviseDue(command, state);
    default:
      return assertNever(command);
  }
}

/** A level's time that stands still is counted anew anyway when it goes on. */
function reviseDue({ data }: ReviseApplicationDue, state: FiledApplication): readonly ApplicationEvent[] {
  const { applicationId, calendar } = data;
  const returned = (state.status === 'onHold' ? state.heldFrom : state.status) === 'returned';
  const runs = returned || state.status === 'atLevel' || state.status === 'determined';
  const due = runs && state.due !== null ? recounted(state.due, calendar) : null;
  if (due === null || state.due === null) return [];
  const of = returned ? 'return' : 'level';
  const basis = applicationBasis(state);
  return [{ type: 'ApplicationDueRevised', data: { applicationId, of, previous: state.due, due, basis } }];
}

function fileApplication(command: FileApplication, state: ApplicationState): readonly ApplicationEvent[] {
  const { applicationId, programme, version, rules, key, subject, subjects, filedBy, by, statement, declared } =
    command.data;
  if (state.status === 'abandoned') throw applicationAbandoned();
  if (state.status !== 'none') {
    const { filed } = state;
    const same =
      filed.subject.id === subject.id && filed.programme === programme && sameFacts(filed.declared, declared);
    if (same && filed.filer?.personId === by?.personId) return [];
    throw applicationExists();
  }
  const pinned = { programme, version, rules, key };
  const on = effectiveDay(command, null, applicationLate);
  const { endsOn, historic, restart } = command.data;
  if ((historic && restart === null) || (endsOn !== null && on > endsOn)) throw programmeOver();
  if (!assessmentRulesOf(rules).fits(subjects, subject)) throw notASubject();
  if (!command.data.application.by.includes(filedBy)) throw filerNotAllowed();
  if (isTitled(command, on)) throw titledAlready();
  requireDeclarable(command, on);
  const judged = judgedOn({ ...pinned, subject, declared, filedOn: on }, command.data, on);
  require(refusesUnmet(judged));
  const { calendar, lateEntry, recordedBy } = command.data;
  const chain = command.data.application.chain.map(chainLevel);
  const filed: ApplicationEvent = {
    type: 'ApplicationFiled',
    data: {
      ...pinned,
      applicationId,
      subject,
      filedBy,
      filer: by,
      filedOn: on,
      statement,
      declared,
      again: judged.again,
      conditions: judged.conditions,
      chain,
      basis: basisOf(pinned, [...docketInput(command.data), ...restartInput(command.data)]),
      ...recordedLate(lateEntry, recordedBy),
    },
  };
  const [first] = chain;
  return first === undefined ? [filed] : [filed, levelReached(applicationId, first, on, calendar)];
}

/** The plan by which a historic programme takes applications. */
function restartInput({ historic, restart }: FileApplication['data']): readonly BasisInput[] {
  if (!historic || restart === null || restart.revision === null) return [];
  return [{ stream: `plan-${restart.planId}`, revision: restart.revision }];
}

function chainLevel(level: Judging['application']['chain'][number]): ChainLevel {
  const { code, at, actedBy, does, twoStep, mayReject, round, within } = level;
  return { code, at, actedBy, does, twoStep, mayReject, round: round ?? null, within: within ?? null };
}

/** Only what the standard asks may be declared, in its indicator's form; nothing need be. */
function requireDeclarable({ data }: FileApplication, on: LocalDate): void {
  const { rules, standard, declared, subject } = data;
  const interpreter = assessmentRulesOf(rules);
  const indicators = indicatorsOf(standard?.items ?? []).filter(
    (each) => Object.hasOwn(declared, each.code) && interpreter.sourceOf(each) !== 'facts',
  );
  const period = { from: on, to: on };
  const faults = interpreter.valueFaults(declared, { indicators, class: subject.class, period });
  if (faults.length > 0) throw declaredInvalid(faults);
}

/** It holds the title, and not so near its end that it may be renewed. */
function isTitled({ data: { docket, key, renewal } }: FileApplication, on: LocalDate): boolean {
  return (docket?.facts ?? []).some((fact) => {
    if (fact.fact !== 'title' || fact.key !== key) return false;
    if (fact.standing === 'removed' || fact.standing === 'ended') return false;
    if (fact.validTo === null) return true;
    if (fact.validTo < on) return false;
    return renewal === undefined || on < addDays(fact.validTo, -renewal.opensDaysBefore);
  });
}

/**
 * It stays on hold until its conditions are met again; a person may reject it. Where time alone brings that, it is said
 * when.
 */
function resume({ data, today }: ResumeApplication, state: FiledApplication): readonly ApplicationEvent[] {
  if (state.status !== 'onHold') return [];
  const { filed } = state;
  const { applicationId, calendar } = data;
  const basis = applicationBasis(state, docketInput(data));
  const { again, conditions } = judgedOn(filed, data, today);
  if (conditions.some(({ met }) => !met)) {
    const on = foreseen(filed, data, today);
    if (on === state.resumesOn) return [];
    const dueAt = on === null ? null : endOfLocalDate(addDays(on, -1));
    return [{ type: 'ResumptionForeseen', data: { applicationId, on, dueAt, conditions, basis } }];
  }
  const within = state.heldFrom === 'returned' ? null : (levelOf(state)?.within ?? null);
  const due = within === null ? null : clockFrom(within, today, calendar);
  return [{ type: 'ApplicationResumed', data: { applicationId, again, conditions, due, basis } }];
}

/** The first day on which all conditions hold by what is known today; `null`: on none of them that are looked at. */
function foreseen(filed: ApplicationFiled, judging: Judging, today: LocalDate): LocalDate | null {
  for (let days = 1; days <= FORESEEN_DAYS; days += 1) {
    const on = addDays(today, days);
    const { conditions } = judgedOn(filed, judging, on);
    if (conditions.every(({ met }) => met)) return on;
  }
  return null;
}

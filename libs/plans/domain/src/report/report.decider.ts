import type { ReportStep } from '@gongjian/plans-contracts';
import { assertNever, recordedLate, refuse, type Basis, type Decider } from '@gongjian/shared-kernel';
import { undoesOverdue } from '../evidence/evidence-flow.js';
import { effectiveDay } from '../late.js';
import { reportInterpreterOf } from '../rules/interpreter.js';
import { recountClock, startClock } from '../rules/start-clock.js';
import type {
  AskReport,
  FileReport,
  MarkReportOverdue,
  PassReportOn,
  ReportCommand,
  ReviseReportDue,
} from './report.commands.js';
import {
  notTheReportingUnit,
  REPORT_LATE,
  reportNotFound,
  reportNotYetDue,
  reportOverdueUndone,
  reportStepChanged,
} from './report.errors.js';
import type { ReportEvent } from './report.events.js';
import { refusesFilingReport, refusesPassingOn } from './report-may.js';
import { evolveReport, nextStep, type KnownReport, type ReportState } from './report-state.js';

export const reportDecider: Decider<ReportState, ReportCommand, ReportEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveReport,
};

function decide(command: ReportCommand, state: ReportState): readonly ReportEvent[] {
  if (command.type === 'AskReport') return state.status === 'none' ? ask(command) : [];
  if (state.status === 'none') throw reportNotFound();
  switch (command.type) {
    case 'FileReport':
      return file(command, state);
    case 'PassReportOn':
      return passOn(command, state);
    case 'MarkReportOverdue':
      return markOverdue(command, state);
    case 'ReviseReportDue':
      return reviseDue(command, state);
    default:
      return assertNever(command);
  }
}

function ask(command: AskReport): readonly ReportEvent[] {
  const { calendar, ...asked } = command.data;
  const { rules, period } = asked;
  const on = reportInterpreterOf(rules).dueOn(rules, period);
  return [
    { type: 'ReportAsked', data: { ...asked, due: startClock(rules, on, { kind: 'periodEnd' }, calendar, command) } },
  ];
}

function file(command: FileReport, state: KnownReport): readonly ReportEvent[] {
  const { data, now } = command;
  const { reportId, unit, text, files, by, lateEntry, recordedBy } = data;
  const { asked, due } = state;
  const answers = (unitId: string): boolean => unitId === asked.unit.id;
  if (!answers(unit.id)) throw notTheReportingUnit();
  refuse(refusesFilingReport(state));
  const day = effectiveDay(command, asked.period.from, REPORT_LATE);
  if ((state.status === 'asked' || state.overdue) && undoesOverdue(data, due.overdueAt, { now, day }, answers)) {
    throw reportOverdueUndone();
  }
  return [
    {
      type: 'ReportFiled',
      data: { reportId, unit, text, files, filedBy: by.officer, ...recordedLate(lateEntry, recordedBy) },
    },
  ];
}

function passOn({ data }: PassReportOn, state: KnownReport): readonly ReportEvent[] {
  const { reportId, from, by } = data;
  const { asked, at } = state;
  if (from !== at) throw reportStepChanged(at);
  refuse(refusesPassingOn(state));
  const to = nextStep(asked.rules, at) as ReportStep;
  return [{ type: 'ReportPassedOn', data: { reportId, from, to, passedBy: by, basis: basisOf(state) } }];
}

function markOverdue({ data, now }: MarkReportOverdue, state: KnownReport): readonly ReportEvent[] {
  const { reportId, dueAt } = data;
  const { due } = state;
  if (state.status !== 'asked' || state.overdue || due.overdueAt !== dueAt) return [];
  if (now < dueAt) throw reportNotYetDue();
  return [{ type: 'ReportBecameOverdue', data: { reportId, dueOn: due.on, overdueAt: dueAt, basis: basisOf(state) } }];
}

function reviseDue(command: ReviseReportDue, state: KnownReport): readonly ReportEvent[] {
  const { asked, due: previous } = state;
  const { reportId, calendar } = command.data;
  if (state.status !== 'asked') return [];
  const due = recountClock(asked.rules, previous, calendar, command);
  return due === null ? [] : [{ type: 'ReportDueRevised', data: { reportId, previous, due, basis: basisOf(state) } }];
}

function basisOf({ asked, revision }: KnownReport): Basis {
  const { programme, version, rules } = asked.rules;
  return {
    programme,
    version,
    rules,
    inputs: [{ stream: `report-${asked.reportId}`, revision: String(revision) }],
  };
}

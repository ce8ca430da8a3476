import { assertNever, recordedLate, refuse, type Basis, type Decider } from '@gongjian/shared-kernel';
import { reviewOf, shownBy, submissionOf, undoesOverdue } from '../evidence/evidence-flow.js';
import { effectiveDay } from '../late.js';
import { recountClock, startClock } from '../rules/start-clock.js';
import { refusesFiling, refusesReopeningFiling } from './filing-may.js';
import { evolveFiling, filingClockRuns, type FilingState, type KnownFiling } from './filing-state.js';
import type {
  FilingCommand,
  MarkFilingOverdue,
  OpenFiling,
  ReopenFiling,
  ReviewFiling,
  ReviseFilingDue,
  SubmitFiling,
} from './filing.commands.js';
import {
  FILING_EVIDENCE,
  FILING_LATE,
  FILING_REVIEW,
  filingDueInPast,
  filingExists,
  filingNotFound,
  filingNotYetDue,
  filingOverdueUndone,
  notTheFilingUnit,
} from './filing.errors.js';
import type { FilingEvent, FilingShows } from './filing.events.js';

export const filingDecider: Decider<FilingState, FilingCommand, FilingEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveFiling,
};

function decide(command: FilingCommand, state: FilingState): readonly FilingEvent[] {
  if (command.type === 'OpenFiling') return open(command, state);
  if (state.status === 'none') throw filingNotFound();
  switch (command.type) {
    case 'SubmitFiling':
      return submit(command, state);
    case 'ReviewFiling':
      return review(command, state);
    case 'ReopenFiling':
      return reopen(command, state);
    case 'MarkFilingOverdue':
      return markOverdue(command, state);
    case 'ReviseFilingDue':
      return reviseDue(command, state);
    default:
      return assertNever(command);
  }
}

function open(command: OpenFiling, state: FilingState): readonly FilingEvent[] {
  const { dueOn, calendar, by, lateEntry, ...filing } = command.data;
  if (state.status !== 'none') throw filingExists();
  const openedOn = effectiveDay(command, null, FILING_LATE);
  if (dueOn !== null && dueOn < openedOn) throw filingDueInPast(dueOn);
  const due = dueOn === null ? null : startClock(filing.rules, dueOn, { kind: 'stated' }, calendar, command);
  return [{ type: 'FilingOpened', data: { ...filing, openedOn, due, openedBy: by, ...recordedLate(lateEntry) } }];
}

function submit(command: SubmitFiling, state: KnownFiling): readonly FilingEvent[] {
  const { data, now } = command;
  const { filingId, unit } = data;
  const answers = (unitId: string): boolean => unitId === state.opened.unit.id;
  if (!answers(unit.id)) throw notTheFilingUnit();
  refuse(refusesFiling(state));
  const day = effectiveDay(command, state.notBefore, FILING_LATE);
  if (state.due !== null && undoesOverdue(data, state.due.overdueAt, { now, day }, answers)) {
    throw filingOverdueUndone();
  }
  return [{ type: 'FilingSubmitted', data: { filingId, ...submissionOf(data, state, FILING_EVIDENCE) } }];
}

function review(command: ReviewFiling, state: KnownFiling): readonly FilingEvent[] {
  const { filingId, calendar } = command.data;
  const done = reviewOf(command.data, state, {
    refusals: FILING_REVIEW,
    basis: basisOf(state),
    day: () => effectiveDay(command, state.notBefore, FILING_LATE),
    clock: (on, rule) => startClock(state.rules, on, rule, calendar, command),
  });
  if (done === null) return [];
  const reviewed: FilingEvent = { type: 'FilingReviewed', data: { filingId, ...done.review } };
  if (!done.last) return [reviewed];
  const { submission } = done.review;
  return [reviewed, { type: 'FilingCompleted', data: { ...showsOf(state), submission } }];
}

function reopen(command: ReopenFiling, state: KnownFiling): readonly FilingEvent[] {
  const { reason, newDueOn, by, calendar, lateEntry } = command.data;
  if (state.status === 'returned' && state.due?.rule.kind === 'reopened' && state.due.on === newDueOn) return [];
  refuse(refusesReopeningFiling(state));
  if (newDueOn < effectiveDay(command, state.notBefore, FILING_LATE)) throw filingDueInPast(newDueOn);
  const due = startClock(state.rules, newDueOn, { kind: 'reopened' }, calendar, command);
  return [
    {
      type: 'FilingReopened',
      data: { ...showsOf(state), reason, due, reopenedBy: by, ...recordedLate(lateEntry) },
    },
  ];
}

function markOverdue({ data, now }: MarkFilingOverdue, state: KnownFiling): readonly FilingEvent[] {
  const { filingId, dueAt } = data;
  const { due } = state;
  if (!filingClockRuns(state) || state.overdue || due?.overdueAt !== dueAt) return [];
  if (now < dueAt) throw filingNotYetDue();
  return [{ type: 'FilingBecameOverdue', data: { filingId, dueOn: due.on, overdueAt: dueAt, basis: basisOf(state) } }];
}

function reviseDue(command: ReviseFilingDue, state: KnownFiling): readonly FilingEvent[] {
  const { due: previous, rules } = state;
  const { filingId, calendar } = command.data;
  if (previous === null || !filingClockRuns(state)) return [];
  const due = recountClock(rules, previous, calendar, command);
  return due === null ? [] : [{ type: 'FilingDueRevised', data: { filingId, previous, due, basis: basisOf(state) } }];
}

function showsOf(state: KnownFiling): FilingShows {
  const { filingId, subject, indicator, periodKey } = state.opened;
  const shown = state.submission === null ? { evidence: [] } : shownBy(state.submission);
  return {
    filingId,
    periodKey,
    evidenced: { subjectIds: [subject.id], indicators: [indicator], ...shown },
    basis: basisOf(state),
  };
}

function basisOf({ opened, rules, revision }: KnownFiling): Basis {
  return {
    programme: rules.programme,
    version: rules.version,
    rules: rules.rules,
    inputs: [{ stream: `filing-${opened.filingId}`, revision: String(revision) }],
  };
}

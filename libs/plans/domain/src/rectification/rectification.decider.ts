import {
  assertNever,
  recordedLate,
  refuse,
  sameFacts,
  type Basis,
  type Decider,
  type LocalDate,
} from '@gongjian/shared-kernel';
import { confirmedCorrection, correctionOf, pendingCorrection } from '../correction/entry-correction.js';
import { reviewedVersions, sameFiles } from '../evidence/evidence.js';
import { submissionOf, undoesOverdue } from '../evidence/evidence-flow.js';
import { effectiveDay, type Late } from '../late.js';
import { rectificationInterpreterOf } from '../rules/interpreter.js';
import {
  clockRuns,
  evolveRectification,
  type KnownRectification,
  type RectificationState,
} from './rectification-state.js';
import type {
  AssignRectificationUnit,
  CheckRectification,
  CloseRectification,
  CorrectRectification,
  MarkRectificationOverdue,
  OrderRectification,
  RectificationCommand,
  ReviseRectificationDue,
  SignRectification,
  SubmitRectification,
  TransferRectification,
  WithdrawRectification,
} from './rectification.commands.js';
import {
  checkedEvidenceChanged,
  checkedEvidenceDestroyed,
  checkedSubmissionChanged,
  foundInFuture,
  notTheUnit,
  overdueUndone,
  reasonMissing,
  RECTIFICATION_CORRECTION,
  RECTIFICATION_EVIDENCE,
  RECTIFICATION_LATE,
  rectificationClosed,
  rectificationExists,
  rectificationNotFound,
  rectificationNotYetDue,
  transferTargetMissing,
} from './rectification.errors.js';
import type { RectificationCorrection, RectificationEvent } from './rectification.events.js';
import {
  refusesAssigningUnit,
  refusesChecking,
  refusesClosing,
  refusesSigning,
  refusesSubmitting,
  refusesTransferring,
} from './rectification-may.js';

export const rectificationDecider: Decider<RectificationState, RectificationCommand, RectificationEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveRectification,
};

function decide(command: RectificationCommand, state: RectificationState): readonly RectificationEvent[] {
  if (command.type === 'OrderRectification') return order(command, state);
  if (state.status === 'none') throw rectificationNotFound();
  switch (command.type) {
    case 'AssignRectificationUnit':
      return assignUnit(command, state);
    case 'SignRectification':
      return sign(command, state);
    case 'SubmitRectification':
      return submit(command, state);
    case 'CheckRectification':
      return check(command, state);
    case 'CloseRectification':
      return close(command, state);
    case 'MarkRectificationOverdue':
      return markOverdue(command, state);
    case 'ReviseRectificationDue':
      return reviseDue(command, state);
    case 'TransferRectification':
      return transfer(command, state);
    case 'WithdrawRectification':
      return withdraw(command, state);
    case 'CorrectRectification':
      return correct(command, state);
    case 'ConfirmRectificationCorrection': {
      const { rectificationId } = command.data;
      const was = ({ field }: RectificationCorrection): RectificationCorrection['value'] => state.entry[field];
      const corrected = confirmedCorrection(state.proposal, command.data, was, RECTIFICATION_CORRECTION);
      return [{ type: 'RectificationCorrected', data: { rectificationId, ...corrected } }];
    }
    case 'DeclineRectificationCorrection': {
      const { rectificationId, correctionId, reason, by } = command.data;
      pendingCorrection(state.proposal, correctionId, RECTIFICATION_CORRECTION);
      return [
        { type: 'RectificationCorrectionDeclined', data: { rectificationId, correctionId, reason, declinedBy: by } },
      ];
    }
    default:
      return assertNever(command);
  }
}

function order(command: OrderRectification, state: RectificationState): readonly RectificationEvent[] {
  const { by, from, putRightOnTheSpot, calendar, lateEntry, ...ordered } = command.data;
  const { rectificationId, rules, foundOn, source } = ordered;
  if (state.status !== 'none') {
    if (source.id !== null && sameFacts(state.place.source, source)) return [];
    throw rectificationExists();
  }
  const day = effectiveDay(command, null, RECTIFICATION_LATE);
  if (foundOn > day) throw foundInFuture();
  const due = rectificationInterpreterOf(rules).clock(rules, from, calendar);
  const place = { programmeId: rules.programme, version: rules.version };
  const first: RectificationEvent = {
    type: 'RectificationOrdered',
    data: { ...ordered, ...place, due, orderedBy: by, ...recordedLate(lateEntry) },
  };
  if (!putRightOnTheSpot || !rules.onTheSpot || by === null) return [first];
  const then = evolveRectification(state, first) as KnownRectification;
  const late = recordedLate(lateEntry);
  const basis = basisOf(then);
  return [
    first,
    {
      type: 'RectificationChecked',
      data: {
        rectificationId,
        submission: null,
        checkedOn: foundOn,
        onTheSpot: true,
        reviewed: [],
        result: 'approve',
        reason: null,
        due: null,
        checkedBy: by,
        basis,
        ...late,
      },
    },
    { type: 'RectificationClosed', data: { ...then.place, closedOn: foundOn, closedBy: by, basis, ...late } },
  ];
}

function assignUnit(command: AssignRectificationUnit, state: KnownRectification): readonly RectificationEvent[] {
  const { rectificationId, unit, reason, by, lateEntry } = command.data;
  if (state.unit?.id === unit.id) return [];
  refuse(refusesAssigningUnit(state));
  if (state.unit !== null && reason === null) throw reasonMissing();
  dayOf(command, state);
  return [
    {
      type: 'RectificationUnitAssigned',
      data: { rectificationId, was: state.unit, unit, reason, assignedBy: by, ...recordedLate(lateEntry) },
    },
  ];
}

function sign(command: SignRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { rectificationId, unit, by, lateEntry, recordedBy } = command.data;
  requireUnit(state, unit.id);
  refuse(refusesSigning(state));
  if (state.status !== 'ordered') return [];
  dayOf(command, state);
  return [
    {
      type: 'RectificationSigned',
      data: { rectificationId, unit, signedBy: by, ...recordedLate(lateEntry, recordedBy) },
    },
  ];
}

function submit(command: SubmitRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { rectificationId, unit } = command.data;
  requireUnit(state, unit.id);
  refuse(refusesSubmitting(state));
  const submittedOn = dayOf(command, state);
  const moment = { now: command.now, day: submittedOn };
  if (undoesOverdue(command.data, state.due.dueAt, moment, (unitId) => unitId === state.unit?.id)) {
    throw overdueUndone();
  }
  return [
    {
      type: 'RectificationSubmitted',
      data: { rectificationId, submittedOn, ...submissionOf(command.data, state, RECTIFICATION_EVIDENCE) },
    },
  ];
}

function check(command: CheckRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { rectificationId, submission, onTheSpot, reviewed, destroyed, result, reason, by } = command.data;
  if (isRepeated(command, state)) return [];
  refuse(refusesChecking(state, by, onTheSpot));
  const waiting = state.status === 'submitted' ? state.submission : null;
  if (waiting !== null && submission !== waiting.submission) throw checkedSubmissionChanged(waiting.submission);
  const seen = waiting?.evidence ?? [];
  if (!sameFiles(seen, reviewed)) throw checkedEvidenceChanged();
  if (result === 'approve' && destroyed.length > 0) throw checkedEvidenceDestroyed(destroyed);
  if (result === 'return' && reason === null) throw reasonMissing();
  const day = dayOf(command, state);
  const { rules, place } = state;
  const due =
    result === 'return' && waiting !== null
      ? rectificationInterpreterOf(rules).clock(rules, day, command.data.calendar)
      : null;
  const basis = basisOf(state);
  const late = recordedLate(command.data.lateEntry);
  const checked: RectificationEvent = {
    type: 'RectificationChecked',
    data: {
      rectificationId,
      submission: waiting?.submission ?? null,
      checkedOn: day,
      onTheSpot,
      reviewed: reviewedVersions(seen),
      result,
      reason,
      due,
      checkedBy: by.officer,
      basis,
      ...late,
    },
  };
  if (!onTheSpot || result === 'return') return [checked];
  return [
    checked,
    { type: 'RectificationClosed', data: { ...place, closedOn: day, closedBy: by.officer, basis, ...late } },
  ];
}

/** The last check once more, by the same person. */
function isRepeated({ data }: CheckRectification, { check: last }: KnownRectification): boolean {
  return (
    last !== null &&
    last.submission !== null &&
    last.submission === data.submission &&
    last.result === data.result &&
    last.onTheSpot === data.onTheSpot &&
    last.checkedBy.personId === data.by.officer.personId &&
    sameFacts(last.reason, data.reason)
  );
}

function close(command: CloseRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { by, lateEntry } = command.data;
  if (state.status === 'closed') return [];
  refuse(refusesClosing(state, by));
  const closedOn = dayOf(command, state);
  return [
    {
      type: 'RectificationClosed',
      data: { ...state.place, closedOn, closedBy: by.officer, basis: basisOf(state), ...recordedLate(lateEntry) },
    },
  ];
}

function markOverdue(
  { data, now }: MarkRectificationOverdue,
  state: KnownRectification,
): readonly RectificationEvent[] {
  const { dueAt } = data;
  if (!clockRuns(state) || state.overdue || state.due.dueAt !== dueAt) return [];
  if (now < dueAt) throw rectificationNotYetDue();
  return [
    {
      type: 'RectificationBecameOverdue',
      data: { ...state.place, lastDay: state.due.lastDay, overdueAt: dueAt, basis: basisOf(state) },
    },
  ];
}

/** The span stays; the calendar of its year, missing when the clock started, now says which day it ends on. */
function reviseDue({ data }: ReviseRectificationDue, state: KnownRectification): readonly RectificationEvent[] {
  const { due: previous, rules } = state;
  if (!clockRuns(state) || previous.calendar !== null) return [];
  const due = rectificationInterpreterOf(rules).clock(rules, previous.from, data.calendar);
  if (due.calendar === null) return [];
  const { rectificationId } = data;
  return [{ type: 'RectificationDueRevised', data: { rectificationId, previous, due, basis: basisOf(state) } }];
}

function transfer(command: TransferRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { rectificationId, documentNumber, reason, by, lateEntry } = command.data;
  if (state.transferred) return [];
  refuse(refusesTransferring(state));
  const to = command.data.to ?? state.rules.transferTo;
  if (to === null) throw transferTargetMissing();
  dayOf(command, state);
  return [
    {
      type: 'RectificationTransferred',
      data: { rectificationId, to, documentNumber, reason, transferredBy: by, ...recordedLate(lateEntry) },
    },
  ];
}

function withdraw(command: WithdrawRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { reason, by, lateEntry } = command.data;
  if (state.status === 'withdrawn') return [];
  if (state.status === 'closed') {
    if (by === null) return [];
    throw rectificationClosed(state.status);
  }
  dayOf(command, state);
  return [
    { type: 'RectificationWithdrawn', data: { ...state.place, reason, withdrawnBy: by, ...recordedLate(lateEntry) } },
  ];
}

/** A check uses all that the order says. */
function correct({ data }: CorrectRectification, state: KnownRectification): readonly RectificationEvent[] {
  const { rectificationId, ...asked } = data;
  const { entry, check: checked, proposal } = state;
  const known = { was: entry[asked.correction.field], decided: checked !== null, proposal };
  const corrects = correctionOf(asked, known, RECTIFICATION_CORRECTION);
  if (corrects === null) return [];
  return 'proposed' in corrects
    ? [{ type: 'RectificationCorrectionProposed', data: { rectificationId, ...corrects.proposed } }]
    : [{ type: 'RectificationCorrected', data: { rectificationId, ...corrects.corrected } }];
}

function requireUnit({ unit }: KnownRectification, unitId: string): void {
  if (unit !== null && unit.id !== unitId) throw notTheUnit();
}

function dayOf(
  command: { readonly type: string; readonly data: Late; readonly now: string; readonly today: string },
  state: KnownRectification,
): LocalDate {
  return effectiveDay(command, state.notBefore, RECTIFICATION_LATE);
}

function basisOf({ place, rules, revision }: KnownRectification): Basis {
  return {
    programme: rules.programme,
    version: rules.version,
    rules: rules.rules,
    inputs: [{ stream: `rectification-${place.rectificationId}`, revision: String(revision) }],
  };
}

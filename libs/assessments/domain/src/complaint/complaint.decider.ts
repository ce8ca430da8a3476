import {
  assertNever,
  clockFrom,
  recounted,
  recordedLate,
  refuse,
  sameFacts,
  type Decider,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { basisOf } from '../pinned.js';
import type {
  ComplaintCommand,
  CorrectComplaint,
  RegisterComplaint,
  ReviseComplaintDue,
} from './complaint.commands.js';
import {
  complaintExists,
  complaintInFuture,
  complaintKindUnknown,
  complaintLate,
  complaintNotFound,
} from './complaint.errors.js';
import {
  refusesChangingComplaint,
  refusesCheckingComplaint,
  refusesClosingComplaint,
  refusesRectifyingComplaint,
} from './complaint-may.js';
import type { ComplaintState, KnownComplaint } from './complaint-state.js';
import type { ComplaintCorrected, ComplaintEvent, ComplaintSaid } from './complaint.events.js';

export const complaintDecider: Decider<ComplaintState, ComplaintCommand, ComplaintEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: ComplaintCommand, state: ComplaintState): readonly ComplaintEvent[] {
  if (command.type === 'RegisterComplaint') return register(command, state);
  if (state.status === 'none') throw complaintNotFound();
  const told = { complaintId: command.data.complaintId, ...saidIn(state) };
  switch (command.type) {
    case 'VerifyComplaint': {
      const { pinned, within, calendar, by } = command.data;
      if (state.status === 'verified' || state.status === 'rectified') return [];
      refuse(refusesCheckingComplaint(state, by));
      const due = clockFrom(within, command.today, calendar);
      const basis = basisOf(pinned, [{ stream: `complaint-${told.complaintId}`, revision: String(state.revision) }]);
      return [{ type: 'ComplaintVerified', data: { ...told, what: state.what, by, due, basis } }];
    }
    case 'FindComplaintUnfounded': {
      const { reason, by } = command.data;
      if (state.status === 'unfounded') return [];
      refuse(refusesCheckingComplaint(state, by));
      return [{ type: 'ComplaintUnfounded', data: { ...told, reason, by } }];
    }
    case 'RectifyComplaint': {
      const { how, by, lateEntry, recordedBy } = command.data;
      if (state.status === 'rectified') return [];
      refuse(refusesRectifyingComplaint(state));
      effectiveDay(command, state.receivedOn, complaintLate);
      return [{ type: 'ComplaintRectified', data: { ...told, how, by, ...recordedLate(lateEntry, recordedBy) } }];
    }
    case 'CloseComplaint': {
      const { by } = command.data;
      if (state.status === 'closed') return [];
      refuse(refusesClosingComplaint(state, by));
      return [{ type: 'ComplaintClosed', data: { ...told, by } }];
    }
    case 'MarkComplaintOverdue':
      if (state.status !== 'verified' || state.overdue || state.due === null) return [];
      if (command.now < state.due.dueAt) return [];
      return [{ type: 'ComplaintBecameOverdue', data: { ...told, dueAt: state.due.dueAt } }];
    case 'ReviseComplaintDue':
      return reviseDue(command, state);
    case 'CorrectComplaint':
      return correct(command, state);
    case 'WithdrawComplaint': {
      const { reason, by } = command.data;
      if (state.status === 'withdrawn' && by.id === state.source.id) return [];
      refuse(refusesChangingComplaint(state, by.id));
      return [{ type: 'ComplaintWithdrawn', data: { ...told, reason, by } }];
    }
    default:
      return assertNever(command);
  }
}

function reviseDue({ data }: ReviseComplaintDue, state: KnownComplaint): readonly ComplaintEvent[] {
  const { due: previous, ruledBy } = state;
  if (state.status !== 'verified' || previous === null || ruledBy === null) return [];
  const due = recounted(previous, data.calendar);
  if (due === null) return [];
  const { complaintId } = data;
  const basis = basisOf(ruledBy, [{ stream: `complaint-${complaintId}`, revision: String(state.revision) }]);
  return [{ type: 'ComplaintDueRevised', data: { complaintId, ...saidIn(state), previous, due, basis } }];
}

const saidIn = ({ subject, kinds, receivedOn }: ComplaintSaid): ComplaintSaid => ({ subject, kinds, receivedOn });

function saysTheSame(a: ComplaintSaid, b: ComplaintSaid): boolean {
  return a.subject.id === b.subject.id && sameFacts(a.kinds, b.kinds) && a.receivedOn === b.receivedOn;
}

function requireSaid({ kinds, receivedOn }: ComplaintSaid, knownKinds: readonly string[], today: string): void {
  const unknown = kinds.filter((kind) => !knownKinds.includes(kind));
  if (unknown.length > 0 || kinds.length === 0) throw complaintKindUnknown(unknown);
  if (receivedOn > today) throw complaintInFuture();
}

function register(command: RegisterComplaint, state: ComplaintState): readonly ComplaintEvent[] {
  const { data, today } = command;
  const { complaintId, source, reference, what, complainant, knownKinds, lateEntry, recordedBy } = data;
  if (state.status !== 'none') {
    if (saysTheSame(state, data) && state.source.id === source.id) return [];
    throw complaintExists();
  }
  requireSaid(data, knownKinds, today);
  effectiveDay(command, data.receivedOn, complaintLate);
  const late = recordedLate(lateEntry, recordedBy);
  return [
    {
      type: 'ComplaintRegistered',
      data: { complaintId, ...saidIn(data), source, reference, what, complainant, ...late },
    },
  ];
}

function correct({ data, today }: CorrectComplaint, state: KnownComplaint): readonly ComplaintEvent[] {
  const { complaintId, said, reason, by, knownKinds } = data;
  refuse(refusesChangingComplaint(state, by.id));
  if (saysTheSame(state, said)) return [];
  requireSaid(said, knownKinds, today);
  return [{ type: 'ComplaintCorrected', data: { complaintId, was: saidIn(state), now: saidIn(said), reason, by } }];
}

const UNCHECKED = { status: 'registered', due: null, ruledBy: null, overdue: false, rectifiedBy: null } as const;

/** What was verified of something else is not verified. */
export function isOfAnother({ was, now }: Pick<ComplaintCorrected, 'was' | 'now'>): boolean {
  return was.subject.id !== now.subject.id || !sameFacts(was.kinds, now.kinds);
}

function evolve(state: ComplaintState, event: ComplaintEvent): ComplaintState {
  if (event.type === 'ComplaintRegistered') {
    const { source, what, recordedBy } = event.data;
    return {
      status: 'registered',
      ...saidIn(event.data),
      source,
      what,
      recordedBy: recordedBy ?? null,
      due: null,
      ruledBy: null,
      overdue: false,
      rectifiedBy: null,
      revision: 0,
    };
  }
  if (state.status === 'none') return state;
  const next = { ...state, revision: state.revision + 1 };
  switch (event.type) {
    case 'ComplaintVerified': {
      const { due, basis } = event.data;
      const { inputs: _inputs, ...ruledBy } = basis;
      return { ...next, status: 'verified', due, ruledBy, overdue: false };
    }
    case 'ComplaintUnfounded':
      return { ...next, status: 'unfounded', due: null };
    case 'ComplaintRectified':
      return { ...next, status: 'rectified', rectifiedBy: event.data.by };
    case 'ComplaintClosed':
      return { ...next, status: 'closed' };
    case 'ComplaintBecameOverdue':
      return { ...next, overdue: true };
    case 'ComplaintDueRevised': {
      const { previous, due } = event.data;
      return { ...next, due, overdue: state.overdue && due.dueAt <= previous.dueAt };
    }
    case 'ComplaintCorrected':
      return { ...next, ...saidIn(event.data.now), ...(isOfAnother(event.data) ? UNCHECKED : {}) };
    case 'ComplaintWithdrawn':
      return { ...next, status: 'withdrawn' };
    default:
      return assertNever(event);
  }
}

import {
  assertNever,
  clockFrom,
  recordedLate,
  recounted,
  refuse,
  sameFacts,
  sharePerson,
  type Decider,
} from '@gongjian/shared-kernel';
import { basisOn, effectiveDayOf } from '../effective-day.js';
import type {
  AssignHandler,
  DecideObjection,
  ObjectionCommand,
  ReceiveObjection,
  ReplyToObjection,
  ReviseObjectionTime,
} from './objection.commands.js';
import {
  leadHasNoOutcome,
  noticeNotBegun,
  objectionClockRunning,
  objectionLateEntryInFuture,
  objectionLateEntryTooEarly,
  objectionNotFound,
  objectionReasonMissing,
} from './objection.errors.js';
import type { ObjectionEvent, ObjectionReceived } from './objection.events.js';
import {
  refusesAssigningHandler,
  refusesDecidingObjection,
  refusesHandler,
  refusesOpeningIdentity,
  refusesReplying,
} from './objection-may.js';
import type { KnownObjection, ObjectionState } from './objection-state.js';

export const objectionDecider: Decider<ObjectionState, ObjectionCommand, ObjectionEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

const LATE = { inFuture: objectionLateEntryInFuture, tooEarly: objectionLateEntryTooEarly };

function decide(command: ObjectionCommand, state: ObjectionState): readonly ObjectionEvent[] {
  if (command.type === 'ReceiveObjection') return receive(command, state);
  if (state.status === 'none') throw objectionNotFound();
  switch (command.type) {
    case 'AssignHandler':
      return assign(command, state);
    case 'DecideObjection':
      return conclude(command, state);
    case 'ReplyToObjection':
      return reply(command, state);
    case 'OpenIdentity':
      refuse(refusesOpeningIdentity(state));
      if (command.data.reason.code.trim() === '') throw objectionReasonMissing();
      return [{ type: 'IdentityOpened', data: command.data }];
    case 'ReviseObjectionTime':
      return revise(command, state);
    case 'MarkObjectionOverdue': {
      const { objectionId, replyDue } = state.received;
      if (replyDue === null || state.overdue || state.replied !== null) return [];
      if (command.now < replyDue.dueAt) throw objectionClockRunning();
      return [{ type: 'ObjectionBecameOverdue', data: { objectionId, replyDue } }];
    }
    default:
      return assertNever(command);
  }
}

function revise({ data }: ReviseObjectionTime, state: KnownObjection): readonly ObjectionEvent[] {
  const { received, revision } = state;
  const { replyDue: previous } = received;
  if (previous === null || state.overdue || state.replied !== null) return [];
  const replyDue = recounted(previous, data.calendar);
  if (replyDue === null) return [];
  const { objectionId } = data;
  const basis = basisOn(received, { stream: `objection-${objectionId}`, revision }, []);
  return [{ type: 'ObjectionTimeRevised', data: { objectionId, previous, replyDue, basis } }];
}

function receive(command: ReceiveObjection, state: ObjectionState): readonly ObjectionEvent[] {
  if (state.status !== 'none') return [];
  const { firstDay, lastDay, reply: count, calendar, lateEntry, ...objection } = command.data;
  const receivedOn = effectiveDayOf(command, null, LATE);
  if (receivedOn < firstDay) throw noticeNotBegun(firstDay);
  const onTime = receivedOn <= lastDay;
  const named = objection.identity !== null && objection.contact !== null;
  const received: ObjectionReceived = {
    ...objection,
    ...{ receivedOn, onTime, named, blocks: named && onTime && objection.titleId !== null },
    replyDue: named && onTime ? clockFrom(count, receivedOn, calendar) : null,
    ...recordedLate(lateEntry),
  };
  const { objectionId } = objection;
  const event: ObjectionEvent = { type: 'ObjectionReceived', data: received };
  if (named && onTime) return [event];
  return [event, { type: 'RegisteredAsLead', data: { objectionId, why: named ? 'late' : 'anonymous' } }];
}

function assign({ data }: AssignHandler, state: KnownObjection): readonly ObjectionEvent[] {
  const { objectionId, handler, assessors, by, reason } = data;
  refuse(refusesAssigningHandler(state));
  refuse(refusesHandler(handler, assessors));
  if (sameFacts(state.handler?.handler, handler)) return [];
  return [{ type: 'HandlerAssigned', data: { objectionId, handler, by, ...(reason === undefined ? {} : { reason }) } }];
}

function conclude(command: DecideObjection, state: KnownObjection): readonly ObjectionEvent[] {
  const { objectionId, outcome, findings, by, assessors, lateEntry, inputs } = command.data;
  if (state.decided?.outcome === outcome && sharePerson(state.decided.by, by)) return [];
  refuse(refusesDecidingObjection(state, by, assessors));
  if ((outcome === 'leadOnly') !== (state.lead !== null)) throw leadHasNoOutcome();
  if (findings === null) throw objectionReasonMissing();
  const { received, revision } = state;
  const on = effectiveDayOf(command, received.receivedOn, LATE);
  const { noticeId, titleId } = received;
  const basis = basisOn(received, { stream: `objection-${objectionId}`, revision }, inputs);
  const decided = { objectionId, noticeId, titleId, outcome, findings, on, by, basis };
  return [{ type: 'ObjectionDecided', data: { ...decided, ...recordedLate(lateEntry) } }];
}

function reply(command: ReplyToObjection, state: KnownObjection): readonly ObjectionEvent[] {
  const { objectionId, way, by, lateEntry } = command.data;
  if (state.replied?.way === way) return [];
  refuse(refusesReplying(state));
  const on = effectiveDayOf(command, state.decided?.on ?? null, LATE);
  return [{ type: 'ObjectionReplied', data: { objectionId, way, on, by, ...recordedLate(lateEntry) } }];
}

function evolve(before: ObjectionState, event: ObjectionEvent): ObjectionState {
  if (event.type === 'ObjectionReceived') {
    const rest = { lead: null, handler: null, decided: null, replied: null, identityOpened: [], overdue: false };
    return { status: 'received', received: event.data, ...rest, revision: 0 };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'RegisteredAsLead':
      return { ...state, lead: event.data.why };
    case 'HandlerAssigned':
      return { ...state, status: 'handled', handler: event.data };
    case 'ObjectionDecided':
      return { ...state, status: 'decided', decided: event.data };
    case 'ObjectionReplied':
      return { ...state, status: 'replied', replied: event.data };
    case 'IdentityOpened':
      return { ...state, identityOpened: [...state.identityOpened, event.data] };
    case 'ObjectionTimeRevised':
      return { ...state, received: { ...state.received, replyDue: event.data.replyDue } };
    case 'ObjectionBecameOverdue':
      return { ...state, overdue: true };
    default:
      return assertNever(event);
  }
}

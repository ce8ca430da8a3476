import { recordedLate, refuse, sameFacts } from '@gongjian/shared-kernel';
import { startClock } from '../rules/start-clock.js';
import type { GrantExtension, RefuseExtension, RequestExtension } from './task.commands.js';
import {
  extensionDecided,
  extensionNotLater,
  extensionPending,
  extensionUnknown,
  notATaskUnit,
  taskDueInPast,
} from './task.errors.js';
import type { TaskEvent, TaskExtensionRequested } from './task.events.js';
import { basisOf, effectiveDay } from './task-clock.js';
import { refusesDecidingExtension, refusesMoreTime, refusesWorkingOn } from './task-may.js';
import { isBound, type DecidedExtension, type LivingTask } from './task-state.js';

export function requestExtension(command: RequestExtension, state: LivingTask): readonly TaskEvent[] {
  const { taskId, requestId, unit, until, reason, by, lateEntry, recordedBy } = command.data;
  if (!isBound(state, unit.id)) throw notATaskUnit();
  refuse(refusesWorkingOn(state));
  if (state.request !== null) {
    if (state.request.requestId === requestId) return [];
    throw extensionPending();
  }
  effectiveDay(command, state);
  refuse(refusesMoreTime(state, command.today));
  if (until <= state.due.on) throw extensionNotLater(state.due.on);
  const request = { taskId, requestId, unit, until, reason, askedBy: by };
  return [{ type: 'TaskExtensionRequested', data: { ...request, ...recordedLate(lateEntry, recordedBy) } }];
}

export function grantExtension(command: GrantExtension, state: LivingTask): readonly TaskEvent[] {
  const { taskId, requestId, note, by, calendar, lateEntry } = command.data;
  const decided = decidedBefore(state, requestId);
  if (decided !== null) {
    if (isGrantedSo(command.data, decided)) return [];
    throw extensionDecided();
  }
  const request = pendingRequest(state, requestId);
  refuse(refusesDecidingExtension(request, by));
  const until = command.data.until ?? request.until;
  if (until <= state.due.on) throw extensionNotLater(state.due.on);
  if (until < effectiveDay(command, state)) throw taskDueInPast(until);
  return [
    {
      type: 'TaskExtended',
      data: {
        taskId,
        requestId,
        wasDueOn: state.due.on,
        due: startClock(state.rules, until, { kind: 'extended', requestId }, calendar, command),
        note,
        decidedBy: by,
        basis: basisOf(state),
        ...recordedLate(lateEntry),
      },
    },
  ];
}

export function refuseExtension(command: RefuseExtension, state: LivingTask): readonly TaskEvent[] {
  const { taskId, requestId, reason, by, lateEntry } = command.data;
  const decided = decidedBefore(state, requestId);
  if (decided !== null) {
    if (isRefusedSo(command.data, decided)) return [];
    throw extensionDecided();
  }
  const request = pendingRequest(state, requestId);
  refuse(refusesDecidingExtension(request, by));
  effectiveDay(command, state);
  const decision = { taskId, requestId, reason, decidedBy: by, basis: basisOf(state) };
  return [{ type: 'TaskExtensionRefused', data: { ...decision, ...recordedLate(lateEntry) } }];
}

function decidedBefore({ decidedExtension }: LivingTask, requestId: string): DecidedExtension | null {
  return decidedExtension?.request.requestId === requestId ? decidedExtension : null;
}

function isGrantedSo(asked: GrantExtension['data'], { request, decision }: DecidedExtension): boolean {
  return (
    decision.type === 'TaskExtended' &&
    decision.data.due.on === (asked.until ?? request.until) &&
    decision.data.decidedBy.personId === asked.by.personId &&
    sameFacts(decision.data.note, asked.note) &&
    sameFacts(decision.data.lateEntry ?? null, asked.lateEntry)
  );
}

function isRefusedSo(asked: RefuseExtension['data'], { decision }: DecidedExtension): boolean {
  return (
    decision.type === 'TaskExtensionRefused' &&
    decision.data.decidedBy.personId === asked.by.personId &&
    sameFacts(decision.data.reason, asked.reason) &&
    sameFacts(decision.data.lateEntry ?? null, asked.lateEntry)
  );
}

function pendingRequest(state: LivingTask, requestId: string): TaskExtensionRequested {
  if (state.request === null || state.request.requestId !== requestId) throw extensionUnknown();
  return state.request;
}

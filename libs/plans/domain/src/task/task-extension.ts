import { assertNever } from '@gongjian/shared-kernel';
import { recordedLate, sharePerson, type OfficerAsOf } from '../organisation.js';
import { interpreterOf } from '../rules/interpreter.js';
import type { GrantExtension, RefuseExtension, RequestExtension } from './task.commands.js';
import {
  extensionNotForeseen,
  extensionNotLater,
  extensionPending,
  extensionTooLate,
  extensionTooOften,
  extensionUnknown,
  notATaskUnit,
  ownRequest,
  taskDueInPast,
  taskNotOpen,
  taskNotSignedFor,
} from './task.errors.js';
import type { TaskEvent, TaskExtensionRequested } from './task.events.js';
import { basisOf, effectiveDay, startClock } from './task-clock.js';
import { isBound, type LivingTask } from './task-state.js';

export function requestExtension(command: RequestExtension, state: LivingTask): readonly TaskEvent[] {
  const { taskId, requestId, unit, until, reason, by, lateEntry, recordedBy } = command.data;
  if (!isBound(state, unit.id)) throw notATaskUnit();
  if (state.status === 'assigned') throw taskNotSignedFor();
  if (state.status !== 'signedFor' && state.status !== 'returned') throw taskNotOpen(state.status);
  if (state.request !== null) {
    if (state.request.requestId === requestId) return [];
    throw extensionPending();
  }
  effectiveDay(command, state);
  const asked = { on: command.today, dueOn: state.due.on, granted: state.extensionsGranted };
  const answer = interpreterOf(state.rules).extensionAllowed(state.rules, asked);
  switch (answer) {
    case 'notForeseen':
      throw extensionNotForeseen();
    case 'tooLate':
      throw extensionTooLate(state.rules.extension?.mayBeAskedUntil ?? 0);
    case 'tooOften':
      throw extensionTooOften(state.rules.extension?.maxTimes ?? 0);
    case 'allowed':
      break;
    default:
      return assertNever(answer);
  }
  if (until <= state.due.on) throw extensionNotLater(state.due.on);
  const request = { taskId, requestId, unit, until, reason, askedBy: by };
  return [{ type: 'TaskExtensionRequested', data: { ...request, ...recordedLate(lateEntry, recordedBy) } }];
}

export function grantExtension(command: GrantExtension, state: LivingTask): readonly TaskEvent[] {
  const { taskId, requestId, note, by, calendar, lateEntry } = command.data;
  if (state.request === null && isGranted(state, requestId)) return [];
  const request = pendingRequest(state, requestId);
  if (isOwn(request, by)) throw ownRequest();
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
  const request = pendingRequest(state, requestId);
  if (isOwn(request, by)) throw ownRequest();
  effectiveDay(command, state);
  const decision = { taskId, requestId, reason, decidedBy: by, basis: basisOf(state) };
  return [{ type: 'TaskExtensionRefused', data: { ...decision, ...recordedLate(lateEntry) } }];
}

function isOwn({ askedBy, recordedBy }: TaskExtensionRequested, by: OfficerAsOf): boolean {
  return sharePerson(askedBy, by) || (recordedBy !== undefined && sharePerson(recordedBy, by));
}

function isGranted(state: LivingTask, requestId: string): boolean {
  return state.due.rule.kind === 'extended' && state.due.rule.requestId === requestId;
}

function pendingRequest(state: LivingTask, requestId: string): TaskExtensionRequested {
  if (state.request === null || state.request.requestId !== requestId) throw extensionUnknown();
  return state.request;
}

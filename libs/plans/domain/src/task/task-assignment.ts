import { recordedLate, refuse, sameFacts } from '@gongjian/shared-kernel';
import { refusesDemands } from '../plan/demand.js';
import { recountClock, startClock } from '../rules/start-clock.js';
import type {
  AssignTask,
  MarkTaskOverdue,
  ReassignTask,
  RecordTaskDelivery,
  RefuseTask,
  RemindTask,
  ReviseTaskDue,
  SignForTask,
  WithdrawTask,
} from './task.commands.js';
import {
  notATaskUnit,
  notYetDue,
  taskAlreadyAssigned,
  taskDueInPast,
  taskLateEntryInFuture,
  taskUnitTwice,
  taskWithoutUnit,
} from './task.errors.js';
import type { TaskEvent, TaskUnit } from './task.events.js';
import { basisOf, effectiveDay } from './task-clock.js';
import {
  refusesDelivering,
  refusesReassigning,
  refusesRefusal,
  refusesTaskSignature,
  refusesWithdrawingTask,
} from './task-may.js';
import { accountableUnit, clockRuns, isBound, type LivingTask, type TaskState } from './task-state.js';
import { placeOfTask } from './task-overdue.js';

export function assignTask(command: AssignTask, state: TaskState): readonly TaskEvent[] {
  const { dueOn, dueRule, calendar, ...assignment } = command.data;
  if (state.status !== 'none') {
    if (assignment.itemId !== null && state.itemId === assignment.itemId && state.planId === assignment.planId)
      return [];
    throw taskAlreadyAssigned();
  }
  checkUnits(assignment.units);
  refuse(refusesDemands(assignment.demands));
  if (assignment.lateEntry === null && dueOn < command.today) throw taskDueInPast(dueOn);
  if (assignment.lateEntry !== null && assignment.lateEntry.effectiveOn > command.today) throw taskLateEntryInFuture();
  const due = startClock(assignment.rules, dueOn, dueRule, calendar, command);
  return [{ type: 'TaskAssigned', data: { ...assignment, due } }];
}

export function recordDelivery(command: RecordTaskDelivery, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, way, lateEntry } = command.data;
  if (!state.units.some((bound) => bound.unit.id === unit.id)) throw notATaskUnit();
  if (state.delivered.some((delivery) => delivery.unitId === unit.id && delivery.way === way)) return [];
  refuse(refusesDelivering(state));
  effectiveDay(command, state);
  return [{ type: 'TaskDelivered', data: { taskId, unit, way, ...recordedLate(lateEntry) } }];
}

export function signForTask(command: SignForTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, by, lateEntry, recordedBy } = command.data;
  if (!state.units.some((bound) => bound.unit.id === unit.id)) throw notATaskUnit();
  refuse(refusesTaskSignature(state));
  if (state.signedFor.includes(unit.id)) return [];
  effectiveDay(command, state);
  return [{ type: 'TaskSignedFor', data: { taskId, unit, signedBy: by, ...recordedLate(lateEntry, recordedBy) } }];
}

export function refuseTask(command: RefuseTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, reason, by, lateEntry, recordedBy } = command.data;
  if (!isBound(state, unit.id)) throw notATaskUnit();
  if (state.status === 'refused') return [];
  refuse(refusesRefusal(state));
  effectiveDay(command, state);
  return [
    { type: 'TaskRefused', data: { taskId, unit, reason, refusedBy: by, ...recordedLate(lateEntry, recordedBy) } },
  ];
}

export function withdrawTask(command: WithdrawTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, reason, by, lateEntry } = command.data;
  if (state.status === 'withdrawn') return [];
  refuse(refusesWithdrawingTask(state));
  effectiveDay(command, state);
  return [{ type: 'TaskWithdrawn', data: { taskId, reason, withdrawnBy: by, ...recordedLate(lateEntry) } }];
}

export function reassignTask(command: ReassignTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, units, persons, dueOn, documentNumber, reason, by, calendar, lateEntry } = command.data;
  refuse(refusesReassigning(state));
  checkUnits(units);
  if (
    state.status !== 'refused' &&
    sameFacts(state.units, units) &&
    sameFacts(state.persons, persons) &&
    state.due.on === dueOn &&
    (documentNumber === null || state.documentNumber === documentNumber)
  ) {
    return [];
  }
  if (dueOn < effectiveDay(command, state)) throw taskDueInPast(dueOn);
  const due = startClock(state.rules, dueOn, { kind: 'reassigned' }, calendar, command);
  const previous = { units: state.units, persons: state.persons, due: state.due };
  const order = documentNumber === null ? {} : { documentNumber };
  const reassigned = { taskId, units, persons, due, previous, reason, reassignedBy: by, ...order };
  return [{ type: 'TaskReassigned', data: { ...reassigned, ...recordedLate(lateEntry) } }];
}

export function remindTask({ data, now }: RemindTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, dueAt } = data;
  if (!clockRuns(state) || state.reminded || state.due.remindAt !== dueAt) return [];
  if (now < dueAt) throw notYetDue();
  return [{ type: 'TaskReminded', data: { taskId, dueOn: state.due.on, remindAt: dueAt, basis: basisOf(state) } }];
}

export function markTaskOverdue({ data, now }: MarkTaskOverdue, state: LivingTask): readonly TaskEvent[] {
  const { taskId, dueAt } = data;
  if (!clockRuns(state) || state.overdue || state.due.overdueAt !== dueAt) return [];
  if (now < dueAt) throw notYetDue();
  const place = placeOfTask(state);
  const overdue = { taskId, dueOn: state.due.on, overdueAt: dueAt, basis: basisOf(state) };
  return [{ type: 'TaskBecameOverdue', data: { ...overdue, ...(place === null ? {} : { place }) } }];
}

/** The due date stays; the calendar of its year, missing when the clock started, now says which working day it means. */
export function reviseTaskDue(command: ReviseTaskDue, state: LivingTask): readonly TaskEvent[] {
  const { due: previous, rules } = state;
  const { taskId, calendar } = command.data;
  const due = clockRuns(state) ? recountClock(rules, previous, calendar, command) : null;
  if (due === null) return [];
  return [{ type: 'TaskDueRevised', data: { taskId, previous, due, basis: basisOf(state) } }];
}

function checkUnits(units: readonly TaskUnit[]): void {
  if (accountableUnit(units) === null) throw taskWithoutUnit();
  if (new Set(units.map(({ unit }) => unit.id)).size !== units.length) throw taskUnitTwice();
}

import type {
  AssignTask,
  MarkTaskOverdue,
  ReassignTask,
  RecordTaskDelivery,
  RefuseTask,
  RemindTask,
  SignForTask,
  WithdrawTask,
} from './task.commands.js';
import {
  notATaskUnit,
  notYetDue,
  taskAlreadyAssigned,
  taskAlreadySignedFor,
  taskDueInPast,
  taskLateEntryInFuture,
  taskNotOpen,
  taskUnitTwice,
  taskWithoutUnit,
} from './task.errors.js';
import { sameFacts } from '../same-facts.js';
import type { TaskEvent, TaskUnit } from './task.events.js';
import { basisOf, startClock } from './task-clock.js';
import { accountableUnit, isBound, type LivingTask, type TaskState } from './task-state.js';

export function assignTask(command: AssignTask, state: TaskState): readonly TaskEvent[] {
  const { dueOn, dueRule, calendar, ...assignment } = command.data;
  if (state.status !== 'none') {
    if (assignment.itemId !== null && state.itemId === assignment.itemId && state.planId === assignment.planId)
      return [];
    throw taskAlreadyAssigned();
  }
  checkUnits(assignment.units);
  if (assignment.lateEntry === null && dueOn < command.today) throw taskDueInPast(dueOn);
  if (assignment.lateEntry !== null && assignment.lateEntry.effectiveOn > command.today) throw taskLateEntryInFuture();
  const due = startClock(assignment.rules, dueOn, dueRule, calendar, command);
  return [{ type: 'TaskAssigned', data: { ...assignment, due } }];
}

export function recordDelivery({ data }: RecordTaskDelivery, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, way } = data;
  if (!state.units.some((bound) => bound.unit.id === unit.id)) throw notATaskUnit();
  if (state.delivered.some((delivery) => delivery.unitId === unit.id && delivery.way === way)) return [];
  if (state.status === 'completed' || state.status === 'withdrawn') throw taskNotOpen(state.status);
  return [{ type: 'TaskDelivered', data: { taskId, unit, way } }];
}

export function signForTask({ data }: SignForTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, by } = data;
  if (!state.units.some((bound) => bound.unit.id === unit.id)) throw notATaskUnit();
  if (state.status === 'refused' || state.status === 'completed' || state.status === 'withdrawn') {
    throw taskNotOpen(state.status);
  }
  if (state.signedFor.includes(unit.id)) return [];
  return [{ type: 'TaskSignedFor', data: { taskId, unit, signedBy: by } }];
}

export function refuseTask({ data }: RefuseTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, reason, by } = data;
  if (!isBound(state, unit.id)) throw notATaskUnit();
  if (state.status === 'refused') return [];
  if (state.status === 'signedFor' || state.status === 'returned') throw taskAlreadySignedFor();
  if (state.status !== 'assigned') throw taskNotOpen(state.status);
  return [{ type: 'TaskRefused', data: { taskId, unit, reason, refusedBy: by } }];
}

export function withdrawTask({ data }: WithdrawTask, state: LivingTask): readonly TaskEvent[] {
  if (state.status === 'withdrawn') return [];
  if (state.status === 'completed') throw taskNotOpen(state.status);
  return [{ type: 'TaskWithdrawn', data: { taskId: data.taskId, reason: data.reason, withdrawnBy: data.by } }];
}

export function reassignTask(command: ReassignTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, units, persons, dueOn, reason, by, calendar } = command.data;
  if (state.status === 'submitted' || state.status === 'completed' || state.status === 'withdrawn') {
    throw taskNotOpen(state.status);
  }
  checkUnits(units);
  if (
    state.status !== 'refused' &&
    sameFacts(state.units, units) &&
    sameFacts(state.persons, persons) &&
    state.due.on === dueOn
  ) {
    return [];
  }
  if (dueOn < command.today) throw taskDueInPast(dueOn);
  const due = startClock(state.rules, dueOn, { kind: 'reassigned' }, calendar, command);
  const previous = { units: state.units, persons: state.persons, due: state.due };
  return [{ type: 'TaskReassigned', data: { taskId, units, persons, due, previous, reason, reassignedBy: by } }];
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
  return [
    { type: 'TaskBecameOverdue', data: { taskId, dueOn: state.due.on, overdueAt: dueAt, basis: basisOf(state) } },
  ];
}

function clockRuns(state: LivingTask): boolean {
  return state.status === 'assigned' || state.status === 'signedFor' || state.status === 'returned';
}

function checkUnits(units: readonly TaskUnit[]): void {
  if (accountableUnit(units) === null) throw taskWithoutUnit();
  if (new Set(units.map(({ unit }) => unit.id)).size !== units.length) throw taskUnitTwice();
}

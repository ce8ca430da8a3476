import { basisOf } from './task-clock.js';
import { accountableUnit, taskOverdueSince, type LivingTask, type TaskState } from './task-state.js';
import type { TaskEvent, TaskOverdueEnd, TaskPlace } from './task.events.js';

/** Why a task is overdue no longer after this; `null`: it may be still. */
export function endOfOverdue(event: TaskEvent): TaskOverdueEnd | null {
  switch (event.type) {
    case 'EvidenceSubmitted':
      return 'submitted';
    case 'TaskRefused':
      return 'refused';
    case 'TaskWithdrawn':
      return 'withdrawn';
    case 'TaskReassigned':
    case 'TaskExtended':
      return 'newDate';
    case 'TaskCorrected':
      return event.data.due === null ? null : 'newDate';
    case 'TaskDueRevised':
      return event.data.due.overdueAt === event.data.previous.overdueAt ? null : 'newDate';
    default:
      return null;
  }
}

/** With what says that the task is overdue no longer, where it was. */
export function withEndOfOverdue(events: readonly TaskEvent[], state: TaskState): readonly TaskEvent[] {
  const overdueAt = taskOverdueSince(state);
  const because = events.map(endOfOverdue).find((end) => end !== null);
  if (state.status === 'none' || overdueAt === null || because === undefined) return events;
  const { taskId } = state;
  return [...events, { type: 'TaskOverdueEnded', data: { taskId, overdueAt, because, basis: basisOf(state) } }];
}

export function placeOfTask({ planId, heading, units }: LivingTask): TaskPlace | null {
  const unit = accountableUnit(units);
  return unit === null ? null : { planId, heading, unit };
}

import type { EscalationEnd, RectificationEvent, TaskEvent } from '@gongjian/plans-domain';

/** Why a task is overdue no longer after this; `null`: it may be still. */
export function endByTask(event: TaskEvent): EscalationEnd | null {
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

/** Why a problem is overdue no longer after this; `null`: it may be still. */
export function endByRectification(event: RectificationEvent): EscalationEnd | null {
  switch (event.type) {
    case 'RectificationSubmitted':
      return 'submitted';
    case 'RectificationClosed':
      return 'done';
    case 'RectificationWithdrawn':
      return 'withdrawn';
    case 'RectificationDueRevised':
      return event.data.due.dueAt === event.data.previous.dueAt ? null : 'newDate';
    default:
      return null;
  }
}

import type { EscalationEnd, RectificationEvent } from '@gongjian/plans-domain';

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

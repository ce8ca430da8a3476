import type { Due, TaskEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';

/** The clock an event of a task starts, `clear` when it stops it, `null` when it leaves it alone. */
export function clockOf({ event }: Fact<TaskEvent>): Due | 'clear' | null {
  switch (event.type) {
    case 'TaskAssigned':
    case 'TaskReassigned':
    case 'TaskExtended':
    case 'TaskDueRevised':
    case 'TaskReopened':
      return event.data.due;
    case 'EvidenceReviewed':
    case 'TaskCorrected':
      return event.data.due;
    case 'EvidenceSubmitted':
    case 'TaskRefused':
    case 'TaskCompleted':
    case 'TaskWithdrawn':
      return 'clear';
    default:
      return null;
  }
}

import type { RectificationEvent } from '@gongjian/plans-domain';
import type { Clock, Fact } from '@gongjian/shared-kernel';

/** The clock an event of a rectification starts, `clear` when it stops it, `null` when it leaves it alone. */
export function rectificationClockOf({ event }: Fact<RectificationEvent>): Clock | 'clear' | null {
  switch (event.type) {
    case 'RectificationOrdered':
    case 'RectificationDueRevised':
      return event.data.due;
    case 'RectificationChecked':
      return event.data.result === 'approve' ? 'clear' : event.data.due;
    case 'RectificationSubmitted':
    case 'RectificationClosed':
    case 'RectificationWithdrawn':
      return 'clear';
    default:
      return null;
  }
}

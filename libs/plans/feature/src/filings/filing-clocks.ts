import type { Due, FilingEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';

/** The clock an event of a filing starts, `clear` when it stops it, `null` when it leaves it alone. */
export function filingClockOf({ event }: Fact<FilingEvent>): Due | 'clear' | null {
  switch (event.type) {
    case 'FilingOpened':
    case 'FilingReopened':
    case 'FilingDueRevised':
    case 'FilingReviewed':
      return event.data.due;
    case 'FilingSubmitted':
    case 'FilingCompleted':
      return 'clear';
    default:
      return null;
  }
}

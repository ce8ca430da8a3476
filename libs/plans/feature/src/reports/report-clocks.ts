import type { Due, ReportEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';

/** The clock an event of a report starts, `clear` when it stops it, `null` when it leaves it alone. */
export function reportClockOf({ event }: Fact<ReportEvent>): Due | 'clear' | null {
  switch (event.type) {
    case 'ReportAsked':
    case 'ReportDueRevised':
      return event.data.due;
    case 'ReportFiled':
      return 'clear';
    default:
      return null;
  }
}

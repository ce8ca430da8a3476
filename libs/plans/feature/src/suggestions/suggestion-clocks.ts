import type { SuggestionEvent } from '@gongjian/plans-domain';
import type { Clock, Fact } from '@gongjian/shared-kernel';

/** The clock an event of a suggestion starts, `clear` when it stops it, `null` when it leaves it alone. */
export function suggestionClockOf({ event }: Fact<SuggestionEvent>): Clock | 'clear' | null {
  switch (event.type) {
    case 'SuggestionFiled':
    case 'SuggestionDueRevised':
      return event.data.due;
    case 'SuggestionAnswered':
    case 'SuggestionWithdrawn':
      return 'clear';
    default:
      return null;
  }
}

import { clockFrom, type Clock, type LocalDate, type WorkingCalendar } from '@gongjian/shared-kernel';
import type { RectificationRules } from '../rectification-rules.js';

/** The time to put it right, from the day of the order or of its return. */
export function rectificationClock(rules: RectificationRules, from: LocalDate, calendar: WorkingCalendar): Clock {
  return clockFrom(rules.within, from, calendar);
}

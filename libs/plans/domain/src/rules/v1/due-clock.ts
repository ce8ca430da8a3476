import {
  addDays,
  endOfLocalDate,
  knownWorkingDayOnOrAfter,
  type Instant,
  type LocalDate,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { DueClock } from '../due.js';
import type { ClockRules } from '../task-rules.js';

/** Counts towards a due date from the instant the clock starts. */
export function dueClock(rules: ClockRules, dueOn: LocalDate, calendar: WorkingCalendar, startsAt: Instant): DueClock {
  const { dayOff, graceDays, reminderDaysBefore } = rules.overdue;
  const moved = dayOff === 'asWritten' ? dueOn : knownWorkingDayOnOrAfter(dueOn, calendar);
  const lastDay = moved ?? dueOn;
  const remindAt = reminderDaysBefore === null ? null : endOfLocalDate(addDays(lastDay, -reminderDaysBefore - 1));
  return {
    lastDay,
    overdueAt: endOfLocalDate(addDays(lastDay, graceDays)),
    remindAt: remindAt !== null && remindAt > startsAt ? remindAt : null,
    calendar: moved === null ? null : calendar.version,
  };
}

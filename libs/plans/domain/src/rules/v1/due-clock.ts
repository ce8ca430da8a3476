import {
  addDays,
  endOfLocalDate,
  workingDayOnOrAfter,
  type Instant,
  type LocalDate,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { DueClock } from '../due.js';
import type { TaskRules } from '../task-rules.js';

/** Counts towards a due date from the instant the clock starts. */
export function dueClock(rules: TaskRules, dueOn: LocalDate, calendar: WorkingCalendar, startsAt: Instant): DueClock {
  const { dayOff, graceDays, reminderDaysBefore } = rules.overdue;
  const moved = dayOff === 'nextWorkingDay' && knows(calendar, dueOn) ? workingDayOnOrAfter(dueOn, calendar) : dueOn;
  const known = knows(calendar, dueOn) && knows(calendar, moved);
  const lastDay = known ? moved : dueOn;
  const remindAt = reminderDaysBefore === null ? null : endOfLocalDate(addDays(lastDay, -reminderDaysBefore - 1));
  return {
    lastDay,
    overdueAt: endOfLocalDate(addDays(lastDay, graceDays)),
    remindAt: remindAt !== null && remindAt > startsAt ? remindAt : null,
    calendar: dayOff === 'asWritten' || known ? calendar.version : null,
  };
}

function knows(calendar: WorkingCalendar, day: LocalDate): boolean {
  return calendar.years.includes(Number(day.slice(0, 4)));
}

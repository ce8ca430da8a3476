import type { DomainCommand, LocalDate, WorkingCalendar } from '@gongjian/shared-kernel';
import type { Due, DueRule } from './due.js';
import { interpreterOf } from './interpreter.js';
import type { ClockRules } from './task-rules.js';

/** A due date with the clock that starts with this command. */
export function startClock(
  rules: ClockRules,
  on: LocalDate,
  rule: DueRule,
  calendar: WorkingCalendar,
  command: DomainCommand,
): Due {
  return { on, rule, ...interpreterOf(rules).dueClock(rules, on, calendar, command.now) };
}

/** `null`: it runs with the calendar it was counted with, or its year's calendar is missing still. */
export function recountClock(
  rules: ClockRules,
  previous: Due,
  calendar: WorkingCalendar,
  command: DomainCommand,
): Due | null {
  if (previous.calendar !== null) return null;
  const counted = startClock(rules, previous.on, previous.rule, calendar, command);
  if (counted.calendar === null) return null;
  return counted.overdueAt === previous.overdueAt ? { ...previous, calendar: counted.calendar } : counted;
}

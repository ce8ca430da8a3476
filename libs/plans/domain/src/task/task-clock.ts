import type { Basis, DomainCommand, LocalDate, WorkingCalendar } from '@gongjian/shared-kernel';
import { effectiveDay as dayOf, type Late, type LateRefusals } from '../late.js';
import { interpreterOf } from '../rules/interpreter.js';
import type { Due, DueRule } from '../rules/due.js';
import type { TaskRules } from '../rules/task-rules.js';
import { taskLateEntryBeforeAssignment, taskLateEntryInFuture } from './task.errors.js';
import type { TaskFacts } from './task-state.js';

/** A due date with the clock that starts with this command. */
export function startClock(
  rules: TaskRules,
  on: LocalDate,
  rule: DueRule,
  calendar: WorkingCalendar,
  command: DomainCommand,
): Due {
  return { on, rule, ...interpreterOf(rules).dueClock(rules, on, calendar, command.now) };
}

const LATE: LateRefusals = { inFuture: taskLateEntryInFuture, tooEarly: taskLateEntryBeforeAssignment };

/** The day an act takes effect. @throws DomainError when it was recorded late for a day that cannot be */
export function effectiveDay(command: DomainCommand<string, Late>, state: TaskFacts): LocalDate {
  return dayOf(command, state.notBefore, LATE);
}

export function basisOf(state: TaskFacts): Basis {
  const { programme, version, rules } = state.rules;
  return {
    programme,
    version,
    rules,
    inputs: [{ stream: `task-${state.taskId}`, revision: String(state.revision) }],
  };
}

import type { DomainCommand, LocalDate, WorkingCalendar } from '@gongjian/shared-kernel';
import type { Basis } from '../basis.js';
import { interpreterOf } from '../rules/interpreter.js';
import type { Due, DueRule } from '../rules/due.js';
import type { TaskRules } from '../rules/task-rules.js';
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

export function basisOf(state: TaskFacts): Basis {
  const { programme, version, rules } = state.rules;
  return {
    programme,
    version,
    rules,
    inputs: [{ stream: `task-${state.taskId}`, revision: String(state.revision) }],
  };
}

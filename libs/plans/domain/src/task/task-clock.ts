import type { Basis, DomainCommand, LocalDate } from '@gongjian/shared-kernel';
import { effectiveDay as dayOf, type Late, type LateRefusals } from '../late.js';
import { taskLateEntryBeforeAssignment, taskLateEntryInFuture } from './task.errors.js';
import type { TaskFacts } from './task-state.js';

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

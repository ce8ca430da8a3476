import type { DayOffRule, ExtensionDecider, ProgrammeDefinition, ReviewLevel } from '@gongjian/plans-contracts';

/**
 * `mayBeAskedUntil`: whole days before the due date; 0 includes the due date itself. `maxTimes`: extensions granted
 * over the whole life of a task.
 */
export interface ExtensionRules {
  readonly mayBeAskedUntil: number;
  readonly maxTimes: number;
  readonly decidedBy: ExtensionDecider;
}

/**
 * `reminderDaysBefore`: days before the last day at whose start a reminder is due, `null` for none. `graceDays`: days
 * after the last day before a task counts as overdue. `dayOff`: whether a due date on a day off moves to the next
 * working day.
 */
export interface OverdueRules {
  readonly reminderDaysBefore: number | null;
  readonly graceDays: number;
  readonly dayOff: DayOffRule;
}

/**
 * The part of a published programme version a task lives by, pinned when the task is assigned: later versions never
 * touch it.
 */
export interface TaskRules {
  readonly programme: string;
  readonly version: number;
  /** The rule interpreter that reads it. */
  readonly rules: number;
  readonly review: readonly ReviewLevel[];
  readonly extension: ExtensionRules | null;
  readonly overdue: OverdueRules;
}

/** What a clock towards a due date is counted by. */
export type ClockRules = Pick<TaskRules, 'rules' | 'overdue'>;

export function taskRulesOf(programme: string, version: number, definition: ProgrammeDefinition): TaskRules {
  const { review, extension = null, overdue } = definition.tasks;
  const { reminderDaysBefore = null, graceDays, dayOff } = overdue;
  return {
    programme,
    version,
    rules: definition.rules,
    review,
    extension,
    overdue: { reminderDaysBefore, graceDays, dayOff },
  };
}

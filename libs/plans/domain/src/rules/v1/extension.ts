import { daysBetween, type LocalDate } from '@gongjian/shared-kernel';
import type { TaskRules } from '../task-rules.js';

export type ExtensionAnswer = 'allowed' | 'notForeseen' | 'tooLate' | 'tooOften';

/** Whether an extension may be asked on that day. */
export function extensionAllowed(
  rules: TaskRules,
  asked: { readonly on: LocalDate; readonly dueOn: LocalDate; readonly granted: number },
): ExtensionAnswer {
  if (rules.extension === null) return 'notForeseen';
  if (asked.granted >= rules.extension.maxTimes) return 'tooOften';
  return daysBetween(asked.on, asked.dueOn) >= rules.extension.mayBeAskedUntil ? 'allowed' : 'tooLate';
}

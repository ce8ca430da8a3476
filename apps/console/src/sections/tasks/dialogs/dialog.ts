import type { Task } from '../task-record.js';

export interface TaskDialogProps {
  readonly task: Task;
  readonly close: () => void;
}

/** Of a unit's act, which the office may record late for somebody of the unit. */
export interface UnitDialogProps extends TaskDialogProps {
  readonly recorded: boolean;
}

export function about(
  task: { readonly id: string },
  key: string,
): { path: { id: string }; header: { 'Idempotency-Key': string } } {
  return { path: { id: task.id }, header: { 'Idempotency-Key': key } };
}

/** The next day a new date may be set to without thinking: the old one, or some days from today when it is over. */
export function proposedDue(dueOn: string, today: string, days = 5): string {
  if (dueOn > today) return dueOn;
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

import type { Answer, ItemOf } from '../../api/client.js';

export type Task = Answer<'/api/plans/v1/tasks/{id}'>;
export type TaskRow = ItemOf<'/api/plans/v1/tasks'>;
export type TaskStatus = Task['status'];
export type Officer = Task['order']['signer'];
export type Reason = NonNullable<Task['refusal']>['reason'];
export type Submission = Task['submissions'][number];
export type Correction = Task['corrections'][number]['correction'];
export type CorrectedField = Correction['field'];

export function lastSubmission(task: Task): Submission | undefined {
  return task.submissions.at(-1);
}

export function pendingExtension(task: Task): Task['extensions'][number] | undefined {
  return task.extensions.find(({ decision }) => decision === null);
}

export function awaitingReexamination(task: Task): Task['corrections'][number] | undefined {
  return task.corrections.find(({ reexamine, reexamined }) => reexamine.length > 0 && reexamined === null);
}

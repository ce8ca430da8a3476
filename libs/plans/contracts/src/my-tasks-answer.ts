import type { ListAnswer, TaskListItem } from './list-answers.js';

/** What waits for the caller: open tasks of the caller's units, and submissions the caller may review. */
export interface MyTasksAnswer {
  readonly ofMyUnits: ListAnswer<TaskListItem>;
  readonly toReview: ListAnswer<TaskListItem>;
}

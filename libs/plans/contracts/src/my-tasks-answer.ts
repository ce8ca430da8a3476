import type {
  ListAnswer,
  RectificationListItem,
  ReportListItem,
  SuggestionListItem,
  TaskListItem,
} from './list-answers.js';

/** What waits for the caller, and for the caller's units. */
export interface MyTasksAnswer {
  /** Open tasks of the caller's units. */
  readonly ofMyUnits: ListAnswer<TaskListItem>;
  /** Submissions the caller may review. */
  readonly toReview: ListAnswer<TaskListItem>;
  /** Tasks whose request for extension the caller may decide. */
  readonly extensionsToDecide: ListAnswer<TaskListItem>;
  /** What the caller's units have to put right. */
  readonly rectificationsOfMyUnits: ListAnswer<RectificationListItem>;
  /** What was put right and waits for its check or its closing. */
  readonly rectificationsToCheck: ListAnswer<RectificationListItem>;
  /** Reports the caller's units have to file or to pass on. */
  readonly reportsOfMyUnits: ListAnswer<ReportListItem>;
  /** Reports that came to the caller from below. */
  readonly reportsToPassOn: ListAnswer<ReportListItem>;
  /** What the office has to answer. */
  readonly suggestionsToAnswer: ListAnswer<SuggestionListItem>;
  /** What offices below a leader did not answer in time. */
  readonly suggestionsOverdue: ListAnswer<SuggestionListItem>;
}

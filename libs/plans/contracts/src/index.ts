export { type ListAnswer, type PlanListItem, type ProgrammeListItem, type TaskListItem } from './list-answers.js';
export { type MyTasksAnswer } from './my-tasks-answer.js';
export { type PlanFailure, type PlanProgress } from './plan-progress.js';
export { type Warning } from './warning.js';

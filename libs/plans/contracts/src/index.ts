export { type ListAnswer, type PlanListItem, type ProgrammeListItem, type TaskListItem } from './list-answers.js';
export { type MyTasksAnswer } from './my-tasks-answer.js';
export { type PlanFailure, type PlanProgress } from './plan-progress.js';
export { type StoredFileAnswer } from './stored-file-answer.js';
export { type Warning } from './warning.js';
export { integrationEvents } from './events/index.js';
export { planClosedV1, type PlanClosedV1 } from './events/plan-closed.v1.js';
export { planIssuedV1, type PlanIssuedV1 } from './events/plan-issued.v1.js';
export {
  programmeVersionPublishedV1,
  type ProgrammeVersionPublishedV1,
} from './events/programme-version-published.v1.js';

export { PublishedProgrammes } from './programmes/published-programmes.js';
export { OpenTasksOfPlan } from './tasks/open-tasks-of-plan.js';

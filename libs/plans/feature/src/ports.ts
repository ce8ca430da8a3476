export { OpenTasksOfPlan } from './tasks/open-tasks-of-plan.js';

export { AssessmentsModule } from './assessments.module.js';
export { assessmentsMigrations, assessmentsProjections } from './read-models.js';

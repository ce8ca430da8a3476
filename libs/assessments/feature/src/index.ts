export { AssessmentsModule } from './assessments.module.js';
export { assessmentsProjections } from './read-models.js';

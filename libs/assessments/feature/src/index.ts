export { AssessmentsModule } from './assessments.module.js';
export { assessmentsMigrations, assessmentsProjections, dropFormerAssessmentsTables } from './read-models.js';
export { assessmentsRecoveries } from './recoveries.js';
export { assessmentsReproductions } from './reproductions.js';

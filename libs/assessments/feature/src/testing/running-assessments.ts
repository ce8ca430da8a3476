import { programmeDefinitionsMigrationOf } from '@gongjian/plans-client';
import { runDistrict, type RunningDistrict } from '@gongjian/shared-records/testing';
import { AssessmentsModule } from '../assessments.module.js';
import { assessmentsMigrations, assessmentsProjections } from '../read-models.js';

export function runAssessments(): Promise<RunningDistrict> {
  return runDistrict({
    context: 'assessments',
    module: AssessmentsModule,
    projections: assessmentsProjections,
    migrations: [programmeDefinitionsMigrationOf('assessments'), ...assessmentsMigrations],
    answers: '/rounds',
  });
}

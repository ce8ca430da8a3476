import { programmeDefinitionsMigrationOf } from '@gongjian/plans-client';
import { runDistrict, type RunningDistrict } from '@gongjian/shared-records/testing';
import { AwardsModule } from '../awards.module.js';
import { resultsMigration } from '../honours/results-table.js';
import { awardsProjections } from '../read-models.js';

export function runAwards(): Promise<RunningDistrict> {
  return runDistrict({
    context: 'awards',
    module: AwardsModule,
    projections: awardsProjections,
    migrations: [programmeDefinitionsMigrationOf('awards'), resultsMigration],
    answers: '/titles',
  });
}

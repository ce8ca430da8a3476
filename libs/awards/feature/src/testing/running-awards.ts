import { programmeDefinitionsMigrationOf } from '@gongjian/plans-client';
import type { Districts } from '@gongjian/shared-messaging';
import { runDistrict, type RunningDistrict } from '@gongjian/shared-records/testing';
import { AwardsModule } from '../awards.module.js';
import { districtTitlesMigration } from '../districts/district-titles-table.js';
import { resultsMigration } from '../honours/results-table.js';
import { awardsProjections } from '../read-models.js';

export function runAwards(districts?: Districts): Promise<RunningDistrict> {
  return runDistrict({
    context: 'awards',
    module: AwardsModule,
    projections: awardsProjections,
    migrations: [programmeDefinitionsMigrationOf('awards'), resultsMigration, districtTitlesMigration],
    ...(districts === undefined ? {} : { districts }),
    answers: '/titles',
  });
}

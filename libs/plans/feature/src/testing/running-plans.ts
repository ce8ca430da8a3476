import type { Districts } from '@gongjian/shared-messaging';
import { runDistrict, type RunningDistrict } from '@gongjian/shared-records/testing';
import { districtTasksMigration } from '../districts/district-tables.js';
import { PlansModule } from '../plans.module.js';
import { plansProjections } from '../read-models.js';

export function runPlans(districts?: Districts): Promise<RunningDistrict> {
  return runDistrict({
    context: 'plans',
    module: PlansModule,
    projections: plansProjections,
    migrations: [districtTasksMigration],
    ...(districts === undefined ? {} : { districts }),
    answers: '/programmes',
  });
}

import { runDistrict, type RunningDistrict } from '@gongjian/shared-records/testing';
import { PlansModule } from '../plans.module.js';
import { plansProjections } from '../read-models.js';

export function runPlans(): Promise<RunningDistrict> {
  return runDistrict({
    context: 'plans',
    module: PlansModule,
    projections: plansProjections,
    answers: '/programmes',
  });
}

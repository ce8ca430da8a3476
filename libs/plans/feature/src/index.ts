export { districtTasksMigration } from './districts/district-tables.js';
export { PlansModule } from './plans.module.js';
export { dropFormerPlansTables, plansProjections } from './read-models.js';

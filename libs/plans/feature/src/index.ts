export { PlansModule } from './plans.module.js';
export { dropFormerPlansTables, plansProjections } from './read-models.js';

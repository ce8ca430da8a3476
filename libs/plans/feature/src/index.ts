export { PlansModule } from './plans.module.js';
export { plansProjections } from './projections.js';

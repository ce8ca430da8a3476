export { AwardsModule } from './awards.module.js';
export { awardsProjections } from './read-models.js';

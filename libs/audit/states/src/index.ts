export { StatesModule, type StatesSettings } from './states.module.js';
export { statesMigration } from './states.migration.js';

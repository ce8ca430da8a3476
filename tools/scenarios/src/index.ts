export { runMutations, runTables, runTablesOnPostgres } from './campaigns.js';
export { prepareStageDatabase } from './postgres/stage-database.js';
export { runDeliveries } from './deliveries/campaign.js';
export { loadScenario, ScenarioInvalid } from './scenario/load-scenario.js';
export { type Row, type ScenarioFile } from './scenario/scenario-file.js';
export { runGuards, runLives } from './lives/campaigns.js';

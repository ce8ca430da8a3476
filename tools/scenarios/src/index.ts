export { runMutations, runTables } from './campaigns.js';
export { loadScenario, ScenarioInvalid } from './scenario/load-scenario.js';
export { type Row, type ScenarioFile } from './scenario/scenario-file.js';
export { runGuards, runLives } from './lives/campaigns.js';

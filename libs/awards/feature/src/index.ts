export { AwardsModule } from './awards.module.js';
export { titleDeadlines } from './deadlines/title-deadlines.js';
export { districtTitlesMigration } from './districts/district-titles-table.js';
export { resultsMigration } from './honours/results-table.js';
export { awardsProjections, dropFormerAwardsTables } from './read-models.js';
export { awardsRecoveries } from './recoveries.js';
export { awardsReproductions } from './reproductions.js';

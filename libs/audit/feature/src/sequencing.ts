export { AuditMetrics } from './audit-metrics.js';
export { Publisher } from './publisher.js';
export { Sequencer } from './sequencer.js';
export { SigningKeys } from './signing-keys.js';
export { TreeFiles } from './tree-files.js';
export { Trees } from './trees.js';
export { NoWitnesses, type SignedCheckpoint } from './witnesses.js';

export { AuditModule, type AuditSettings } from './audit.module.js';
export { PolicyUnusable, readWitnessPolicy } from './witness-policy.js';
export { auditMigration } from './trees.migration.js';
export { auditProjections, dropFormerAuditTables } from './reads.js';
export { treeChangesMigration } from './tree-changes.migration.js';
export { HistoriesModule, type HistoriesSettings } from './histories/histories.module.js';

export { CategoryForbidden } from './append-pipeline.js';
export { admitCopy, endCopy, NoCopyTarget } from './copy-target.js';
export { loadLog, type EventToLoad } from './load-log.js';
export {
  eventStoreMigrations,
  migrateEventStore,
  type EventStoreGrant,
  type MigrateEventStoreOptions,
} from './migrations/migrate-event-store.js';
export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';

export { CategoryForbidden } from './append-pipeline.js';
export {
  eventStoreMigrations,
  migrateEventStore,
  type EventStoreGrant,
  type MigrateEventStoreOptions,
} from './migrations/migrate-event-store.js';
export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store.js';
export { UnfitServer } from './server-checks.js';

export { entityOf, type ReadModelRow } from './entity-of.js';
export { type ColumnFilter, type ListFilter, type ListOptions } from './list-query.js';
export {
  type LogReaderHostOptions,
  type ReaderLogger,
  type ReaderPhase,
  type ReaderStatus,
} from './log-reader-host.js';
export {
  dropMigrationOf,
  migrate,
  migrationOf,
  migrationsOf,
  opsMigrationOf,
  PROJECTOR_ROLE,
  SERVICE_ROLE,
  type ContextTables,
  type MigrationClass,
} from './migrations.js';
export { parsePositionToken, positionIn, positionToken, type PositionToken } from './position-token.js';
export {
  type AnyProjection,
  type ColumnType,
  type ColumnValue,
  type ProjectionColumn,
  type ProjectionDefinition,
} from './projection-definition.js';
export { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';
export { invalidCursor, projectionStalled, readBehind } from './read.errors.js';
export { ReadModels, readModelSource, type Page, type ProjectedRow, type TenantQuery } from './read-models.js';

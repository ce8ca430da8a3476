export { ClockGuard, MAX_CLOCK_STEP_MS } from './clock-guard.js';
export { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
export { DeadlineDefinition, type ClockChange, type Due } from './deadline.js';
export { type DeadlineSchedule, type ParkedDeadline } from './deadline-worker.js';
export { entityOf, type ReadModelRow } from './entity-of.js';
export { type ColumnFilter, type ListFilter, type ListOptions } from './list-query.js';
export {
  type LogReaderHostOptions,
  type ReaderLogger,
  type ReaderPhase,
  type ReaderStatus,
} from './log-reader-host.js';
export {
  admitToContext,
  dropMigrationOf,
  migrate,
  migrationOf,
  migrationsOf,
  opsMigrationOf,
  OWNER_ROLE,
  PROJECTOR_ROLE,
  SERVICE_ROLE,
  type ContextRoles,
  type ContextTables,
  type MigrationClass,
} from './migrations.js';
export { type ParkedFact } from './parked-facts.js';
export { parsePositionToken, positionIn, positionToken, type PositionToken } from './position-token.js';
export {
  type AnyProjection,
  type ColumnType,
  type ColumnValue,
  type ProjectionColumn,
  type ProjectionDefinition,
} from './projection-definition.js';
export { ProjectionChanged } from './projection-fingerprint.js';
export {
  ProjectionRunner,
  type ProjectionRunnerOptions,
  type ReaderName,
  type ReaderStanding,
  type RunnerContent,
  type RunnerReadiness,
} from './projection-runner.js';
export {
  FeatureRegistry,
  ProjectionsModule,
  ProjectionsSettings,
  READ_MODELS_SOURCE,
  type ProjectionsAsyncOptions,
  type ProjectionsFeature,
  type ProjectionsOptions,
  type ReaderSource,
} from './projections.module.js';
export { checkReaction, isRefusal, Reaction, type ReactionHandlers } from './reaction.js';
export {
  CheckImpossible,
  checkProjections,
  type CheckedProjection,
  type CheckOptions,
  type CheckStep,
  type LastEvent,
  type ProjectionCheck,
  type RowDiffers,
} from './replay/projection-check.js';
export { REPLAY_COLUMNS, ReplayTable, type ReplayedKey, type ReplayedRow } from './replay/replay-table.js';
export {
  kindOf,
  Replayer,
  type ReplayedMetadata,
  type ReplayLimits,
  type ReplayOptions,
  type ReplayProgress,
  type ReplayTarget,
} from './replay/replayer.js';
export { invalidCursor, invalidTime, projectionStalled, readBehind } from './read.errors.js';
export {
  ReadModels,
  readModelSource,
  type AsOf,
  type Page,
  type ProjectedRow,
  type TenantQuery,
} from './read-models.js';
export { readingWithin, type RecordsPeriod } from './records-period.js';
export { rowChanges, type RowChange } from './row-changes.js';
export { fold, matchesIn, type Folded } from './search/fold.js';
export { type FileSearchResult, type FoundFile } from './search/file-search.js';
export { forgetNames } from './search/forget-names.js';
export {
  fileNames,
  searchProjection,
  type FileNames,
  type NamedFile,
  type SearchDefinition,
  type SearchProjection,
} from './search/search-projection.js';
export { type FileHolders } from './search/seen.js';
export { type MatchedAs, type SearchedRow, type SearchOptions, type SearchResult } from './search/search.js';
export {
  factsOf,
  historyOf,
  rowAsOf,
  type EventInPlace,
  type HistoryEntry,
  type HistoryPage,
  type Moment,
  type RowAsOf,
  type RowDifference,
} from './stream-history.js';
export {
  beginRestore,
  endRestore,
  refuseUnfinishedRestore,
  RestoreUnfinished,
  unfinishedRestoreIn,
} from './unfinished-restore.js';

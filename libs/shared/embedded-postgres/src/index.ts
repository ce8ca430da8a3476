export { EmbeddedPostgres } from './embedded-postgres.js';
export type { EmbeddedPostgresOptions, StartKind } from './embedded-postgres.js';
export { adminRole } from './postgres-connection.js';
export type { PostgresConnection } from './postgres-connection.js';
export { EmbeddedPostgresError } from './embedded-postgres.errors.js';
export type { EmbeddedPostgresErrorCode, EmbeddedPostgresErrorText } from './embedded-postgres.errors.js';
export { resolveDataFolder } from './data-folder.js';
export type { DataFolder, DataFolderRequest } from './data-folder.js';

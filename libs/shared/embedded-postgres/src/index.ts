export { adminRole, EmbeddedPostgres } from './embedded-postgres.js';
export type { EmbeddedPostgresOptions, PostgresConnection, StartKind } from './embedded-postgres.js';
export { EmbeddedPostgresError } from './embedded-postgres.errors.js';
export type { EmbeddedPostgresErrorCode, EmbeddedPostgresErrorText } from './embedded-postgres.errors.js';
export { resolveDataFolder } from './data-folder.js';
export type { DataFolder, DataFolderRequest } from './data-folder.js';

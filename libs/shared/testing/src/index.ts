export { createTemplate, createTestDatabase, startOwnPostgres, testPostgres } from './postgres/index.js';
export type { OwnPostgres, TestDatabase, TestDatabaseOptions } from './postgres/index.js';

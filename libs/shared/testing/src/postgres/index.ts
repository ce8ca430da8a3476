export { createTemplate, createTestDatabase, testPostgres } from './test-databases.js';
export type { TestDatabase, TestDatabaseOptions } from './test-databases.js';
export { startOwnPostgres } from './own-postgres.js';
export type { OwnPostgres } from './own-postgres.js';

export { createTemplate, createTestDatabase, startOwnPostgres, testPostgres } from './postgres/index.js';
export type { OwnPostgres, TestDatabase, TestDatabaseOptions } from './postgres/index.js';
export { decider, type Given, type Outcome } from './domain/given-when-then.js';
export { sealedForTest } from './domain/sealed-for-test.js';
export {
  describeEventStoreContract,
  eventsOf,
  followUntil,
  OTHER_SAMPLE_TENANT,
  SAMPLE_TENANT,
  sampleEvent,
  sampleEvents,
  sampleStream,
  type EventStoreUnderTest,
} from './event-store/index.js';

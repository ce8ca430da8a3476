import { createTemplate, createTestDatabase, describeEventStoreContract } from '@gongjian/shared-testing';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import { migrateEventStore } from './migrations/migrate-event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

describeEventStoreContract('PostgresEventStore', async () => {
  const template = await createTemplate('eventlog', (connection) =>
    migrateEventStore(connection, { grants: [{ role: connection.user, categories: ['*'] }] }),
  );
  const database = await createTestDatabase({ template });
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const store = await PostgresEventStore.open({ connection: database.connection });
    opened.push(store);
    return store;
  };
  return {
    store: await open(),
    reopen: open,
    close: async () => {
      await Promise.all(opened.map((store) => store.close()));
      await database.drop();
    },
  };
});

import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { migrate, migrationsOf, ProjectionRunner } from '@gongjian/shared-projections';
import { rolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import { PublisherReader } from './publisher.reader.js';
import { StandaloneTransport } from './standalone-transport.js';
import { InMemoryTransport } from './testing/in-memory-transport.js';
import { letterPublications } from './testing/letters.js';
import { HashesForTests, logs } from './testing/stores.js';
import { describeTransport, type TransportWorld } from './testing/transport-contract.js';
import type { Transport } from './transport.js';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import type { ClientConfig, Pool } from 'pg';

const silent = { warn: () => undefined, error: () => undefined };

async function worldOf(
  open: (connection: ClientConfig) => Promise<EventStore>,
  transportOf: (store: EventStore, pool: Pool) => Transport,
): Promise<TransportWorld> {
  const database = await createTestDatabase();
  await migrate(
    database.connection,
    migrationsOf([
      { context: 'letters', projections: [] },
      { context: 'readers', projections: [] },
    ]),
  );
  const pools = rolePools(database.connection);
  const store = await open(database.connection);
  const pool = pools.projector;
  const publisher = new ProjectionRunner({
    store,
    pool,
    readers: [new PublisherReader(letterPublications, pool, store, new HashesForTests())],
  });
  await publisher.start();
  return {
    store,
    transport: transportOf(store, pool),
    async run(receiver) {
      const runner = new ProjectionRunner({ store, pool, readers: receiver.readers });
      await runner.start();
      await receiver.start();
      return {
        async stop() {
          await receiver.stop();
          await runner.stop();
        },
      };
    },
    async close() {
      await publisher.stop();
      await store.close();
      await pools.end();
      await database.drop();
    },
  };
}

for (const { name, open } of logs) {
  describeTransport(`the published streams of a log ${name}`, () =>
    worldOf(open, (store, pool) => new StandaloneTransport(store, pool, silent)),
  );
}

describeTransport('in memory, for tests', () =>
  worldOf(
    async () => new InMemoryEventStore(randomUUID()),
    (store) => new InMemoryTransport(store),
  ),
);

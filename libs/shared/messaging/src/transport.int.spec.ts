import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { migrate, migrationsOf, ProjectionRunner } from '@gongjian/shared-projections';
import { rolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase } from '@gongjian/shared-testing';
import { KafkaCluster } from '@gongjian/kafka';
import type { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kafkaClient } from './kafka/kafka-connection.js';
import { KafkaTransport } from './kafka/kafka-transport.js';
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
  const transport = transportOf(store, pool);
  const publisher = new ProjectionRunner({
    store,
    pool,
    readers: [
      new PublisherReader(letterPublications, pool, store, new HashesForTests()),
      ...transport.relay('letters'),
    ],
  });
  await publisher.start();
  return {
    store,
    transport,
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

describe('with a broker', () => {
  let cluster: KafkaCluster;
  let kafka: Kafka;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-kafka-test-'));
    cluster = await KafkaCluster.at({ folder, brokers: 1 });
    await cluster.start();
    kafka = kafkaClient({ brokers: [cluster.bootstrap], prefix: '', clientId: 'test' }, silent);
  });

  afterAll(async () => {
    await cluster.wipe();
  });

  describeTransport('Apache Kafka', async () => {
    const prefix = `test-${randomUUID()}.`;
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: `${prefix}letters`, numPartitions: 3 }], waitForLeaders: true });
    await admin.disconnect();
    const settings = { brokers: [cluster.bootstrap], prefix, clientId: 'test' };
    return worldOf(
      async () => new InMemoryEventStore(randomUUID()),
      (store, pool) => new KafkaTransport(settings, store, pool, silent),
    );
  });
});

describeTransport('in memory, for tests', () =>
  worldOf(
    async () => new InMemoryEventStore(randomUUID()),
    (store) => new InMemoryTransport(store),
  ),
);

import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { migrate, migrationsOf, ProjectionRunner } from '@gongjian/shared-projections';
import { rolePools, until } from '@gongjian/shared-projections/testing';
import { createTestDatabase } from '@gongjian/shared-testing';
import { KafkaCluster } from '@gongjian/kafka';
import type { Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Registry } from 'prom-client';
import { kafkaClient } from './kafka/kafka-connection.js';
import { KafkaTransport } from './kafka/kafka-transport.js';
import { PublisherReader } from './publisher.reader.js';
import { StandaloneTransport } from './standalone-transport.js';
import { InMemoryTransport } from './testing/in-memory-transport.js';
import { letterPublications, sentTo, write } from './testing/letters.js';
import { HashesForTests, logs } from './testing/stores.js';
import { describeTransport, type TransportWorld } from './testing/transport-contract.js';
import type { Transport } from './transport.js';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import type { ClientConfig, Pool } from 'pg';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
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

  it('a process tells when the brokers are gone, and when they are back', async () => {
    const prefix = `gone-${randomUUID()}.`;
    const world = await kafkaWorld(prefix);
    const took: string[] = [];
    const receiver = world.transport.receiver({
      context: 'readers',
      consumer: 'letters',
      source: 'letters',
      open: async () => undefined,
      close: async () => undefined,
      take: async ({ id }) => void took.push(id),
    });
    const running = await world.run(receiver);
    const shows = async (line: string): Promise<boolean> => (await world.registry.metrics()).includes(line);
    const connected = (client: string, context: string, value: number): string =>
      `gongjian_kafka_connected{context="${context}",client="${client}"} ${value}`;
    const both = async (value: number): Promise<boolean> =>
      (await shows(connected('relay', 'letters', value))) && shows(connected('consumer.letters', 'readers', value));
    await until(() => both(1), 60_000);
    expect(await shows('gongjian_kafka_send_failures_total{context="letters",reason="failed"} 0')).toBe(true);
    await cluster.kill(1);
    try {
      await write(world.store, TENANT, randomUUID(), [sentTo('one')]);
      await until(() => both(0), 60_000);
      await until(async () => !(await shows('send_failures_total{context="letters",reason="failed"} 0')), 60_000);
      await until(async () => {
        const restarts = 'gongjian_kafka_consumer_restarts_total{context="readers",consumer="letters"';
        return !(await shows(`${restarts},reason="crashed"} 0`)) || !(await shows(`${restarts},reason="failed"} 0`));
      }, 60_000);
    } finally {
      await cluster.start();
    }
    await until(() => both(1), 60_000);
    await until(async () => took.length > 0, 60_000);
    await running.stop();
    expect(await shows('client="consumer.letters"')).toBe(false);
    await world.close();
  });

  describeTransport('Apache Kafka', () => kafkaWorld(`test-${randomUUID()}.`));

  async function kafkaWorld(prefix: string): Promise<TransportWorld & { readonly registry: Registry }> {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: `${prefix}letters`, numPartitions: 3 }], waitForLeaders: true });
    await admin.disconnect();
    const settings = { brokers: [cluster.bootstrap], prefix, clientId: 'test' };
    const registry = new Registry();
    const world = await worldOf(
      async () => new InMemoryEventStore(randomUUID()),
      (store, pool) => new KafkaTransport(settings, store, pool, silent, registry),
    );
    return { ...world, registry };
  }
});

describeTransport('in memory, for tests', () =>
  worldOf(
    async () => new InMemoryEventStore(randomUUID()),
    (store) => new InMemoryTransport(store),
  ),
);

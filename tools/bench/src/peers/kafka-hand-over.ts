import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import kafkajs from 'kafkajs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sampleEvent } from '../sample-event.js';

const { Kafka, logLevel } = kafkajs;
const CONNECTIONS = 8;

/**
 * The shortest durable hand-over between two services over Kafka: a row, a message with its bytes, a row of the other
 * service. Nothing that is lost between the first two is found again, and what comes twice is done twice.
 */
export async function kafkaHandOver(
  connection: PostgresConnection,
  { brokers, topic }: { readonly brokers: readonly string[]; readonly topic: string },
): Promise<{ work(): Promise<void>; close(): Promise<void> }> {
  const [one, other] = [0, 1].map(() => new pg.Pool({ ...connection, max: CONNECTIONS })) as [pg.Pool, pg.Pool];
  await one.query('CREATE TABLE told (id uuid PRIMARY KEY, data text NOT NULL, metadata text NOT NULL)');
  await one.query('CREATE TABLE heard (id uuid PRIMARY KEY, data text NOT NULL, metadata text NOT NULL)');
  const kafka = new Kafka({ clientId: 'peer', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const consumer = kafka.consumer({ groupId: `${topic}.peer`, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  await Promise.all([producer.connect(), consumer.connect()]);
  const waiting = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();
  const hear = async (id: string, words: string, metadata: string): Promise<void> => {
    const text = 'INSERT INTO heard VALUES ($1, $2, $3)';
    await other.query({ name: 'hear', text, values: [id, words, metadata] });
  };
  await consumer.subscribe({ topic });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({
    eachMessage: async ({ message: { key, value, headers } }) => {
      const id = key?.toString() ?? '';
      const caller = waiting.get(id);
      waiting.delete(id);
      if (caller === undefined) return;
      hear(id, value?.toString() ?? '', headers?.['metadata']?.toString() ?? '').then(caller.resolve, caller.reject);
    },
  });
  await joined;
  return {
    work: async () => {
      const id = randomUUID();
      const { data, metadata } = sampleEvent();
      const heard = new Promise<void>((resolve, reject) => waiting.set(id, { resolve, reject }));
      await one.query({ name: 'tell', text: 'INSERT INTO told VALUES ($1, $2, $3)', values: [id, data, metadata] });
      await producer.send({ topic, acks: -1, messages: [{ key: id, value: data, headers: { metadata } }] });
      await heard;
    },
    close: async () => {
      await Promise.all([consumer.disconnect(), producer.disconnect()]);
      await Promise.all([one.end(), other.end()]);
    },
  };
}

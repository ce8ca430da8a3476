import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sampleEvent } from '../sample-event.js';

const CONNECTIONS = 8;

/**
 * The shortest durable hand-over between two services on one PostgreSQL: a row and a notification in one transaction,
 * and for each notification a row of the other service. Nothing is kept in order or found again after a crash.
 */
export async function listenNotify(
  connection: PostgresConnection,
): Promise<{ work(): Promise<void>; close(): Promise<void> }> {
  const [one, other] = [0, 1].map(() => new pg.Pool({ ...connection, max: CONNECTIONS })) as [pg.Pool, pg.Pool];
  const listener = new pg.Client(connection);
  await listener.connect();
  await one.query('CREATE TABLE told (id uuid PRIMARY KEY, data text NOT NULL, metadata text NOT NULL)');
  await one.query('CREATE TABLE heard (id uuid PRIMARY KEY, data text NOT NULL, metadata text NOT NULL)');
  const waiting = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();
  const hear = async (id: string): Promise<void> => {
    await other.query({
      name: 'hear',
      text: 'INSERT INTO heard SELECT id, data, metadata FROM told WHERE id = $1',
      values: [id],
    });
  };
  listener.on('notification', ({ payload = '' }) => {
    const caller = waiting.get(payload);
    waiting.delete(payload);
    if (caller !== undefined) hear(payload).then(caller.resolve, caller.reject);
  });
  await listener.query('LISTEN told');
  return {
    work: async () => {
      const id = randomUUID();
      const { data, metadata } = sampleEvent();
      const heard = new Promise<void>((resolve, reject) => waiting.set(id, { resolve, reject }));
      await one.query({
        name: 'tell',
        text: `WITH row AS (INSERT INTO told VALUES ($1, $2, $3) RETURNING id)
               SELECT pg_notify('told', id::text) FROM row`,
        values: [id, data, metadata],
      });
      await heard;
    },
    close: async () => {
      await Promise.all([listener.end(), one.end(), other.end()]);
    },
  };
}

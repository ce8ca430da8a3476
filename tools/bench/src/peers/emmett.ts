import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { randomUUID } from 'node:crypto';
import { connectionString } from '../bench-server.js';
import { sampleEvent } from '../sample-event.js';

/** The best-known event store for TypeScript on PostgreSQL, appending one such event to a new stream a call. */
export async function emmett(
  connection: PostgresConnection,
): Promise<{ work(): Promise<unknown>; close(): Promise<void> }> {
  const store = getPostgreSQLEventStore(connectionString(connection));
  await store.schema.migrate();
  return {
    work: () => {
      const stream = `task-${randomUUID()}`;
      const { type, data, metadata } = sampleEvent();
      return store.appendToStream(stream, [
        {
          type,
          data: JSON.parse(data) as Record<string, unknown>,
          metadata: JSON.parse(metadata) as Record<string, unknown>,
        },
      ]);
    },
    close: () => store.close(),
  };
}

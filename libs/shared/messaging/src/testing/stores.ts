import { CommandHashes, InMemoryEventStore, type EventStore } from '@gongjian/shared-event-sourcing';
import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { createHash, randomUUID } from 'node:crypto';
import type { ClientConfig } from 'pg';

/** Each log the specs run on: `open` on a test database of its own. */
export const logs: readonly { readonly name: string; open(connection: ClientConfig): Promise<EventStore> }[] = [
  { name: 'in memory', open: async () => new InMemoryEventStore(randomUUID()) },
  {
    name: 'in PostgreSQL',
    open: async (connection) => {
      await migrateEventStore(connection, { grants: [{ role: connection.user ?? '', categories: ['*'] }] });
      return PostgresEventStore.open({ connection });
    },
  },
];

/** The tenant's key is no secret here. */
export class HashesForTests extends CommandHashes {
  override async hash(tenant: string, fingerprint: string): Promise<string> {
    return `test:${createHash('sha256').update(`${tenant} ${fingerprint}`).digest('hex')}`;
  }

  override async matches(tenant: string, stored: string, fingerprint: string): Promise<boolean> {
    return stored === (await this.hash(tenant, fingerprint));
  }
}

import { adminRole, type PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { PostgresKeyStore } from '@gongjian/shared-keys';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { ServerUnderTest } from './standalone-under-test.js';

export const DATABASES = ['gongjian', 'gongjian_keys'] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** How a role reaches a database of the running server, for somebody who has the data folder. */
export function connectionTo(
  server: ServerUnderTest,
  database: DatabaseName,
  role: string = adminRole,
): PostgresConnection {
  const read = (name: string): string => readFileSync(path.join(server.folder, name), 'utf8');
  const secret = read('postgres.password').trim();
  return {
    host: '127.0.0.1',
    port: Number(read('postgres/postmaster.pid').split('\n')[3]),
    user: role,
    password: role === adminRole ? secret : createHmac('sha256', secret).update(`role:${role}`).digest('base64url'),
    database,
  };
}

/** Works as the superuser in a database of the running server. */
export async function inDatabase<T>(
  server: ServerUnderTest,
  database: DatabaseName,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connectionTo(server, database));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** How many events the log holds beside what auditors read; of one tenant, where it is given. */
export async function logLength(server: ServerUnderTest, tenant: string | null = null): Promise<number> {
  return inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) FROM eventlog.events JOIN eventlog.streams USING (first_position)
       WHERE ($1::uuid IS NULL OR tenant = $1) AND NOT events.stream ~ '^[a-z]+_read-'`,
      [tenant],
    );
    return Number(rows[0]?.count);
  });
}

/** How many of its events stand in the name of a person or a system, and not of a rule: those come by themselves. */
export async function writtenByOthers(server: ServerUnderTest): Promise<number> {
  return inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) FROM eventlog.events
        WHERE metadata::json -> 'actor' ->> 'kind' <> 'rule' AND NOT events.stream ~ '^[a-z]+_read-'`,
    );
    return Number(rows[0]?.count);
  });
}

/** Destroys the keys of all records and files of a tenant, as their erasure does. Answers whose they were. */
export async function destroyRecordKeys(server: ServerUnderTest, tenant: string): Promise<readonly string[]> {
  const owners = await inDatabase(server, 'gongjian_keys', async (client) => {
    const { rows } = await client.query<{ owner: string }>(
      "SELECT owner FROM owner_keys WHERE tenant = $1 AND wrapped IS NOT NULL AND owner NOT LIKE 'person:%'",
      [tenant],
    );
    return rows.map(({ owner }) => owner);
  });
  const keys = await PostgresKeyStore.open(connectionTo(server, 'gongjian_keys', 'gongjian_keys'));
  try {
    await keys.destroy(tenant, { persons: [], owners }, new Date().toISOString());
    return owners;
  } finally {
    await keys.close();
  }
}

/** Every row of every table of both databases as text: `database.schema.table` → rows. */
export async function dumpTables(server: ServerUnderTest): Promise<ReadonlyMap<string, readonly string[]>> {
  const dump = new Map<string, readonly string[]>();
  for (const database of DATABASES) {
    await inDatabase(server, database, async (client) => {
      const tables = await client.query<{ name: string; plain: string }>(
        `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name, schemaname || '.' || tablename AS plain
         FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      );
      for (const { name, plain } of tables.rows) {
        const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
        dump.set(
          `${database}.${plain}`,
          rows.map(({ row }) => row),
        );
      }
    });
  }
  return dump;
}

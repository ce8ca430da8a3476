import { randomBytes } from 'node:crypto';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { Client } from 'pg';

export interface TestDatabase {
  /** `test_<random>` */
  readonly name: string;
  /** As the superuser. */
  readonly connection: PostgresConnection;
  /** Ends the database's sessions and removes it. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** A name that {@link createTemplate} answered. */
  readonly template?: string;
}

/** The superuser's connection to the server of this test run. */
export function testPostgres(): PostgresConnection {
  const value = process.env['GONGJIAN_TEST_PG'];
  if (value === undefined) {
    throw new Error('no PostgreSQL in this test run: name the file *.int.spec.ts and select the project "int"');
  }
  return JSON.parse(value) as PostgresConnection;
}

/** Makes a database of its own for a test; from a template in some 30 ms. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = testPostgres();
  await withClient(admin, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(options.template ?? 'template0')}`),
  );
  return {
    name,
    connection: { ...admin, database: name },
    drop: async () => {
      await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/**
 * Prepares a template once per test run, whichever workers ask for it and how often, and answers its name for
 * {@link createTestDatabase}. All callers of one `name` must pass an equivalent `prepare`. When `prepare` fails, the
 * caller gets its error and the next caller tries anew. `prepare` must close its sessions before it resolves.
 */
export async function createTemplate(
  name: string,
  prepare: (connection: PostgresConnection) => Promise<void>,
): Promise<string> {
  const template = `test_template_${name}`;
  const admin = testPostgres();
  await withClient(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const known = await client.query<{ datistemplate: boolean }>(
      'SELECT datistemplate FROM pg_database WHERE datname = $1',
      [template],
    );
    if (known.rows[0]?.datistemplate === true) return;
    const quoted = client.escapeIdentifier(template);
    await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${quoted} TEMPLATE template0`);
    await prepare({ ...admin, database: template });
    await client.query(`ALTER DATABASE ${quoted} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  });
  return template;
}

async function withClient<T>(connection: PostgresConnection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

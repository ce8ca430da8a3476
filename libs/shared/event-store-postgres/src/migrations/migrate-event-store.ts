import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CreateEventLog1764000000000 } from './create-event-log.migration.js';
import { CountEvents1795710000000 } from './count-events.migration.js';
import { FlushBehindTheLock1795700000000 } from './flush-behind-the-lock.migration.js';

/** In order; run by TypeORM's migration runner, remembered in `eventlog.migrations`. */
export const eventStoreMigrations = [
  CreateEventLog1764000000000,
  FlushBehindTheLock1795700000000,
  CountEvents1795710000000,
] as const;

export interface EventStoreGrant {
  /** A role that exists, the one a service logs in as. */
  readonly role: string;
  /** Categories it may append to; `*` is every one, none is a role that only reads. */
  readonly categories: readonly string[];
}

export interface MigrateEventStoreOptions {
  /** UUID of a log that is made now. Default: a random one. An existing log keeps its id. */
  readonly logId?: string;
  /** Exactly what each named role may do from now on; other roles keep what they have. */
  readonly grants: readonly EventStoreGrant[];
}

const OWNER = 'gongjian_owner';
const READERS = [
  'eventlog.head_v1()',
  'eventlog.kinds_v1()',
  'eventlog.read_streams_v1(text[], bigint[], integer[], boolean)',
  'eventlog.read_all_v1(bigint, integer, boolean, text, text[])',
  'eventlog.count_v1(bigint, integer, text, text[])',
  'eventlog.follow_v1(integer, bigint, uuid, bigint, integer, text, text[])',
  'eventlog.durable_head_v1()',
];
const BATCH = 'text[], uuid[], bigint[], integer[], uuid[], text[], text[], text[], boolean';
const WRITERS = [`eventlog.append_v2(${BATCH})`, `eventlog.append_durably_v2(${BATCH})`];
const SERVICE = 'gongjian_service';

/**
 * Makes or renews schema `eventlog`; may run any number of times and in several processes at once. The roles
 * `gongjian_owner` (owns everything here) and `gongjian_service` (may execute the functions) are made when they are
 * missing; log in as a superuser or as a member of `gongjian_owner` that may create in this database.
 */
export async function migrateEventStore(owner: pg.ClientConfig, options: MigrateEventStoreOptions): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtextextended('gongjian eventlog migration', 0))");
    await ensureRole(client, OWNER);
    await ensureRole(client, SERVICE);
    const database = await client.query<{ name: string }>('SELECT current_database() AS name');
    const name = client.escapeIdentifier(database.rows[0]?.name ?? '');
    await client.query(`SET ROLE ${OWNER}`).catch(() => undefined);
    const schema = await client.query("SELECT FROM pg_namespace WHERE nspname = 'eventlog'");
    if (schema.rowCount === 0) {
      await client.query('RESET ROLE');
      await client.query(`GRANT CREATE ON DATABASE ${name} TO ${OWNER}`);
      await client.query(`CREATE SCHEMA eventlog AUTHORIZATION ${OWNER}`);
    }
    await runMigrations(owner);
    await client.query(`SET ROLE ${OWNER}`);
    await client.query('BEGIN');
    await client.query('INSERT INTO eventlog.log (log_id, epoch) VALUES ($1, 1) ON CONFLICT DO NOTHING', [
      options.logId ?? randomUUID(),
    ]);
    await grantExecute(client, SERVICE, true);
    for (const grant of options.grants) {
      await grantExecute(client, client.escapeIdentifier(grant.role), grant.categories.length > 0);
      await client.query('DELETE FROM eventlog.category_grants WHERE role = $1', [grant.role]);
      await client.query(
        'INSERT INTO eventlog.category_grants (role, category) SELECT DISTINCT $1, c FROM unnest($2::text[]) c',
        [grant.role, grant.categories],
      );
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function grantExecute(client: pg.Client, role: string, append: boolean): Promise<void> {
  await client.query(`GRANT USAGE ON SCHEMA eventlog TO ${role}`);
  await client.query(`GRANT EXECUTE ON ROUTINE ${READERS.join(', ')} TO ${role}`);
  const verb = append
    ? `GRANT EXECUTE ON ROUTINE ${WRITERS.join()} TO`
    : `REVOKE EXECUTE ON ROUTINE ${WRITERS.join()} FROM`;
  await client.query(`${verb} ${role}`);
}

async function ensureRole(client: pg.Client, role: string): Promise<void> {
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
}

async function runMigrations(owner: pg.ClientConfig): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    schema: 'eventlog',
    migrations: [...eventStoreMigrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    installExtensions: false,
    extra: { ...owner, max: 1, options: `${owner.options ?? ''} -c role=${OWNER}`.trim() },
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

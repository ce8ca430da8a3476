import { CategoryForbidden, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import {
  SAMPLE_TENANT,
  sampleEvents,
  sampleStream,
  startOwnPostgres,
  type OwnPostgres,
} from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import pg, { type ClientConfig } from 'pg';
import { contexts } from './contexts.js';
import {
  groupRoles,
  ISSUER_ROLE,
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  KEYS_ROLE,
  loginRoles,
  MAIN_DATABASE,
  MIGRATOR_ROLE,
  projectorRoleOf,
  serviceRoleOf,
} from './deployment-roles.js';
import { migrateForServices } from './migrate-deployment.js';
import { prepareServer } from './prepare-server.js';

jest.setTimeout(120_000);

const REFUSED = { code: '42501' };

interface Table {
  readonly schema: string;
  readonly qualified: string;
}

describe('the roles of a deployment of services', () => {
  let postgres: OwnPostgres;
  let tables: readonly Table[];
  const passwords = Object.fromEntries(loginRoles.map((role) => [role, `of-${role}`]));
  const as = (user: string, database = MAIN_DATABASE): ClientConfig => ({
    ...postgres.connection(database),
    user,
    password: passwords[user],
  });
  const migrated = (): Promise<void> =>
    migrateForServices({ main: as(MIGRATOR_ROLE), keys: as(KEYS_OWNER_ROLE, KEYS_DATABASE), kurrentDb: null });

  async function query<Row extends pg.QueryResultRow>(connection: ClientConfig, text: string): Promise<Row[]> {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    postgres = await startOwnPostgres({ settings: { max_connections: '60' } });
    await prepareServer(postgres.connection('postgres'), passwords);
    await migrated();
    tables = await query<Table>(
      postgres.connection(MAIN_DATABASE),
      `SELECT n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS qualified
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 2`,
    );
  });

  afterAll(() => postgres?.remove());

  const all = contexts.flatMap(({ name }) => [
    { role: serviceRoleOf(name), schemas: [name, `${name}_ops`] },
    { role: projectorRoleOf(name), schemas: [name, `${name}_ops`] },
  ]);
  const everybody = [...all, { role: ISSUER_ROLE, schemas: ['issuer'] }];

  /** Tables that the role may do anything at all with. */
  async function reachable(role: string): Promise<readonly string[]> {
    const rows = await query<{ qualified: string }>(
      postgres.connection(MAIN_DATABASE),
      `SELECT t AS qualified FROM unnest(ARRAY[${tables.map(({ qualified }) => `'${qualified}'`).join()}]) t
        WHERE has_table_privilege('${role}', t, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
           OR has_any_column_privilege('${role}', t, 'SELECT, INSERT, UPDATE, REFERENCES')`,
    );
    return rows.map(({ qualified }) => qualified);
  }

  it('are those of every schema there is', () => {
    const own = new Set([...everybody.flatMap(({ schemas }) => schemas), 'eventlog', 'gongjian']);
    expect([...new Set(tables.map(({ schema }) => schema))].sort()).toEqual([...own].sort());
  });

  it.each(everybody)('$role has rights on tables of $schemas, and on no other', async ({ role, schemas }) => {
    const touched = await reachable(role);
    expect(touched.length).toBeGreaterThan(0);
    const foreign = tables.filter(({ schema }) => !schemas.includes(schema)).map(({ qualified }) => qualified);
    expect(foreign.length).toBeGreaterThan(0);
    expect(touched.filter((table) => foreign.includes(table))).toEqual([]);
  });

  it.each(everybody)('$role is refused every foreign table by the server', async ({ role, schemas }) => {
    const client = new pg.Client(as(role));
    await client.connect();
    try {
      for (const { qualified } of tables.filter(({ schema }) => !schemas.includes(schema))) {
        await expect(client.query(`SELECT FROM ${qualified} LIMIT 0`)).rejects.toMatchObject(REFUSED);
      }
      for (const qualified of await reachable(role)) await client.query(`SELECT FROM ${qualified} LIMIT 0`);
      await expect(client.query('CREATE TABLE mine (id int)')).rejects.toMatchObject(REFUSED);
      await expect(client.query('CREATE SCHEMA mine')).rejects.toMatchObject(REFUSED);
      await expect(client.query('SET ROLE gongjian_owner')).rejects.toMatchObject(REFUSED);
    } finally {
      await client.end();
    }
  });

  it.each(contexts)('the service of $name reads its tables and writes none of them', async ({ name }) => {
    const own = tables.filter(({ schema }) => [name, `${name}_ops`].includes(schema));
    for (const { qualified } of own) {
      await expect(query(as(serviceRoleOf(name)), `DELETE FROM ${qualified}`)).rejects.toMatchObject(REFUSED);
    }
  });

  it.each(contexts)('the service of $name appends to its own streams alone', async ({ name, categories }) => {
    const store = await PostgresEventStore.open({ connection: as(serviceRoleOf(name)) });
    const projector = await PostgresEventStore.open({ connection: as(projectorRoleOf(name)) });
    const append = (to: PostgresEventStore, category: string): Promise<unknown> =>
      to.append(sampleStream(category), sampleEvents(1), { tenant: SAMPLE_TENANT, expected: 'noStream' });
    try {
      for (const category of categories) await append(store, category);
      const foreign = contexts.flatMap((other) => other.categories).filter((each) => !categories.includes(each));
      expect(foreign.length).toBeGreaterThan(0);
      for (const category of foreign) {
        await expect(append(store, category)).rejects.toBeInstanceOf(CategoryForbidden);
      }
      await expect(append(projector, categories[0] as string)).rejects.toThrow();
    } finally {
      await store.close();
      await projector.close();
    }
  });

  it('reach the database of the others’ keys, or of the log, only where they have something there', async () => {
    for (const role of [...everybody.map((each) => each.role), MIGRATOR_ROLE]) {
      await expect(query(as(role, KEYS_DATABASE), 'SELECT 1')).rejects.toMatchObject(REFUSED);
    }
    for (const role of [KEYS_ROLE, KEYS_OWNER_ROLE]) {
      await expect(query(as(role), 'SELECT 1')).rejects.toMatchObject(REFUSED);
    }
    expect(await query(as(KEYS_ROLE, KEYS_DATABASE), 'SELECT count(*)::int AS n FROM owner_keys')).toEqual([{ n: 0 }]);
  });

  it('are no superusers, make no roles, and own nothing but what they migrate', async () => {
    const admin = postgres.connection('postgres');
    expect(
      await query(
        admin,
        `SELECT rolname AS role, rolcanlogin AS login FROM pg_roles WHERE rolname ~ '^gongjian' AND
          NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication) ORDER BY rolname`,
      ),
    ).toEqual(
      [
        ...groupRoles.map((role) => ({ role, login: false })),
        ...loginRoles.map((role) => ({ role, login: true })),
      ].sort((a, b) => (a.role < b.role ? -1 : 1)),
    );
    const owners = await query<{ owner: string }>(
      postgres.connection(MAIN_DATABASE),
      `SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname !~ '^(pg_|information_schema)'`,
    );
    expect(owners.map(({ owner }) => owner).sort()).toEqual([MIGRATOR_ROLE, 'gongjian_owner']);
  });

  it('stay as they are, with all tables, when everything is run again', async () => {
    const state = async (): Promise<unknown> => ({
      tables: await query(
        postgres.connection(MAIN_DATABASE),
        `SELECT c.oid, c.relname, c.relfilenode, c.relacl::text AS acl, c.relowner::regrole::text AS owner
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname !~ '^(pg_|information_schema)' ORDER BY c.oid`,
      ),
      functions: await query(
        postgres.connection(MAIN_DATABASE),
        `SELECT p.oid, proname, proacl::text AS acl, md5(prosrc) AS source FROM pg_proc p
           JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^(pg_|information_schema)' ORDER BY p.oid`,
      ),
      policies: await query(postgres.connection(MAIN_DATABASE), 'SELECT * FROM pg_policies ORDER BY 1, 2, 3'),
      grants: await query(postgres.connection(MAIN_DATABASE), 'SELECT * FROM eventlog.category_grants ORDER BY 1, 2'),
      log: await query(postgres.connection(MAIN_DATABASE), 'SELECT * FROM eventlog.log'),
      migrations: await query(postgres.connection(MAIN_DATABASE), 'SELECT * FROM gongjian.migrations ORDER BY id'),
      keys: await query(
        postgres.connection(KEYS_DATABASE),
        `SELECT oid, relname, relacl::text AS acl FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY oid`,
      ),
      roles: await query(
        postgres.connection('postgres'),
        `SELECT rolname, rolcanlogin, rolconfig FROM pg_roles ORDER BY rolname`,
      ),
      databases: await query(
        postgres.connection('postgres'),
        `SELECT datname, datdba::regrole::text AS owner, datacl::text AS acl FROM pg_database ORDER BY oid`,
      ),
    });
    const before = await state();
    await migrated();
    await prepareServer(postgres.connection('postgres'), passwords);
    await migrated();
    expect(await state()).toEqual(before);
  });

  it('take the passwords that are given last', async () => {
    const changed = { ...passwords, [ISSUER_ROLE]: 'changed' };
    await prepareServer(postgres.connection('postgres'), changed);
    await expect(query(as(ISSUER_ROLE), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query({ ...as(ISSUER_ROLE), password: 'changed' }, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await prepareServer(postgres.connection('postgres'), passwords);
  });

  it('all need a password', async () => {
    const { [KEYS_ROLE]: _none, ...others } = passwords;
    await expect(prepareServer(postgres.connection('postgres'), others)).rejects.toThrow(KEYS_ROLE);
  });
});

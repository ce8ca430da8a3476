import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  dropMigrationOf,
  migrate,
  migrationOf,
  migrationsOf,
  OWNER_ROLE,
  PROJECTOR_ROLE,
  SERVICE_ROLE,
} from './migrations.js';
import { ProjectionChanged } from './projection-fingerprint.js';
import { errands } from './testing/errands.js';

jest.setTimeout(60_000);

describe('migrations of read models', () => {
  let database: TestDatabase;
  let admin: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    admin = new pg.Client(database.connection);
    await admin.connect();
  });

  afterEach(async () => {
    await admin.end();
    await database.drop();
  });

  const all = migrationsOf([{ context: 'samples', projections: [errands] }]);

  async function tables(): Promise<string[]> {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname LIKE 'samples%' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }

  it('run once, however often and from however many processes they are called', async () => {
    await Promise.all([migrate(database.connection, all), migrate(database.connection, all)]);
    await migrate(database.connection, all);
    expect(await tables()).toEqual([
      'samples.samples_errand_v1',
      'samples_ops.checkpoints',
      'samples_ops.clock_stops',
      'samples_ops.deadlines',
      'samples_ops.parked',
    ]);
  });

  it('give every table with tenants to the owner role under forced row-level security, and nobody more than it needs', async () => {
    await migrate(database.connection, all);
    const { rows } = await admin.query<{ name: string; secured: boolean; owner: string; grants: string }>(
      `SELECT c.oid::regclass::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS secured, r.rolname AS owner,
              (SELECT string_agg(g.grantee || ' ' || g.privilege_type, ',' ORDER BY g.grantee, g.privilege_type)
                 FROM information_schema.role_table_grants g
                WHERE g.table_schema = n.nspname AND g.table_name = c.relname AND g.grantee <> r.rolname) AS grants
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
        WHERE n.nspname LIKE 'samples%' AND c.relkind = 'r'
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant')`,
    );
    expect(rows).toHaveLength(3);
    const grants = [
      ...['DELETE', 'INSERT', 'SELECT', 'UPDATE'].map((privilege) => `${PROJECTOR_ROLE} ${privilege}`),
      `${SERVICE_ROLE} SELECT`,
    ].join();
    for (const row of rows) expect(row).toMatchObject({ secured: true, owner: OWNER_ROLE, grants });
  });

  it('need no superuser, only a member of the owner role', async () => {
    await migrate(database.connection, []);
    const user = `owner_${randomBytes(6).toString('hex')}`;
    const password = randomBytes(12).toString('hex');
    await admin.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}' IN ROLE ${OWNER_ROLE}`);
    await migrate({ ...database.connection, user, password }, all);
    expect(await tables()).toHaveLength(5);
    await admin.query(`DROP ROLE ${user}`);
  });

  it('make the next version beside the old one, and drop a version that is no longer read', async () => {
    await migrate(database.connection, all);
    await admin.query(
      `INSERT INTO samples_ops.checkpoints (reader) VALUES ('projection.errand.v1'), ('projection.errand.v2')`,
    );
    await migrate(database.connection, [migrationOf({ ...errands, version: 2 })]);
    expect(await tables()).toEqual(expect.arrayContaining(['samples.samples_errand_v1', 'samples.samples_errand_v2']));
    await migrate(database.connection, [dropMigrationOf({ context: 'samples', name: 'errand', version: 1 })]);
    expect(await tables()).not.toContain('samples.samples_errand_v1');
    const { rows } = await admin.query('SELECT reader FROM samples_ops.checkpoints');
    expect(rows).toEqual([{ reader: 'projection.errand.v2' }]);
  });

  it.each([
    ['a column', { columns: [...errands.columns, { name: 'more', type: 'text' as const, value: () => null }] }],
    ['a column type', { columns: errands.columns.map((each) => ({ ...each, type: 'text' as const })) }],
    ['a collation', { columns: errands.columns.map((each) => ({ ...each, collate: 'zh-x-icu' })) }],
    ['an index', { indexes: [['due_on']] }],
    ['the category', { catalogue: { ...errands.catalogue, category: 'other' } }],
    ['who reads it', { deploymentWide: true }],
  ])('refuse a table whose definition changed without its version: %s', async (_what, change) => {
    await migrate(database.connection, all);
    const changed = { ...errands, ...change };
    const beside = { ...errands, name: 'beside' };
    const attempt = migrate(
      database.connection,
      migrationsOf([{ context: 'samples', projections: [beside, changed] }]),
    );
    await expect(attempt).rejects.toThrow(ProjectionChanged);
    await expect(attempt).rejects.toMatchObject({ tables: ['samples.samples_errand_v1'] });
    expect(await tables()).not.toContain('samples.samples_beside_v1');
    const raised = { ...changed, version: 2 };
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [beside, raised] }]));
    expect(await tables()).toContain('samples.samples_errand_v2');
  });

  it('refuse a table that nobody says what it was made from', async () => {
    await migrate(database.connection, all);
    await admin.query('COMMENT ON TABLE samples.samples_errand_v1 IS NULL');
    await expect(migrate(database.connection, all)).rejects.toThrow(ProjectionChanged);
  });

  it.each([
    [{ name: 'Errand' }, 'no snake_case name'],
    [{ version: 0 }, 'version 0'],
    [{ indexes: [['nowhere']] }, 'an index names nowhere'],
    [{ columns: [{ name: 'view', type: 'text' as const, value: () => null }], indexes: [] }, 'a column of every table'],
    [{ columns: [...errands.columns, ...errands.columns] }, 'named twice'],
  ])('refuse a definition with %j', (change, message) => {
    expect(() => migrationOf({ ...errands, ...change })).toThrow(message);
  });
});

import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ListOptions } from './list-query.js';
import { dropMigrationOf, migrate, migrationsOf, migrationOf } from './migrations.js';
import type { ProjectionDefinition } from './projection-definition.js';
import { ProjectionRunner } from './projection-runner.js';
import { ReadModels, readModelSource } from './read-models.js';
import { dropped, errandCatalogue, errands, given, moved, type Errand, type ErrandEvent } from './testing/errands.js';
import { appendEvents, rolePools, type RolePools } from './testing/index.js';

jest.setTimeout(60_000);

type Definition = ProjectionDefinition<Errand, ErrandEvent>;
const looked: Definition = { ...errands, name: 'looked', elementIndexes: ['tags', 'note_ids'] };
const scanned: Definition = { ...errands, name: 'scanned' };
const TENANTS = ['0198c7a0-0000-7000-8000-00000000000a', '0198c7a0-0000-7000-8000-00000000000b'] as const;
const EAST = randomUUID();

describe('an array column with an element index', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let admin: pg.Client;
  let store: InMemoryEventStore;
  let models: ReadModels;
  let close: () => Promise<void>;
  const notes = Array.from({ length: 6 }, () => randomUUID());

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [looked, scanned] }]));
    pools = rolePools(database.connection);
    admin = new pg.Client(database.connection);
    await admin.connect();
    store = new InMemoryEventStore(randomUUID());
    const runner = new ProjectionRunner({ store, pool: pools.projector, projections: [looked, scanned] });
    const source = await readModelSource(pools.service, [looked, scanned]).initialize();
    models = new ReadModels(source, pools.service, store, runner);
    await runner.start();
    for (let n = 0; n < 60; n += 1) await errand(`事${n % 7}`, TENANTS[n % 2] as string);
    await runner.caughtUp();
    const end = (await store.head()).last?.position ?? '';
    for (const definition of [looked, scanned]) expect(await runner.reached(definition, end, 10_000)).toBe(true);
    close = async () => {
      await runner.stop();
      await source.destroy();
      await pools.end();
      await admin.end();
      await database.drop();
    };
  });

  afterAll(() => close());

  async function errand(title: string, tenant: string): Promise<void> {
    const id = randomUUID();
    const note = (): ErrandEvent => ({
      type: 'ErrandNoted',
      data: { id: notes[randomInt(notes.length)] as string, note: '记' },
    });
    const acts = Array.from({ length: randomInt(5) }, () => (randomInt(2) === 0 ? note() : moved('2026-06-01')));
    const events = [given(title, EAST, '2026-05-01'), ...acts, ...(randomInt(6) === 0 ? [dropped] : [])];
    let after: bigint | undefined;
    for (const event of events) {
      const appended = { tenant, id, events: [event], ...(after === undefined ? {} : { after }) };
      after = (await appendEvents(store, errandCatalogue, appended)).revision;
    }
  }

  async function pairs(sql: string): Promise<readonly string[]> {
    const { rows } = await admin.query<{ pair: string }>(sql);
    return rows.map(({ pair }) => pair).sort();
  }

  it.each(['tags', 'note_ids'])('has every element of %s beside it, each once, and no other', async (column) => {
    const kept = await pairs(
      `SELECT tenant || ' ' || element || ' ' || id AS pair FROM samples.samples_looked_v1_${column}`,
    );
    const rows = await pairs(
      `SELECT DISTINCT tenant || ' ' || e || ' ' || id AS pair FROM samples.samples_looked_v1, unnest(${column}) AS e`,
    );
    expect(kept.length).toBeGreaterThan(20);
    expect(kept).toEqual(rows);
  });

  it.each<readonly [string, ListOptions]>([
    ['alone', { where: { note_ids: { overlaps: notes.slice(0, 2) } } }],
    ['with others', { where: { tags: { overlaps: ['"事3\\'] }, due_on: { eq: '2026-06-01' } } }],
    ['as one alternative', { anyOf: [{ note_ids: { overlaps: notes.slice(0, 1) } }, { title: { eq: '事5' } }] }],
    ['as the only alternative', { anyOf: [{ note_ids: { overlaps: notes.slice(2, 3) } }] }],
    ['that none has', { where: { note_ids: { overlaps: [] } } }],
  ])('answers lists %s as a scan does', async (_how, options) => {
    for (const tenant of TENANTS) {
      const ids = async (definition: Definition): Promise<readonly string[]> =>
        (await models.list(definition, tenant, { ...options, limit: 200 })).rows.map(({ id }) => id);
      expect(await ids(looked)).toEqual(await ids(scanned));
    }
  });

  it('shows nothing of another tenant and nothing without one, and lets nobody but the projector write', async () => {
    const table = 'samples.samples_looked_v1_tags';
    const { rows } = await pools.service.query(`SELECT count(*)::int AS n FROM ${table}`);
    expect(rows).toEqual([{ n: 0 }]);
    await expect(pools.service.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    const client = await pools.service.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('gongjian.tenant', '${TENANTS[0]}', true)`);
      const seen = await client.query(`SELECT DISTINCT tenant FROM ${table}`);
      expect(seen.rows).toEqual([{ tenant: TENANTS[0] }]);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('goes with its table', async () => {
    const next: Definition = { ...looked, version: 2 };
    await migrate(database.connection, [migrationOf(next)]);
    const beside = (): Promise<readonly string[]> =>
      pairs(
        `SELECT tablename AS pair FROM pg_tables WHERE tablename LIKE 'samples_looked_v2_%'
         UNION ALL SELECT proname FROM pg_proc WHERE proname LIKE 'samples_looked_v2_%'`,
      );
    expect(await beside()).toHaveLength(8);
    await migrate(database.connection, [dropMigrationOf(next)]);
    expect(await beside()).toEqual([]);
  });

  it('must be an array column', () => {
    expect(() => migrationOf({ ...errands, elementIndexes: ['title'] })).toThrow('title is no array column');
  });
});

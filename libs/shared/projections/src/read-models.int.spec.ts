import { DEPLOYMENT_TENANT, InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Client, type PoolClient } from 'pg';
import { migrate, migrationsOf } from './migrations.js';
import type { ProjectionDefinition } from './projection-definition.js';
import { ProjectionRunner } from './projection-runner.js';
import { ReadModels, readModelSource } from './read-models.js';
import { dropped, errandCatalogue, errands, given, moved, type Errand, type ErrandEvent } from './testing/errands.js';
import { appendEvents, rolePools, type RolePools } from './testing/index.js';

jest.setTimeout(60_000);

const cityWide: ProjectionDefinition<Errand, ErrandEvent> = {
  ...errands,
  name: 'city_errand',
  catalogue: { ...errandCatalogue, category: 'cityerrand' },
  deploymentWide: true,
};

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';
const EAST = randomUUID();
const WEST = randomUUID();

describe('read models', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: InMemoryEventStore;
  let runner: ProjectionRunner;
  let models: ReadModels;
  let owner: Client;
  let close: () => Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [errands, cityWide] }]));
    pools = rolePools(database.connection);
    owner = new Client(database.connection);
    await owner.connect();
    store = new InMemoryEventStore(randomUUID());
    runner = new ProjectionRunner({ store, pool: pools.projector, projections: [errands, cityWide] });
    const source = await readModelSource(pools.service, [errands, cityWide]).initialize();
    models = new ReadModels(source, pools.service, store, runner);
    await runner.start();
    await runner.caughtUp();
    close = async () => {
      await runner.stop();
      await source.destroy();
      await pools.end();
      await owner.end();
      await database.drop();
    };
  });

  afterAll(() => close());

  async function give(
    title: string,
    dueOn: string | null,
    where: { tenant?: string; divisionId?: string } = {},
  ): Promise<{ id: string; token: string }> {
    const id = randomUUID();
    const { position } = await appendEvents(store, errandCatalogue, {
      tenant: where.tenant ?? TENANT,
      id,
      events: [given(title, where.divisionId ?? EAST, dueOn)],
    });
    return { id, token: await models.token(position) };
  }

  it('shows what was just recorded once its position is waited for', async () => {
    const { id, token } = await give('送通知', '2026-04-01');
    await models.waitFor(errands, token);
    const found = await models.rowById(errands, TENANT, id);
    expect(found).toMatchObject({
      id,
      tenant: TENANT,
      revision: 0n,
      row: { title: '送通知', dueOn: '2026-04-01', moves: 0 },
    });
    expect(await models.progress(errands)).toBe(token);
  });

  it('follows the stream and removes the row when the view says so', async () => {
    const { id } = await give('收材料', null);
    const later = await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id,
      events: [moved('2026-05-02'), moved(null)],
      after: 0n,
    });
    await models.waitFor(errands, await models.token(later.position));
    expect(await models.rowById(errands, TENANT, id)).toMatchObject({ revision: 2n, row: { moves: 2, dueOn: null } });
    const gone = await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id,
      events: [dropped],
      after: 2n,
    });
    await models.waitFor(errands, await models.token(gone.position));
    expect(await models.rowById(errands, TENANT, id)).toBeNull();
  });

  it('never shows a row of another tenant, and nothing without a tenant', async () => {
    const { id, token } = await give('乙区的事', null, { tenant: OTHER });
    await models.waitFor(errands, token);
    expect(await models.rowById(errands, OTHER, id)).not.toBeNull();
    expect(await models.rowById(errands, TENANT, id)).toBeNull();
    const mine = await models.list(errands, TENANT, { limit: 200 });
    expect(mine.rows.map((row) => row.tenant)).toEqual(mine.rows.map(() => TENANT));
    const bare = await pools.service.query('SELECT count(*)::int AS n FROM samples.samples_errand_v1');
    expect(bare.rows).toEqual([{ n: 0 }]);
    await expect(pools.service.query('DELETE FROM samples.samples_errand_v1')).rejects.toThrow('permission denied');
  });

  it("shows every tenant the deployment's own rows of a deployment-wide read model, and no other tenant's", async () => {
    const own = randomUUID();
    const shared = randomUUID();
    let position = '';
    for (const [tenant, id] of [
      [OTHER, own],
      [DEPLOYMENT_TENANT, shared],
    ] as const) {
      ({ position } = await appendEvents(store, cityWide.catalogue, {
        tenant,
        id,
        events: [given('通用', EAST)],
      }));
    }
    await models.waitFor(cityWide, await models.token(position));
    expect(await models.rowById(cityWide, TENANT, shared)).not.toBeNull();
    expect(await models.rowById(cityWide, TENANT, own)).toBeNull();
  });

  it('says that the connection is lost when the server ends it in mid-read, and reads again afterwards', async () => {
    const cut = models.read(TENANT, async ({ manager }) => {
      const client = (await manager.queryRunner?.connect()) as PoolClient;
      const lost = once(client, 'error');
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await lost;
      await manager.query('SELECT 1');
    });
    await expect(cut).rejects.toThrow(/^Connection terminated/);
    await expect(models.list(errands, TENANT)).resolves.toBeDefined();
  });

  describe('a list', () => {
    const tenant = randomUUID();
    const due = ['2026-06-03', null, '2026-06-01', '2026-06-02', null, '2026-06-02', '2026-06-01'];

    beforeAll(async () => {
      let token = '';
      for (const [index, dueOn] of due.entries()) {
        ({ token } = await give(`任务_${index}`, dueOn, { tenant, divisionId: index % 2 === 0 ? EAST : WEST }));
      }
      await models.waitFor(errands, token);
    });

    async function pages(options: Parameters<typeof models.list>[2], limit: number): Promise<string[]> {
      const titles: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await models.list(errands, tenant, {
          ...options,
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        titles.push(...page.rows.map(({ row }) => `${row.dueOn}`));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return titles;
    }

    it.each([1, 2, 3, 5, 7])('pages by %i in either direction, rows without a value last', async (limit) => {
      const ascending = ['2026-06-01', '2026-06-01', '2026-06-02', '2026-06-02', '2026-06-03', 'null', 'null'];
      expect(await pages({ sort: { column: 'due_on', direction: 'asc' } }, limit)).toEqual(ascending);
      const descending = ['2026-06-03', '2026-06-02', '2026-06-02', '2026-06-01', '2026-06-01', 'null', 'null'];
      expect(await pages({ sort: { column: 'due_on', direction: 'desc' } }, limit)).toEqual(descending);
      expect(await pages({}, limit)).toHaveLength(due.length);
    });

    async function titles(options: Parameters<typeof models.list>[2]): Promise<string[]> {
      const page = await models.list(errands, tenant, { ...options, sort: { column: 'title', direction: 'asc' } });
      return page.rows.map(({ row }) => row.title);
    }

    it('keeps to the division scope', async () => {
      expect(await titles({ scopeDivisionIds: [WEST] })).toEqual(['任务_1', '任务_3', '任务_5']);
      expect(await titles({ scopeDivisionIds: [] })).toEqual([]);
      expect(await titles({ scopeDivisionIds: 'all' })).toHaveLength(due.length);
    });

    it('filters by value, set, range, prefix, absence and shared elements', async () => {
      expect(await titles({ where: { title: { eq: '任务_3' } } })).toEqual(['任务_3']);
      expect(await titles({ where: { title: { in: ['任务_3', '任务_0'] } } })).toEqual(['任务_0', '任务_3']);
      expect(await titles({ where: { due_on: { from: '2026-06-02', to: '2026-06-03' } } })).toEqual([
        '任务_0',
        '任务_3',
        '任务_5',
      ]);
      expect(await titles({ where: { due_on: { before: '2026-06-02' } } })).toEqual(['任务_2', '任务_6']);
      expect(await titles({ where: { due_on: { eq: null } } })).toEqual(['任务_1', '任务_4']);
      expect(await titles({ where: { title: { prefix: '任务_' } } })).toHaveLength(due.length);
      expect(await titles({ where: { title: { prefix: '任%' } } })).toEqual([]);
      expect(await titles({ where: { tags: { overlaps: ['"任务_2\\'] } } })).toEqual(['任务_2']);
      expect(
        await titles({
          anyOf: [{ title: { eq: '任务_1' } }, { division_id: { eq: EAST }, due_on: { eq: '2026-06-03' } }],
        }),
      ).toEqual(['任务_0', '任务_1']);
    });

    it.each([
      '',
      'x',
      '****',
      Buffer.from('[]').toString('base64url'),
      Buffer.from('["o","2026-02-31","x"]').toString('base64url'),
    ])('refuses the cursor %p', async (cursor) => {
      await expect(models.list(errands, tenant, { cursor })).rejects.toMatchObject({ code: 'REQUEST.INVALID_CURSOR' });
    });

    it('refuses a cursor of another order, and one whose value is no date', async () => {
      const page = await models.list(errands, tenant, { sort: { column: 'due_on', direction: 'asc' }, limit: 1 });
      const cursor = page.next ?? '';
      await expect(
        models.list(errands, tenant, { sort: { column: 'due_on', direction: 'desc' }, cursor }),
      ).rejects.toMatchObject({ code: 'REQUEST.INVALID_CURSOR' });
      const [order, , id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
      const forged = Buffer.from(JSON.stringify([order, '2026-02-31', id])).toString('base64url');
      await expect(
        models.list(errands, tenant, { sort: { column: 'due_on', direction: 'asc' }, cursor: forged }),
      ).rejects.toMatchObject({ code: 'REQUEST.INVALID_CURSOR' });
    });
  });

  describe('waiting for a position', () => {
    it('that was not recorded yet ends as READ.BEHIND', async () => {
      const { token } = await give('最后', null);
      const [log, epoch, position] = token.split(':');
      const ahead = `${log}:${epoch}:${Number(position) + 1}`;
      await expect(models.waitFor(errands, ahead)).rejects.toMatchObject({ code: 'READ.BEHIND' });
    });

    it('of another log or in another shape is refused', async () => {
      for (const token of [
        'x',
        `${randomUUID()}:1:5`,
        `${(await store.head()).logId}:2:5`,
        `${(await store.head()).logId}:1:05`,
      ]) {
        await expect(models.waitFor(errands, token)).rejects.toMatchObject({ code: 'REQUEST.INVALID_POSITION' });
      }
    });

    it('of another category needs no row of its own', async () => {
      const { position } = await appendEvents(store, cityWide.catalogue, {
        tenant: TENANT,
        id: randomUUID(),
        events: [given('别处', EAST)],
      });
      await models.waitFor(errands, await models.token(position));
    });
  });
});

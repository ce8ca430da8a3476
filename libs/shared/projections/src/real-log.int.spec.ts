import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { startOwnPostgres, type OwnPostgres } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { migrate, migrationsOf } from './migrations.js';
import { ProjectionRunner } from './projection-runner.js';
import { ReadModels, readModelSource } from './read-models.js';
import { errandCatalogue, errands, given, moved } from './testing/errands.js';
import { appendEvents, rolePools, until, type RolePools } from './testing/index.js';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';

/** Everything on one real server that the tests may kill. */
describe('read models of a log in PostgreSQL', () => {
  let server: OwnPostgres;
  let connection: pg.ClientConfig;
  let pools: RolePools;
  let store: PostgresEventStore;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    server = await startOwnPostgres();
    await server.server.ensureDatabase('log_test');
    connection = server.connection('log_test');
    const role = connection.user ?? '';
    await migrateEventStore(connection, { grants: [{ role, categories: ['*'] }] });
    await migrate(connection, migrationsOf([{ context: 'samples', projections: [errands] }]));
    pools = rolePools(connection, 8);
    store = await PostgresEventStore.open({ connection });
  }, 60_000);

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  afterAll(async () => {
    await store.close();
    await pools.end();
    await server.remove();
  }, 60_000);

  async function start(): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner({ store, pool: pools.projector, projections: [errands] });
    await runner.start();
    closing.push(() => runner.stop());
    return runner;
  }

  async function modelsOn(runner: ProjectionRunner | null): Promise<ReadModels> {
    const source = await readModelSource(pools.service, [errands]).initialize();
    closing.push(() => source.destroy());
    return new ReadModels(source, pools.service, store, runner);
  }

  async function median(models: ReadModels, writes: number): Promise<number> {
    const times: number[] = [];
    for (let index = 0; index < writes; index += 1) {
      const id = randomUUID();
      const { position } = await appendEvents(store, errandCatalogue, {
        tenant: TENANT,
        id,
        events: [given('一', EAST)],
      });
      const token = await models.token(position);
      const started = performance.now();
      await models.waitFor(errands, token);
      times.push(performance.now() - started);
      expect(await models.rowById(errands, TENANT, id)).not.toBeNull();
    }
    return times.sort((one, other) => one - other)[writes >> 1] ?? Number.NaN;
  }

  it('show a write without waiting for a timer', async () => {
    const runner = await start();
    await runner.caughtUp();
    expect(await median(await modelsOn(runner), 60)).toBeLessThan(25);
    expect(await median(await modelsOn(null), 20)).toBeLessThan(50);
  });

  it('are the same after the server was killed under load, with no event missing and no row doubled', async () => {
    const runner = await start();
    await runner.caughtUp();
    const written = new Map<string, number>();
    let loading = true;
    const writer = async (): Promise<void> => {
      while (loading) {
        const id = randomUUID();
        const commandId = randomUUID();
        for (let revision = 0; revision < 4 && loading; revision += 1) {
          const events = [revision === 0 ? given('二', EAST) : moved(`2026-07-0${revision}`)];
          const after = revision === 0 ? {} : { after: BigInt(revision - 1) };
          const append = (): Promise<unknown> =>
            appendEvents(store, errandCatalogue, {
              tenant: TENANT,
              id,
              events,
              commandId: `${commandId}-${revision}`,
              ...after,
            });
          await untilDone(append);
          written.set(id, revision);
        }
      }
    };
    const writers = Promise.all(Array.from({ length: 6 }, writer));
    for (let kill = 0; kill < 3; kill += 1) {
      const before = written.size;
      await until(async () => written.size > before + 40);
      server.kill();
      await server.restart();
    }
    loading = false;
    await writers;
    const { last } = await store.head();
    expect(await runner.reached(errands, last?.position ?? '', 20_000)).toBe(true);
    const { rows } = await pools.projector.query<{ id: string; revision: string; moves: string }>(
      `SELECT id, revision, moves FROM samples.samples_errand_v1 WHERE title = '二'`,
    );
    expect(new Map(rows.map(({ id, revision }) => [id, Number(revision)]))).toEqual(written);
    for (const { revision, moves } of rows) expect(Number(moves)).toBe(Number(revision));
  }, 90_000);
});

async function untilDone(append: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await append();
      return;
    } catch (error) {
      if (!(error instanceof Error) || !['Unavailable', 'UnknownOutcome'].includes(error.name)) throw error;
    }
  }
}

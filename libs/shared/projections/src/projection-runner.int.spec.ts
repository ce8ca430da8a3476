import {
  InMemoryEventStore,
  type EventStore,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import fc from 'fast-check';
import { jest } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { LogReader } from './log-reader.js';
import { migrate, migrationsOf } from './migrations.js';
import { ProjectionRunner } from './projection-runner.js';
import { ReadModels, readModelSource } from './read-models.js';
import { dropped, errandCatalogue, errands, given, moved, type ErrandEvent } from './testing/errands.js';
import { appendEvents, rebuiltEqualsLive, rolePools, until, type RolePools } from './testing/index.js';

jest.setTimeout(60_000);

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';

describe('a projection', () => {
  let database: TestDatabase;
  let pools: RolePools;
  const running: ProjectionRunner[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [errands, others] }]));
    pools = rolePools(database.connection);
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await pools.end();
    await database.drop();
  });

  const others = { ...errands, name: 'other', catalogue: { ...errandCatalogue, category: 'other' } };

  function runnerOn(
    store: EventStore,
    options: Partial<ConstructorParameters<typeof ProjectionRunner>[0]> = {},
  ): ProjectionRunner {
    const runner = new ProjectionRunner({
      store,
      pool: pools.projector,
      projections: [errands],
      stallRetryMs: 50,
      ...options,
    });
    running.push(runner);
    return runner;
  }

  async function table(): Promise<readonly { id: string; revision: string; view: string }[]> {
    const { rows } = await pools.projector.query<{ id: string; revision: string; view: string }>(
      'SELECT id, revision, view FROM samples.samples_errand_v1 ORDER BY position',
    );
    return rows;
  }

  async function fill(store: EventStore, streams: number, moves: number): Promise<string> {
    let last = '';
    const ids = Array.from({ length: streams }, () => randomUUID());
    for (const [index, id] of ids.entries()) {
      await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given(`第${index}项`, EAST)] });
    }
    for (let move = 0; move < moves; move += 1) {
      for (const id of ids) {
        const day = `2026-07-${String(1 + (move % 28)).padStart(2, '0')}`;
        ({ position: last } = await appendEvents(store, errandCatalogue, {
          tenant: TENANT,
          id,
          events: [moved(day)],
          after: BigInt(move),
        }));
      }
    }
    return last;
  }

  it('rebuilt is live, byte for byte, for any legal history', async () => {
    const seed = randomInt(2 ** 31);
    const text = fc.string({
      unit: fc.constantFrom('a', '市', '"', '\\', '{', '}', ',', "'", '\n', ' ', '𠮷'),
      maxLength: 6,
    });
    const event: fc.Arbitrary<ErrandEvent> = fc.oneof(
      fc
        .record({
          title: text,
          divisionId: fc.constant(EAST),
          dueOn: fc.option(fc.constantFrom('2026-01-31', '2028-02-29')),
        })
        .map((data) => ({ type: 'ErrandGiven', data }) as const),
      fc.option(fc.constantFrom('2026-03-01', '2026-12-31')).map((dueOn) => moved(dueOn)),
      fc.record({ id: fc.uuid({ version: 4 }), note: text }).map((data) => ({ type: 'ErrandNoted', data }) as const),
      fc.constant(dropped),
    );
    const streams = fc.uniqueArray(
      fc.record({
        tenant: fc.constant(TENANT),
        id: fc.uuid({ version: 4 }),
        events: fc.array(event, { minLength: 1, maxLength: 9 }),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 25 },
    );
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(streams, fc.integer({ min: 0, max: 2 ** 31 }), async (histories, order) => {
        const compared = await rebuiltEqualsLive(errands, {
          connection: database.connection,
          streams: histories,
          seed: order,
        });
        rows += compared.rows;
      }),
      { seed, numRuns: 12, endOnFailure: true },
    );
    expect({ seed, someRows: rows > 0 }).toEqual({ seed, someRows: true });
  });

  it('notices when what is compared differs', async () => {
    let calls = 0;
    const impure = { ...errands, view: (): { n: number } => ({ n: (calls += 1) }), columns: [], indexes: [] };
    const streams = [{ tenant: TENANT, id: randomUUID(), events: [given('一', EAST), moved(null), moved(null)] }];
    await expect(rebuiltEqualsLive(impure, { connection: database.connection, streams, seed: 7 })).rejects.toThrow(
      'seed 7',
    );
  });

  it('rebuilt is live with more streams than a reader keeps in memory', async () => {
    const seed = randomInt(2 ** 31);
    const streams = Array.from({ length: 700 }, (_, stream) => ({
      tenant: TENANT,
      id: randomUUID(),
      events: [
        given(`第${stream}项`, EAST),
        ...Array.from({ length: 1 + (stream % 4) }, (_each, move) => moved(`2026-08-0${move + 1}`)),
        ...(stream % 5 === 0 ? [dropped, moved(null)] : []),
        ...(stream % 10 === 0 ? [given('再来', EAST), moved('2026-09-01')] : []),
      ],
    }));
    const compared = await rebuiltEqualsLive(errands, { connection: database.connection, streams, seed });
    expect(compared).toMatchObject({ rows: 630 });
  });

  it.each([
    ['rebuilt', { batchEvents: 1_000 }],
    ['rebuilt in small batches', { batchEvents: 50, limits: { writeRows: 40 } }],
    ['live', null],
  ] as const)('%s keeps the rows of 2,000 streams changed in random order', async (_how, rebuild) => {
    const store = new InMemoryEventStore(randomUUID());
    const revisions = new Map<string, bigint>();
    const ids = Array.from({ length: 2_000 }, () => randomUUID());
    const change = async (id: string): Promise<string> => {
      const after = revisions.get(id);
      const revision = after === undefined ? 0n : after + 1n;
      revisions.set(id, revision);
      const { position } = await appendEvents(store, errandCatalogue, {
        tenant: TENANT,
        id,
        events: [revision === 0n ? given('一', EAST) : moved('2026-07-01')],
        ...(after === undefined ? {} : { after }),
      });
      return position;
    };
    const runner = runnerOn(store, rebuild ?? {});
    if (rebuild === null) await runner.start();
    for (const id of ids) await change(id);
    let last = '';
    for (let step = 0; step < 8_000; step += 1) {
      last = await change(ids[randomInt(ids.length)] as string);
      if (rebuild === null && randomInt(20) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    if (rebuild !== null) await runner.start();
    expect(await runner.reached(errands, last, 30_000)).toBe(true);
    expect(new Map((await table()).map(({ id, revision }) => [id, BigInt(revision)]))).toEqual(revisions);
  });

  it('of a stream without a row goes on at any revision', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const late = {
      ...errands,
      view: (...[row, fact]: Parameters<typeof errands.view>) =>
        fact.event.type === 'ErrandNoted' && row === null
          ? { title: '补', divisionId: EAST, dueOn: null, moves: 0, tags: [], notes: [] }
          : fact.event.type === 'ErrandGiven'
            ? null
            : errands.view(row, fact),
    };
    const ids = Array.from({ length: 30 }, () => randomUUID());
    const runner = runnerOn(store, { projections: [late], batchEvents: 3, limits: { keptRows: 0 } });
    await runner.start();
    const append = (id: string, after: bigint | null, event: ErrandEvent): ReturnType<typeof appendEvents> =>
      appendEvents(store, errandCatalogue, {
        tenant: TENANT,
        id,
        events: [event],
        ...(after === null ? {} : { after }),
      });
    for (const id of ids) await append(id, null, given('一', EAST));
    for (const id of ids) await append(id, 0n, moved(null));
    const noted: ErrandEvent = { type: 'ErrandNoted', data: { id: randomUUID(), note: '记' } };
    let last = '';
    for (const id of ids) ({ position: last } = await append(id, 1n, noted));
    expect(await runner.reached(late, last, 20_000)).toBe(true);
    expect(await table()).toHaveLength(ids.length);
  });

  it('stands still before the next event of a stream whose row the table has lost', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const runner = runnerOn(store, { limits: { keptRows: 0 } });
    await runner.start();
    const id = randomUUID();
    const first = await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given('一', EAST)] });
    expect(await runner.reached(errands, first.position, 20_000)).toBe(true);
    await pools.projector.query('DELETE FROM samples.samples_errand_v1');
    const next = await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [moved(null)], after: 0n });
    expect(await runner.reached(errands, next.position, 20_000)).toBe(false);
    await until(async () => (await stalled()) === `errand-${id} 1 ErrandMoved: Error`);
    expect(await table()).toHaveLength(0);
  });

  it('goes on in a second process when the first one ends in the middle, and doubles no row', async () => {
    const store = new InMemoryEventStore(randomUUID());
    await fill(store, 40, 20);
    const first = runnerOn(store, { batchEvents: 7 });
    const second = runnerOn(store, { batchEvents: 5 });
    await first.start();
    const early = (await store.readAll({ limit: 60 })).at(-1)?.position ?? '';
    expect(await first.reached(errands, early, 20_000)).toBe(true);
    await second.start();
    await first.stop();
    const late = await fill(store, 3, 2);
    expect(await second.reached(errands, late, 20_000)).toBe(true);
    const rows = await table();
    expect(rows).toHaveLength(43);
    expect(rows.map(({ revision }) => revision)).toEqual([...Array(40).fill('20'), ...Array(3).fill('2')]);
  });

  it('takes its lock back after the connection that held it was ended', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const runner = runnerOn(store);
    await runner.start();
    expect(await runner.reached(errands, await fill(store, 2, 1), 20_000)).toBe(true);
    expect(await endLockHolders(database.connection)).toBe(1);
    expect(await runner.reached(errands, await fill(store, 2, 1), 20_000)).toBe(true);
    await expectLocks(database.connection, 1);
    expect(await table()).toHaveLength(4);
  });

  it('is fenced when another process moved its checkpoint, and goes on from there', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const warnings: string[] = [];
    const runner = runnerOn(store, { logger: { warn: (message) => warnings.push(message), error: () => undefined } });
    await runner.start();
    const position = await fill(store, 1, 3);
    expect(await runner.reached(errands, position, 20_000)).toBe(true);
    const [, second] = await store.readAll({ limit: 2 });
    await pools.projector.query('UPDATE samples_ops.checkpoints SET position = $1, event_id = $2', [
      second?.position,
      second?.id,
    ]);
    await pools.projector.query(`UPDATE samples.samples_errand_v1 SET revision = 1, view = $1`, [
      JSON.stringify({ title: '第0项', divisionId: EAST, dueOn: '2026-07-01', moves: 1, tags: [], notes: [] }),
    ]);
    const later = await fill(store, 1, 1);
    expect(await runner.reached(errands, later, 20_000)).toBe(true);
    expect(warnings).toContainEqual('samples/projection.errand.v1: another process moved the checkpoint');
    expect(runner.ends()[0]?.counts).toMatchObject({ fenced: 1 });
    expect(
      (await table()).map(({ revision, view }) => [revision, (JSON.parse(view) as { moves: number }).moves]),
    ).toEqual([
      ['3', 3],
      ['1', 1],
    ]);
  });

  it('stands still alone before an event it cannot take in, and goes on once it can', async () => {
    const store = new InMemoryEventStore(randomUUID());
    let broken = true;
    const fragile = {
      ...errands,
      view: (...[row, fact]: Parameters<typeof errands.view>) => {
        if (broken && fact.event.type === 'ErrandDropped') throw new Error('cannot fold');
        return errands.view(row, fact);
      },
    };
    const errors: string[] = [];
    const runner = runnerOn(store, {
      projections: [fragile, others],
      logger: { warn: () => undefined, error: (message) => errors.push(message) },
    });
    const source = await readModelSource(pools.service, [fragile, others]).initialize();
    const models = new ReadModels(source, pools.service, store, runner);
    const elsewhere = new ReadModels(source, pools.service, store, null);
    await runner.start();
    await runner.caughtUp();
    const before = await fill(store, 3, 1);
    expect(await runner.reached(fragile, before, 20_000)).toBe(true);
    const id = randomUUID();
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given('好', EAST), dropped] });
    const { position } = await appendEvents(store, others.catalogue, {
      tenant: TENANT,
      id,
      events: [given('别的', EAST)],
    });
    const token = await models.token(position);
    await models.waitFor(others, token);
    expect(await models.rowById(others, TENANT, id)).not.toBeNull();
    for (const each of [models, elsewhere]) {
      await expect(each.waitFor(fragile, token)).rejects.toMatchObject({ code: 'PROJECTION.STALLED' });
      await expect(each.rowById(fragile, TENANT, id)).rejects.toMatchObject({ code: 'PROJECTION.STALLED' });
      await expect(each.list(fragile, TENANT)).rejects.toMatchObject({ code: 'PROJECTION.STALLED' });
    }
    expect(await table()).toHaveLength(4);
    expect(errors[0]).toMatch(/^samples\/projection\.errand\.v1 stands still: errand-.* 1 ErrandDropped: Error$/);
    expect(await runner.readiness()).toMatchObject({
      ready: false,
      details: { readers: ['samples/projection.errand.v1'] },
    });
    broken = false;
    await until(async () => (await runner.readiness()).ready);
    await models.waitFor(fragile, token);
    expect(await models.rowById(fragile, TENANT, id)).toBeNull();
    await source.destroy();
  });

  it('stands still before an event type that this build does not know', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const runner = runnerOn(store);
    await runner.start();
    const newer = { ...errandCatalogue, types: { ...errandCatalogue.types, ErrandShared: { upcasters: [] } } };
    await appendEvents(store, newer, {
      tenant: TENANT,
      id: randomUUID(),
      events: [{ type: 'ErrandShared', data: {} }],
    });
    await until(async () => runner.status()[0]?.stalled?.includes('UnknownEvent') === true);
  });

  it('tells how far its readers are behind, and how often and why they began again', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const clock = { now: () => '2026-06-01T00:00:00.000Z' };
    const runner = runnerOn(store, { clock, stallRetryMs: 60_000 });
    const reader = { context: 'samples', reader: 'projection.errand.v1' };
    await runner.start();
    await runner.caughtUp();
    const restarts = (): unknown => runner.ends().map(({ counts }) => counts);
    expect(await runner.lags()).toEqual([{ ...reader, events: 0, seconds: 0 }]);
    expect(restarts()).toEqual([{ failed: 0, fenced: 0, lockLost: 0, stalled: 0 }]);
    const append = (events: readonly ErrandEvent[], recordedAt: string): Promise<unknown> =>
      appendEvents(store, errandCatalogue, { tenant: TENANT, id: randomUUID(), events, recordedAt });
    await append([given('一', EAST)], '2026-05-31T23:00:00.000Z');
    const newer = { ...errandCatalogue, types: { ...errandCatalogue.types, ErrandShared: { upcasters: [] } } };
    await appendEvents(store, newer, {
      tenant: TENANT,
      id: randomUUID(),
      events: [{ type: 'ErrandShared', data: {} }],
      recordedAt: '2026-05-31T23:30:00.000Z',
    });
    await append([given('二', EAST), dropped], '2026-05-31T23:40:00.000Z');
    await until(async () => runner.status()[0]?.phase === 'stalled');
    expect(await runner.lags()).toEqual([{ ...reader, events: 3, seconds: 1_800 }]);
    expect(restarts()).toEqual([{ failed: 0, fenced: 0, lockLost: 0, stalled: 1 }]);
  });

  it('tells it of a reader that cannot begin, and leaves one that another process feeds to that', async () => {
    class Away extends LogReader {
      readonly context = 'samples';
      readonly id = 'away';
      readonly categories = [errandCatalogue.category];
      tries = 0;

      async open(): Promise<void> {
        this.tries += 1;
        throw new Error('nobody answers');
      }

      async apply(): Promise<void> {}

      async flush(): Promise<void> {}
    }
    const store = new InMemoryEventStore(randomUUID());
    const clock = { now: () => '2026-06-01T00:00:00.000Z' };
    const recordedAt = '2026-05-31T23:59:00.000Z';
    await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id: randomUUID(),
      events: [given('一', EAST)],
      recordedAt,
    });
    const first = runnerOn(store, { clock });
    await first.start();
    await first.caughtUp();
    const away = new Away();
    const second = runnerOn(store, { clock, readers: [away] });
    await second.start();
    await until(async () => away.tries > 3);
    const lags = await second.lags();
    expect(lags).toEqual([{ context: 'samples', reader: 'away', events: 1, seconds: 60 }]);
    expect(second.ends()[1]?.counts.failed).toBeGreaterThan(2);
    expect(await first.lags()).toMatchObject([{ reader: 'projection.errand.v1', events: 0 }]);
  });

  it('counts locks that were lost', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const runner = runnerOn(store);
    await runner.start();
    await runner.caughtUp();
    expect(await endLockHolders(database.connection)).toBe(1);
    await until(async () => runner.ends()[0]?.counts.lockLost === 1);
    expect(await runner.reached(errands, await fill(store, 1, 1), 20_000)).toBe(true);
  });

  it('finds the one event of a batch that the database refuses', async () => {
    const store = new InMemoryEventStore(randomUUID());
    await fill(store, 20, 2);
    const id = randomUUID();
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given('坏', EAST), moved('no date')] });
    await fill(store, 2, 1);
    const runner = runnerOn(store);
    await runner.start();
    await until(async () => (await stalled()) !== null);
    expect(await stalled()).toBe('error 22007');
    expect((await table()).find((row) => row.id === id)).toMatchObject({ revision: '0' });
    expect(await table()).toHaveLength(21);
  });

  it('stops with LogForked when the log is not the one it read', async () => {
    const one = new InMemoryEventStore(randomUUID());
    const first = runnerOn(one);
    await first.start();
    expect(await first.reached(errands, await fill(one, 3, 1), 20_000)).toBe(true);
    await first.stop();
    const other = new InMemoryEventStore(randomUUID());
    await fill(other, 3, 3);
    const second = runnerOn(other);
    await second.start();
    await until(async () => (await stalled()) !== null);
    expect(await table()).toHaveLength(3);
    expect(second.status()[0]).toMatchObject({
      phase: 'stalled',
      stalled: expect.stringContaining('not of this log') as string,
    });
  });

  it('goes on by itself when the log or the database fails for a while', async () => {
    const store = new FlakyStore(randomUUID());
    await fill(store, 5, 5);
    const runner = runnerOn(store, { batchEvents: 4 });
    await runner.start();
    const position = await fill(store, 5, 5);
    expect(await runner.reached(errands, position, 20_000)).toBe(true);
    expect(await table()).toHaveLength(10);
    expect(store.failures).toBeGreaterThan(3);
  });

  it('answers READ.BEHIND while it is being built for the first time', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const source = await readModelSource(pools.service, [errands]).initialize();
    const models = new ReadModels(source, pools.service, store, null);
    await expect(models.list(errands, TENANT)).rejects.toMatchObject({ code: 'READ.BEHIND' });
    const runner = runnerOn(store);
    await runner.start();
    await runner.caughtUp();
    expect(await models.list(errands, TENANT)).toEqual({ rows: [], next: null });
    await source.destroy();
  });

  it('fed by another process is waited for all the same', async () => {
    const store = new InMemoryEventStore(randomUUID());
    const runner = runnerOn(store);
    await runner.start();
    await runner.caughtUp();
    const source = await readModelSource(pools.service, [errands]).initialize();
    const models = new ReadModels(source, pools.service, store, null);
    const id = randomUUID();
    const { position } = await appendEvents(store, errandCatalogue, {
      tenant: TENANT,
      id,
      events: [given('远', EAST)],
    });
    await models.waitFor(errands, await models.token(position));
    expect(await models.rowById(errands, TENANT, id)).not.toBeNull();
    const foreign = await appendEvents(store, others.catalogue, { tenant: TENANT, id, events: [given('别的', EAST)] });
    await models.waitFor(errands, await models.token(foreign.position));
    await source.destroy();
  });

  async function stalled(): Promise<string | null> {
    const { rows } = await pools.projector.query<{ stalled: string | null }>(
      'SELECT stalled FROM samples_ops.checkpoints',
    );
    return rows[0]?.stalled ?? null;
  }
});

/** Breaks every third subscription after a few messages. */
class FlakyStore extends InMemoryEventStore {
  failures = 0;

  override async *subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    let left = this.failures < 6 ? 9 : Number.POSITIVE_INFINITY;
    for await (const message of super.subscribeAll(options)) {
      if ((left -= 1) < 0) {
        this.failures += 1;
        throw new Error('the log is away');
      }
      yield message;
    }
  }
}

async function asSuperuser<Row extends pg.QueryResultRow>(connection: pg.ClientConfig, text: string): Promise<Row[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

const HOLDERS = `FROM pg_locks WHERE locktype = 'advisory' AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

async function endLockHolders(connection: pg.ClientConfig): Promise<number> {
  const rows = await asSuperuser(connection, `SELECT pg_terminate_backend(pid) ${HOLDERS}`);
  return rows.length;
}

async function expectLocks(connection: pg.ClientConfig, count: number): Promise<void> {
  expect(await asSuperuser(connection, `SELECT pid ${HOLDERS}`)).toHaveLength(count);
}

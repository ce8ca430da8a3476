import { Clock, commandBusy, derivedId, InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { DomainError, type Fact } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DeadlineDefinition, type ClockChange, type Due } from './deadline.js';
import { migrate, migrationsOf } from './migrations.js';
import { ProjectionRunner } from './projection-runner.js';
import { dropped, errandCatalogue, given, moved, type ErrandEvent } from './testing/errands.js';
import { appendEvents, rolePools, until, type RolePools } from './testing/index.js';

jest.setTimeout(60_000);

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';

/** A wall clock and a monotonic one; both stand until they are moved. */
class HandClock extends Clock {
  wall = Date.parse('2026-03-01T00:00:00.000Z');
  steady = 0;

  override now(): string {
    return new Date(this.wall).toISOString();
  }

  /** Time passes. */
  pass(ms: number): void {
    this.wall += ms;
    this.steady += ms;
  }
}

class ErrandOverdue extends DeadlineDefinition<ErrandEvent> {
  readonly context = 'samples';
  readonly name = 'errand_overdue';
  readonly catalogue = errandCatalogue;
  readonly sent: Due[] = [];
  answer: (due: Due) => Promise<void> = async () => undefined;

  deadline({ event }: Fact<ErrandEvent>): ClockChange {
    switch (event.type) {
      case 'ErrandGiven':
      case 'ErrandMoved':
        return event.data.dueOn === null ? 'clear' : { dueAt: `${event.data.dueOn}T16:00:00.000Z` };
      case 'ErrandNoted':
        return null;
      case 'ErrandDropped':
        return 'clear';
    }
  }

  async command(due: Due): Promise<void> {
    this.sent.push(due);
    await this.answer(due);
  }
}

/** Each day it is moved to is a clock of its own; no day stops the one of 9 March. */
class ErrandItems extends ErrandOverdue {
  override deadline(fact: Fact<ErrandEvent>): ClockChange {
    const { event } = fact;
    if (event.type !== 'ErrandMoved') return super.deadline(fact);
    const { dueOn } = event.data;
    return dueOn === null ? { clear: '2026-03-09' } : { item: dueOn, dueAt: `${dueOn}T16:00:00.000Z` };
  }
}

describe('a deadline', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: InMemoryEventStore;
  let clock: HandClock;
  const running: ProjectionRunner[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [] }]));
    pools = rolePools(database.connection, 12);
    store = new InMemoryEventStore(randomUUID());
    clock = new HandClock();
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await pools.end();
    await database.drop();
  });

  async function start(
    definition: ErrandOverdue,
    logger?: { warn(): void; error(message: string): void },
  ): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner({
      store,
      pool: pools.projector,
      projections: [],
      deadlines: [definition],
      clock,
      monotonic: () => clock.steady,
      ...(logger === undefined ? {} : { logger }),
    });
    running.push(runner);
    await runner.start();
    await runner.caughtUp();
    return runner;
  }

  async function errand(dueOn: string | null, ...more: readonly ErrandEvent[]): Promise<string> {
    const id = randomUUID();
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given('一', EAST, dueOn), ...more] });
    return id;
  }

  async function rows(): Promise<readonly { stream_id: string; state: string; code: string | null; tries: number }[]> {
    const found = await pools.projector.query<{ stream_id: string; state: string; code: string | null; tries: number }>(
      'SELECT stream_id, state, code, tries FROM samples_ops.deadlines ORDER BY due_at, stream_id',
    );
    return found.rows;
  }

  it('that is past fires at once, one in the future does not, and the last word of the stream counts', async () => {
    const definition = new ErrandOverdue();
    await start(definition);
    const past = await errand('2026-02-20');
    await errand('2026-02-20', moved('2026-04-01'));
    await errand('2026-02-20', dropped);
    await errand(null);
    await until(async () => definition.sent.length > 0 && (await rows()).some(({ state }) => state === 'fired'));
    const [source] = await store.readStream(`errand-${past}`);
    expect(definition.sent).toEqual([
      { tenant: TENANT, streamId: past, item: '', sourceEventId: source?.id, dueAt: '2026-02-20T16:00:00.000Z' },
    ]);
    expect((await rows()).map(({ state }) => state)).toEqual(['fired', 'waiting']);
  });

  it('fires when its time comes, and again only after another event set it', async () => {
    const definition = new ErrandOverdue();
    await start(definition);
    const id = await errand('2026-03-01');
    await until(async () => (await rows()).length === 1);
    expect(definition.sent).toEqual([]);
    clock.pass(16 * 3_600_000);
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [moved('2026-02-28')], after: 0n });
    await until(async () => (await rows())[0]?.state === 'fired');
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [moved('2026-03-01')], after: 1n });
    await until(async () => definition.sent.length === 2 && (await rows())[0]?.state === 'fired');
    expect(definition.sent.map(({ dueAt }) => dueAt)).toEqual(['2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z']);
    const ids = definition.sent.map(({ sourceEventId }) => derivedId(sourceEventId, definition.name, ''));
    expect(new Set(ids).size).toBe(2);
  });

  it('runs beside the others of its stream, one for each item', async () => {
    const definition = new ErrandItems();
    await start(definition);
    const id = await errand('2026-02-01', moved('2026-02-20'), moved('2026-03-09'));
    await until(async () => (await rows()).filter(({ state }) => state === 'fired').length === 2);
    expect(new Set(definition.sent.map(({ item }) => item))).toEqual(new Set(['', '2026-02-20']));
    expect(definition.sent).toHaveLength(2);
    expect((await rows()).map(({ state }) => state)).toEqual(['fired', 'fired', 'waiting']);
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [moved(null)], after: 2n });
    await until(async () => (await rows()).length === 2);
    const again = [dropped, moved('2026-02-20'), moved('2026-03-10')];
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: again, after: 3n });
    await until(async () => (await rows()).map(({ state }) => state).join() === 'fired,waiting');
    expect(definition.sent).toHaveLength(3);
    expect(definition.sent.at(-1)).toMatchObject({ streamId: id, item: '2026-02-20' });
  });

  it('fires once each with two workers', async () => {
    const definitions = [new ErrandOverdue(), new ErrandOverdue()] as const;
    for (const definition of definitions) await start(definition);
    const ids = await Promise.all(Array.from({ length: 60 }, () => errand('2026-02-01')));
    await until(async () => {
      const found = await rows();
      return found.length === ids.length && found.every(({ state }) => state === 'fired');
    });
    const sent = definitions.flatMap((definition) => definition.sent.map(({ streamId }) => streamId));
    expect([...sent].sort()).toEqual([...ids].sort());
  });

  it('that a worker took with it when it ended is taken by another', async () => {
    const id = await errand('2026-02-01');
    const first = new ErrandOverdue();
    let taken = false;
    first.answer = async () => {
      taken = true;
      throw new Error('the line is dead');
    };
    const runner = await start(first);
    await until(async () => taken);
    await runner.stop();
    clock.pass(30_000);
    const second = new ErrandOverdue();
    await start(second);
    await until(async () => (await rows())[0]?.state === 'fired');
    expect(second.sent.map(({ streamId }) => streamId)).toEqual([id]);
  });

  it('whose command is refused is parked after three tries, until it is sent again on demand', async () => {
    const definition = new ErrandOverdue();
    let open = false;
    definition.answer = async () => {
      if (!open) throw new DomainError('ERRAND.HELD', 'conflict', { zh: '暂缓。', en: 'Held.' });
    };
    const runner = await start(definition);
    await errand('2026-02-01');
    await until(async () => (await rows())[0]?.state === 'parked');
    expect(await rows()).toMatchObject([{ state: 'parked', code: 'ERRAND.HELD' }]);
    expect(definition.sent).toHaveLength(3);
    const counts = (parked: number): unknown => [{ context: 'samples', name: 'errand_overdue', parked }];
    expect(await runner.parkedDeadlineCounts()).toEqual(counts(1));
    open = true;
    expect(await runner.retryDeadlines('samples', 'errand_overdue')).toBe(1);
    await until(async () => (await rows())[0]?.state === 'fired');
    expect(await runner.parkedDeadlineCounts()).toEqual(counts(0));
  });

  it('whose command finds its record busy is never parked, and goes through in the end', async () => {
    const definition = new ErrandOverdue();
    let left = 5;
    definition.answer = async () => {
      if ((left -= 1) >= 0) throw commandBusy();
    };
    await start(definition);
    await errand('2026-02-20');
    await until(async () => {
      const [row] = await rows();
      expect(row?.state).not.toBe('parked');
      if (row?.state === 'waiting') clock.pass(500);
      return row?.state === 'fired';
    });
    expect(definition.sent).toHaveLength(6);
    expect(await rows()).toMatchObject([{ state: 'fired', code: null }]);
  });

  it('does not fire before everything recorded has been taken in', async () => {
    const definition = new ErrandOverdue();
    const runner = await start(definition);
    const stale = await errand('2026-03-02');
    await until(async () => (await rows()).length === 1);
    await runner.stop();
    await pools.projector.query(`UPDATE samples_ops.checkpoints SET stalled = 'by the test'`);
    const holder = await pools.projector.connect();
    await holder.query(`SELECT pg_advisory_lock(hashtextextended('gongjian/samples/deadline.errand_overdue', 0))`);
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id: stale, events: [dropped], after: 0n });
    clock.pass(4 * 86_400_000);
    const next = new ErrandOverdue();
    const other = new ProjectionRunner({
      store,
      pool: pools.projector,
      projections: [],
      deadlines: [next],
      clock,
      monotonic: () => clock.steady,
    });
    running.push(other);
    await other.start();
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id: randomUUID(), events: [given('二', EAST)] });
    await until(async () => (await rows())[0]?.state === 'waiting');
    await holder.query('SELECT pg_advisory_unlock_all()');
    holder.release();
    await until(async () => (await rows()).length === 0);
    expect(next.sent).toEqual([]);
  });

  it.each([3_600_000, -3_600_000])(
    'stands still when the wall clock is stepped by %i ms, until a person confirms it',
    async (step) => {
      const definition = new ErrandOverdue();
      const errors: string[] = [];
      const runner = await start(definition, { warn: () => undefined, error: (message) => errors.push(message) });
      await errand('2026-02-01');
      await until(async () => (await rows())[0]?.state === 'fired');
      clock.wall += step;
      const held = await errand('2026-02-02');
      await until(async () => (await runner.clockStops()).size > 0 && (await rows()).length === 2);
      expect([...(await runner.clockStops())]).toEqual([['samples', step]]);
      expect(errors).toEqual([expect.stringContaining(`stepped by ${step} ms`)]);
      expect((await rows()).map(({ state }) => state)).toEqual(['fired', 'waiting']);

      await runner.stop();
      const restarted = new ErrandOverdue();
      const next = await start(restarted);
      const later = await errand('2026-02-03');
      await until(async () => (await rows()).length === 3);
      expect(restarted.sent).toEqual([]);
      await next.confirmClock();
      await until(async () => (await rows()).every(({ state }) => state === 'fired'));
      expect(restarted.sent.map(({ streamId }) => streamId).sort()).toEqual([held, later].sort());
    },
  );

  it('does not fire while a step that was noticed is still being written down', async () => {
    const stopping: (() => void)[] = [];
    let held = true;
    const slow = new Proxy(pools.projector, {
      get(target, key): unknown {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        if (key !== 'query') return value.bind(target) as unknown;
        return async (...query: Parameters<typeof target.query>) => {
          if (held && String(query[0]).includes('INSERT INTO "samples_ops".clock_stops')) {
            await new Promise<void>((resolve) => stopping.push(resolve));
          }
          return target.query(...query);
        };
      },
    });
    const busy = new ErrandOverdue();
    const idle = Object.assign(new ErrandOverdue(), { name: 'errand_watched' });
    let finish = (): void => undefined;
    busy.answer = async () => {
      if (busy.sent.length === 1) await new Promise<void>((resolve) => (finish = resolve));
    };
    const runner = new ProjectionRunner({
      store,
      pool: slow,
      deadlines: [busy, idle],
      clock,
      monotonic: () => clock.steady,
    });
    running.push(runner);
    await runner.start();
    await runner.caughtUp();
    await errand('2026-02-01');
    await until(async () => busy.sent.length === 1 && idle.sent.length === 1);
    clock.wall += 3_600_000;
    await errand('2026-02-02');
    await until(async () => stopping.length > 0);
    const noticed = stopping.length;
    finish();
    await until(async () => stopping.length > noticed);
    held = false;
    for (const write of stopping) write();
    await until(async () => (await runner.clockStops()).size === 1);
    await runner.stop();
    expect(busy.sent).toHaveLength(1);
  });

  it('goes on when the clock is slewed by less than a minute', async () => {
    const definition = new ErrandOverdue();
    const runner = await start(definition);
    for (let index = 0; index < 4; index += 1) {
      clock.wall += 59_000;
      await errand('2026-02-01');
      await until(async () => definition.sent.length === index + 1);
    }
    expect((await runner.clockStops()).size).toBe(0);
  });
});

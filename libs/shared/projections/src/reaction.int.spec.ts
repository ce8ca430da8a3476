import { commandBusy, derivedId, InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { DomainError, type DomainEvent, type Fact } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { migrate, migrationsOf } from './migrations.js';
import { ProjectionRunner } from './projection-runner.js';
import { Reaction } from './reaction.js';
import { errandCatalogue, errands, given, moved, type ErrandEvent } from './testing/errands.js';
import { appendEvents, rolePools, until, type RolePools } from './testing/index.js';

jest.setTimeout(60_000);

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';

type Moved = Extract<ErrandEvent, { type: 'ErrandMoved' }>;

/** Sends one command a move; what happens to it is the test's to say. */
class TellTheTown extends Reaction<ErrandEvent> {
  readonly context = 'samples';
  readonly name = 'tell_the_town';
  readonly catalogues = [errandCatalogue];
  readonly when = { ErrandMoved: (fact: Fact<Moved>) => this.moved(fact) };
  /** Ids of the commands that went through, once each, as an idempotent receiver keeps them. */
  readonly done = new Map<string, string>();
  /** Every try. */
  readonly tried: string[] = [];
  answer: (fact: Fact<DomainEvent>) => Promise<void> = async () => undefined;

  private async moved(fact: Fact<Moved>): Promise<void> {
    this.tried.push(`${fact.stream} ${fact.revision}`);
    await this.answer(fact);
    this.done.set(derivedId(fact.id, this.name, ''), `${fact.stream} ${fact.revision}`);
  }
}

function refused(): DomainError {
  return new DomainError('TOWN.CLOSED', 'conflict', { zh: '镇街已停办。', en: 'The town is closed.' });
}

describe('a reaction', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: InMemoryEventStore;
  const running: ProjectionRunner[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [errands] }]));
    pools = rolePools(database.connection);
    store = new InMemoryEventStore(randomUUID());
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await pools.end();
    await database.drop();
  });

  async function start(reaction: Reaction): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner({
      store,
      pool: pools.projector,
      projections: [errands],
      reactions: [reaction],
    });
    running.push(runner);
    await runner.start();
    return runner;
  }

  async function errand(moves: number): Promise<string> {
    const id = randomUUID();
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given('一', EAST)] });
    await move(id, 0, moves);
    return `errand-${id}`;
  }

  async function move(id: string, from: number, moves: number): Promise<void> {
    for (let index = from; index < from + moves; index += 1) {
      await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [moved(null)], after: BigInt(index) });
    }
  }

  async function checkpoint(): Promise<string | null> {
    const { rows } = await pools.projector.query<{ position: string | null }>(
      `SELECT position FROM samples_ops.checkpoints WHERE reader = 'reaction.tell_the_town'`,
    );
    return rows[0]?.position ?? null;
  }

  const head = async (): Promise<string | null> => (await store.head()).last?.position ?? null;

  it('handles each fact of its types in the order of the stream, and goes on where it stood', async () => {
    const streams = [await errand(3), await errand(2)];
    const first = new TellTheTown();
    const runner = await start(first);
    await until(async () => first.done.size === 5 && (await checkpoint()) === (await head()));
    for (const stream of streams) {
      const own = first.tried.filter((tried) => tried.startsWith(stream));
      expect(own).toEqual([...own].sort());
    }
    await runner.stop();
    const second = new TellTheTown();
    await start(second);
    const late = await errand(1);
    await until(async () => second.done.size === 1);
    expect(second.tried).toEqual([`${late} 1`]);
  });

  it('tries a technical failure again until it succeeds, while other streams go on', async () => {
    const reaction = new TellTheTown();
    const slow = await errand(2);
    let failures = 0;
    reaction.answer = async (fact) => {
      if (fact.stream === slow && fact.revision === 1n && (failures += 1) <= 3) throw new Error('the line is dead');
    };
    const runner = await start(reaction);
    const others = await errand(2);
    await until(async () => reaction.done.size === 4);
    const succeeded = [...reaction.done.values()];
    expect(succeeded.indexOf(`${others} 2`)).toBeLessThan(succeeded.indexOf(`${slow} 1`));
    expect(reaction.tried.filter((tried) => tried === `${slow} 1`)).toHaveLength(4);
    await until(async () => (await checkpoint()) === (await head()));
    expect(await runner.parked('samples', 'tell_the_town')).toEqual([]);
  });

  it('whose command finds its record busy, however often, parks nothing', async () => {
    const reaction = new TellTheTown();
    let left = 5;
    reaction.answer = async () => {
      if ((left -= 1) >= 0) throw commandBusy();
    };
    const runner = new ProjectionRunner({ store, pool: pools.projector, reactions: [reaction] });
    running.push(runner);
    await runner.start();
    const id = randomUUID();
    await appendEvents(store, errandCatalogue, { tenant: TENANT, id, events: [given('忙', EAST), moved(null)] });
    await until(async () => reaction.done.size === 1);
    expect(reaction.tried).toHaveLength(6);
    expect(await runner.parked('samples', 'tell_the_town')).toEqual([]);
  });

  it('never moves its checkpoint past a fact that is not done', async () => {
    const reaction = new TellTheTown();
    const stuck = await errand(1);
    const before = await head();
    reaction.answer = async (fact) => {
      if (fact.stream === stuck) throw new Error('the line is dead');
    };
    const runner = await start(reaction);
    await errand(3);
    await until(async () => reaction.done.size === 3);
    expect((await checkpoint()) ?? '').not.toBe(before);
    const told = runner.status().find(({ reader }) => reader === 'reaction.tell_the_town');
    expect((told?.position ?? '') < (before ?? '')).toBe(true);
    await runner.stop();
    const again = new TellTheTown();
    await start(again);
    await until(async () => again.done.size === 4);
    expect([...again.done.values()]).toContain(`${stuck} 1`);
  });

  it('that cannot go on holds up no read model that is built at the same time', async () => {
    const reaction = new TellTheTown();
    reaction.answer = async () => {
      throw new Error('the line is dead');
    };
    for (let index = 0; index < 60; index += 1) await errand(20);
    const runner = await start(reaction);
    expect(await runner.reached(errands, (await head()) ?? '', 20_000)).toBe(true);
    expect(reaction.done.size).toBe(0);
  });

  it('parks a stream it is refused, queues what follows, and replays it in order on demand', async () => {
    const reaction = new TellTheTown();
    const refusing = await errand(2);
    let open = false;
    reaction.answer = async (fact) => {
      if (!open && fact.stream === refusing) throw refused();
    };
    const runner = await start(reaction);
    const others = await errand(1);
    await until(async () => reaction.done.size === 1 && (await checkpoint()) === (await head()));
    await move(refusing.slice('errand-'.length), 2, 1);
    await until(async () => (await runner.parked('samples', 'tell_the_town')).length === 3);
    expect(await runner.parked('samples', 'tell_the_town')).toMatchObject([
      { stream: refusing, revision: 1n, code: 'TOWN.CLOSED', tries: 3, tenant: TENANT, type: 'ErrandMoved' },
      { stream: refusing, revision: 2n, code: null, tries: 0 },
      { stream: refusing, revision: 3n, code: null, tries: 0 },
    ]);
    expect(await runner.waitingCounts()).toEqual([
      { context: 'samples', name: 'tell_the_town', counts: { held: 0, parked: 1, queued: 2 } },
    ]);
    expect([...reaction.done.values()]).toEqual([`${others} 1`]);
    expect(reaction.tried.filter((tried) => tried.startsWith(refusing))).toEqual(Array(3).fill(`${refusing} 1`));

    expect(await runner.replay('samples', 'tell_the_town')).toBe(1);
    await until(async () => (await runner.parked('samples', 'tell_the_town'))[0]?.tries === 6);
    open = true;
    expect(await runner.replay('samples', 'tell_the_town', refusing)).toBe(1);
    await until(async () => (await runner.parked('samples', 'tell_the_town')).length === 0);
    expect([...reaction.done.values()].slice(1)).toEqual([1, 2, 3].map((revision) => `${refusing} ${revision}`));
    await move(refusing.slice('errand-'.length), 3, 1);
    await until(async () => reaction.done.size === 5);
  });

  it('remembers over a restart that a stream is parked', async () => {
    const reaction = new TellTheTown();
    const refusing = await errand(1);
    reaction.answer = async () => {
      throw refused();
    };
    const runner = await start(reaction);
    await until(async () => (await runner.parked('samples', 'tell_the_town')).length === 1);
    await runner.stop();
    const again = new TellTheTown();
    const next = await start(again);
    await move(refusing.slice('errand-'.length), 1, 1);
    await until(async () => (await next.parked('samples', 'tell_the_town')).length === 2);
    expect(again.tried).toEqual([]);
    await next.replay('samples', 'tell_the_town');
    await until(async () => again.done.size === 2);
    expect(again.tried).toEqual([`${refusing} 1`, `${refusing} 2`]);
  });

  it('is replayed by the process that runs it, whichever was asked', async () => {
    const reaction = new TellTheTown();
    await errand(1);
    let open = false;
    reaction.answer = async () => {
      if (!open) throw refused();
    };
    const runner = await start(reaction);
    await until(async () => (await runner.parked('samples', 'tell_the_town')).length === 1);
    const idle = new TellTheTown();
    const other = await start(idle);
    open = true;
    await other.replay('samples', 'tell_the_town');
    await until(async () => reaction.done.size === 1);
    expect(idle.tried).toEqual([]);
  });

  it('does not run when a read model is built anew', async () => {
    const reaction = new TellTheTown();
    await errand(4);
    const runner = await start(reaction);
    await until(async () => reaction.done.size === 4 && (await checkpoint()) === (await head()));
    await runner.stop();
    await pools.projector.query('DELETE FROM samples.samples_errand_v1');
    await pools.projector.query(`DELETE FROM samples_ops.checkpoints WHERE reader LIKE 'projection.%'`);
    const again = new TellTheTown();
    const rebuilt = await start(again);
    expect(await rebuilt.reached(errands, (await head()) ?? '', 20_000)).toBe(true);
    expect(again.tried).toEqual([]);
  });

  it('is refused at the start when it names an event type that it has no catalogue for', () => {
    const wrong = Object.assign(new TellTheTown(), { when: { ErrandForgotten: async () => undefined } });
    expect(
      () =>
        new ProjectionRunner({
          store,
          pool: pools.projector,
          projections: [],
          reactions: [wrong as unknown as Reaction],
        }),
    ).toThrow('ErrandForgotten');
  });
});

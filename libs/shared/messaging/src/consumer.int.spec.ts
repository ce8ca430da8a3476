import { isEventStoreError, type EventStore } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { migrate, migrationsOf, ProjectionRunner } from '@gongjian/shared-projections';
import { rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg, { type PoolClient } from 'pg';
import { z } from 'zod';
import { Arrivals } from './arrivals.js';
import { Consumer } from './consumer.js';
import { ForeignReaction, on, onTables, TargetNotThere, type Received } from './foreign-reaction.js';
import type { IntegrationMessage } from './message.js';
import { messagingMigrationOf } from './messaging.migration.js';
import type { Publications } from './publication.js';
import { LogPublishedStreams } from './published-streams.js';
import { PublisherReader } from './publisher.reader.js';
import { StandaloneTransport } from './standalone-transport.js';
import {
  forwardedTo,
  letterCatalogue,
  letterForwardedV1,
  letterPublications,
  letterSentPublication,
  letterSentV1,
  lost,
  sentTo,
  write,
  type LetterForwardedV1,
  type LetterSentV1,
} from './testing/letters.js';
import { HashesForTests, logs } from './testing/stores.js';
import type { Transport } from './transport.js';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';
const silent = { warn: () => undefined, error: () => undefined };

/** Sends one command for each letter that was sent, and keeps count of the forwarded ones in a table. */
class Mailroom extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'mailroom';
  readonly source = 'letters';
  readonly when = [
    on(letterSentV1, (message) => this.sent(message)),
    onTables(
      letterForwardedV1,
      (message, client) => this.forwarded(message, client),
      ({ data }) => `book:${data.to}`,
    ),
  ];
  /** Each try: whom it went to. */
  readonly tried: string[] = [];
  /** What went through, by command id, as an idempotent receiver keeps it. */
  readonly done = new Map<string, string>();
  answer: (message: Received<LetterSentV1>) => Promise<void> = async () => undefined;
  interrupt: (message: Received<LetterForwardedV1>, client: PoolClient) => Promise<void> = async () => undefined;

  private async sent(message: Received<LetterSentV1>): Promise<void> {
    this.tried.push(message.data.to);
    await this.answer(message);
    this.done.set(message.commandId('file_letter'), message.data.to);
  }

  private async forwarded(message: Received<LetterForwardedV1>, client: PoolClient): Promise<void> {
    await client.query(
      `INSERT INTO readers_ops.book (name, times) VALUES ($1, 1)
       ON CONFLICT (name) DO UPDATE SET times = book.times + 1`,
      [message.data.to],
    );
    await this.interrupt(message, client);
  }
}

/** Does something of its own on the same letters. */
class Copyroom extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'copyroom';
  readonly source = 'letters';
  readonly when = [
    on(letterSentV1, (message) => this.copy(message.data.to)),
    on(letterForwardedV1, (message) => this.copy(message.data.to)),
  ];
  readonly copied: string[] = [];
  answer: () => Promise<void> = async () => undefined;

  private async copy(to: string): Promise<void> {
    await this.answer();
    this.copied.push(to);
  }
}

function refused(): DomainError {
  return new DomainError('ROOM.CLOSED', 'conflict', { zh: '收发室已关闭。', en: 'The room is closed.' });
}

describe.each(logs)('a consumer of a log $name', ({ open }) => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: EventStore;
  let streams: LogPublishedStreams;
  let publisher: ProjectionRunner;
  const running: ProjectionRunner[] = [];
  const direct: { consumer: Consumer; ended: AbortController; failures: unknown[] }[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    const contexts = ['letters', 'readers'].map((context) => ({ context, projections: [] }));
    await migrate(database.connection, [...migrationsOf(contexts), messagingMigrationOf('readers')]);
    pools = rolePools(database.connection);
    store = await open(database.connection);
    streams = new LogPublishedStreams(store);
    await ownTable();
    publisher = await publish(letterPublications);
  });

  afterEach(async () => {
    for (const each of direct.splice(0)) await end(each);
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await publisher.stop();
    await store.close();
    await pools.end();
    await database.drop();
  });

  async function ownTable(): Promise<void> {
    const client = new pg.Client(database.connection);
    await client.connect();
    await client.query('CREATE TABLE readers_ops.book (name text PRIMARY KEY, times int NOT NULL)');
    await client.query('GRANT SELECT, INSERT, UPDATE ON readers_ops.book TO gongjian_projector');
    await client.end();
  }

  async function publish(publications: Publications): Promise<ProjectionRunner> {
    const reader = new PublisherReader(publications, pools.projector, store, new HashesForTests());
    const runner = new ProjectionRunner({ store, pool: pools.projector, readers: [reader] });
    await runner.start();
    return runner;
  }

  function consumerOf(
    reactions: ForeignReaction | readonly ForeignReaction[],
    more: { mayLose?: boolean; arrivals?: Arrivals } = {},
  ): Consumer {
    return new Consumer({
      context: 'readers',
      source: 'letters',
      reactions: reactions instanceof ForeignReaction ? [reactions] : reactions,
      pool: pools.projector,
      store,
      streams,
      arrivals: more.arrivals ?? new Arrivals(),
      mayLose: more.mayLose ?? false,
      logger: silent,
    });
  }

  /** Messages are the test's to bring, as badly as a transport may. */
  async function opened(
    reaction: ForeignReaction,
    more: { mayLose?: boolean; arrivals?: Arrivals } = {},
  ): Promise<(typeof direct)[number]> {
    const consumer = consumerOf(reaction, more);
    const ended = new AbortController();
    const failures: unknown[] = [];
    const fail = (error: unknown): void => {
      failures.push(error);
      ended.abort();
    };
    await consumer.open({ signal: ended.signal, fail });
    const each = { consumer, ended, failures };
    direct.push(each);
    return each;
  }

  async function end(each: (typeof direct)[number]): Promise<void> {
    if (direct.includes(each)) direct.splice(direct.indexOf(each), 1);
    each.ended.abort();
    await each.consumer.close();
  }

  /** Through the standalone transport, as a process runs it. */
  async function start(
    reaction: ForeignReaction | readonly ForeignReaction[],
    transport: Transport = new StandaloneTransport(store, pools.projector, silent),
  ): Promise<ProjectionRunner> {
    const consumer = consumerOf(reaction);
    const { readers } = transport.receiver(consumer);
    const runner = new ProjectionRunner({ store, pool: pools.projector, readers, parking: [consumer] });
    running.push(runner);
    await runner.start();
    return runner;
  }

  it('keeps of what is parked and queued where it stands and why, and nothing of what it says', async () => {
    const canary = randomUUID();
    await write(store, TENANT, randomUUID(), [sentTo(canary), sentTo(canary)]);
    const told = await messages(2);
    const reaction = new Mailroom();
    reaction.answer = async () => {
      throw refused();
    };
    const { consumer } = await opened(reaction);
    for (const each of told) await consumer.take(each);
    const { rows } = await pools.projector.query<{ row: string }>(
      'SELECT w::text AS row FROM readers_ops.waiting AS w',
    );
    expect(rows).toHaveLength(2);
    expect(rows.map(({ row }) => row).join()).toContain('ROOM.CLOSED');
    expect(rows.map(({ row }) => row).join()).not.toContain(canary);
    const parked = await consumer.parked(10, null);
    expect(parked).toHaveLength(2);
    const shown = JSON.stringify(parked, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(shown).toContain('ROOM.CLOSED');
    expect(shown).not.toContain(canary);
    expect(JSON.stringify(told.map(({ data }) => data))).toContain(canary);
  });

  describe('is behind', () => {
    const now = new Date('2026-06-01T00:00:00.000Z');
    const at = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();

    it('by what was told and is not done, since the oldest of it was recorded, of every tenant', async () => {
      await write(store, OTHER, randomUUID(), [sentTo('one'), sentTo('two')], undefined, at(60));
      await messages(2, OTHER);
      for (const minutes of [30, 20, 10]) {
        await write(store, TENANT, randomUUID(), [sentTo(String(minutes))], undefined, at(minutes));
      }
      const told = await messages(3);
      const reaction = new Mailroom();
      const { consumer } = await opened(reaction);
      const lag = (tenants: readonly string[]): Promise<unknown> => consumer.lag(tenants, now);
      const behind = (events: number, seconds: number): object => ({
        context: 'readers',
        source: 'letters',
        events,
        seconds,
      });
      expect(await lag([TENANT, OTHER])).toEqual(behind(5, 3_600));
      expect(await lag([TENANT])).toEqual(behind(3, 1_800));
      await consumer.take(told[0] as IntegrationMessage);
      expect(await lag([])).toEqual(behind(2, 1_200));
      expect(await lag([OTHER, randomUUID()])).toEqual(behind(4, 3_600));
      for (const each of [...told, ...(await messages(2, OTHER))]) await consumer.take(each);
      expect(await lag([TENANT, OTHER])).toEqual(behind(0, 0));
    });

    it('by nothing that waits in a row of its own, or is done above what is not', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('slow')], undefined, at(5));
      const held = randomUUID();
      await write(store, TENANT, held, [sentTo('held'), sentTo('behind')], undefined, at(4));
      const told = await messages(3);
      const reaction = new Mailroom();
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      reaction.answer = async ({ data }) => {
        if (data.to === 'slow') await gate;
        if (data.to === 'held') throw new TargetNotThere('book:nothing');
      };
      const { consumer } = await opened(reaction);
      const [slow, ...others] = told.map((each) => consumer.take(each));
      await Promise.all(others);
      expect(await consumer.lag([], now)).toMatchObject({ events: 1, seconds: 300 });
      go();
      await slow;
      expect(await consumer.lag([], now)).toMatchObject({ events: 0, seconds: 0 });
      expect(await consumer.waitingCounts()).toEqual({ held: 1, parked: 0, queued: 1 });
    });
  });

  async function messages(count: number, tenant = TENANT): Promise<readonly IntegrationMessage[]> {
    let found: readonly IntegrationMessage[] = [];
    await until(async () => (found = await streams.after('letters', tenant, -1n, 10_000)).length >= count);
    return found;
  }

  async function rows(): Promise<
    readonly { subject: string; sequence: number; state: string; target: string | null }[]
  > {
    const { rows: found } = await pools.projector.query<{
      subject: string;
      sequence: string;
      state: string;
      target: string | null;
    }>('SELECT subject, sequence, state, target FROM readers_ops.waiting ORDER BY sequence');
    return found.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }

  async function low(tenant = TENANT): Promise<number | null> {
    const { rows: found } = await pools.projector.query<{ low: string }>(
      'SELECT low FROM readers_ops.watermarks WHERE tenant = $1',
      [tenant],
    );
    return found[0] === undefined ? null : Number(found[0].low);
  }

  /** Sequences that the table says are done. */
  async function done(): Promise<readonly number[]> {
    const { rows: found } = await pools.projector.query<{ low: string; above: readonly string[] }>(
      'SELECT low, above FROM readers_ops.watermarks WHERE tenant = $1',
      [TENANT],
    );
    return found.flatMap((row) => [...Array(Number(row.low) + 1).keys(), ...row.above.map(Number)]);
  }

  async function book(): Promise<Readonly<Record<string, number>>> {
    const { rows: found } = await pools.projector.query<{ name: string; times: number }>(
      'SELECT name, times FROM readers_ops.book ORDER BY name',
    );
    return Object.fromEntries(found.map(({ name, times }) => [name, times]));
  }

  const exists = async (stream: string): Promise<boolean> => {
    try {
      return (await store.readStream(stream, { limit: 1 })).length > 0;
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return false;
      throw error;
    }
  };

  describe('whatever the transport does', () => {
    it('handles each message once, in the order of its subject', async () => {
      const ids = [randomUUID(), randomUUID(), randomUUID()];
      for (const [index, id] of ids.entries()) {
        await write(
          store,
          TENANT,
          id,
          [0, 1, 2, 3].map((step) => sentTo(`${index}-${step}`)),
        );
      }
      const all = await messages(12);
      const sequences = [...all.keys()];
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([...sequences, ...sequences], { minLength: all.length, maxLength: all.length * 2 }),
          async (brought) => {
            const mailroom = new Mailroom();
            const each = await opened(mailroom);
            const highest = Math.max(...brought);
            try {
              await Promise.all(
                brought.map(async (sequence) => {
                  await each.consumer.take(all[sequence] as IntegrationMessage);
                  expect(await done()).toContain(sequence);
                }),
              );
              await until(async () => (await low()) === highest);
              await end(each);
              const expected = all.slice(0, highest + 1).map(({ data }) => data as unknown as LetterSentV1);
              expect([...mailroom.tried].sort()).toEqual(expected.map(({ to }) => to).sort());
              for (const index of ids.keys()) {
                const own = mailroom.tried.filter((to) => to.startsWith(`${index}-`));
                expect(own).toEqual([...own].sort());
              }
              expect(await low()).toBe(highest);
            } finally {
              await end(each);
              await pools.projector.query('DELETE FROM readers_ops.watermarks');
            }
          },
        ),
        { numRuns: 25 },
      );
    });

    it('answers for a message when that one is done, whatever was missing before it', async () => {
      const [slow, quick] = [randomUUID(), randomUUID()];
      await write(store, TENANT, slow, [sentTo('slow')]);
      await write(store, TENANT, quick, [sentTo('quick')]);
      const all = await messages(2);
      const mailroom = new Mailroom();
      let release: () => void = () => undefined;
      const stuck = new Promise<void>((resolve) => {
        release = resolve;
      });
      mailroom.answer = async ({ data }) => {
        if (data.to === 'slow') await stuck;
      };
      const { consumer } = await opened(mailroom);
      await consumer.take(all[1] as IntegrationMessage);
      expect(await done()).toEqual([1]);
      release();
      await consumer.take(all[0] as IntegrationMessage);
      expect(await done()).toEqual([0, 1]);
      expect(mailroom.tried).toEqual(['slow', 'quick']);
    });

    it('fills a hole at once from what was published', async () => {
      await write(
        store,
        TENANT,
        randomUUID(),
        [0, 1, 2, 3, 4].map((step) => sentTo(String(step))),
      );
      const all = await messages(5);
      const mailroom = new Mailroom();
      const { consumer } = await opened(mailroom);
      await consumer.take(all[4] as IntegrationMessage);
      expect(mailroom.tried).toEqual(['0', '1', '2', '3', '4']);
      await consumer.take(all[2] as IntegrationMessage);
      expect(mailroom.tried).toHaveLength(5);
      expect(await low()).toBe(4);
    });

    it('finds a tail that was lost', async () => {
      const id = randomUUID();
      await write(store, TENANT, id, [sentTo('0')]);
      const mailroom = new Mailroom();
      const first = await opened(mailroom);
      await first.consumer.take((await messages(1))[0] as IntegrationMessage);
      await end(first);
      await write(store, TENANT, id, [sentTo('1'), sentTo('2')], 0n);
      await messages(3);
      await opened(mailroom, { mayLose: true });
      await until(async () => (await low()) === 2);
      expect(mailroom.tried).toEqual(['0', '1', '2']);
    });

    it('passes over what it does not handle', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('nobody'), lost, sentTo('somebody')]);
      const other = new (class extends ForeignReaction {
        readonly context = 'readers';
        readonly name = 'other';
        readonly source = 'letters';
        readonly when = [];
      })();
      const { consumer } = await opened(other);
      await consumer.take((await messages(1))[0] as IntegrationMessage);
      expect(await low()).toBe(0);
    });

    it('keeps at most a thousand messages of a tenant between the first that is not done and the last begun', async () => {
      for (let start = 0; start < 1_200; start += 400) {
        const steps = Array.from({ length: 400 }, (_, index) => sentTo(String(start + index)));
        await write(store, TENANT, randomUUID(), steps);
      }
      await write(store, OTHER, randomUUID(), [sentTo('elsewhere')]);
      const all = await messages(1_200);
      const mailroom = new Mailroom();
      let release: () => void = () => undefined;
      const stuck = new Promise<void>((resolve) => {
        release = resolve;
      });
      mailroom.answer = async ({ data }) => {
        if (data.to === '0') await stuck;
      };
      const { consumer } = await opened(mailroom);
      const last = consumer.take(all.at(-1) as IntegrationMessage);
      await until(async () => mailroom.done.size === 600);
      await consumer.take((await messages(1, OTHER))[0] as IntegrationMessage);
      expect(mailroom.tried.filter((to) => Number(to) >= 1_000)).toEqual([]);
      release();
      await last;
      await until(async () => (await low()) === 1_199);
      expect(mailroom.done.size).toBe(1_201);
    });
  });

  describe('that crashes', () => {
    it('after its command and before its watermark sends the same command again', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('one')]);
      const [message] = (await messages(1)) as [IntegrationMessage];
      const mailroom = new Mailroom();
      const first = await opened(mailroom);
      mailroom.answer = async () => first.ended.abort();
      await expect(first.consumer.take(message)).rejects.toThrow();
      expect(await low()).toBeNull();
      await end(first);
      mailroom.answer = async () => undefined;
      const second = await opened(mailroom);
      await second.consumer.take(message);
      expect(mailroom.tried).toEqual(['one', 'one']);
      expect([...mailroom.done.values()]).toEqual(['one']);
      expect(await low()).toBe(0);
    });

    it('is closed only when what it was writing is written', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('one')]);
      const [message] = (await messages(1)) as [IntegrationMessage];
      const mailroom = new Mailroom();
      const first = await opened(mailroom);
      const blocker = new pg.Client(database.connection);
      await blocker.connect();
      try {
        await blocker.query('BEGIN');
        await blocker.query('LOCK TABLE readers_ops.watermarks IN SHARE MODE');
        const taken = first.consumer.take(message);
        const letGo = expect(taken).rejects.toThrow();
        await until(async () => {
          const { rowCount } = await blocker.query(
            "SELECT FROM pg_locks WHERE NOT granted AND relation = 'readers_ops.watermarks'::regclass",
          );
          return rowCount === 1;
        });
        let closed = false;
        const ending = end(first).then(() => {
          closed = true;
        });
        await letGo;
        expect(await low()).toBeNull();
        expect(closed).toBe(false);
        await blocker.query('COMMIT');
        await ending;
        expect(await low()).toBe(0);
      } finally {
        await blocker.end();
      }
      const second = await opened(mailroom);
      await second.consumer.take(message);
      expect(mailroom.tried).toEqual(['one']);
    });

    it('inside the effects on its own tables has them once', async () => {
      await write(store, TENANT, randomUUID(), [forwardedTo('x'), forwardedTo('x')]);
      const all = await messages(2);
      const mailroom = new Mailroom();
      let left = 2;
      mailroom.interrupt = async (_, client) => {
        if ((left -= 1) >= 0) await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
      };
      const { consumer } = await opened(mailroom);
      await Promise.all(all.map((message) => consumer.take(message)));
      expect(left).toBeLessThan(0);
      expect(await book()).toEqual({ x: 2 });
      expect(await low()).toBe(1);
    });

    it('again and again under the standalone transport has lost nothing and done nothing twice', async () => {
      const ids = Array.from({ length: 6 }, () => randomUUID());
      for (const id of ids) {
        const steps = Array.from({ length: 10 }, (_, step) =>
          step % 2 === 0 ? sentTo(`${id} ${step}`) : forwardedTo(id),
        );
        await write(store, TENANT, id, steps);
      }
      await messages(60);
      const mailroom = new Mailroom();
      let budget = 9;
      let crash: () => void = () => undefined;
      mailroom.answer = async () => {
        if ((budget -= 1) === 0) crash();
      };
      for (let round = 0; mailroom.done.size < 30 || (await low()) !== 59; round += 1) {
        expect(round).toBeLessThan(20);
        const crashed = new Promise<void>((resolve) => {
          crash = resolve;
        });
        budget = 9;
        const runner = await start(mailroom);
        await Promise.race([crashed, until(async () => (await low()) === 59)]);
        await runner.stop();
      }
      expect(mailroom.done.size).toBe(30);
      expect(await book()).toEqual(Object.fromEntries([...ids].sort().map((id) => [id, 5])));
      for (const id of ids) {
        const first = [...new Set(mailroom.tried.filter((to) => to.startsWith(id)))];
        expect(first).toEqual([0, 2, 4, 6, 8].map((step) => `${id} ${step}`));
      }
    });

    it('and believes to be the one is fenced, and has lost nothing', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('0'), sentTo('1')]);
      const all = await messages(2);
      const mailroom = new Mailroom();
      const [stale, next] = [await opened(mailroom), await opened(mailroom)];
      await next.consumer.take(all[0] as IntegrationMessage);
      await expect(stale.consumer.take(all[0] as IntegrationMessage)).rejects.toThrow();
      expect(stale.failures).toMatchObject([{ name: 'Fenced' }]);
      await next.consumer.take(all[1] as IntegrationMessage);
      expect([...mailroom.done.values()]).toEqual(['0', '1']);
      expect(await low()).toBe(1);
    });
  });

  describe('whose target is not there yet', () => {
    const box = randomUUID();
    const target = `letter-${box}`;
    const waits = (mailroom: Mailroom, prefix: string): void => {
      mailroom.answer = async ({ data }) => {
        if (data.to.startsWith(prefix) && !(await exists(target))) throw new TargetNotThere(target);
      };
    };

    it('holds the subject alone, and goes on in order when something is recorded in the target', async () => {
      const [held, other] = [randomUUID(), randomUUID()];
      await write(store, TENANT, held, [sentTo('held 0'), sentTo('held 1'), forwardedTo('held')]);
      await write(store, TENANT, other, [sentTo('other 0')]);
      const mailroom = new Mailroom();
      waits(mailroom, 'held');
      const runner = await start(mailroom);
      await until(async () => (await low()) === 3);
      expect(await rows()).toEqual([
        { subject: `letter-${held}`, sequence: 0, state: 'held', target },
        { subject: `letter-${held}`, sequence: 1, state: 'queued', target: null },
        { subject: `letter-${held}`, sequence: 2, state: 'queued', target: null },
      ]);
      expect(await runner.waitingCounts()).toEqual([
        { context: 'readers', name: 'from_letters', counts: { held: 1, parked: 0, queued: 2 } },
      ]);
      expect([...mailroom.done.values()]).toEqual(['other 0']);
      expect(await book()).toEqual({});
      const began = performance.now();
      await write(store, TENANT, box, [sentTo('nobody')]);
      await until(async () => (await rows()).length === 0);
      expect([...mailroom.done.values()]).toEqual(['other 0', 'held 0', 'held 1']);
      expect(await book()).toEqual({ held: 1 });
      expect(performance.now() - began).toBeLessThan(4_000);
      await write(store, TENANT, held, [sentTo('held 2')], 2n);
      await until(async () => mailroom.done.size === 4);
      expect(await rows()).toEqual([]);
    });

    it('misses no target that comes between the try and the hold', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('held 0')]);
      const mailroom = new Mailroom();
      let tries = 0;
      mailroom.answer = async () => {
        if (await exists(target)) return;
        tries += 1;
        if (tries === 2) await write(store, TENANT, box, [sentTo('nobody')]);
        throw new TargetNotThere(target);
      };
      await start(mailroom);
      await until(async () => mailroom.done.size === 1 && (await rows()).length === 0);
      expect(mailroom.tried).toEqual(['held 0', 'held 0', 'held 0']);
    });

    it('goes on over a restart', async () => {
      const held = randomUUID();
      await write(store, TENANT, held, [sentTo('held 0'), sentTo('held 1')]);
      const mailroom = new Mailroom();
      waits(mailroom, 'held');
      const runner = await start(mailroom);
      await until(async () => (await rows()).length === 2 && (await low()) === 1);
      await runner.stop();
      await write(store, TENANT, box, [sentTo('nobody')]);
      await write(store, TENANT, held, [sentTo('held 2')], 1n);
      await start(mailroom);
      await until(async () => (await rows()).length === 0 && (await low()) === 2);
      expect([...mailroom.done.values()]).toEqual(['held 0', 'held 1', 'held 2']);
    });

    it('waits for what another message brings into a table, and for one target after the other', async () => {
      await write(store, TENANT, randomUUID(), [sentTo('x')]);
      const mailroom = new Mailroom();
      const arrivals = new Arrivals();
      const told: string[] = [];
      arrivals.listen((key) => told.push(key));
      mailroom.answer = async () => {
        if ((await book())['x'] === undefined) throw new TargetNotThere('book:x');
        if (!(await exists(target))) throw new TargetNotThere(target);
      };
      const { consumer } = await opened(mailroom, { arrivals });
      await consumer.take((await messages(1))[0] as IntegrationMessage);
      expect(await rows()).toMatchObject([{ state: 'held', target: 'book:x' }]);
      await write(store, TENANT, randomUUID(), [forwardedTo('x')]);
      await consumer.take((await messages(2))[1] as IntegrationMessage);
      await until(async () => (await rows())[0]?.target === target);
      expect(told).toEqual(['book:x']);
      await write(store, TENANT, box, [sentTo('nobody')]);
      await until(async () => (await rows()).length === 0);
      expect([...mailroom.done.values()]).toEqual(['x']);
    });
  });

  describe('that is refused', () => {
    it('parks the subject, queues what follows, and replays it in order on demand', async () => {
      const [bad, good] = [randomUUID(), randomUUID()];
      await write(store, TENANT, bad, [sentTo('bad 0'), sentTo('bad 1')]);
      await write(store, TENANT, good, [sentTo('good')]);
      const mailroom = new Mailroom();
      let closed = true;
      mailroom.answer = async ({ data }) => {
        if (closed && data.to.startsWith('bad')) throw refused();
      };
      const runner = await start(mailroom);
      await until(async () => (await low()) === 2);
      expect(runner.registered.reactions).toEqual([{ context: 'readers', name: 'from_letters' }]);
      expect(await runner.parked('readers', 'from_letters')).toMatchObject([
        { tenant: TENANT, stream: `letter-${bad}`, revision: 0n, code: 'ROOM.CLOSED', tries: 3 },
        { tenant: TENANT, stream: `letter-${bad}`, revision: 1n, code: null, tries: 0 },
      ]);
      expect(await runner.waitingCounts()).toEqual([
        { context: 'readers', name: 'from_letters', counts: { held: 0, parked: 1, queued: 1 } },
      ]);
      expect(await runner.parked('readers', 'from_letters', 100, [OTHER])).toEqual([]);
      expect(await runner.replay('readers', 'from_letters', null, [OTHER])).toBe(0);
      expect(await runner.replay('readers', 'from_letters', `letter-${bad}`)).toBe(1);
      await until(async () => (await runner.parked('readers', 'from_letters'))[0]?.tries === 6);
      closed = false;
      expect(await runner.replay('readers', 'from_letters')).toBe(1);
      await until(async () => (await rows()).length === 0);
      expect([...mailroom.done.values()]).toEqual(['good', 'bad 0', 'bad 1']);
      await write(store, TENANT, bad, [sentTo('bad 2')], 1n);
      await until(async () => mailroom.done.size === 4);
    });

    it('remembers over a restart what is parked, and replays what was asked for meanwhile', async () => {
      const bad = randomUUID();
      await write(store, TENANT, bad, [sentTo('bad 0')]);
      const mailroom = new Mailroom();
      mailroom.answer = async () => Promise.reject(refused());
      const runner = await start(mailroom);
      await until(async () => (await low()) === 0);
      await runner.stop();
      await write(store, TENANT, bad, [sentTo('bad 1')], 0n);
      mailroom.answer = async () => undefined;
      const next = await start(mailroom);
      await until(async () => (await low()) === 1);
      expect(await rows()).toMatchObject([{ state: 'parked' }, { state: 'queued' }]);
      await next.stop();
      await consumerOf(mailroom).replay(null, null);
      await start(mailroom);
      await until(async () => (await rows()).length === 0);
      expect([...mailroom.done.values()]).toEqual(['bad 0', 'bad 1']);
    });

    it('parks what is not as its contract says', async () => {
      await publisher.stop();
      const loose = { ...letterSentV1, data: z.looseObject({}) as unknown as typeof letterSentV1.data };
      publisher = await publish({
        context: 'letters',
        of: [
          {
            catalogue: letterCatalogue,
            publications: [{ ...letterSentPublication, event: loose, map: () => ({ to: 7 }) }],
          },
        ],
      });
      await write(store, TENANT, randomUUID(), [sentTo('one')]);
      const mailroom = new Mailroom();
      const runner = await start(mailroom);
      await until(async () => (await low()) === 0);
      expect(await runner.parked('readers', 'from_letters')).toMatchObject([{ code: 'MESSAGE.UNDECODABLE' }]);
      expect(mailroom.tried).toEqual([]);
    });

    it('is tried again for ever where the failure is technical, while other subjects go on', async () => {
      const slow = randomUUID();
      await write(store, TENANT, slow, [sentTo('slow')]);
      await write(store, TENANT, randomUUID(), [sentTo('quick')]);
      const mailroom = new Mailroom();
      let failures = 4;
      mailroom.answer = async ({ data }) => {
        if (data.to === 'slow' && (failures -= 1) >= 0) throw new Error('the line is dead');
      };
      await start(mailroom);
      await until(async () => (await low()) === 1);
      expect([...mailroom.done.values()]).toEqual(['quick', 'slow']);
      expect(await rows()).toEqual([]);
    });
  });

  it('hands a message to each reaction of its type, and is done when all are', async () => {
    const mailroom = new Mailroom();
    const copyroom = new Copyroom();
    let failures = 2;
    copyroom.answer = async () => {
      if ((failures -= 1) >= 0) throw new Error('the line is dead');
    };
    const subject = randomUUID();
    await write(store, TENANT, subject, [sentTo('ada'), forwardedTo('ben')]);
    await start([mailroom, copyroom]);
    await until(async () => (await low()) === 1);
    expect([...mailroom.done.values()]).toEqual(['ada']);
    expect(copyroom.copied).toEqual(['ada', 'ben']);
    expect(await book()).toEqual({ ben: 1 });
  });

  it('refuses reactions that keep tables by a type twice, or another context’s', () => {
    expect(() => consumerOf([new Mailroom(), new Mailroom()])).toThrow('kept in tables twice');
    expect(() => consumerOf(Object.assign(new Mailroom(), { context: 'others' }))).toThrow('registered in readers');
  });
});

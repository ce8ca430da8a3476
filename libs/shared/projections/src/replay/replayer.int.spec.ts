import { aggregateIdOf, InMemoryEventStore, type EventStore, type Position } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AnyProjection } from '../projection-definition.js';
import { factsOf, rowAsOf, type Moment } from '../stream-history.js';
import { dropped, errandCatalogue, errands, given, moved } from '../testing/errands.js';
import { appendEvents } from '../testing/index.js';
import { REPLAY_COLUMNS, ReplayTable } from './replay-table.js';
import { kindOf, Replayer, type ReplayOptions } from './replayer.js';

jest.setTimeout(120_000);

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';
const NEVER = new AbortController().signal;

describe('a replay', () => {
  const seed = randomInt(2 ** 31);
  const errand = errands as unknown as AnyProjection;
  const other = { ...errand, name: 'other_errand' };
  const targets = (through: Position | null) => [errand, other].map((definition) => ({ definition, through }));
  let database: TestDatabase;
  let client: pg.Client;
  let table: ReplayTable;
  let store: EventStore;
  let head: Position;
  let ids: readonly string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client(database.connection);
    await client.connect();
    store = new InMemoryEventStore(randomUUID());
    const left = Array.from({ length: 60 }, (_, index) => ({
      id: randomUUID(),
      tenant: index % 5 === 0 ? OTHER : TENANT,
      done: -1,
      events: 1 + ((seed + index * 7) % 12),
    }));
    ids = left.map(({ id }) => id);
    for (let step = 0; left.length > 0; step += 1) {
      const at = (seed * 31 + step * 17) % left.length;
      const stream = left[at] as (typeof left)[number];
      const last = stream.done + 2 === stream.events && at % 3 === 0 && stream.done >= 0;
      const event = stream.done < 0 ? given(`errand ${step}`, EAST) : last ? dropped : moved('2026-07-01');
      ({ position: head } = await appendEvents(store, errandCatalogue, {
        tenant: stream.tenant,
        id: stream.id,
        events: [event],
        ...(stream.done < 0 ? {} : { after: BigInt(stream.done) }),
        recordedAt: new Date(Date.UTC(2026, 0, 1) + step * 60_000).toISOString(),
      }));
      stream.done += 1;
      if (last || stream.done + 1 === stream.events) left.splice(at, 1);
    }
  });

  beforeEach(async () => {
    await client.query(`CREATE TABLE replayed (${REPLAY_COLUMNS})`);
    table = new ReplayTable(client, 'replayed');
  });

  afterEach(() => client.query('DROP TABLE replayed'));

  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const replayer = (options: Partial<ReplayOptions> = {}): Replayer =>
    new Replayer({ store, table, targets: targets(head), after: null, signal: NEVER, ...options });

  const rows = async (kind: string): Promise<readonly (readonly [string, string | null])[]> =>
    (await table.page(kind, null, 1_000)).map(({ id, view }) => [id, view]);

  async function folded(moment: Moment | null, tenant: string | null): Promise<readonly (readonly [string, string])[]> {
    const found: (readonly [string, string])[] = [];
    for (const id of [...ids].sort()) {
      for (const each of tenant === null ? [TENANT, OTHER] : [tenant]) {
        const facts = await factsOf(store, errands, each, id);
        const row = facts === null ? null : rowAsOf(errands, id, facts, moment);
        if (row !== null) found.push([id, canonicalJson(row.row)]);
      }
    }
    return found;
  }

  const SMALL = { pageEvents: 1 + (seed % 7), writeRows: 1 + (seed % 4), keptCharacters: 200 };

  it.each([
    ['with memory enough', {}],
    ['with hardly any memory', SMALL],
  ])(`gives what the folds give, ${'%s'} (seed ${seed})`, async (_which, limits) => {
    await replayer({ limits }).run();
    const expected = await folded(null, null);
    expect(expected.length).toBeGreaterThan(20);
    expect(await rows(kindOf(errand))).toEqual(expected);
    expect(await rows(kindOf(other))).toEqual(expected);
  });

  it(`stops for each projection where that one had come (seed ${seed})`, async () => {
    const events = await store.readAll({ limit: 1_000 });
    const middle = events[Math.floor(events.length / 2)]?.position as Position;
    const [first, second] = targets(head);
    await replayer({
      limits: SMALL,
      targets: [{ definition: first?.definition as AnyProjection, through: middle }, ...(second ? [second] : [])],
    }).run();
    expect(await rows(kindOf(errand))).toEqual(await folded({ position: middle }, null));
    expect(await rows(kindOf(other))).toEqual(await folded(null, null));
  });

  it('takes in what counts alone: of one tenant, by a time', async () => {
    const time = new Date(Date.UTC(2026, 0, 1) + 100 * 60_000).toISOString();
    await replayer({
      limits: SMALL,
      counts: (metadata) => metadata.tenant === TENANT && metadata.recordedAt <= time,
    }).run();
    expect(await rows(kindOf(errand))).toEqual(await folded({ time }, TENANT));
  });

  it(`goes on from what was committed, wherever it broke off (seed ${seed})`, async () => {
    let committed: Position | null = null;
    let runs = 0;
    for (let over = false; !over; runs += 1) {
      let commits = 0;
      const attempt = replayer({
        limits: SMALL,
        after: committed,
        commit: async (write, { position }) => {
          commits += 1;
          if (commits > 3) throw new Error('the process is killed');
          await client.query('BEGIN');
          await write();
          await client.query('COMMIT');
          committed = position;
        },
      });
      over = await attempt.run().then(
        () => true,
        () => false,
      );
    }
    expect(runs).toBeGreaterThan(3);
    expect(await rows(kindOf(errand))).toEqual(await folded(null, null));
  });

  it('ends when it is told to', async () => {
    const told = new AbortController();
    const running = replayer({
      limits: { ...SMALL, pageEvents: 1 },
      signal: told.signal,
      progress: (read) => {
        if (read === 20) told.abort();
      },
    }).run();
    await expect(running).rejects.toThrow(/abort/i);
    expect((await rows(kindOf(errand))).length).toBeLessThan((await folded(null, null)).length);
  });

  it('names the event whose stream does not go on from what was replayed', async () => {
    const later = (await store.readAll({ limit: 1_000 })).find(({ revision }) => revision > 0n);
    const stream = `errand-${aggregateIdOf(later?.stream ?? '')}`;
    const running = replayer({ after: (await store.readStream(stream))[0]?.position ?? null }).run();
    await expect(running).rejects.toMatchObject({ name: 'Unprojectable' });
  });
});

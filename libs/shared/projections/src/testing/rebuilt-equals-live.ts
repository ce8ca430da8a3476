import { InMemoryEventStore, Opener, type EventStore } from '@gongjian/shared-event-sourcing';
import { canonicalJson, isSealedEnvelope, type DomainEvent } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import type { ClientConfig, Pool, QueryConfig, QueryResult } from 'pg';
import { migrate, migrationsOf } from '../migrations.js';
import { opsSchemaOf, projectionReaderId, tableOf, type ProjectionDefinition } from '../projection-definition.js';
import type { ProjectionReaderLimits } from '../projection-reader.js';
import { ProjectionRunner } from '../projection-runner.js';
import { factsOf, rowAsOf } from '../stream-history.js';
import { appendEvents } from './append-events.js';
import { rolePools } from './role-pools.js';

export interface StreamEvents<Event extends DomainEvent> {
  readonly tenant: string;
  /** UUID of the stream, each once. */
  readonly id: string;
  /** A legal history, in order. */
  readonly events: readonly Event[];
}

export interface RebuiltEqualsLive<Event extends DomainEvent> {
  /** A superuser's, to a test database. */
  readonly connection: ClientConfig;
  readonly streams: readonly StreamEvents<Event>[];
  /** Orders the events, the batches and the restarts; stands in the message of a failure. */
  readonly seed: number;
}

interface Pace {
  readonly batchEvents: number;
  readonly limits?: ProjectionReaderLimits;
}

const LIVE = 1_000_001;
const REBUILT = 1_000_002;
const WAIT_MS = 30_000;

/**
 * Proves that a read model built while its events arrive (interleaved, in batches of every size, over two restarts) is,
 * byte for byte, the one built afterwards in one go, the one built in small batches, and the one its fold gives. Readers
 * keep so few rows in memory that a handful of streams does not fit, and rows are read while others are being written.
 * Works on tables of its own beside the real one.
 *
 * @returns how many events and rows were compared
 */
export async function rebuiltEqualsLive<Row extends object, Event extends DomainEvent>(
  definition: ProjectionDefinition<Row, Event>,
  { connection, streams, seed }: RebuiltEqualsLive<Event>,
): Promise<{ readonly events: number; readonly rows: number }> {
  const live = { ...definition, version: LIVE };
  const rebuilt = { ...definition, version: REBUILT };
  await migrate(connection, migrationsOf([{ context: definition.context, projections: [live, rebuilt] }]));
  const pools = rolePools(connection, 4);
  const slow = readsEndAfterWrites(pools.projector);
  try {
    for (const each of [live, rebuilt]) await clear(pools.projector, each);
    const store = new InMemoryEventStore(randomUUID());
    const next = random(seed);
    const events = await arrive(store, slow, live, streams, next);
    const expected = await dump(pools.projector, live);
    const small = { batchEvents: 1 + next(9), limits: { keptRows: next(3), writeRows: 1 + next(5) } };
    for (const pace of [{ batchEvents: 1_000 }, small]) {
      await clear(pools.projector, rebuilt);
      await build(store, slow, rebuilt, pace);
      const actual = await dump(pools.projector, rebuilt);
      for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
        if (expected[index]?.line !== actual[index]?.line) {
          throw new Error(
            `seed ${seed}: live and rebuilt differ\nlive    ${expected[index]?.line}\nrebuilt ${actual[index]?.line}`,
          );
        }
      }
    }
    const views = new Map(expected.map(({ id, view }) => [id, view]));
    for (const { id, tenant } of streams) {
      const facts = await factsOf(store, definition, tenant, id);
      const folded = facts === null ? null : rowAsOf(definition, id, facts, null);
      const view = folded === null ? undefined : canonicalJson(folded.row);
      if (views.get(id) !== view) throw new Error(`seed ${seed}: ${id} is not what its fold gives`);
    }
    return { events, rows: expected.length };
  } finally {
    await pools.end();
  }
}

/** A sealed value opens to what stands in it: something of its own for each. */
class OpensAnything extends Opener {
  override async open<Opened>(_tenant: string, value: unknown): Promise<Opened> {
    const text = JSON.stringify(value, (_name, member: unknown) =>
      isSealedEnvelope(member) ? member.$sealed.ct : member,
    );
    return JSON.parse(text) as Opened;
  }
}

async function arrive<Row extends object, Event extends DomainEvent>(
  store: EventStore,
  pool: Pool,
  definition: ProjectionDefinition<Row, Event>,
  streams: readonly StreamEvents<Event>[],
  next: (below: number) => number,
): Promise<number> {
  const left = streams.map((stream) => ({ ...stream, done: 0 })).filter(({ events }) => events.length > 0);
  const total = left.reduce((sum, { events }) => sum + events.length, 0);
  const restarts = new Set([next(total), next(total)]);
  let appended = 0;
  const pace = (): Pace => ({ batchEvents: 1 + next(7), limits: { keptRows: next(3) } });
  let runner = await started(store, pool, definition, pace());
  while (left.length > 0) {
    const index = next(left.length);
    const stream = left[index] as (typeof left)[number];
    const events = stream.events.slice(stream.done, stream.done + 1 + next(3));
    await appendEvents(store, definition.catalogue, {
      tenant: stream.tenant,
      id: stream.id,
      events,
      ...(stream.done === 0 ? {} : { after: BigInt(stream.done - 1) }),
      recordedAt: new Date(Date.UTC(2026, 0, 1) + appended * 60_000).toISOString(),
    });
    stream.done += events.length;
    if (stream.done >= stream.events.length) left.splice(index, 1);
    for (let step = 0; step < events.length; step += 1) {
      if (restarts.has(appended + step)) {
        await runner.stop();
        runner = await started(store, pool, definition, pace());
      }
    }
    appended += events.length;
    if (next(4) === 0) await reach(store, runner, definition);
  }
  await reach(store, runner, definition);
  await runner.stop();
  return total;
}

async function build<Row extends object, Event extends DomainEvent>(
  store: EventStore,
  pool: Pool,
  definition: ProjectionDefinition<Row, Event>,
  pace: Pace,
): Promise<void> {
  const runner = await started(store, pool, definition, pace);
  await reach(store, runner, definition);
  await runner.stop();
}

async function started<Row extends object, Event extends DomainEvent>(
  store: EventStore,
  pool: Pool,
  definition: ProjectionDefinition<Row, Event>,
  pace: Pace,
): Promise<ProjectionRunner> {
  const runner = new ProjectionRunner({ store, pool, projections: [definition], opener: new OpensAnything(), ...pace });
  await runner.start();
  return runner;
}

async function reach<Row extends object, Event extends DomainEvent>(
  store: EventStore,
  runner: ProjectionRunner,
  definition: ProjectionDefinition<Row, Event>,
): Promise<void> {
  const { last } = await store.head();
  if (last === null || (await runner.reached(definition, last.position, WAIT_MS))) return;
  const [status] = runner.status();
  throw new Error(`the read model does not get there: ${status?.stalled ?? status?.phase}`);
}

async function clear<Row extends object, Event extends DomainEvent>(
  pool: Pool,
  definition: ProjectionDefinition<Row, Event>,
): Promise<void> {
  await pool.query(`DELETE FROM ${tableOf(definition).qualified}`);
  await pool.query(`DELETE FROM "${opsSchemaOf(definition.context)}".checkpoints WHERE reader = $1`, [
    projectionReaderId(definition),
  ]);
}

async function dump<Row extends object, Event extends DomainEvent>(
  pool: Pool,
  definition: ProjectionDefinition<Row, Event>,
): Promise<readonly { readonly id: string; readonly view: string; readonly line: string }[]> {
  const { rows } = await pool.query<{ id: string; view: string; line: string }>(
    `SELECT id, view, t::text AS line FROM ${tableOf(definition).qualified} t ORDER BY id`,
  );
  return rows;
}

/** A row that a reader asks for while it writes others comes only when those are written. */
function readsEndAfterWrites(pool: Pool): Pool {
  let writing: Promise<unknown> = Promise.resolve();
  const query = async (config: string | QueryConfig, values?: unknown[]): Promise<QueryResult> => {
    const name = typeof config === 'string' ? '' : (config.name ?? '');
    const result = pool.query(config, values);
    if (name.startsWith('gj_write_')) writing = result.catch(() => undefined);
    if (name.startsWith('gj_rows_')) {
      await Promise.all([result, writing]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return result;
  };
  return new Proxy(pool, {
    get(target, key): unknown {
      if (key === 'query') return query;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Mulberry32: integers from 0, the same for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

import { plansProjections } from '@gongjian/plans-feature';
import { allDirectoryTables, directoryTables } from '@gongjian/shared-access';
import { Opener, type EventStore } from '@gongjian/shared-event-sourcing';
import {
  checkProjections,
  dropMigrationOf,
  migrate,
  migrationsOf,
  PROJECTOR_ROLE,
  ProjectionRunner,
  REPLAY_COLUMNS,
  Replayer,
  ReplayTable,
  type AnyProjection,
} from '@gongjian/shared-projections';
import pg from 'pg';
import type { Rounds } from './appends.js';
import { openLog, type BenchServer } from './bench-server.js';
import { CampaignCopies } from './campaign-copies.js';
import { median, type Measurement } from './measurement.js';
import { runCampaign } from './product/campaign.js';
import { Product } from './product/product.js';

const EVENTS = 100_000;
const APPENDS_AT_ONCE = 64;
const BAR = 20_000;
const FIRST_VERSION = 1_000;

const NOTE =
  'one thread reads, folds and writes about 4 kB of JSON for each event; each projection has a lock of its own, so a ' +
  'second process that takes its share lifts it';

/** All read models built anew from a log that repeats a campaign: each round as versions nobody has built yet. */
export async function measureRebuild(server: BenchServer, { rounds }: Rounds): Promise<Measurement[]> {
  const log = await server.createLog('bench_rebuild');
  const store = await openLog(log);
  const projector = new pg.Pool({ ...(await server.connectionAs('bench_rebuild', PROJECTOR_ROLE)), max: 12 });
  try {
    const copies = new CampaignCopies(await recordedCampaign());
    let events = 0;
    const caller = async (): Promise<void> => {
      while (events < EVENTS) {
        const { stream, tenant, events: copied } = copies.next();
        events += copied.length;
        await store.append(stream, copied, { tenant, expected: 'noStream', timeoutMs: 60_000 });
      }
    };
    await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, caller));
    const rates: number[] = [];
    const checks: number[] = [];
    const states: number[] = [];
    let memory = 0;
    const sampling = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss)), 100);
    for (let round = 0; round < rounds; round += 1) {
      const contexts = readModels(FIRST_VERSION + round);
      await migrate(server.owner('bench_rebuild'), migrationsOf(contexts));
      const projections = contexts.flatMap((context) => context.projections);
      const runner = new ProjectionRunner({ store, pool: projector, projections, opener: new KeepsSealed() });
      const started = performance.now();
      await runner.start();
      await runner.caughtUp();
      rates.push((events * 1_000) / (performance.now() - started));
      await runner.stop();
      await mustHold(server, projections, events);
      memory = 0;
      checks.push((events * 1_000) / (await timed(() => mustAgree(server, store, projections))));
      states.push((events * 1_000) / (await timed(() => replayState(server, store, projections))));
      await migrate(
        server.owner('bench_rebuild'),
        projections.map((projection) => dropMigrationOf(projection)),
      );
    }
    clearInterval(sampling);
    const replayNote = `at most ${Math.round(memory / 1_048_576)} MB resident in the process of the bench, with the campaigns it repeats`;
    return [
      {
        name: `state of a tenant replayed, ${events.toLocaleString('en')} events`,
        value: median(states),
        unit: 'events/s',
        peer: 'fixed',
        peerValue: BAR,
        bar: { kind: 'atLeast', ratio: 1 },
        note: replayNote,
      },
      {
        name: `gongjian replay --check, ${events.toLocaleString('en')} events`,
        value: median(checks),
        unit: 'events/s',
        peer: 'fixed',
        peerValue: BAR,
        bar: { kind: 'atLeast', ratio: 0.5 },
        note: 'replays and then compares every row and element; ' + replayNote,
      },
      {
        name: `rebuild of all read models, ${events.toLocaleString('en')} events`,
        value: median(rates),
        unit: 'events/s',
        peer: 'fixed',
        peerValue: BAR,
        bar: { kind: 'atLeast', ratio: 1 },
        note: NOTE,
      },
    ];
  } finally {
    await projector.end();
    await store.close();
  }
}

/** Every copied event stands in a row of one read model of its category, the first. */
async function mustHold(server: BenchServer, projections: readonly AnyProjection[], events: number): Promise<void> {
  const first = new Map(projections.toReversed().map((projection) => [projection.catalogue.category, projection]));
  const tables = [...first.values()].map(
    ({ context, name, version }) => `SELECT revision + 1 AS events FROM ${context}.${context}_${name}_v${version}`,
  );
  const client = new pg.Client(server.owner('bench_rebuild'));
  await client.connect();
  const { rows } = await client.query<{ held: string }>(
    `SELECT sum(events)::text AS held FROM (${tables.join(' UNION ALL ')}) AS rows`,
  );
  await client.end();
  if (Number(rows[0]?.held) !== events) throw new Error(`the read models hold ${rows[0]?.held} of ${events} events`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function mustAgree(server: BenchServer, store: EventStore, projections: readonly AnyProjection[]): Promise<void> {
  const client = new pg.Client(server.owner('bench_rebuild'));
  await client.connect();
  try {
    const { signal } = new AbortController();
    const check = await checkProjections({ client, store, projections, opener: new KeepsSealed(), signal });
    const wrong = check.projections.find(({ first }) => first !== null);
    if (wrong !== undefined) throw new Error(`${wrong.projection} differs: ${JSON.stringify(wrong.first)}`);
  } finally {
    await client.end();
  }
}

/** What a state of the past is made of: every row, without the columns that lists are found by. */
async function replayState(
  server: BenchServer,
  store: EventStore,
  projections: readonly AnyProjection[],
): Promise<void> {
  const client = new pg.Client(server.owner('bench_rebuild'));
  await client.connect();
  try {
    await client.query(`CREATE TABLE state_rows (${REPLAY_COLUMNS}) WITH (toast_tuple_target = 8160)`);
    const through = (await store.head()).last?.position ?? null;
    const kinds = projections.filter((each) => !('searched' in each));
    await new Replayer({
      store,
      table: new ReplayTable(client, 'state_rows'),
      targets: kinds.map((definition) => ({ definition, through })),
      after: null,
      counts: ({ tenant, recordedAt }) => tenant !== '' && recordedAt <= '9999',
      signal: new AbortController().signal,
    }).run();
    await client.query('DROP TABLE state_rows');
  } finally {
    await client.end();
  }
}

async function recordedCampaign(): ReturnType<Product['campaignEvents']> {
  const product = await Product.start();
  try {
    await runCampaign(product.url);
    return await product.campaignEvents();
  } finally {
    await product.stop();
  }
}

function readModels(
  version: number,
): readonly { readonly context: string; readonly projections: readonly AnyProjection[] }[] {
  const anew = (projections: readonly AnyProjection[]): readonly AnyProjection[] =>
    projections.map((projection) => ({ ...projection, version }));
  return [
    { context: 'directory', projections: anew(allDirectoryTables(directoryTables('directory'))) },
    { context: 'plans', projections: anew(plansProjections) },
  ];
}

/** The keys of what was recorded are not at hand. */
class KeepsSealed extends Opener {
  override async open<Opened>(_tenant: string, value: unknown): Promise<Opened> {
    return value as Opened;
  }
}

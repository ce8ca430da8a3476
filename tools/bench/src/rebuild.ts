import { plansProjections } from '@gongjian/plans-feature';
import { allDirectoryTables, directoryTables } from '@gongjian/shared-access';
import { Opener } from '@gongjian/shared-event-sourcing';
import {
  dropMigrationOf,
  migrate,
  migrationsOf,
  PROJECTOR_ROLE,
  ProjectionRunner,
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
      await migrate(
        server.owner('bench_rebuild'),
        projections.map((projection) => dropMigrationOf(projection)),
      );
    }
    return [
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

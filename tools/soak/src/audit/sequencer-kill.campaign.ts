import { auditMigration, treeChangesMigration } from '@gongjian/audit-feature';
import {
  ed25519Verifier,
  GrowingTree,
  leafV1,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  tilesOf,
  tilePath,
  bundlesBetween,
  entriesPath,
} from '@gongjian/audit-log';
import { newSalt, type EncodedEvent, type EventStore, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { canonicalJson } from '@gongjian/shared-kernel';
import { migrate, migrationsOf } from '@gongjian/shared-projections';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Campaign } from '../campaign.js';
import { LogServer } from '../event-store/log-server.js';
import { Random } from '../random.js';
import { SequencerProcess, type SeenCheckpoint, type SequencerOrders } from './sequencer-process.js';

const WAIT_MS = 300_000;

/** The sequencer and publisher die again and again, and now and then the database under them, while events come in. */
export const sequencerKill: Campaign = {
  name: 'sequencer-kill',
  describe: 'sequencer and publisher killed at any moment: never two inconsistent signed checkpoints, nothing left out',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const kills = size === 'small' ? 6 : 200;
    const server = await LogServer.start({ slowCommits: true });
    const folder = await mkdtemp(path.join(tmpdir(), 'gongjian-trees-'));
    try {
      await migrate(server.connection, [
        ...migrationsOf([{ context: 'audit', projections: [] }]),
        auditMigration,
        treeChangesMigration,
      ]);
      const store = await server.open();
      const tenants = [random.uuid(), random.uuid(), random.uuid()];
      const seen: SeenCheckpoint[] = [];
      const orders: SequencerOrders = {
        connection: server.connection,
        folder: path.join(folder, 'trees'),
        masterKey: path.join(folder, 'master.key'),
      };
      const start = (): Promise<SequencerProcess> => SequencerProcess.start(orders, (each) => seen.push(each));
      const traffic = new Traffic(store, tenants, random.fork());
      const writing = traffic.run();
      const problems: string[] = [];
      let databaseDeaths = 0;
      for (let kill = 1; kill <= kills; kill += 1) {
        // Two at once now and then: the second takes over.
        const processes = [await start(), ...(random.chance(0.2) ? [await start()] : [])];
        await pause(random.between(0, 400));
        if (random.chance(0.1)) {
          databaseDeaths += 1;
          await server.killAndRestart();
          await pause(random.between(0, 400));
        }
        await Promise.all(processes.map((each) => each.kill()));
        problems.push(...(await leftTooEarly(server, seen)));
        if (kill % 20 === 0) report(`${kill} of ${kills} kills, ${seen.length} signed checkpoints seen`);
      }
      traffic.stop();
      await writing;
      const log = await wholeLog(store);
      const last = await start();
      await allPublished(server, log.length).finally(() => last.kill());
      problems.push(...(await disagreements(server, orders.folder, log, tenants, seen)));
      await store.close();
      return {
        problems: [...new Set(problems)].slice(0, 20),
        facts: { kills, databaseDeaths, events: log.length, checkpoints: seen.length },
      };
    } finally {
      await server.remove();
      await rm(folder, { recursive: true });
    }
  },
};

/** Events of several tenants, few and many at a time. */
class Traffic {
  private stopping = false;

  constructor(
    private readonly store: EventStore,
    private readonly tenants: readonly string[],
    private readonly random: Random,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  async run(): Promise<void> {
    while (!this.stopping) {
      const tenant = this.random.pick(this.tenants);
      const count = this.random.chance(0.02) ? this.random.between(100, 600) : this.random.between(1, 5);
      const events = Array.from({ length: count }, () => this.event(tenant));
      await this.store
        .append(`task-${this.random.uuid()}`, events, { tenant, expected: 'noStream' })
        .catch(() => undefined);
      await pause(this.random.between(0, 30));
    }
  }

  private event(tenant: string): EncodedEvent {
    const id = this.random.uuid();
    const metadata = canonicalJson({ recordedAt: new Date().toISOString(), salt: newSalt(), tenant });
    return { id, type: 'TaskAssigned', data: canonicalJson({ about: id }), metadata };
  }
}

interface TreeRow {
  readonly tenant: string;
  readonly size: string;
  readonly signed_note: string;
  readonly published_note: string | null;
  readonly published_size: string | null;
}

async function query<Row extends pg.QueryResultRow>(server: LogServer, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** What left the process before it was kept. */
async function leftTooEarly(server: LogServer, seen: readonly SeenCheckpoint[]): Promise<readonly string[]> {
  const rows = await query<TreeRow>(server, 'SELECT tenant, size FROM audit_ops.trees');
  const kept = new Map(rows.map(({ tenant, size }) => [tenant, Number(size)]));
  return seen
    .filter(({ tenant, size }) => size > (kept.get(tenant) ?? 0))
    .map(
      ({ tenant, size }) => `a checkpoint of ${tenant} of ${size} left before it was kept (${kept.get(tenant) ?? 0})`,
    );
}

async function allPublished(server: LogServer, events: number): Promise<void> {
  for (const end = performance.now() + WAIT_MS; ; await pause(50)) {
    const [row] = await query<{ published: string | null }>(
      server,
      'SELECT sum(published_size) AS published FROM audit_ops.trees',
    );
    if (Number(row?.published ?? 0) === events) return;
    if (performance.now() > end) throw new Error(`${row?.published ?? 0} of ${events} events are published`);
  }
}

async function wholeLog(store: EventStore): Promise<readonly RecordedEvent[]> {
  const log: RecordedEvent[] = [];
  for (let after: string | null = null; ;) {
    const page: readonly RecordedEvent[] = await store.readAll({ after, limit: 5_000 });
    log.push(...page);
    const last = page.at(-1);
    if (last === undefined) return log;
    after = last.position;
  }
}

/** Every signed checkpoint, seen or kept, and every file beside what the log alone says. */
async function disagreements(
  server: LogServer,
  folder: string,
  log: readonly RecordedEvent[],
  tenants: readonly string[],
  seen: readonly SeenCheckpoint[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  const rows = await query<TreeRow>(server, 'SELECT * FROM audit_ops.trees');
  const keys = await query<{ tenant: string; verifier_key: string }>(server, 'SELECT * FROM audit_ops.signing_keys');
  for (const tenant of tenants) {
    const row = rows.find((each) => each.tenant === tenant);
    const key = keys.filter((each) => each.tenant === tenant);
    if (row === undefined || key.length !== 1) return [`${tenant} has ${key.length} keys`];
    const verifiers = key.map(({ verifier_key: vkey }) => ed25519Verifier(parseVerifierKey(vkey)));
    const notes = new Map<number, Set<string>>();
    const note = (size: number, text: string): void => {
      notes.set(size, (notes.get(size) ?? new Set()).add(text));
    };
    for (const each of seen.filter((one) => one.tenant === tenant)) note(each.size, each.note);
    note(Number(row.size), row.signed_note);
    if (row.published_note !== null) note(Number(row.published_size), row.published_note);
    const events = log.filter(({ metadata }) => metadata.includes(`"tenant":"${tenant}"`));
    const tree = GrowingTree.empty();
    const files = new Map<string, Buffer>();
    for (const size of [...notes.keys(), events.length].sort((one, other) => one - other)) {
      for (const file of tree.grow(events.slice(tree.size, size).map((event, at) => leafV1(tree.size + at, event)))) {
        files.set(file.path, file.bytes);
      }
      const texts = [...(notes.get(size) ?? [])];
      if (texts.length > 1) problems.push(`two checkpoints of ${tenant} of ${size} were signed`);
      for (const text of texts) {
        const checkpoint = parseCheckpoint(openNote(Buffer.from(text), verifiers).text);
        if (checkpoint.size !== size || !checkpoint.root.equals(tree.root())) {
          problems.push(`the signed checkpoint of ${tenant} of ${size} is not the log's`);
        }
      }
    }
    const paths = [
      ...Array.from(tilesOf(events.length), tilePath),
      ...Array.from(bundlesBetween(0, events.length), entriesPath),
    ];
    for (const file of paths) {
      const bytes = await readFile(path.join(folder, tenant, '1', file)).catch(() => null);
      if (bytes?.equals(files.get(file) ?? Buffer.alloc(0)) !== true)
        problems.push(`${tenant}: ${file} is not the log's`);
    }
  }
  return problems;
}

import { GrowingTree, leafV1 } from '@gongjian/audit-log';
import {
  DeciderRunner,
  DEPLOYMENT_TENANT,
  encodeLogRestored,
  logStreamOf,
  newSalt,
  SystemClock,
  type EncodedEvent,
  type EventStore,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { InMemoryKeyStore, Keyring, KeyringCommandHashes, KeyringSealer, LocalMasterKey } from '@gongjian/shared-keys';
import { canonicalJson } from '@gongjian/shared-kernel';
import { migrate, migrationsOf } from '@gongjian/shared-projections';
import { rolePools, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Registry } from 'prom-client';
import { announceTree } from '../announcements.js';
import { AuditMetrics } from '../audit-metrics.js';
import { Publisher } from '../publisher.js';
import { Sequencer } from '../sequencer.js';
import { SigningKeys } from '../signing-keys.js';
import { TreeFiles } from '../tree-files.js';
import { Trees } from '../trees.js';
import { treeChangesMigration } from '../tree-changes.migration.js';
import { auditMigration } from '../trees.migration.js';
import { NoWitnesses, type Witnesses } from '../witnesses.js';

/** What one process of the audit's service does with the log. */
export interface RunningSequencer {
  readonly metrics: Registry;
  /** What it said, line by line. */
  readonly said: readonly string[];
  stop(): Promise<void>;
}

/** A log on a PostgreSQL of the test run, with a folder for trees. */
export class TreeWorld {
  private readonly master = LocalMasterKey.random();
  private readonly running: RunningSequencer[] = [];
  readonly keys = new SigningKeys(this.master);
  readonly runner: DeciderRunner;

  private constructor(
    private readonly database: TestDatabase,
    readonly pools: RolePools,
    readonly store: EventStore,
    readonly folder: string,
  ) {
    const keyring = new Keyring(new InMemoryKeyStore(), this.master);
    this.runner = new DeciderRunner(
      store,
      new KeyringSealer(keyring),
      new KeyringCommandHashes(keyring),
      new SystemClock(),
    );
  }

  static async make(): Promise<TreeWorld> {
    const database = await createTestDatabase();
    const { connection } = database;
    await migrateEventStore(connection, { grants: [{ role: connection.user ?? '', categories: ['*'] }] });
    await migrate(connection, [
      ...migrationsOf([{ context: 'audit', projections: [] }]),
      auditMigration,
      treeChangesMigration,
    ]);
    const store = await PostgresEventStore.open({ connection });
    return new TreeWorld(database, rolePools(connection), store, await mkdtemp(path.join(tmpdir(), 'gongjian-trees-')));
  }

  get trees(): Trees {
    return new Trees(this.pools.projector);
  }

  get files(): TreeFiles {
    return new TreeFiles(this.folder);
  }

  /** Starts a sequencer and a publisher beside those that run. */
  sequence(witnesses: Witnesses = new NoWitnesses()): RunningSequencer {
    const registry = new Registry();
    const said: string[] = [];
    const logger = { warn: (line: string) => said.push(line), error: (line: string) => said.push(line) };
    const { trees, files, store, keys, runner } = this;
    const clock = new SystemClock();
    const metrics = new AuditMetrics(store, registry);
    const publisher = new Publisher({ trees, files, witnesses, clock, metrics, logger });
    const sequencer = new Sequencer({
      ...{ store, pool: this.pools.projector, trees, files, metrics, logger, publisher, keys },
      announce: (opened) => announceTree(runner, clock, opened),
      host: 'district.example',
      gatherMs: 20,
    });
    publisher.start(() => sequencer.renew());
    sequencer.start();
    const running: RunningSequencer = {
      metrics: registry,
      said,
      stop: async () => {
        await sequencer.stop();
        await publisher.stop();
      },
    };
    this.running.push(running);
    return running;
  }

  /** Appends `count` events of the tenant, in one stream of its own. */
  async append(tenant: string, count: number): Promise<void> {
    const events = Array.from({ length: count }, () => eventOf(tenant));
    await this.store.append(`task-${randomUUID()}`, events, { tenant, expected: 'noStream' });
  }

  /** The log goes on as after a restore. */
  async restore(): Promise<void> {
    const { logId, last } = await this.store.head();
    const event = encodeLogRestored({
      logId,
      data: { fromEpoch: 1, lastPosition: last?.position ?? null },
      restoreId: randomUUID(),
      commandHash: `k1:${'0'.repeat(64)}`,
      now: new Date().toISOString(),
      lastRecordedAt: null,
      salt: newSalt,
    });
    await this.store.append(logStreamOf(logId), [event], { tenant: DEPLOYMENT_TENANT, expected: 'noStream' });
  }

  /** Of the events of a tenant in the order of the log, beginning with the first. */
  async eventsOf(tenant: string): Promise<readonly RecordedEvent[]> {
    const events = await this.store.readAll({ limit: 100_000 });
    return events.filter(({ metadata }) => metadata.includes(`"tenant":"${tenant}"`));
  }

  /** Root of the tree of a tenant's first `size` events, out of the log alone. */
  async rootOf(tenant: string, size: number): Promise<Buffer> {
    const tree = GrowingTree.empty();
    tree.grow((await this.eventsOf(tenant)).slice(0, size).map((event, seq) => leafV1(seq, event)));
    return tree.root();
  }

  async end(): Promise<void> {
    await Promise.all(this.running.map((each) => each.stop()));
    await this.store.close();
    await this.pools.end();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }
}

function eventOf(tenant: string): EncodedEvent {
  const id = randomUUID();
  return {
    id,
    type: 'TaskAssigned',
    data: canonicalJson({ about: id, heading: '集贸市场环境整治' }),
    metadata: canonicalJson({ recordedAt: new Date().toISOString(), salt: newSalt(), tenant }),
  };
}

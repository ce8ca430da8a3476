import { treeCatalogue, treeKeysCatalogue, type TreeKeysEvent, type TreeOpened } from '@gongjian/audit-domain';
import {
  categoryOf,
  DEPLOYMENT_TENANT,
  logCatalogue,
  pause,
  type Checkpoint,
  type EventStore,
  type Position,
  type RecordedEvent,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import { describe, Fenced, ReaderLocks, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Pool } from 'pg';
import type { AuditMetrics } from './audit-metrics.js';
import { LiveTree, type LeafEvent, type SequencedEvent } from './live-tree.js';
import type { Publisher } from './publisher.js';
import type { SigningKeys } from './signing-keys.js';
import { tenantOf } from './tenant-of.js';
import type { TreeFiles } from './tree-files.js';
import type { TreeName } from './tree-name.js';
import type { Integration, KeyChange, StoredTree, Trees } from './trees.js';

export interface SequencerOptions {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly trees: Trees;
  readonly files: TreeFiles;
  readonly keys: SigningKeys;
  /** Begins the origin of every tree made from now on. */
  readonly host: string;
  readonly metrics: AuditMetrics;
  readonly logger: ReaderLogger;
  /** Takes what is integrated and signed. */
  readonly publisher: Publisher;
  /** Records in the deployment's tree that a tree was opened; does nothing when it is recorded. */
  readonly announce: (opened: TreeOpened) => Promise<void>;
  /** Milliseconds that the first event of a batch waits for others. Default 1,000. */
  readonly gatherMs?: number;
}

const LOCK = 'audit/sequencer';
const BATCH_EVENTS = 4_096;
const GATHER_MS = 2_000;
const RETRY_MS = 1_000;

/**
 * Reads the log in order and gives each event the next leaf of its tenant's tree: *received* (in the log) → *sequenced*
 * (it has its leaf index) → *integrated* (tiles durable, checkpoint signed and kept). One process at a time does it; one
 * that only believes to be the one changes nothing, for both would write the same files and one fails at the
 * compare-and-set. What is kept follows from the log, so after a crash the same bytes are made again.
 */
export class Sequencer {
  private readonly locks: ReaderLocks;
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private tenure = new AbortController();
  private serving: Tenure | null = null;

  constructor(private readonly options: SequencerOptions) {
    this.locks = new ReaderLocks(options.pool, (error) => options.logger.warn(`sequencer's lock: ${describe(error)}`));
  }

  start(): void {
    this.locks.start();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
    await this.locks.stop();
  }

  /** A tree has ended: the next one is begun. */
  renew(): void {
    this.tenure.abort();
  }

  /** How many of a tenant's events have their leaf; `null` while another process sequences. */
  sequencedOf(tenant: string): number | null {
    return this.serving?.sequencedOf(tenant) ?? null;
  }

  private async run(): Promise<void> {
    const { logger, metrics } = this.options;
    while (!this.stopped.signal.aborted) {
      const held = await this.locks.acquire(LOCK);
      if (held === null) return;
      try {
        this.tenure = new AbortController();
        const signal = AbortSignal.any([held, this.stopped.signal, this.tenure.signal]);
        this.serving = new Tenure(this.options, signal);
        await this.serving.serve();
      } catch (error) {
        if (!(error instanceof Fenced)) metrics.failed();
        logger.error(`the sequencer stopped: ${describe(error)}${error instanceof Error ? `: ${error.message}` : ''}`);
      }
      this.serving = null;
      await this.locks.release(LOCK);
      await pause(RETRY_MS, this.stopped.signal);
    }
  }
}

/** What one process does between getting the lock and losing it. */
class Tenure {
  private readonly stored = new Map<string, StoredTree>();
  private readonly live = new Map<string, LiveTree>();
  private readonly batch: SequencedEvent[] = [];
  /** By tenant, integrated or not; `null` until what is kept was read. */
  private leavesOf: Map<string, number> | null = null;
  /** Of the last event read. */
  private read: Checkpoint | null = null;
  private kept: Checkpoint | null = null;
  private begunAt = 0;
  private readonly over = new AbortController();
  private readonly signal: AbortSignal;

  constructor(
    private readonly options: SequencerOptions,
    signal: AbortSignal,
  ) {
    this.signal = AbortSignal.any([signal, this.over.signal]);
  }

  async serve(): Promise<void> {
    const { trees, store, publisher, metrics, gatherMs = GATHER_MS } = this.options;
    this.kept = await trees.position();
    this.read = this.kept;
    for (const tree of await trees.current()) if (tree.ended) await this.follow(tree);
    const current = await trees.current();
    for (const tree of current) this.stored.set(tree.tenant, tree);
    this.leavesOf = new Map(current.map(({ tenant, size }) => [tenant, size]));
    metrics.took(this.kept?.position ?? null, current);
    for (const tree of current) publisher.take({ ...tree, note: tree.signedNote, recordedAt: [] });
    await this.announce();
    const messages = store.subscribeAll({ after: this.kept, signal: this.signal })[Symbol.asyncIterator]();
    try {
      for (let next = messages.next(); ;) {
        const left = this.batch.length === 0 ? null : Math.max(0, this.begunAt + gatherMs - performance.now());
        const got = await first(next, left);
        if (got === 'late' || this.batch.length >= BATCH_EVENTS) await this.integrate();
        if (got === 'late') continue;
        if (got.done === true) return;
        this.take(got.value);
        next = messages.next();
      }
    } finally {
      this.over.abort();
      metrics.resigned();
      await messages.return?.();
    }
  }

  sequencedOf(tenant: string): number | null {
    return this.leavesOf === null ? null : (this.leavesOf.get(tenant) ?? 0);
  }

  private take(message: SubscriptionMessage): void {
    if (message.kind !== 'event') return;
    if (this.batch.length === 0) this.begunAt = performance.now();
    const { event } = message;
    const { tenant, recordedAt } = JSON.parse(event.metadata) as {
      readonly tenant: string;
      readonly recordedAt: string;
    };
    this.batch.push({ event, tenant, recordedAt, after: this.read?.position ?? null });
    this.leavesOf?.set(tenant, (this.leavesOf.get(tenant) ?? 0) + 1);
    this.read = message.checkpoint;
    this.options.metrics.sequenced(message.checkpoint.position);
  }

  private async integrate(): Promise<void> {
    const { trees, files, keys, publisher, metrics } = this.options;
    const events = this.batch.splice(0);
    const to = this.read;
    if (to === null || events.length === 0 || this.signal.aborted) return;
    const done: Integration[] = [];
    const groups = byTenant(events);
    for (const [tenant, own] of groups) {
      const tree = await this.treeOf(tenant);
      const keyChanges = keyChangesOf(tree.name, own);
      await this.changeKeys(tree, keyChanges);
      const grown = await tree.grow(own, keys, keyChanges);
      await files.keep(tree.name, grown.files);
      done.push(grown.integration);
    }
    const restored = events.some(
      ({ event: { stream, type }, tenant }) => isOfLog(stream, tenant) && type === 'LogRestored',
    );
    await trees.integrate(done, this.kept, to, { announced: announcedIn(events), restored });
    this.kept = to;
    metrics.integrated(events.length);
    for (const { tenant, number, origin, size, signedNote: note } of done) {
      const { publishedSize = 0, unconfirmed = false } = this.stored.get(tenant) ?? {};
      const recordedAt = (groups.get(tenant) ?? []).map((each) => each.recordedAt);
      publisher.take({ tenant, number, origin, size, note, publishedSize, unconfirmed, recordedAt });
    }
    if (done.some(({ from }) => from === 0)) await this.announce();
    if (restored) this.over.abort();
  }

  private async announce(): Promise<void> {
    for (const opened of await this.options.trees.unannounced()) await this.options.announce(opened);
  }

  private async changeKeys(tree: LiveTree, changes: readonly KeyChange[]): Promise<void> {
    const { trees, logger } = this.options;
    for (const { verifierKey, change } of changes) {
      if (change === 'retired') tree.retire(verifierKey);
      else {
        const key = await trees.privateKey(tree.name.tenant, verifierKey);
        if (key === null) logger.error(`${tree.origin}: the private half of ${verifierKey} is not kept here`);
        else tree.add(key);
      }
    }
  }

  /** Begins the next tree of a tenant, with all events that were integrated into the one that ended. */
  private async follow({ tenant, number, size }: StoredTree): Promise<void> {
    const { trees, files, keys, host } = this.options;
    const { kept } = this;
    if (kept === null) return;
    const next = { tenant, number: number + 1 };
    const tree = await LiveTree.begin(next, host, { keys, files, leaves: this.leaves(tenant, size) });
    const { integration } = await tree.grow([], keys, []);
    if (integration.size === size) await trees.integrate([integration], kept, kept);
  }

  private async *leaves(tenant: string, count: number): AsyncGenerator<LeafEvent> {
    let left = count;
    for (let after: Position | null = null; left > 0;) {
      const page: readonly RecordedEvent[] = await this.options.store.readAll({ after, limit: BATCH_EVENTS });
      for (const event of page) {
        if (left === 0) return;
        if (tenantOf(event) === tenant) {
          left -= 1;
          yield { event, after };
        }
        after = event.position;
      }
      if (page.length === 0 || this.signal.aborted) return;
    }
  }

  private async treeOf(tenant: string): Promise<LiveTree> {
    const known = this.live.get(tenant);
    if (known !== undefined) return known;
    const { trees, files, keys, host } = this.options;
    const stored = this.stored.get(tenant);
    const tree =
      stored === undefined
        ? await LiveTree.begin({ tenant, number: 1 }, host, { keys, files, leaves: this.leaves(tenant, 0) })
        : await LiveTree.open(stored, { trees, files, leaves: (of, count) => this.leaves(of, count) });
    this.live.set(tenant, tree);
    return tree;
  }
}

function isOfLog(stream: string, tenant: string): boolean {
  return categoryOf(stream) === logCatalogue.category && tenant === DEPLOYMENT_TENANT;
}

/** Trees that a batch lists in the deployment's own. */
function announcedIn(events: readonly SequencedEvent[]): readonly TreeName[] {
  return events.flatMap(({ event: { stream, data }, tenant: of }) => {
    if (categoryOf(stream) !== treeCatalogue.category || of !== DEPLOYMENT_TENANT) return [];
    const { tenantId: tenant, number } = JSON.parse(data) as TreeOpened;
    return [{ tenant, number }];
  });
}

/** What a tenant's events say of the keys of its tree. */
function keyChangesOf({ number }: TreeName, events: readonly SequencedEvent[]): readonly KeyChange[] {
  return events.flatMap(({ event: { stream, type, data }, recordedAt: at }) => {
    if (categoryOf(stream) !== treeKeysCatalogue.category) return [];
    const { verifierKey, number: of } = JSON.parse(data) as TreeKeysEvent['data'];
    return of === number ? [{ verifierKey, change: type === 'TreeKeyAdded' ? 'added' : 'retired', at }] : [];
  });
}

function byTenant(events: readonly SequencedEvent[]): ReadonlyMap<string, SequencedEvent[]> {
  const groups = new Map<string, SequencedEvent[]>();
  for (const each of events) {
    const group = groups.get(each.tenant);
    if (group === undefined) groups.set(each.tenant, [each]);
    else group.push(each);
  }
  return groups;
}

/** @param ms `null`: waits for ever */
async function first<Value>(work: Promise<Value>, ms: number | null): Promise<Value | 'late'> {
  if (ms === null) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { entriesPath, bundlesBetween, TILE_WIDTH, tilePath, tilesBetween } from '@gongjian/audit-log';
import { pause, type Clock } from '@gongjian/shared-event-sourcing';
import { describe, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { AuditMetrics } from './audit-metrics.js';
import type { TreeFiles } from './tree-files.js';
import { pathOf } from './tree-name.js';
import type { Trees } from './trees.js';
import type { SignedCheckpoint, Witnesses } from './witnesses.js';

/** What is integrated and not published yet. */
export interface Publishable extends SignedCheckpoint {
  readonly publishedSize: number;
  /** The log was brought back: the witnesses are asked first whether the tree goes on from what they signed. */
  readonly unconfirmed: boolean;
  /** Of the events that it covers beyond what is published, as far as they are known here. */
  readonly recordedAt: readonly string[];
}

export interface PublisherOptions {
  readonly trees: Trees;
  readonly files: TreeFiles;
  readonly witnesses: Witnesses;
  readonly clock: Clock;
  readonly metrics: AuditMetrics;
  readonly logger: ReaderLogger;
}

/** Told when a tree has ended. */
export type TreeEnded = () => void;

const RETRY_MS = 2_000;

/** Takes signed checkpoints to the witnesses and then gives them out: integrated → *published*. */
export class Publisher {
  private readonly waiting = new Map<string, Publishable>();
  private readonly stopped = new AbortController();
  private readonly confirmed = new Set<string>();
  private woken = new AbortController();
  private ended: TreeEnded = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: PublisherOptions) {}

  /** @param ended told when a tree has ended: the next must be begun */
  start(ended: TreeEnded): void {
    this.ended = ended;
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.woken.abort();
    await this.running;
  }

  /** The latest checkpoint of a tree; it takes the place of an earlier one that still waits. */
  take(checkpoint: Publishable): void {
    const key = pathOf(checkpoint);
    const unconfirmed = checkpoint.unconfirmed && !this.confirmed.has(key);
    if (checkpoint.size <= checkpoint.publishedSize && !unconfirmed) return;
    const before = this.waiting.get(key)?.recordedAt ?? [];
    this.waiting.set(key, { ...checkpoint, unconfirmed, recordedAt: [...before, ...checkpoint.recordedAt] });
    this.woken.abort();
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      this.woken = new AbortController();
      const failed = await this.publishAll();
      if (this.stopped.signal.aborted) return;
      await pause(failed ? RETRY_MS : 60_000, this.woken.signal);
    }
  }

  /** Answers whether one has to be tried again. */
  private async publishAll(): Promise<boolean> {
    let failed = false;
    for (const key of [...this.waiting.keys()]) {
      const checkpoint = this.waiting.get(key);
      if (checkpoint === undefined || this.stopped.signal.aborted) continue;
      this.waiting.delete(key);
      const done = await this.publish(checkpoint).catch((error: unknown) => {
        this.options.logger.warn(`${checkpoint.origin} is not published yet: ${describe(error)}`);
        return false;
      });
      if (done) continue;
      failed = true;
      const newer = this.waiting.get(key) ?? { ...checkpoint, recordedAt: [] };
      this.waiting.set(key, { ...newer, recordedAt: [...checkpoint.recordedAt, ...newer.recordedAt] });
    }
    return failed;
  }

  private async publish(checkpoint: Publishable): Promise<boolean> {
    const { trees, files, witnesses, clock, metrics, logger } = this.options;
    if (checkpoint.unconfirmed && (await witnesses.contradict(checkpoint))) {
      if (await trees.end(checkpoint, 'restored', clock.now())) {
        logger.warn(`${checkpoint.origin} does not go on from what a witness has signed: the next tree is begun`);
        this.ended();
      }
      return true;
    }
    const note = await witnesses.cosign(checkpoint);
    if (note === null) return false;
    if (checkpoint.unconfirmed) {
      await trees.confirm(checkpoint);
      this.confirmed.add(pathOf(checkpoint));
    }
    const { size, publishedSize, recordedAt } = checkpoint;
    const at = clock.now();
    await trees.publish(checkpoint, size, note, at);
    metrics.published(checkpoint, at, recordedAt);
    const grown = [
      ...Array.from(tilesBetween(publishedSize, size), (tile) => ({ width: tile.width, path: tilePath(tile) })),
      ...Array.from(bundlesBetween(publishedSize, size), (bundle) => ({
        width: bundle.width,
        path: entriesPath(bundle),
      })),
    ];
    for (const { path } of grown.filter(({ width }) => width === TILE_WIDTH)) {
      await files.removePartials(checkpoint, path);
    }
    return true;
  }
}

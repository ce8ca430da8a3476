import type { EventStore, Position } from '@gongjian/shared-event-sourcing';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { pathOf, type TreeName } from './tree-name.js';
import type { StoredTree } from './trees.js';

export const TREE_STATES = ['received', 'sequenced', 'integrated', 'published'] as const;
/** How far an event has come on its way into a published checkpoint. */
export type TreeState = (typeof TREE_STATES)[number];

const COUNTED = 10_000;
const EVENTS = 'gongjian_audit_events';
const SECONDS = 'gongjian_audit_publication_seconds';
const FAILURES = 'gongjian_audit_sequencer_failures_total';

/** What the sequencer and the publisher of this process have done, over all trees. */
export class AuditMetrics {
  private sequences = false;
  private read: Position | null = null;
  private readonly totals = { sequenced: 0, integrated: 0 };
  private readonly publishedSizes = new Map<string, number>();
  private readonly seconds: Histogram;
  private readonly failures: Counter;

  constructor(
    private readonly store: EventStore,
    registry: Registry,
  ) {
    for (const name of [EVENTS, SECONDS, FAILURES]) registry.removeSingleMetric(name);
    const events = (): Promise<Readonly<Record<TreeState, number>> | null> => this.events();
    new Gauge({
      name: EVENTS,
      help: `Events of all trees that came so far; of those received at most ${COUNTED} more than are sequenced are counted`,
      labelNames: ['state'],
      registers: [registry],
      async collect() {
        const counts = await events();
        this.reset();
        for (const state of counts === null ? [] : TREE_STATES) this.set({ state }, counts?.[state] ?? 0);
      },
    });
    this.seconds = new Histogram({
      name: SECONDS,
      help: 'Time from the recording of an event to the publication of a checkpoint that covers it',
      buckets: [0.5, 1, 2, 3, 4, 5, 7.5, 10, 15, 30, 60, 300],
      registers: [registry],
    });
    this.failures = new Counter({
      name: FAILURES,
      help: 'How often the sequencer stopped at a failure and began again',
      registers: [registry],
    });
  }

  /** This process sequences now, from what stands. */
  took(position: Position | null, trees: readonly StoredTree[]): void {
    this.sequences = true;
    this.read = position;
    this.publishedSizes.clear();
    this.totals.integrated = trees.reduce((sum, { size }) => sum + size, 0);
    this.totals.sequenced = this.totals.integrated;
    for (const tree of trees) this.publishedSizes.set(pathOf(tree), tree.publishedSize);
  }

  /** Another process may now. */
  resigned(): void {
    this.sequences = false;
  }

  sequenced(position: Position): void {
    this.read = position;
    this.totals.sequenced += 1;
  }

  integrated(events: number): void {
    this.totals.integrated += events;
  }

  published(tree: TreeName & { readonly size: number }, at: string, recordedAt: readonly string[]): void {
    this.publishedSizes.set(pathOf(tree), tree.size);
    const now = Date.parse(at);
    for (const each of recordedAt) this.seconds.observe(Math.max(0, now - Date.parse(each)) / 1_000);
  }

  failed(): void {
    this.failures.inc();
  }

  /** `null` while another process sequences. */
  private async events(): Promise<Readonly<Record<TreeState, number>> | null> {
    if (!this.sequences) return null;
    const { sequenced, integrated } = this.totals;
    const waiting = await this.store.count({ after: this.read, limit: COUNTED }).catch(() => 0);
    const published = [...this.publishedSizes.values()].reduce((sum, size) => sum + size, 0);
    return { received: sequenced + waiting, sequenced, integrated, published };
  }
}

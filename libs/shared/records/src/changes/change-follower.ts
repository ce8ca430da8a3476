import {
  aggregateIdOf,
  categoryOf,
  pause,
  type Checkpoint,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { type ProjectionRunner, type ReaderLogger } from '@gongjian/shared-projections';
import { setMaxListeners } from 'node:events';
import { changeOf, type Change, type LogIdentity } from './change.js';
import type { ChangeGate } from './change-gate.js';

/** Of one context. */
export interface FollowedContext {
  readonly categories: readonly string[];
  readonly gate: ChangeGate;
  /** The log is followed from here anew: what was told before stands no more. */
  begin(log: LogIdentity, floor: Position | null): void;
  tell(changes: readonly Change[]): void;
  reset(): void;
}

/** Events behind the head that are looked at when following begins: what a stream may go on from. */
export const KEPT_CHANGES = 2_000;
const FIRST_LOOK_MS = 25;
const LAST_LOOK_MS = 500;
const LAST_RETRY_MS = 5_000;

/**
 * Follows the log for all streams of the process, from when the first is opened: one subscription, and one look at the
 * read models' progress while something waits for it, however many streams there are.
 */
export class ChangeFollower {
  private readonly stopped = new AbortController();
  private readonly contextOf = new Map<string, FollowedContext>();
  private log: LogIdentity | null = null;
  private starting: Promise<void> | null = null;
  private following: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private wait = FIRST_LOOK_MS;

  constructor(
    private readonly store: EventStore,
    private readonly runner: ProjectionRunner,
    private readonly logger: ReaderLogger,
  ) {
    setMaxListeners(0, this.stopped.signal);
  }

  /** Before the first start only. */
  add(context: FollowedContext): void {
    for (const category of context.categories) {
      if (this.contextOf.has(category)) throw new Error(`${category} is followed twice`);
      this.contextOf.set(category, context);
    }
  }

  /**
   * Answers once what was told lately is known. Again: does nothing.
   *
   * @throws what the store throws
   */
  async start(): Promise<void> {
    this.starting ??= this.begin().catch((error: unknown) => {
      this.starting = null;
      throw error;
    });
    await this.starting;
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.following;
  }

  private get contexts(): readonly FollowedContext[] {
    return [...new Set(this.contextOf.values())];
  }

  private async begin(): Promise<void> {
    const after = await this.load();
    await this.look();
    if (!this.stopped.signal.aborted) this.following = this.follow(after);
  }

  /** What was recorded lately, and from where to follow. */
  private async load(): Promise<Checkpoint | null> {
    const { logId, epoch, last } = await this.store.head();
    const filter = { categories: [...this.contextOf.keys()].sort() };
    const read = await this.store.readAll({ direction: 'backwards', limit: KEPT_CHANGES, filter });
    const oldest = read.length < KEPT_CHANGES ? null : (read.at(-1)?.position ?? null);
    this.log = { logId, epoch };
    for (const context of this.contexts) context.begin(this.log, oldest);
    for (const event of [...read].reverse()) {
      if (last !== null && event.position <= last.position) this.take(event);
    }
    return last === null ? null : { epoch, ...last };
  }

  private async follow(from: Checkpoint | null): Promise<void> {
    const { signal } = this.stopped;
    let after = from;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        if (failures > 0) {
          after = await this.load();
          for (const context of this.contexts) context.reset();
        }
        const filter = { categories: [...this.contextOf.keys()].sort() };
        for await (const message of this.store.subscribeAll({ after, filter, signal })) {
          if (message.kind !== 'event') continue;
          failures = 0;
          this.take(message.event);
        }
      } catch (error) {
        if (!signal.aborted) this.logger.warn(`live changes: ${error instanceof Error ? error.name : 'unknown error'}`);
      }
      await pause(Math.min(50 * 2 ** failures, LAST_RETRY_MS), signal);
    }
  }

  private take(event: RecordedEvent): void {
    const kind = categoryOf(event.stream);
    const context = this.contextOf.get(kind);
    if (context === undefined || this.log === null) return;
    const { tenant } = JSON.parse(event.metadata) as { readonly tenant: string };
    const { position } = event;
    context.gate.take(
      changeOf(this.log, { tenant, kind, id: aggregateIdOf(event.stream), position }),
      performance.now(),
    );
    if (this.wait > FIRST_LOOK_MS && this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    this.wait = FIRST_LOOK_MS;
    this.lookLater();
  }

  private lookLater(): void {
    if (this.timer !== null || this.looking || this.stopped.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.look();
    }, this.wait);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    let told = 0;
    try {
      const awaited = this.contexts.flatMap(({ gate }) => gate.awaited);
      const positions = awaited.length === 0 ? new Map() : await this.runner.positions(awaited);
      const now = performance.now();
      for (const context of this.contexts) {
        const passed = context.gate.pass(positions, now);
        told += passed.told.length;
        if (passed.told.length > 0) context.tell(passed.told);
        if (passed.reset) context.reset();
      }
    } catch (error) {
      this.logger.warn(`live changes: ${error instanceof Error ? error.name : 'unknown error'}`);
    } finally {
      this.looking = false;
    }
    this.wait = told > 0 ? FIRST_LOOK_MS : Math.min(this.wait * 2, LAST_LOOK_MS);
    if (this.contexts.some(({ gate }) => gate.awaited.length > 0)) this.lookLater();
  }
}

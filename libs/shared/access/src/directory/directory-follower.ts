import {
  aggregateIdOf,
  categoryOf,
  pause,
  type Checkpoint,
  type EventStore,
  type Position,
} from '@gongjian/shared-event-sourcing';

const BEAT_MS = 1_000;
const RETRY_MS = 500;
/** A copy whose last successful look at the head of the log is older than this is not relied on. */
export const FRESH_FOR_MS = 5_000;

export interface DirectoryFollowerOptions {
  readonly store: EventStore;
  readonly categories: readonly string[];
  /** A stream of the directory changed; its tables reach `position` a moment later. */
  readonly changed: (category: string, id: string, position: Position) => void;
  /** Answers when the tables hold everything up to `position`. */
  readonly reached: (position: Position) => Promise<void>;
  /** Everything may have changed: the subscription had to start anew. */
  readonly reset: () => void;
  readonly log: (message: string) => void;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic?: () => number;
}

/**
 * Follows directory's categories in the log: tells what changed as it happens, and once a second proves that nothing
 * up to the head is missing.
 */
export class DirectoryFollower {
  private readonly stopped = new AbortController();
  private readonly monotonic: () => number;
  private loops: readonly Promise<void>[] = [];
  private seen: Position | null = null;
  private lookedAt: number | null = null;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly options: DirectoryFollowerOptions) {
    this.monotonic = options.monotonic ?? (() => performance.now());
  }

  /** Milliseconds since the last look at the head that this copy fully holds; `null` before the first. */
  age(): number | null {
    return this.lookedAt === null ? null : this.monotonic() - this.lookedAt;
  }

  isFresh(): boolean {
    const age = this.age();
    return age !== null && age <= FRESH_FOR_MS;
  }

  start(): void {
    this.loops = [this.follow(), this.beat()];
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.wake();
    await Promise.all(this.loops);
  }

  /** Answers when the copy is fresh, false when `timeoutMs` passes before that. */
  async fresh(timeoutMs: number): Promise<boolean> {
    const until = this.monotonic() + timeoutMs;
    while (!this.isFresh() && !this.stopped.signal.aborted) {
      const left = until - this.monotonic();
      if (left <= 0) return false;
      await this.woken(left);
    }
    return this.isFresh();
  }

  /** Answers when the subscription has come to `position`, false when `timeoutMs` passes before that. */
  async follows(position: Position, timeoutMs: number): Promise<boolean> {
    const until = this.monotonic() + timeoutMs;
    while (this.seen === null || this.seen < position) {
      const left = until - this.monotonic();
      if (left <= 0 || this.stopped.signal.aborted) return false;
      await this.woken(left);
    }
    return true;
  }

  private async follow(): Promise<void> {
    const { store, categories, changed, reset, log } = this.options;
    const { signal } = this.stopped;
    let after: Checkpoint | null | undefined;
    while (!signal.aborted) {
      try {
        if (after === undefined) {
          const { epoch, last } = await store.head();
          after = last === null ? null : { epoch, ...last };
          this.seen = after?.position ?? null;
          reset();
        }
        for await (const message of store.subscribeAll({ after, filter: { categories }, signal })) {
          if (message.kind === 'event') {
            const { stream, position } = message.event;
            changed(categoryOf(stream), aggregateIdOf(stream), position);
          }
          if (message.checkpoint !== null) {
            after = message.checkpoint;
            this.seen = message.checkpoint.position;
            this.wake();
          }
        }
      } catch (error) {
        log(`directory: the subscription broke (${nameOf(error)})`);
        after = undefined;
      }
      if (!signal.aborted) await pause(RETRY_MS, signal);
    }
  }

  private async beat(): Promise<void> {
    const { signal } = this.stopped;
    let failing = false;
    while (!signal.aborted) {
      const at = this.monotonic();
      try {
        await this.look(at);
        failing = false;
      } catch (error) {
        if (!failing && !signal.aborted) this.options.log(`directory: the head cannot be checked (${nameOf(error)})`);
        failing = true;
      }
      const rest = BEAT_MS - (this.monotonic() - at);
      if (rest > 0) await pause(failing ? RETRY_MS : rest, signal);
    }
  }

  private async look(at: number): Promise<void> {
    const { last } = await this.options.store.head();
    if (last !== null) {
      if (!(await this.follows(last.position, FRESH_FOR_MS))) throw new Error('the subscription is behind');
      await this.options.reached(last.position);
    }
    this.lookedAt = at;
    this.wake();
  }

  private woken(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.waiters.add(done);
    });
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
}

import { categoryOf, pause, type Checkpoint, type EventStore, type Position } from '@gongjian/shared-event-sourcing';
import { Delivery } from './delivery.js';

const QUEUE_LIMIT = 20_000;

/** A reader's place in the feed: what was recorded after `joinedAt` and not taken yet. */
export class FeedQueue {
  private items: Delivery[] = [];
  private wake: (() => void) | null = null;
  private failure: Error | null = null;

  constructor(
    readonly categories: readonly string[],
    readonly joinedAt: Position | null,
  ) {}

  get length(): number {
    return this.items.length;
  }

  push(delivery: Delivery): void {
    this.items.push(delivery);
    this.wake?.();
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.items = [];
    this.wake?.();
  }

  /** @throws what broke the feed */
  take(limit: number): Delivery[] {
    if (this.failure !== null) throw this.failure;
    if (this.items.length <= limit) {
      const all = this.items;
      this.items = [];
      return all;
    }
    return this.items.splice(0, limit);
  }

  /** Answers when there is something to take, or the signal aborts. */
  async more(signal: AbortSignal): Promise<void> {
    if (this.items.length > 0 || this.failure !== null || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.wake = null;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.wake = done;
      signal.addEventListener('abort', done);
    });
  }
}

/**
 * The one live subscription of a process, from the head of the log on. Every event goes to the queues of its category;
 * `position` says how far the log has been seen. A queue that grows too long is cut off: its reader catches up by
 * itself and joins again.
 */
export class LogFeed {
  private readonly queues = new Map<string, Set<FeedQueue>>();
  private seen: Position | null = null;
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly categories: readonly string[],
    private readonly advanced: () => void,
    private readonly broke: (error: unknown) => void,
  ) {}

  get position(): Position | null {
    return this.seen;
  }

  /** Answers once the head of the log is known. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.running = this.run(resolve);
    });
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  join(categories: readonly string[]): FeedQueue {
    const queue = new FeedQueue(categories, this.seen);
    for (const category of categories) {
      const queues = this.queues.get(category) ?? new Set();
      queues.add(queue);
      this.queues.set(category, queues);
    }
    return queue;
  }

  leave(queue: FeedQueue): void {
    for (const category of queue.categories) this.queues.get(category)?.delete(queue);
  }

  private async run(started: () => void): Promise<void> {
    const { signal } = this.stopped;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const { epoch, last } = await this.store.head();
        const after: Checkpoint | null = last === null ? null : { epoch, ...last };
        this.seen = after?.position ?? null;
        started();
        for await (const message of this.store.subscribeAll({
          after,
          filter: { categories: this.categories },
          signal,
        })) {
          failures = 0;
          if (message.kind === 'event') {
            this.deliver(new Delivery(message.event, message.checkpoint, categoryOf(message.event.stream)));
          }
          if (message.checkpoint !== null) this.seen = message.checkpoint.position;
          this.advanced();
        }
      } catch (error) {
        this.broke(error);
        this.cut(new Error('the live subscription broke', { cause: error }));
      }
      if (!signal.aborted) await pause(Math.min(50 * 2 ** failures, 2_000), signal);
    }
    started();
    this.cut(new Error('the feed has stopped'));
  }

  private deliver(delivery: Delivery): void {
    for (const queue of this.queues.get(delivery.category) ?? []) {
      queue.push(delivery);
      if (queue.length > QUEUE_LIMIT) {
        this.leave(queue);
        queue.fail(new Error('the queue of the feed is full'));
      }
    }
  }

  private cut(error: Error): void {
    for (const queue of new Set([...this.queues.values()].flatMap((queues) => [...queues]))) queue.fail(error);
    this.queues.clear();
  }
}

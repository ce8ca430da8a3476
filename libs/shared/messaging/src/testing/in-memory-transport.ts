import type { EventStore } from '@gongjian/shared-event-sourcing';
import { describe, type LogReader, type ReaderLogger } from '@gongjian/shared-projections/readers';
import { messageOf, type IntegrationMessage } from '../message.js';
import { publishedCategory } from '../publication.js';
import { Transport, type Hold, type Receiver, type Subscription } from '../transport.js';

const UNANSWERED = 1_000;

/** How one receiver is to be treated: which message comes next, and whether it comes again later. */
export interface Disorder {
  /** Index among those on their way. */
  next(onTheirWay: number): number;
  again(message: IntegrationMessage): boolean;
  /** It never arrives. */
  loses(message: IntegrationMessage): boolean;
}

export const ORDERLY: Disorder = { next: () => 0, again: () => false, loses: () => false };

/**
 * A transport as bad as allowed, within a process: it reorders, repeats and loses as it is told, and forgets what was
 * unanswered when it stops only to bring it again.
 */
export class InMemoryTransport extends Transport {
  override readonly mayLose: boolean;

  constructor(
    private readonly store: EventStore,
    private readonly disorder: Disorder = ORDERLY,
    private readonly logger: ReaderLogger = { warn: () => undefined, error: () => undefined },
  ) {
    super();
    this.mayLose = disorder !== ORDERLY;
  }

  override relay(): readonly LogReader[] {
    return [];
  }

  override receiver(subscription: Subscription): Receiver {
    const taken = new Set<string>();
    let running: Running | null = null;
    return {
      readers: [],
      start: async () => {
        running = new Running(subscription, this.store, this.disorder, taken, this.logger);
        await running.begun;
      },
      stop: async () => {
        await running?.stop();
        running = null;
      },
    };
  }
}

class Running {
  readonly begun: Promise<void>;
  private ended = new AbortController();
  private readonly stopped = new AbortController();
  private readonly onTheirWay: IntegrationMessage[] = [];
  private readonly unanswered = new Set<Promise<void>>();
  private changed: () => void = () => undefined;
  private readonly loops: Promise<void>;

  constructor(
    private readonly subscription: Subscription,
    private readonly store: EventStore,
    private readonly disorder: Disorder,
    private readonly taken: Set<string>,
    private readonly logger: ReaderLogger,
  ) {
    this.begun = this.open();
    this.loops = this.begun.then(async () => {
      await Promise.all([this.follow(), this.bring()]);
    });
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.ended.abort();
    this.changed();
    await this.loops;
    await Promise.all(this.unanswered);
    await this.subscription.close();
  }

  private async open(): Promise<void> {
    const hold: Hold = {
      signal: this.ended.signal,
      fail: (error) => {
        this.logger.warn(`receiving failed: ${describe(error)}`);
        this.ended.abort();
        this.changed();
      },
    };
    await this.subscription.open(hold);
  }

  private async follow(): Promise<void> {
    const head = await this.store.head();
    const filter = { categories: [publishedCategory(this.subscription.source)] };
    for await (const message of this.store.subscribeAll({ after: null, filter, signal: this.stopped.signal })) {
      if (message.kind !== 'event' || this.taken.has(message.event.id)) continue;
      const brought = messageOf(message.event, head);
      if (this.disorder.loses(brought)) continue;
      this.onTheirWay.push(brought);
      this.changed();
    }
  }

  private async bring(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      if (this.onTheirWay.length === 0 || this.unanswered.size >= UNANSWERED || this.ended.signal.aborted) {
        await new Promise<void>((resolve) => {
          this.changed = resolve;
          if (this.stopped.signal.aborted) resolve();
        });
        continue;
      }
      const [message] = this.onTheirWay.splice(this.disorder.next(this.onTheirWay.length), 1);
      if (message === undefined) continue;
      const answer: Promise<void> = this.subscription.take(message).then(
        () => {
          this.taken.add(message.id);
          if (this.disorder.again(message)) this.onTheirWay.push(message);
        },
        () => {
          this.onTheirWay.push(message);
        },
      );
      const settled = answer.then(() => {
        this.unanswered.delete(settled);
        this.changed();
      });
      this.unanswered.add(settled);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }
}

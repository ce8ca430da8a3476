import { categoryOf, type Checkpoint, type EventStore, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Random } from '../random.js';
import type { Ledger } from './ledger.js';

/**
 * Follows the log for as long as a campaign runs; now and then it stops and goes on from its last checkpoint, as a
 * projection does after a restart.
 */
export class LogReader {
  private readonly seen: RecordedEvent[] = [];
  private readonly controller = new AbortController();
  private checkpoint: Checkpoint | null = null;
  private readonly running: Promise<void>;
  private failure: Error | null = null;
  /** Position up to which everything was delivered, as the log said. */
  private caughtUpTo = '';

  constructor(
    private readonly store: EventStore,
    private readonly random: Random,
    private readonly category: string | null,
    private readonly restarts: number,
    private readonly ledger: Ledger,
  ) {
    this.running = this.follow().catch((error: unknown) => {
      this.failure = error instanceof Error ? error : new Error('not an error', { cause: error });
    });
  }

  /** Reads to the end of `log`, then says what it saw otherwise than it stands there. */
  async finish(log: readonly RecordedEvent[], timeoutMs = 20_000): Promise<readonly string[]> {
    const due = this.category === null ? log : log.filter((event) => categoryOf(event.stream) === this.category);
    const until = performance.now() + timeoutMs;
    const end = log.at(-1)?.position ?? '';
    while (this.caughtUpTo < end && this.failure === null && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.controller.abort();
    await this.running;
    const name = this.category ?? 'everything';
    if (this.caughtUpTo < end) return [`the reader of ${name} did not come to the end of the log`];
    if (this.failure !== null) return [`the reader of ${name} failed: ${this.failure.name}: ${this.failure.message}`];
    if (this.seen.length !== due.length)
      return [`the reader of ${name} saw ${this.seen.length} of ${due.length} events`];
    const wrong = due.findIndex((event, index) => {
      const seen = this.seen[index];
      return seen?.id !== event.id || seen.position !== event.position || seen.data !== event.data;
    });
    return wrong < 0 ? [] : [`the reader of ${name} saw another event at place ${wrong}`];
  }

  private see(event: RecordedEvent): void {
    this.seen.push(event);
    this.ledger.add({ kind: 'seen', id: event.id, position: event.position });
  }

  private async follow(): Promise<void> {
    const { signal } = this.controller;
    while (!signal.aborted) {
      const until = this.random.chance(this.restarts) ? this.random.between(1, 400) : Infinity;
      let messages = 0;
      const filter = this.category === null ? {} : { filter: { categories: [this.category] } };
      for await (const message of this.store.subscribeAll({ after: this.checkpoint, signal, ...filter })) {
        if (message.kind === 'event') this.see(message.event);
        this.checkpoint = message.checkpoint ?? this.checkpoint;
        if (message.kind === 'caughtUp') this.caughtUpTo = message.checkpoint?.position ?? '';
        messages += 1;
        if (messages >= until) break;
      }
    }
  }
}

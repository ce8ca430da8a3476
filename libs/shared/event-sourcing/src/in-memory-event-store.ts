import { checkAppendLimits } from './append-limits.js';
import {
  EventStore,
  type AppendOptions,
  type AppendResult,
  type Checkpoint,
  type CountOptions,
  type EncodedEvent,
  type Head,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from './event-store.js';
import { EventStoreError, streamNotFound, WrongExpectedRevision, wrongTenant } from './event-store.errors.js';
import { predicateOf } from './event-filter.js';
import { Wakers } from './wakers.js';

const CHECKPOINT_EVERY = 1_000;

/** The log of a unit test: the same contract as the engines, gone with the process. */
export class InMemoryEventStore extends EventStore {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, { readonly tenant: string; readonly events: RecordedEvent[] }>();
  private readonly wakers = new Wakers();
  private closed = false;

  constructor(
    private readonly logId: string,
    private readonly epoch = 1,
  ) {
    super();
  }

  /** Another log that holds what this one holds now and goes on by itself. */
  fork(): InMemoryEventStore {
    const forked = new InMemoryEventStore(this.logId, this.epoch);
    forked.log.push(...this.log);
    for (const [name, stream] of this.streams) forked.streams.set(name, stream);
    return forked;
  }

  override async append(
    stream: string,
    events: readonly EncodedEvent[],
    options: AppendOptions,
  ): Promise<AppendResult> {
    checkAppendLimits(events);
    const found = this.streams.get(stream);
    if (found !== undefined && found.tenant !== options.tenant) throw wrongTenant(stream);
    const existing = found?.events ?? [];
    const expected = options.expected === 'noStream' ? -1n : options.expected;
    const next = Number(expected) + 1;
    if (BigInt(existing.length) - 1n !== expected) {
      const stored = existing.slice(next, next + events.length);
      const last = stored.at(-1);
      if (stored.length === events.length && last && stored.every((event, index) => event.id === events[index]?.id)) {
        return { revision: last.revision, position: last.position, repeated: true };
      }
      throw new WrongExpectedRevision(stream, options.expected, BigInt(existing.length) - 1n);
    }
    const recorded = events.map((event, index) => ({
      ...event,
      stream,
      revision: BigInt(next + index),
      position: String(this.log.length + index).padStart(20, '0'),
    }));
    this.streams.set(stream, { tenant: options.tenant, events: [...existing, ...recorded] });
    this.log.push(...recorded);
    this.wakers.wake();
    const last = recorded.at(-1) as RecordedEvent;
    return { revision: last.revision, position: last.position, repeated: false };
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const found = this.streams.get(stream);
    if (found === undefined) throw streamNotFound(stream);
    const limit = options.limit ?? 10_000;
    const { from } = options;
    if (options.direction === 'backwards') {
      return found.events
        .filter((event) => from === undefined || event.revision <= from)
        .reverse()
        .slice(0, limit);
    }
    return found.events.filter((event) => event.revision >= (from ?? 0n)).slice(0, limit);
  }

  override async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const limit = options.limit ?? 1_000;
    const after = options.after ?? null;
    const backwards = options.direction === 'backwards';
    const ordered = backwards ? [...this.log].reverse() : this.log;
    return ordered
      .filter((event) => after === null || (backwards ? event.position < after : event.position > after))
      .filter((event) => predicateOf(options.filter)(event))
      .slice(0, limit);
  }

  override async count(options: CountOptions): Promise<number> {
    return (await this.readAll(options)).length;
  }

  override async *subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    const { signal } = options;
    const matches = predicateOf(options.filter);
    let index = this.indexAfter(options.after);
    let skipped = 0;
    let caughtUpAt = -1;
    while (!signal.aborted && !this.closed) {
      const event = this.log[index];
      if (event === undefined) {
        if (caughtUpAt !== index) {
          caughtUpAt = index;
          skipped = 0;
          const last = this.log[index - 1];
          yield { kind: 'caughtUp', checkpoint: last === undefined ? null : this.checkpointAt(last) };
          continue;
        }
        await this.wakers.wait(signal);
        continue;
      }
      index += 1;
      if (matches(event)) {
        skipped = 0;
        yield { kind: 'event', event, checkpoint: this.checkpointAt(event) };
      } else if ((skipped += 1) >= CHECKPOINT_EVERY) {
        skipped = 0;
        yield { kind: 'checkpoint', checkpoint: this.checkpointAt(event) };
      }
    }
  }

  override async head(): Promise<Head> {
    const last = this.log.at(-1);
    return {
      logId: this.logId,
      epoch: this.epoch,
      last: last === undefined ? null : { position: last.position, eventId: last.id },
    };
  }

  override async close(): Promise<void> {
    this.closed = true;
    this.wakers.wake();
  }

  private indexAfter(checkpoint: Checkpoint | null): number {
    if (checkpoint === null) return 0;
    const index = this.log.findIndex((event) => event.position === checkpoint.position);
    if (checkpoint.epoch !== this.epoch || index < 0 || this.log[index]?.id !== checkpoint.eventId) {
      throw new EventStoreError('LogForked', `checkpoint ${checkpoint.position} is not of this log`);
    }
    return index + 1;
  }

  private checkpointAt(event: RecordedEvent): Checkpoint {
    return { epoch: this.epoch, position: event.position, eventId: event.id };
  }
}

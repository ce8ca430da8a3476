import {
  EventStore,
  InMemoryEventStore,
  type AppendOptions,
  type AppendResult,
  type CountOptions,
  type EncodedEvent,
  type Head,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';

/** The log every part of the world writes to; which one that is may change between two stories. */
export class WorldStore extends EventStore {
  private log = new InMemoryEventStore(LOG_ID);
  /** Recorded and not yet taken. */
  private fresh: RecordedEvent[] = [];

  use(log: InMemoryEventStore): void {
    this.log = log;
    this.fresh = [];
  }

  take(): readonly RecordedEvent[] {
    const taken = this.fresh;
    this.fresh = [];
    return taken;
  }

  override async append(
    stream: string,
    events: readonly EncodedEvent[],
    options: AppendOptions,
  ): Promise<AppendResult> {
    const result = await this.log.append(stream, events, options);
    if (!result.repeated) {
      const from = result.revision - BigInt(events.length) + 1n;
      this.fresh.push(...(await this.log.readStream(stream, { from, limit: events.length })));
    }
    return result;
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return this.log.readStream(stream, options);
  }

  override readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.log.readAll(options);
  }

  override count(options: CountOptions): Promise<number> {
    return this.log.count(options);
  }

  override subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    return this.log.subscribeAll(options);
  }

  override head(): Promise<Head> {
    return this.log.head();
  }

  override close(): Promise<void> {
    return this.log.close();
  }
}

export const LOG_ID = '0198c7a0-0000-7000-8000-0000000000ff';

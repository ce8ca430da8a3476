import {
  EventStore,
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

/** Another log, whose appends the test may break before or after they are stored. */
export class InterruptedStore extends EventStore {
  before: (stream: string) => Promise<void> = async () => undefined;
  after: (stream: string) => Promise<void> = async () => undefined;
  /** Events of each append that was stored. */
  readonly appended: number[] = [];

  constructor(private readonly inner: EventStore) {
    super();
  }

  override async append(
    stream: string,
    events: readonly EncodedEvent[],
    options: AppendOptions,
  ): Promise<AppendResult> {
    await this.before(stream);
    const result = await this.inner.append(stream, events, options);
    this.appended.push(events.length);
    await this.after(stream);
    return result;
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return this.inner.readStream(stream, options);
  }

  override readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.inner.readAll(options);
  }

  override count(options: CountOptions): Promise<number> {
    return this.inner.count(options);
  }

  override subscribeAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return this.inner.subscribeAll(options);
  }

  override head(): Promise<Head> {
    return this.inner.head();
  }

  override close(): Promise<void> {
    return this.inner.close();
  }
}

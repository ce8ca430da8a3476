import {
  EventStore,
  type CountOptions,
  type Head,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from './event-store.js';

/** Another log, read through this one, for what does something beside at an append or a read. */
export abstract class ForwardingEventStore extends EventStore {
  protected abstract readonly inner: EventStore;

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

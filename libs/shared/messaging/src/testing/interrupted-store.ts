import {
  ForwardingEventStore,
  type AppendOptions,
  type AppendResult,
  type EncodedEvent,
  type EventStore,
} from '@gongjian/shared-event-sourcing';

/** Another log, whose appends the test may break before or after they are stored. */
export class InterruptedStore extends ForwardingEventStore {
  before: (stream: string) => Promise<void> = async () => undefined;
  after: (stream: string) => Promise<void> = async () => undefined;
  /** Events of each append that was stored. */
  readonly appended: number[] = [];

  constructor(protected override readonly inner: EventStore) {
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
}

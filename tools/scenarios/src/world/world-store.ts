import {
  ForwardingEventStore,
  InMemoryEventStore,
  type AppendOptions,
  type AppendResult,
  type EncodedEvent,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';

/** The log every part of the world writes to; which one that is may change between two stories. */
export class WorldStore extends ForwardingEventStore {
  protected override inner = new InMemoryEventStore(LOG_ID);
  /** Recorded and not yet taken. */
  private fresh: RecordedEvent[] = [];

  use(log: InMemoryEventStore): void {
    this.inner = log;
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
    const result = await this.inner.append(stream, events, options);
    if (!result.repeated) {
      const from = result.revision - BigInt(events.length) + 1n;
      this.fresh.push(...(await this.inner.readStream(stream, { from, limit: events.length })));
    }
    return result;
  }
}

export const LOG_ID = '0198c7a0-0000-7000-8000-0000000000ff';

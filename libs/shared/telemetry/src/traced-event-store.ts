import {
  categoryOf,
  ForwardingEventStore,
  type AppendOptions,
  type AppendResult,
  type EncodedEvent,
  type EventStore,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { tracedWithin } from './tracing.js';

/** A log whose reads of streams and appends show in the trace of what asked for them. */
export class TracedEventStore extends ForwardingEventStore {
  constructor(protected override readonly inner: EventStore) {
    super();
  }

  override append(stream: string, events: readonly EncodedEvent[], options: AppendOptions): Promise<AppendResult> {
    const attributes = {
      'gongjian.stream': stream,
      'gongjian.tenant': options.tenant,
      'gongjian.events': events.length,
      'gongjian.event.types': [...new Set(events.map(({ type }) => type))].join(),
    };
    return tracedWithin(`append ${categoryOf(stream)}`, { kind: 'client', attributes }, () =>
      this.inner.append(stream, events, options),
    );
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return tracedWithin(
      `read ${categoryOf(stream)}`,
      { kind: 'client', attributes: { 'gongjian.stream': stream } },
      () => this.inner.readStream(stream, options),
    );
  }

  override readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return tracedWithin('read log', { kind: 'client' }, () => this.inner.readAll(options));
  }
}

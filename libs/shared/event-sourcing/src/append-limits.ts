import { EVENT_LIMITS, type EncodedEvent } from './event-store.js';
import { EventStoreError } from './event-store.errors.js';

/** An event's texts in UTF-8. */
export interface EventBytes {
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/**
 * Refuses an append over the size limits before anything is sent; answers what it measured.
 *
 * @throws EventStoreError TooLarge
 */
export function checkAppendLimits(events: readonly EncodedEvent[]): readonly EventBytes[] {
  if (events.length === 0) throw new RangeError('an append holds at least one event');
  if (events.length > EVENT_LIMITS.appendEvents) {
    throw new EventStoreError('TooLarge', `${events.length} events, at most ${EVENT_LIMITS.appendEvents}`);
  }
  let total = 0;
  const encoded = events.map(({ data, metadata }) => ({ data: Buffer.from(data), metadata: Buffer.from(metadata) }));
  for (const { data, metadata } of encoded) {
    const bytes = data.length + metadata.length;
    if (bytes > EVENT_LIMITS.eventBytes) {
      throw new EventStoreError('TooLarge', `an event of ${bytes} bytes, at most ${EVENT_LIMITS.eventBytes}`);
    }
    total += bytes;
  }
  if (total > EVENT_LIMITS.appendBytes) {
    throw new EventStoreError('TooLarge', `an append of ${total} bytes, at most ${EVENT_LIMITS.appendBytes}`);
  }
  return encoded;
}

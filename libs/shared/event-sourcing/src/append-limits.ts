import { EVENT_LIMITS, type EncodedEvent } from './event-store.js';
import { EventStoreError } from './event-store.errors.js';

/**
 * Refuses an append over the size limits before anything is sent.
 *
 * @throws EventStoreError TooLarge
 */
export function checkAppendLimits(events: readonly EncodedEvent[]): void {
  if (events.length === 0) throw new RangeError('an append holds at least one event');
  if (events.length > EVENT_LIMITS.appendEvents) {
    throw new EventStoreError('TooLarge', `${events.length} events, at most ${EVENT_LIMITS.appendEvents}`);
  }
  let total = 0;
  for (const event of events) {
    const bytes = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    if (bytes > EVENT_LIMITS.eventBytes) {
      throw new EventStoreError('TooLarge', `an event of ${bytes} bytes, at most ${EVENT_LIMITS.eventBytes}`);
    }
    total += bytes;
  }
  if (total > EVENT_LIMITS.appendBytes) {
    throw new EventStoreError('TooLarge', `an append of ${total} bytes, at most ${EVENT_LIMITS.appendBytes}`);
  }
}

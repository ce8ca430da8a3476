import {
  deadlineIn,
  EventStoreError,
  isEventStoreError,
  pause,
  predicateOf,
  type Checkpoint,
  type EventFilter,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import type { LogTail, TailSlice } from './log-tail.js';
import { isPosition, positionOf } from './positions.js';
import type { NamedFilter, Page, ReadPipeline } from './read-pipeline.js';

const CHECKPOINT_EVERY = 1_000;
const PAGE_EVENTS = 250;
const PAGE_CHARACTERS = 4 * 1024 * 1024;
const FIRST_LIMIT = 128;
const RETRY_MS = 250;

interface Place {
  readonly epoch: number;
  readonly position: number;
  readonly eventId: string;
}

export function namedFilter(filter: EventFilter | undefined): NamedFilter | null {
  if (filter === undefined) return null;
  return 'categories' in filter ? { by: 'category', names: filter.categories } : { by: 'type', names: filter.types };
}

function checkpointOf(place: Place): Checkpoint {
  return { epoch: place.epoch, position: positionOf(String(place.position)), eventId: place.eventId };
}

/** @throws EventStoreError LogForked for a position that no log of this engine has */
function placeOf({ epoch, position, eventId }: Checkpoint): Place {
  const place = isPosition(position) ? Number(position) : NaN;
  if (!Number.isSafeInteger(place)) throw new EventStoreError('LogForked', 'the checkpoint is not of this log');
  return { epoch, position: place, eventId };
}

/**
 * One reader of the log: pages until it is near the end, then slices of the shared tail; back to pages when it falls
 * behind what the tail keeps.
 */
export async function* follow(
  reads: ReadPipeline,
  holdTail: () => LogTail,
  options: SubscribeOptions,
  context: { readonly timeoutMs: number; readonly isClosed: () => boolean },
): AsyncGenerator<SubscriptionMessage> {
  const { signal, after } = options;
  const filter = namedFilter(options.filter);
  const matches = predicateOf(options.filter);
  let place: Place | null = after === null ? null : placeOf(after);
  let told = place?.position ?? -1;
  let caughtUpAt: number | null = null;
  let limit = FIRST_LIMIT;
  let verified = false;
  let fetching: Promise<Page> | null = null;
  const tail = holdTail();
  const over = (): boolean => signal.aborted || context.isClosed();

  const fetchPage = (from: Place | null): Promise<Page> => {
    const page = reads.page(
      {
        after: from === null ? null : { ...from, position: String(from.position) },
        window: CHECKPOINT_EVERY,
        limit,
        filter,
      },
      deadlineIn(context.timeoutMs),
    );
    page.catch(() => undefined);
    return page;
  };

  try {
    while (!over()) {
      const slice: TailSlice | null = verified ? tail.after(place?.position ?? -1) : null;
      if (slice !== null) {
        // The page that was asked for ahead lies before what the tail shows.
        fetching = null;
        for (const event of slice.events) {
          place = { epoch: slice.epoch, position: Number(event.position), eventId: event.id };
          if (matches(event)) {
            told = place.position;
            yield { kind: 'event', event, checkpoint: checkpointOf(place) };
          } else if (place.position - told >= CHECKPOINT_EVERY) {
            told = place.position;
            yield { kind: 'checkpoint', checkpoint: checkpointOf(place) };
          }
          if (over()) return;
        }
        const reached = place?.position ?? -1;
        if (slice.complete && caughtUpAt !== reached) {
          caughtUpAt = reached;
          told = reached;
          yield { kind: 'caughtUp', checkpoint: place === null ? null : checkpointOf(place) };
          continue;
        }
        if (slice.events.length === 0) await tail.changed(signal);
        continue;
      }
      if (verified && tail.isAheadOf(place?.position ?? -1)) {
        await tail.changed(signal);
        continue;
      }

      let page: Page;
      try {
        page = await (fetching ?? fetchPage(place));
      } catch (error) {
        fetching = null;
        if (over()) return;
        if (!isEventStoreError(error, 'Unavailable')) throw error;
        await pause(RETRY_MS, signal);
        continue;
      }
      fetching = null;
      verified = true;
      limit = nextLimit(page, limit);
      const lastEvent = page.events.at(-1);
      const reach: Place | null =
        page.reach !== null
          ? { epoch: page.epoch, position: Number(page.reach.position), eventId: page.reach.eventId }
          : lastEvent === undefined
            ? place
            : { epoch: page.epoch, position: Number(lastEvent.position), eventId: lastEvent.id };
      const atTop = BigInt(reach?.position ?? -1) >= page.top;
      if (!atTop) fetching = fetchPage(reach);
      for (const event of page.events) {
        place = { epoch: page.epoch, position: Number(event.position), eventId: event.id };
        told = place.position;
        yield { kind: 'event', event, checkpoint: checkpointOf(place) };
        if (over()) return;
      }
      place = reach;
      if (atTop) {
        const reached = place?.position ?? -1;
        if (caughtUpAt !== reached) {
          caughtUpAt = reached;
          told = reached;
          yield { kind: 'caughtUp', checkpoint: place === null ? null : checkpointOf(place) };
        }
      } else if (place !== null && place.position > told) {
        told = place.position;
        yield { kind: 'checkpoint', checkpoint: checkpointOf(place) };
      }
    }
  } finally {
    await tail.release();
  }
}

function nextLimit(page: Page, limit: number): number {
  if (page.events.length === 0) return limit;
  let characters = 0;
  for (const event of page.events) characters += event.data.length + event.metadata.length;
  const fitting = Math.floor(PAGE_CHARACTERS / Math.max(1, characters / page.events.length));
  return Math.max(1, Math.min(PAGE_EVENTS, fitting));
}

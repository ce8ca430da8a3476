import {
  deadlineIn,
  EventStoreError,
  isEventStoreError,
  pause,
  predicateOf,
  type Checkpoint,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import type { LogTail } from './log-tail.js';
import type { Pages } from './pages.js';
import type { Reads } from './reads.js';

const CHECKPOINT_EVERY = 1_000;
const RETRY_MS = 250;

/**
 * One reader of the log: pages until it is near the end, then slices of the shared tail; back to pages when it falls
 * behind what the tail keeps. It takes no more than it is asked for, so a slow reader holds nothing up.
 */
export async function* follow(
  log: {
    readonly reads: Reads;
    readonly pages: Pages;
    readonly epoch: number;
    readonly timeoutMs: number;
    readonly holdTail: () => LogTail;
    readonly isClosed: () => boolean;
  },
  options: SubscribeOptions,
): AsyncGenerator<SubscriptionMessage> {
  const { signal, after } = options;
  const matches = predicateOf(options.filter);
  const over = (): boolean => signal.aborted || log.isClosed();
  let place: Checkpoint | null = after;
  let left = 0;
  let caughtUpAt: string | null = null;
  let verified = after === null;
  const tail = log.holdTail();

  const step = (event: RecordedEvent): SubscriptionMessage | null => {
    place = { epoch: log.epoch, position: event.position, eventId: event.id };
    if (matches(event)) {
      left = 0;
      return { kind: 'event', event, checkpoint: place };
    }
    left += 1;
    if (left < CHECKPOINT_EVERY) return null;
    left = 0;
    return { kind: 'checkpoint', checkpoint: place };
  };
  const reached = (): SubscriptionMessage | null => {
    const position = place?.position ?? '';
    if (caughtUpAt === position) return null;
    caughtUpAt = position;
    left = 0;
    return { kind: 'caughtUp', checkpoint: place };
  };

  try {
    while (!over()) {
      try {
        if (!verified && after !== null) {
          await verify(log, after);
          verified = true;
        }
        const position: string = place?.position ?? '';
        const slice = tail.after(position);
        if (slice === null && tail.isAheadOf(position)) {
          await tail.changed(signal);
          continue;
        }
        const { events, end } =
          slice === null
            ? { events: await log.pages.after(position), end: false }
            : { events: slice.events, end: slice.complete };
        for (const event of events) {
          const message = step(event);
          if (message !== null) yield message;
          if (over()) return;
        }
        const message = end ? reached() : null;
        if (message !== null) yield message;
        else if (events.length === 0 && slice !== null) await tail.changed(signal);
      } catch (error) {
        if (over()) return;
        if (!isEventStoreError(error, 'Unavailable')) throw error;
        await pause(RETRY_MS, signal);
      }
    }
  } finally {
    tail.release();
  }
}

/** @throws EventStoreError LogForked when the checkpoint is not of this log */
async function verify(
  { reads, epoch, timeoutMs }: { readonly reads: Reads; readonly epoch: number; readonly timeoutMs: number },
  checkpoint: Checkpoint,
): Promise<void> {
  const event = checkpoint.epoch === epoch ? await reads.at(checkpoint.position, deadlineIn(timeoutMs)) : null;
  if (event?.id === checkpoint.eventId) return;
  throw new EventStoreError('LogForked', `checkpoint ${checkpoint.position} is not of this log`);
}

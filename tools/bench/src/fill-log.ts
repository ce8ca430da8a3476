import { streamName, type EventStore } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import { sampleEvent, TENANT } from './sample-event.js';

const EVENTS_A_STREAM = 250;
const CALLERS = 4;

/** Grows a log by `count` events of task size, through the store itself. */
export async function fillLog(store: EventStore, count: number): Promise<void> {
  let left = count;
  const caller = async (): Promise<void> => {
    while (left > 0) {
      const size = Math.min(EVENTS_A_STREAM, left);
      left -= size;
      const stream = streamName('task', randomUUID());
      const events = Array.from({ length: size }, () => sampleEvent());
      await store.append(stream, events, { tenant: TENANT, expected: 'noStream', timeoutMs: 60_000 });
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

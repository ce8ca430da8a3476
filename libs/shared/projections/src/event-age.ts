import type { RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { EventMetadata } from '@gongjian/shared-kernel';

/** Seconds since the event was recorded; 0 for `undefined`, and for a clock that is ahead of `now`. */
export function ageInSeconds(event: Pick<RecordedEvent, 'metadata'> | undefined, now: Date): number {
  if (event === undefined) return 0;
  const { recordedAt } = JSON.parse(event.metadata) as EventMetadata;
  return Math.max(0, now.getTime() - Date.parse(recordedAt)) / 1_000;
}

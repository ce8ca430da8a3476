import type { Instant } from '@gongjian/shared-kernel';

/** Port: the wall clock. */
export abstract class Clock {
  /** RFC 3339 UTC, milliseconds. */
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  override now(): Instant {
    return new Date().toISOString();
  }
}

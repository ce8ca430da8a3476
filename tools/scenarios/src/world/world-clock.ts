import { Clock } from '@gongjian/shared-event-sourcing';
import type { Instant } from '@gongjian/shared-kernel';

/** Stands still until it is set. */
export class WorldClock extends Clock {
  private instant: Instant = '2026-01-01T02:00:00.000Z';

  override now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    this.instant = instant;
  }
}

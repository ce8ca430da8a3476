import type { Clock } from '@gongjian/shared-event-sourcing';

export const MAX_CLOCK_STEP_MS = 60_000;

/** Compares the wall clock with one that only ever runs forward. */
export class ClockGuard {
  private wall: number;
  private steady: number;

  /** @param monotonic milliseconds from any origin */
  constructor(
    private readonly clock: Clock,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.wall = Date.parse(clock.now());
    this.steady = monotonic();
  }

  /** Milliseconds by which the wall clock was stepped since the last call: 0 up to a minute (slewing, rounding). */
  step(): number {
    const wall = Date.parse(this.clock.now());
    const steady = this.monotonic();
    const step = Math.round(wall - this.wall - (steady - this.steady));
    this.wall = wall;
    this.steady = steady;
    return Math.abs(step) > MAX_CLOCK_STEP_MS ? step : 0;
  }
}

export type AppendFailure = 'unavailable' | 'not ready' | 'timeout' | 'timeout stored' | 'denied' | 'unknown';
export type ReadFailure = 'unavailable' | 'denied' | 'deadline' | 'timeout';
export type AppendFault = AppendFailure | 'silent' | 'silent stored';

/** What goes wrong at the moment, for all nodes of a double together. */
export class Faults {
  frozen = false;
  duplicating = false;
  omittingPositions = false;
  delayMs: number;
  private held: (() => void)[] = [];
  private readonly appends: AppendFault[] = [];
  private readonly reads: ReadFailure[] = [];
  private readonly subscriptions: ReadFailure[] = [];

  constructor(delayMs: number) {
    this.delayMs = delayMs;
  }

  /** Does the work at once, or when thawed; held work keeps its order. */
  whenReady(work: () => void): void {
    if (this.frozen) this.held.push(work);
    else work();
  }

  /** Gives an answer after the delay of the moment. */
  answer(give: () => void): void {
    if (this.delayMs > 0) setTimeout(() => this.whenReady(give), this.delayMs);
    else this.whenReady(give);
  }

  thaw(): void {
    this.frozen = false;
    const held = this.held;
    this.held = [];
    for (const work of held) work();
  }

  queueAppendFaults(count: number, fault: AppendFault): void {
    for (let n = 0; n < count; n += 1) this.appends.push(fault);
  }

  queueReadFailures(count: number, failure: ReadFailure): void {
    for (let n = 0; n < count; n += 1) this.reads.push(failure);
  }

  queueSubscriptionFailures(count: number, failure: ReadFailure): void {
    for (let n = 0; n < count; n += 1) this.subscriptions.push(failure);
  }

  nextSubscriptionFailure(): ReadFailure | undefined {
    return this.subscriptions.shift();
  }

  nextAppendFault(): AppendFault | undefined {
    return this.appends.shift();
  }

  nextReadFailure(): ReadFailure | undefined {
    return this.reads.shift();
  }
}

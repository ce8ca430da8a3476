const SIDE_BY_SIDE = 8;

/** Work that keeps its order within a lane, while a few lanes go on side by side. */
export class Lanes {
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly waiters: (() => void)[] = [];
  private free = SIDE_BY_SIDE;

  /**
   * @param signal work that has not begun when it aborts does not begin
   * @param failed told what work threw
   */
  constructor(
    private readonly signal: AbortSignal,
    private readonly failed: (error: unknown) => void,
  ) {
    signal.addEventListener('abort', () => {
      for (const wake of this.waiters.splice(0)) wake();
    });
  }

  inLane(lane: string, work: () => Promise<void>): void {
    const before = this.lanes.get(lane) ?? Promise.resolve();
    const run = before.then(async () => {
      await this.slot();
      try {
        if (!this.signal.aborted) await work();
      } catch (error) {
        this.failed(error);
      } finally {
        this.free += 1;
        this.waiters.shift()?.();
      }
    });
    const kept = run.then(() => {
      if (this.lanes.get(lane) === kept) this.lanes.delete(lane);
    });
    this.lanes.set(lane, kept);
  }

  /** Answers when the lanes of this moment are at their end. */
  async idle(): Promise<void> {
    await Promise.all(this.lanes.values());
  }

  private async slot(): Promise<void> {
    while (this.free === 0 && !this.signal.aborted) {
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
    this.free -= 1;
  }
}

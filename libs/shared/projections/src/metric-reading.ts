const TIMEOUT_MS = 4_000;

/**
 * What several metrics show of one look at the database: those collected at one time share it. A look that fails or takes
 * too long shows nothing, and leaves the other metrics of the process alone.
 */
export class MetricReading<Value> {
  private looking: Promise<Value | null> | null = null;

  constructor(private readonly look: () => Promise<Value>) {}

  /** `null` when it cannot be told now. */
  async take(): Promise<Value | null> {
    this.looking ??= this.within();
    try {
      return await this.looking;
    } finally {
      this.looking = null;
    }
  }

  private async within(): Promise<Value | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), TIMEOUT_MS);
    });
    try {
      return await Promise.race([this.look(), late]);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

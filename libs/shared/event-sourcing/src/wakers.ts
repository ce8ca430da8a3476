/** Those that wait until something changed. */
export class Wakers {
  private readonly waiting = new Set<() => void>();

  /** Until `wake` or the signal aborts. */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waker = (): void => {
        this.waiting.delete(waker);
        signal.removeEventListener('abort', waker);
        resolve();
      };
      this.waiting.add(waker);
      signal.addEventListener('abort', waker);
    });
  }

  wake(): void {
    for (const waker of [...this.waiting]) waker();
  }
}

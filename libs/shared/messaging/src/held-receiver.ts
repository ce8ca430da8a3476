import { pause } from '@gongjian/shared-event-sourcing';
import { describe, type ReaderLocks, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Receiver, Subscription } from './transport.js';

const MAX_BACK_OFF_MS = 30_000;

/** A receiver that reads no log. One process at a time receives, by the lock that the consumer has on every transport. */
export abstract class HeldReceiver implements Receiver {
  readonly readers = [];
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    protected readonly subscription: Subscription,
    private readonly locks: ReaderLocks,
    protected readonly logger: ReaderLogger,
  ) {}

  async start(): Promise<void> {
    this.locks.start();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.locks.stop();
    await this.running;
  }

  /** Brings messages until the signal aborts. */
  protected abstract receive(signal: AbortSignal): Promise<void>;

  private async run(): Promise<void> {
    const { context, consumer } = this.subscription;
    const key = `gongjian/${context}/consumer.${consumer}`;
    for (let failures = 0; !this.stopped.signal.aborted;) {
      const lock = await this.locks.acquire(key);
      if (lock === null) return;
      try {
        await this.hold(AbortSignal.any([lock, this.stopped.signal]));
        failures = 0;
      } catch (error) {
        if (this.stopped.signal.aborted) return;
        failures += 1;
        this.logger.warn(`${context}/consumer.${consumer}: ${describe(error)}, receives again in a moment`);
      }
      if (!lock.aborted) await this.locks.release(key);
      await pause(Math.min(100 * 2 ** failures, MAX_BACK_OFF_MS), this.stopped.signal);
    }
  }

  /**
   * From the lock to its end. What brings messages may come and go meanwhile: the subscription stays open, so what was
   * published is taken from the published streams as long as it is away.
   */
  private async hold(lock: AbortSignal): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([lock, ended.signal]);
    let failure: unknown = null;
    const fail = (error: unknown): void => {
      failure ??= error;
      ended.abort();
    };
    try {
      await this.subscription.open({ signal, fail });
      await this.receive(signal);
    } finally {
      ended.abort();
      await this.subscription.close();
    }
    if (failure !== null) throw failure as Error;
  }
}

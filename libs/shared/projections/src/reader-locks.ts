import { pause } from '@gongjian/shared-event-sourcing';
import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';

const RETRY_MS = 400;

interface Wanted {
  readonly resolve: (signal: AbortSignal) => void;
}

/**
 * Session advisory locks of one process on one connection. A lock whose connection is lost aborts its signal; whoever
 * wants it back asks again.
 */
export class ReaderLocks {
  private client: PoolClient | null = null;
  private readonly wanted = new Map<string, Wanted>();
  private readonly held = new Map<string, AbortController>();
  private readonly stopped = new AbortController();
  private nudge = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly broke: (error: unknown) => void,
  ) {
    setMaxListeners(0, this.stopped.signal);
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.nudge.abort();
    await this.running;
    await this.turn;
    this.drop(undefined);
  }

  /** Answers when this process holds the lock, with a signal that aborts when it no longer does; `null` on stop. */
  async acquire(key: string): Promise<AbortSignal | null> {
    if (this.stopped.signal.aborted) return null;
    return new Promise((resolve) => {
      const done = (signal: AbortSignal | null): void => {
        this.stopped.signal.removeEventListener('abort', stop);
        this.wanted.delete(key);
        resolve(signal);
      };
      const stop = (): void => done(null);
      this.stopped.signal.addEventListener('abort', stop);
      this.wanted.set(key, { resolve: done });
      this.nudge.abort();
    });
  }

  async release(key: string): Promise<void> {
    const controller = this.held.get(key);
    this.held.delete(key);
    controller?.abort();
    await this.inTurn(async () => {
      await this.client?.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
    });
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      this.nudge = new AbortController();
      if (this.wanted.size > 0) await this.tryAll();
      if (this.stopped.signal.aborted) return;
      await pause(this.wanted.size > 0 ? RETRY_MS : 60_000, this.nudge.signal);
    }
  }

  /** One statement after the other on the one connection. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work).catch((error: unknown) => {
      if (!this.stopped.signal.aborted) this.broke(error);
      this.drop(error);
    });
    return this.turn;
  }

  private async tryAll(): Promise<void> {
    await this.inTurn(async () => {
      this.client ??= await this.connect();
      const client = this.client;
      const { rows } = await client.query<{ key: string; got: boolean }>(
        `SELECT key, pg_try_advisory_lock(hashtextextended(key, 0)) AS got FROM unnest($1::text[]) AS key`,
        [[...this.wanted.keys()]],
      );
      if (this.client !== client) return;
      for (const { key } of rows.filter((row) => row.got)) {
        const controller = new AbortController();
        this.held.set(key, controller);
        this.wanted.get(key)?.resolve(controller.signal);
      }
    });
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect();
    const lost = (error?: Error): void => {
      if (this.client === client) this.drop(error ?? new Error('the connection that held the locks has ended'));
    };
    client.on('error', lost);
    client.on('end', lost);
    return client;
  }

  private drop(error: unknown): void {
    const client = this.client;
    this.client = null;
    const lost = [...this.held.values()];
    this.held.clear();
    for (const controller of lost) controller.abort();
    if (client === null) return;
    client.removeAllListeners('end');
    client.on('error', () => undefined);
    client.release(error instanceof Error ? error : true);
  }
}

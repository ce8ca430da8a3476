import { Pool, type PoolConfig } from 'pg';

/** What must be closed when a process ends, in the order opposite to that in which it was opened. */
export class Closing {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** A connection that dies is replaced; the statement that ran on it fails. */
  pool(config: PoolConfig): Pool {
    const pool = new Pool(config);
    pool.on('error', () => undefined);
    // A connection in use that dies between two statements: the next statement of its user fails.
    pool.on('connect', (client) => client.on('error', () => undefined));
    this.add(() => pool.end());
    return pool;
  }

  /** Again: does nothing. */
  async close(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) await step();
  }
}

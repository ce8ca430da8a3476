import { before } from '@gongjian/shared-event-sourcing';
import type { Client } from './driver.js';
import { Late } from './troubles.js';

const FIRST_BACK_OFF_MS = 100;
const LONGEST_BACK_OFF_MS = 10_000;
const DISPOSE_MS = 1_000;

/**
 * The client object in use, replaced by a new one when calls on it fail: after the death of a leader, or when its server
 * was down at the first call, its reads stay unavailable for ever, and appends on a half-closed batch stream never
 * settle. What is replaced keeps a native connection open until the process ends, so it is done with back-off.
 */
export class ClientHolder {
  private client: Client | null = null;
  private replacedAt = -Infinity;
  private backOffMs = FIRST_BACK_OFF_MS;
  private closed = false;

  constructor(
    private readonly make: () => Client,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get(): Client {
    return (this.client ??= this.make());
  }

  /** A call on `client` succeeded. */
  worked(client: Client): void {
    if (this.client === client) this.backOffMs = FIRST_BACK_OFF_MS;
  }

  /** A call on `client` got no answer. */
  failed(client: Client): void {
    if (this.client !== client || this.closed) return;
    const now = this.clock();
    if (now - this.replacedAt < this.backOffMs) return;
    this.backOffMs = Math.min(LONGEST_BACK_OFF_MS, this.backOffMs * 2);
    this.replacedAt = now;
    this.client = null;
    void client.dispose().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    const { client } = this;
    this.client = null;
    if (client === null) return;
    // After a half-closed batch stream this never settles.
    await before(performance.now() + DISPOSE_MS, client.dispose(), () => new Late()).catch(() => undefined);
  }
}

import { before, deadlineIn, EventStoreError, type Deadline } from '@gongjian/shared-event-sourcing';
import type { Statement } from './prepared-call.js';
import { ConnectionLost, type Session } from './session.js';
import { text } from './wire-values.js';

export const CHANNEL = 'gongjian_eventlog';
const CONFIRM: Statement = { name: 'gongjian_durable_head_v1', text: 'CALL eventlog.durable_head_v1(NULL)' };
const TELL: Statement = { name: 'gongjian_tell_v1', text: `SELECT pg_notify('${CHANNEL}', $1)` };
/** Readers that are told more often read no sooner. */
const TELL_PACE_MS = 4;
const CLOSE_MS = 1_000;

/**
 * How far the log is known to be durable. What is recorded is visible a moment before it is flushed (and on the
 * standby, where the server waits for one): nothing above this leaves the store.
 *
 * It is known from the answers to this process's own appends, from the notifications of other processes', and, where
 * neither says so, by one commit that all who wait share. What is known costs nothing, and an idle log no commit.
 *
 * Whoever reads takes the `era` before and hands it in afterwards: a lost connection ends it, for what was read may be
 * gone with the server that answered, and another event may stand there by now.
 */
export class DurableHead {
  /** -1 while nothing is. */
  private known = -1;
  private eras = 0;
  private confirming: Promise<void> | null = null;
  private toTell = -1;
  private told = -1;
  private telling: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly session: Session,
    private readonly timeoutMs: number,
  ) {}

  get position(): number {
    return this.known;
  }

  /** A connection to the server was lost. */
  forget(): void {
    this.eras += 1;
    this.known = -1;
    this.toTell = -1;
    this.told = -1;
  }

  /** Another process said so. */
  heard(position: number): void {
    if (Number.isSafeInteger(position) && position > this.known) this.known = position;
  }

  /** An append of this process was answered: the others are told. */
  reached(position: number): void {
    this.heard(position);
    if (position <= this.toTell) return;
    this.toTell = position;
    this.telling ??= this.tell().finally(() => {
      this.telling = null;
    });
  }

  /** @throws EventStoreError Unavailable */
  async era(deadline: Deadline): Promise<number> {
    if (!this.session.connected) await this.session.connect(deadline);
    return this.eras;
  }

  /**
   * Until everything up to `position` is durable; false when the era is over and what was read must be read again.
   *
   * @throws EventStoreError Unavailable
   */
  async covers(position: number, era: number, deadline: Deadline): Promise<boolean> {
    while (era === this.eras) {
      if (position <= this.known) return true;
      this.confirming ??= this.confirm().finally(() => {
        this.confirming = null;
      });
      await before(deadline, this.confirming, notConfirmed);
    }
    return false;
  }

  /** What was reached is told first. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.telling !== null) await before(deadlineIn(CLOSE_MS), this.telling, notConfirmed).catch(() => undefined);
    await this.session.close();
  }

  private async confirm(): Promise<void> {
    const era = this.eras;
    const answer = this.session.run(CONFIRM, []);
    try {
      const rows = await before(deadlineIn(this.timeoutMs), answer, notConfirmed);
      if (era === this.eras) this.heard(Number(rows[0]?.[0] ?? -1));
    } catch (error) {
      answer.catch(() => undefined);
      if (error instanceof ConnectionLost) return;
      this.session.break();
      throw error instanceof EventStoreError ? error : notConfirmed(error);
    }
  }

  private async tell(): Promise<void> {
    while (this.toTell > this.told) {
      const position = this.toTell;
      try {
        await this.session.run(TELL, [text(String(position))]);
      } catch {
        return;
      }
      this.told = position;
      if (!this.closed) await new Promise((resolve) => setTimeout(resolve, TELL_PACE_MS));
    }
  }
}

function notConfirmed(cause?: unknown): EventStoreError {
  return new EventStoreError('Unavailable', 'PostgreSQL does not confirm what it has recorded', { cause });
}

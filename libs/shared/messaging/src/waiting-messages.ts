import { opsSchemaOf, type ParkedFact, type WaitingCounts } from '@gongjian/shared-projections/readers';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './in-transaction.js';
import type { IntegrationMessage } from './message.js';

/** A subject whose messages wait. */
export interface Subject {
  readonly tenant: string;
  /** Name of the stream its messages were made from. */
  readonly subject: string;
}

/** `held` for its target, `parked` for a person, `queued` behind either. */
type State =
  | { readonly state: 'held'; readonly target: string }
  | { readonly state: 'parked'; readonly code: string }
  | { readonly state: 'queued' };

export type NewlyWaiting = State & { readonly message: IntegrationMessage };

/** The first message of a subject that waits. */
export interface WaitingMessage extends Subject {
  readonly sequence: bigint;
  readonly state: State['state'];
  readonly target: string | null;
  readonly replayRequested: boolean;
}

interface StoredMessage {
  readonly tenant: string;
  readonly subject: string;
  readonly sequence: string;
  readonly state: State['state'];
  readonly target: string | null;
  readonly replay_requested: boolean;
}

interface StoredParked {
  readonly tenant: string;
  readonly subject: string;
  readonly sequence: string;
  readonly event_id: string;
  readonly type: string;
  readonly code: string | null;
  readonly tries: number;
  readonly since: Date;
}

const TRIES = 3;

/** Messages of one consumer that wait, in `<context>_ops.waiting`. Their data stays in the published streams. */
export class WaitingMessages {
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    context: string,
    private readonly consumer: string,
  ) {
    this.table = `"${opsSchemaOf(context)}".waiting`;
  }

  async add(client: PoolClient, waiting: readonly NewlyWaiting[]): Promise<void> {
    for (const each of waiting) {
      const { tenant, subject, sequence, id, type } = each.message;
      await client.query(
        `INSERT INTO ${this.table} (consumer, tenant, subject, sequence, event_id, type, state, target, code, tries)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
        [
          this.consumer,
          tenant,
          subject,
          String(sequence),
          id,
          type,
          each.state,
          each.state === 'held' ? each.target : null,
          each.state === 'parked' ? each.code : null,
          each.state === 'parked' ? TRIES : 0,
        ],
      );
    }
  }

  /** The first message of each subject. */
  async firsts(): Promise<readonly WaitingMessage[]> {
    const { rows } = await this.pool.query<StoredMessage>(
      `SELECT DISTINCT ON (tenant, subject) tenant, subject, sequence, state, target, replay_requested
         FROM ${this.table} WHERE consumer = $1 ORDER BY tenant, subject, sequence`,
      [this.consumer],
    );
    return rows.map(waitingMessage);
  }

  async first({ tenant, subject }: Subject): Promise<WaitingMessage | null> {
    const { rows } = await this.pool.query<StoredMessage>(
      `SELECT tenant, subject, sequence, state, target, replay_requested FROM ${this.table}
        WHERE consumer = $1 AND tenant = $2 AND subject = $3 ORDER BY sequence LIMIT 1`,
      [this.consumer, tenant, subject],
    );
    return rows[0] === undefined ? null : waitingMessage(rows[0]);
  }

  /** False when somebody else has taken it away. */
  async remove({ tenant, subject, sequence }: WaitingMessage): Promise<boolean> {
    return this.removeIn(this.pool, { tenant, subject, sequence });
  }

  /** Commits `effects` and the removal together; neither when somebody else has taken it away. */
  async removeWith(message: WaitingMessage, effects: (client: PoolClient) => Promise<void>): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      if (await this.removeIn(client, message)) await effects(client);
    });
  }

  async hold({ tenant, subject, sequence }: WaitingMessage, target: string): Promise<void> {
    await this.pool.query(
      `UPDATE ${this.table} SET state = 'held', target = $5, code = NULL, replay_requested = false
        WHERE consumer = $1 AND tenant = $2 AND subject = $3 AND sequence = $4`,
      [this.consumer, tenant, subject, String(sequence), target],
    );
  }

  async park({ tenant, subject, sequence }: WaitingMessage, code: string): Promise<void> {
    await this.pool.query(
      `UPDATE ${this.table}
          SET replay_requested = false,
              state = CASE WHEN sequence = $4 THEN 'parked' ELSE state END,
              target = CASE WHEN sequence = $4 THEN NULL ELSE target END,
              code = CASE WHEN sequence = $4 THEN $5 ELSE code END,
              tries = CASE WHEN sequence = $4 THEN tries + ${TRIES} ELSE tries END
        WHERE consumer = $1 AND tenant = $2 AND subject = $3`,
      [this.consumer, tenant, subject, String(sequence), code],
    );
  }

  async toReplay(): Promise<readonly Subject[]> {
    const { rows } = await this.pool.query<Subject>(
      `SELECT DISTINCT tenant, subject FROM ${this.table} WHERE consumer = $1 AND replay_requested`,
      [this.consumer],
    );
    return rows;
  }

  /** @returns how many subjects will be run again */
  async requestReplay(subject: string | null, tenants: readonly string[] | null): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `WITH asked AS (
         UPDATE ${this.table} SET replay_requested = true
          WHERE consumer = $1 AND state = 'parked'
            AND ($2::text IS NULL OR subject = $2) AND ($3::uuid[] IS NULL OR tenant = ANY ($3))
         RETURNING tenant, subject)
       SELECT count(*)::int AS n FROM asked`,
      [this.consumer, subject, tenants],
    );
    return rows[0]?.n ?? 0;
  }

  async counts(): Promise<WaitingCounts> {
    const { rows } = await this.pool.query<{ state: keyof WaitingCounts; n: number }>(
      `SELECT state, count(*)::int AS n FROM ${this.table} WHERE consumer = $1 GROUP BY state`,
      [this.consumer],
    );
    return { held: 0, parked: 0, queued: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
  }

  /** Parked messages and what queues behind them: oldest subjects first, each in order. */
  async listParked(limit: number, tenants: readonly string[] | null): Promise<readonly ParkedFact[]> {
    const { rows } = await this.pool.query<StoredParked>(
      `SELECT tenant, subject, sequence, event_id, type, code, tries, since FROM ${this.table}
        WHERE consumer = $1 AND ($3::uuid[] IS NULL OR tenant = ANY ($3)) AND ${this.ofParkedSubjects()}
        ORDER BY min(since) OVER (PARTITION BY tenant, subject), subject, sequence LIMIT $2`,
      [this.consumer, limit, tenants],
    );
    return rows.map((row) => ({
      tenant: row.tenant,
      stream: row.subject,
      revision: BigInt(row.sequence),
      eventId: row.event_id,
      type: row.type,
      code: row.code,
      tries: row.tries,
      parkedAt: row.since,
    }));
  }

  private ofParkedSubjects(): string {
    return `(tenant, subject) IN (SELECT tenant, subject FROM ${this.table} WHERE consumer = $1 AND state = 'parked')`;
  }

  private async removeIn(
    client: Pool | PoolClient,
    { tenant, subject, sequence }: Subject & { readonly sequence: bigint },
  ): Promise<boolean> {
    const { rowCount } = await client.query(
      `DELETE FROM ${this.table} WHERE consumer = $1 AND tenant = $2 AND subject = $3 AND sequence = $4`,
      [this.consumer, tenant, subject, String(sequence)],
    );
    return rowCount === 1;
  }
}

function waitingMessage(row: StoredMessage): WaitingMessage {
  const { tenant, subject, sequence, state, target, replay_requested: replayRequested } = row;
  return { tenant, subject, sequence: BigInt(sequence), state, target, replayRequested };
}

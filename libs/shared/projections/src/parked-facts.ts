import type { RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Pool } from 'pg';
import { opsSchemaOf } from './projection-definition.js';
import type { WaitingCounts } from './waiting-counts.js';

/** A fact that waits for a person: the first of a stream was refused, the others queue behind it. */
export interface ParkedFact {
  readonly tenant: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly eventId: string;
  readonly type: string;
  /** Of the refusal; `null` for a fact that only queues. */
  readonly code: string | null;
  readonly tries: number;
  readonly parkedAt: Date;
}

interface StoredFact {
  readonly tenant: string;
  readonly stream: string;
  readonly revision: string;
  readonly event_id: string;
  readonly type: string;
  readonly code: string | null;
  readonly tries: number;
  readonly parked_at: Date;
}

/** The parked facts of one reaction, in `<context>_ops.parked`. */
export class ParkedFacts {
  private readonly table: string;

  constructor(
    private readonly pool: Pool,
    context: string,
    private readonly reaction: string,
  ) {
    this.table = `"${opsSchemaOf(context)}".parked`;
  }

  async streams(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(
      `SELECT DISTINCT stream FROM ${this.table} WHERE reaction = $1`,
      [this.reaction],
    );
    return rows.map(({ stream }) => stream);
  }

  async toReplay(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(
      `SELECT DISTINCT stream FROM ${this.table} WHERE reaction = $1 AND replay_requested`,
      [this.reaction],
    );
    return rows.map(({ stream }) => stream);
  }

  async park(event: RecordedEvent, tenant: string, code: string | null): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${this.table} (reaction, tenant, stream, revision, event_id, type, code, tries)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (reaction, stream, revision) DO NOTHING`,
      [this.reaction, tenant, event.stream, String(event.revision), event.id, event.type, code, code === null ? 0 : 3],
    );
  }

  async first(stream: string): Promise<ParkedFact | null> {
    const { rows } = await this.pool.query<StoredFact>(
      `SELECT tenant, stream, revision, event_id, type, code, tries, parked_at FROM ${this.table}
        WHERE reaction = $1 AND stream = $2 ORDER BY revision LIMIT 1`,
      [this.reaction, stream],
    );
    return rows[0] === undefined ? null : parked(rows[0]);
  }

  async remove(stream: string, revision: bigint): Promise<void> {
    await this.pool.query(`DELETE FROM ${this.table} WHERE reaction = $1 AND stream = $2 AND revision = $3`, [
      this.reaction,
      stream,
      String(revision),
    ]);
  }

  async refusedAgain(stream: string, revision: bigint, code: string): Promise<void> {
    await this.pool.query(
      `UPDATE ${this.table} SET replay_requested = false, tries = CASE WHEN revision = $3 THEN tries + 3 ELSE tries END,
              code = CASE WHEN revision = $3 THEN $4 ELSE code END
        WHERE reaction = $1 AND stream = $2`,
      [this.reaction, stream, String(revision), code],
    );
  }

  /**
   * @param tenants whose streams; `null` for everyone's
   * @returns how many streams will be run again
   */
  async requestReplay(stream: string | null, tenants: readonly string[] | null): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>(
      `WITH asked AS (
         UPDATE ${this.table} SET replay_requested = true
          WHERE reaction = $1 AND ($2::text IS NULL OR stream = $2) AND ($3::uuid[] IS NULL OR tenant = ANY ($3))
         RETURNING stream)
       SELECT count(DISTINCT stream)::int AS n FROM asked`,
      [this.reaction, stream, tenants],
    );
    return rows[0]?.n ?? 0;
  }

  async counts(): Promise<WaitingCounts> {
    const { rows } = await this.pool.query<{ parked: number; queued: number }>(
      `SELECT count(code)::int AS parked, (count(*) - count(code))::int AS queued FROM ${this.table}
        WHERE reaction = $1`,
      [this.reaction],
    );
    return { held: 0, parked: rows[0]?.parked ?? 0, queued: rows[0]?.queued ?? 0 };
  }

  /** Oldest streams first, each in order. */
  async list(limit: number, tenants: readonly string[] | null): Promise<readonly ParkedFact[]> {
    const { rows } = await this.pool.query<StoredFact>(
      `SELECT tenant, stream, revision, event_id, type, code, tries, parked_at FROM ${this.table}
        WHERE reaction = $1 AND ($3::uuid[] IS NULL OR tenant = ANY ($3))
        ORDER BY min(parked_at) OVER (PARTITION BY stream), stream, revision LIMIT $2`,
      [this.reaction, limit, tenants],
    );
    return rows.map(parked);
  }
}

function parked(row: StoredFact): ParkedFact {
  const { tenant, stream, revision, event_id: eventId, type, code, tries, parked_at: parkedAt } = row;
  return { tenant, stream, revision: BigInt(revision), eventId, type, code, tries, parkedAt };
}

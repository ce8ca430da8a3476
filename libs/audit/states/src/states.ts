import type { Instant } from '@gongjian/shared-kernel';
import type { Moment } from '@gongjian/shared-projections';
import type { ClientBase, Pool } from 'pg';
import { DROP_STATE, OPEN_STATE, STATE_SCHEMAS, STATES_TABLE } from './states.migration.js';

export const STATE_STATUSES = ['queued', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type StateStatus = (typeof STATE_STATUSES)[number];

/** The state of a tenant at a moment: asked for, made, kept for a time. */
export interface State {
  readonly id: string;
  readonly tenant: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly moment: Moment;
  /** Of the log, when it was asked for. */
  readonly epoch: number;
  /** The last position that is read; `null`: the log was empty. */
  readonly through: string | null;
  readonly status: StateStatus;
  /** How far the replay has come. */
  readonly position: string | null;
  readonly events: number;
  /** To read in all; `null`: not counted yet. */
  readonly total: number | null;
  /** Since it came on last. */
  readonly tries: number;
  /** Why it failed. */
  readonly code: string | null;
  /** Records by kind, once it is ready. */
  readonly counts: Readonly<Record<string, number>> | null;
  readonly readyAt: Instant | null;
  readonly expiresAt: Instant | null;
}

interface StateRow {
  readonly id: string;
  readonly tenant: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly as_of_time: string | null;
  readonly as_of_position: string | null;
  readonly epoch: number;
  readonly through: string | null;
  readonly status: StateStatus;
  readonly position: string | null;
  readonly events: string;
  readonly total: string | null;
  readonly tries: number;
  readonly code: string | null;
  readonly counts: Readonly<Record<string, number>> | null;
  readonly ready_at: Date | null;
  readonly expires_at: Date | null;
}

const COLUMNS = `id, tenant, asked_by, asked_at, as_of_time, as_of_position, epoch, through, status, position, events, total,
  tries, code, counts, ready_at, expires_at`;
/** Kept in the list for so long after it was asked for. */
const LISTED_FOR = `interval '90 days'`;

export type AskedState = Pick<State, 'id' | 'tenant' | 'askedBy' | 'askedAt' | 'moment' | 'epoch' | 'through'>;

/** The list of states, as those write it who may see every tenant's. */
export class States {
  /** @param pool as `gongjian_projector` */
  constructor(private readonly pool: Pool) {}

  /** The state of that id: the one asked for, or what was asked for under it before; `null` when `most` are kept. */
  async ask(asked: AskedState, most: number): Promise<State | null> {
    const { id, tenant, askedBy, askedAt, moment, epoch, through } = asked;
    const time = 'time' in moment ? moment.time : null;
    const position = 'position' in moment ? moment.position : null;
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('gongjian.states.' || $1, 0))`, [tenant]);
      await client.query(
        `INSERT INTO ${STATES_TABLE} (id, tenant, asked_by, asked_at, as_of_time, as_of_position, epoch, through, status)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, 'queued'
          WHERE (SELECT count(*) FROM ${STATES_TABLE} WHERE tenant = $2 AND status IN ('queued', 'running', 'ready')) < $9
         ON CONFLICT (id) DO NOTHING`,
        [id, tenant, askedBy, askedAt, time, position, epoch, through, most],
      );
      const { rows } = await client.query<StateRow>(`SELECT ${COLUMNS} FROM ${STATES_TABLE} WHERE id = $1`, [id]);
      await client.query('COMMIT');
      return rows[0] === undefined ? null : stateOf(rows[0]);
    } catch (error) {
      broken = error instanceof Error ? error : new Error('asking for a state failed');
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async of(tenant: string, id: string): Promise<State | null> {
    const { rows } = await this.pool.query<StateRow>(
      `SELECT ${COLUMNS} FROM ${STATES_TABLE} WHERE tenant = $1 AND id = $2`,
      [tenant, id],
    );
    return rows[0] === undefined ? null : stateOf(rows[0]);
  }

  /** Newest first. */
  async all(tenant: string): Promise<readonly State[]> {
    const { rows } = await this.pool.query<StateRow>(
      `SELECT ${COLUMNS} FROM ${STATES_TABLE} WHERE tenant = $1 ORDER BY asked_at DESC, id LIMIT 200`,
      [tenant],
    );
    return rows.map(stateOf);
  }

  /** What is not over is cancelled, what is kept is let go. Answers how it stands then; `null`: there is none. */
  async drop(tenant: string, id: string): Promise<StateStatus | null> {
    const { rows } = await this.pool.query<{ status: StateStatus }>(
      `UPDATE ${STATES_TABLE} SET status = CASE
           WHEN status IN ('queued', 'running') THEN 'cancelled' WHEN status = 'ready' THEN 'expired' ELSE status END
        WHERE tenant = $1 AND id = $2 RETURNING status`,
      [tenant, id],
    );
    return rows[0]?.status ?? null;
  }

  /** Whether {@link clear} or {@link next} would find anything. */
  async isSomethingToDo(now: Instant): Promise<boolean> {
    const { rows } = await this.pool.query<{ due: boolean }>(
      `SELECT EXISTS (SELECT FROM ${STATES_TABLE} WHERE status IN ('queued', 'running'))
           OR EXISTS (SELECT FROM ${STATES_TABLE} WHERE status = 'ready' AND expires_at <= $1)
           OR EXISTS (${leftSchemas()}) AS due`,
      [now],
    );
    return rows[0]?.due === true;
  }

  /** Drops what is kept past its time, and every schema that belongs to no state that is being made or kept. */
  async clear(client: ClientBase, now: Instant): Promise<void> {
    await client.query(`UPDATE ${STATES_TABLE} SET status = 'expired' WHERE status = 'ready' AND expires_at <= $1`, [
      now,
    ]);
    const { rows } = await client.query<{ id: string }>(leftSchemas());
    for (const { id } of rows) await client.query(`SELECT ${DROP_STATE}($1)`, [id]);
    await client.query(
      `DELETE FROM ${STATES_TABLE} WHERE status NOT IN ('queued', 'running', 'ready') AND asked_at < $1::timestamptz - ${LISTED_FOR}`,
      [now],
    );
  }

  /** The one that waits longest, with a table of its own; one that was begun goes on. */
  async next(client: ClientBase): Promise<State | null> {
    const { rows } = await client.query<StateRow>(
      `UPDATE ${STATES_TABLE} SET status = 'running', tries = tries + 1
        WHERE id = (SELECT id FROM ${STATES_TABLE} WHERE status IN ('queued', 'running') ORDER BY asked_at, id LIMIT 1)
          AND status IN ('queued', 'running') RETURNING ${COLUMNS}`,
    );
    const [row] = rows;
    if (row === undefined) return null;
    await client.query(`SELECT ${OPEN_STATE}($1)`, [row.id]);
    return stateOf(row);
  }
}

/** Ids of the schemas that nothing needs. */
function leftSchemas(): string {
  return `SELECT "left".id FROM (
      SELECT substr(nspname, 7)::uuid AS id FROM pg_catalog.pg_namespace WHERE nspname ~ '${STATE_SCHEMAS}') AS "left"
     WHERE NOT EXISTS (SELECT FROM ${STATES_TABLE} s WHERE s.id = "left".id AND s.status IN ('queued', 'running', 'ready'))`;
}

function stateOf(row: StateRow): State {
  const { id, tenant, epoch, through, status, position, tries, code, counts } = row;
  return {
    id,
    tenant,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    moment: row.as_of_time === null ? { position: row.as_of_position ?? '' } : { time: row.as_of_time },
    epoch,
    through,
    status,
    position,
    events: Number(row.events),
    total: row.total === null ? null : Number(row.total),
    tries,
    code,
    counts,
    readyAt: row.ready_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

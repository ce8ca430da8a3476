import type { Checkpoint, EventStore, Position } from '@gongjian/shared-event-sourcing';
import type { Pool } from 'pg';
import { textArray } from './parameter-arrays.js';
import { opsSchemaOf } from './projection-definition.js';

export interface ReaderRow {
  readonly checkpoint: Checkpoint | null;
  /** The reader caught up with the log at least once. */
  readonly built: boolean;
  readonly stalled: string | null;
}

interface StoredRow {
  readonly epoch: number | null;
  readonly position: string | null;
  readonly event_id: string | null;
  readonly built: boolean;
  readonly stalled: string | null;
}

/** Makes the row when the reader is new. */
export async function openReader(pool: Pool, context: string, reader: string): Promise<ReaderRow> {
  await pool.query(
    `INSERT INTO "${opsSchemaOf(context)}".checkpoints (reader) VALUES ($1) ON CONFLICT (reader) DO NOTHING`,
    [reader],
  );
  const row = await readReader(pool, context, reader);
  if (row === null) throw new Error(`${context}: no checkpoint of ${reader}`);
  return row;
}

export async function readReader(pool: Pool, context: string, reader: string): Promise<ReaderRow | null> {
  const { rows } = await pool.query<StoredRow>({
    name: `gj_reader_${context}`,
    text: `SELECT epoch, position, event_id, built, stalled FROM "${opsSchemaOf(context)}".checkpoints WHERE reader = $1`,
    values: [reader],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const { epoch, position, event_id: eventId, built, stalled } = row;
  const checkpoint = epoch === null || position === null || eventId === null ? null : { epoch, position, eventId };
  return { checkpoint, built, stalled };
}

/** Where readers of a context stand that another process feeds; those that never began are left out. */
export async function readPositions(
  pool: Pool,
  context: string,
  readers: readonly string[],
): Promise<ReadonlyMap<string, Position | null>> {
  const { rows } = await pool.query<{ readonly reader: string; readonly position: string | null }>({
    name: `gj_positions_${context}`,
    text: `SELECT reader, position FROM "${opsSchemaOf(context)}".checkpoints WHERE reader = ANY ($1::text[])`,
    values: [textArray(readers)],
  });
  return new Map(rows.map(({ reader, position }) => [reader, position]));
}

export async function markBuilt(pool: Pool, context: string, reader: string): Promise<void> {
  await pool.query(
    `UPDATE "${opsSchemaOf(context)}".checkpoints SET built = true, stalled = NULL
      WHERE reader = $1 AND NOT (built AND stalled IS NULL)`,
    [reader],
  );
}

export async function markStalled(pool: Pool, context: string, reader: string, reason: string): Promise<void> {
  await pool.query(`UPDATE "${opsSchemaOf(context)}".checkpoints SET stalled = $2 WHERE reader = $1`, [reader, reason]);
}

/**
 * Head of a statement that moves a checkpoint by compare-and-set; its effects hang on `EXISTS (SELECT 1 FROM fence)`.
 * Parameters: $1 reader, $2 epoch, $3 position, $4 event id, $5 the position it must stand at. Commits without
 * waiting for the disk: what a crash takes is derived from the log again.
 */
export function fence(context: string): string {
  return `WITH relaxed AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS value),
fence AS (
  UPDATE "${opsSchemaOf(context)}".checkpoints SET epoch = $2::int, position = $3, event_id = $4::uuid, stalled = NULL
   WHERE reader = $1 AND position IS NOT DISTINCT FROM $5 AND (SELECT value FROM relaxed) = 'off'
  RETURNING 1)`;
}

/**
 * Whether a reader fed by another process has taken in everything up to `position`: its checkpoint says so, or nothing
 * of its categories was recorded in between.
 */
export async function reachedElsewhere(
  pool: Pool,
  store: EventStore,
  reader: { readonly context: string; readonly id: string; readonly categories: readonly string[] },
  position: Position,
): Promise<'reached' | 'behind' | 'stalled'> {
  const row = await readReader(pool, reader.context, reader.id);
  if (row === null) return 'behind';
  if (row.stalled !== null) return 'stalled';
  if (!row.built) return 'behind';
  const reached = row.checkpoint?.position ?? null;
  if (reached !== null && reached >= position) return 'reached';
  const [next] = await store.readAll({ after: reached, limit: 1, filter: { categories: reader.categories } });
  if (next !== undefined) return next.position > position ? 'reached' : 'behind';
  const { last } = await store.head();
  return last !== null && last.position >= position ? 'reached' : 'behind';
}

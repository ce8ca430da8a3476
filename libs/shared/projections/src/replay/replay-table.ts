import type { Instant } from '@gongjian/shared-kernel';
import type { ClientBase } from 'pg';
import { arrayLiteral, textArray } from '../parameter-arrays.js';

/** Which row of which projection. */
export interface ReplayedKey {
  /** `<context>.<name>` of the projection. */
  readonly kind: string;
  readonly id: string;
}

/** A stream as far as it was replayed. */
export interface ReplayedRow extends ReplayedKey {
  readonly tenant: string;
  readonly revision: bigint;
  readonly position: string;
  readonly recordedAt: Instant;
  /** Canonical JSON; `null`: the stream has no row. */
  readonly view: string | null;
}

interface StoredRow {
  readonly kind: string;
  readonly id: string;
  readonly tenant: string;
  readonly revision: string;
  readonly position: string;
  readonly recorded_at: string;
  readonly view: string | null;
}

/** Columns of a table that a replay writes, for `CREATE TABLE`. */
export const REPLAY_COLUMNS = `
  "kind" text COLLATE "C" NOT NULL,
  "id" uuid NOT NULL,
  "tenant" uuid NOT NULL,
  "revision" bigint NOT NULL,
  "position" text COLLATE "C" NOT NULL,
  "recorded_at" text COLLATE "C" NOT NULL,
  "view" text,
  PRIMARY KEY ("kind", "id")`;

/** Where a replay keeps its rows: every projection's in one table, apart from the live ones. */
export class ReplayTable {
  /**
   * @param client one session: rows may be read while a transaction of it writes others
   * @param qualified quoted, with its schema
   */
  constructor(
    private readonly client: ClientBase,
    readonly qualified: string,
  ) {}

  /** Those that are there. */
  async load(keys: readonly ReplayedKey[]): Promise<readonly ReplayedRow[]> {
    const { rows } = await this.client.query<StoredRow>({
      name: `gj_replayed_${this.qualified}`,
      text: `SELECT r.kind, r.id, r.tenant, r.revision, r.position, r.recorded_at, r.view
               FROM unnest($1::text[], $2::uuid[]) AS asked(kind, id) JOIN ${this.qualified} r USING (kind, id)`,
      values: [arrayLiteral(keys.map(({ kind }) => kind)), arrayLiteral(keys.map(({ id }) => id))],
    });
    return rows.map(replayed);
  }

  async write(rows: readonly ReplayedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.client.query({
      name: `gj_replay_${this.qualified}`,
      text: `INSERT INTO ${this.qualified} (kind, id, tenant, revision, position, recorded_at, view)
             SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[])
             ON CONFLICT (kind, id) DO UPDATE SET revision = EXCLUDED.revision, position = EXCLUDED.position,
               recorded_at = EXCLUDED.recorded_at, view = EXCLUDED.view`,
      values: [
        arrayLiteral(rows.map(({ kind }) => kind)),
        arrayLiteral(rows.map(({ id }) => id)),
        arrayLiteral(rows.map(({ tenant }) => tenant)),
        arrayLiteral(rows.map(({ revision }) => String(revision))),
        arrayLiteral(rows.map(({ position }) => position)),
        arrayLiteral(rows.map(({ recordedAt }) => recordedAt)),
        textArray(rows.map(({ view }) => view)),
      ],
    });
  }

  /** Rows of a kind in the order of ids, those of streams without one left out. @param after `null`: from the first */
  async page(kind: string, after: string | null, limit: number): Promise<readonly ReplayedRow[]> {
    const { rows } = await this.client.query<StoredRow>({
      name: `gj_replayed_page_${this.qualified}`,
      text: `SELECT kind, id, tenant, revision, position, recorded_at, view FROM ${this.qualified}
              WHERE kind = $1 AND id >= coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') AND view IS NOT NULL
                AND id IS DISTINCT FROM $2::uuid
              ORDER BY id LIMIT $3`,
      values: [kind, after, limit],
    });
    return rows.map(replayed);
  }
}

function replayed({ recorded_at, revision, ...row }: StoredRow): ReplayedRow {
  return { ...row, revision: BigInt(revision), recordedAt: recorded_at };
}

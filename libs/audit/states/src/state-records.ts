import { withoutPersonalValues, type Instant } from '@gongjian/shared-kernel';
import { decodeCursor, encodeCursor, kindOf, type AnyProjection, type ReadModels } from '@gongjian/shared-projections';
import { stateNotReady, unknownKind } from './states.errors.js';
import { stateRowsOf } from './states.migration.js';
import type { State } from './states.js';

/** A record as it was. */
export interface StateRecord {
  readonly id: string;
  readonly revision: string;
  readonly recordedAt: Instant;
  readonly row: unknown;
}

interface StoredRecord {
  readonly id: string;
  readonly revision: string;
  readonly recorded_at: Instant;
  readonly view: string;
}

export const RECORDS_SORTED_BY = ['id', 'recordedAt'] as const;

export interface RecordsPage {
  /** Words that a record holds. */
  readonly q: string | undefined;
  readonly sort: { readonly column: (typeof RECORDS_SORTED_BY)[number]; readonly direction: 'asc' | 'desc' };
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly now: Instant;
}

const GONE = ['3F000', '42P01'];
const SHORT_TEXTS = 'strict $.**{1 to 2} ? (@.type() == "string")';

/** Pages of a state, read as the tenant: row-level security shows nothing of another. */
export class StateRecords {
  private readonly kinds: ReadonlySet<string>;

  constructor(
    private readonly models: ReadModels,
    kinds: readonly AnyProjection[],
  ) {
    this.kinds = new Set(kinds.map(kindOf));
  }

  /** @throws DomainError STATE.NOT_READY, STATE.UNKNOWN_KIND, REQUEST.INVALID_CURSOR */
  async page(
    state: State,
    kind: string,
    { q, sort, cursor, limit, now }: RecordsPage,
  ): Promise<{ readonly items: readonly StateRecord[]; readonly next: string | null }> {
    this.requireReadable(state, kind, now);
    const order = `${kind} ${sort.column} ${sort.direction}`;
    const after = cursor === undefined ? null : decodeCursor(order, cursor);
    const values: (string | number)[] = [kind];
    const bind = (value: string | number): string => `$${values.push(value)}`;
    const conditions = ['kind = $1', 'view IS NOT NULL'];
    if (q !== undefined) conditions.push(...searched(q, bind));
    const [further, direction] = sort.direction === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
    const { places, orderBy } =
      sort.column === 'id'
        ? { places: 'id', orderBy: `id ${direction}` }
        : { places: '(recorded_at, id)', orderBy: `recorded_at ${direction}, id ${direction}` };
    if (after !== null) {
      const bound =
        sort.column === 'id'
          ? `${bind(after.id)}::uuid`
          : `(${bind(after.value ?? '')}::text COLLATE "C", ${bind(after.id)}::uuid)`;
      conditions.push(`${places} ${further} ${bound}`);
    }
    const rows = await this.rows(
      state,
      `SELECT id, revision, recorded_at, view FROM ${stateRowsOf(state.id)}
        WHERE ${conditions.join(' AND ')} ORDER BY ${orderBy} LIMIT ${bind(limit + 1)}`,
      values,
    );
    const items = rows.slice(0, limit).map(recordOf);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : encodeCursor(order, { value: last.recordedAt, id: last.id }) };
  }

  /** `null`: there was none then. Errors as of `page`. */
  async one(state: State, kind: string, id: string, now: Instant): Promise<StateRecord | null> {
    this.requireReadable(state, kind, now);
    const [row] = await this.rows(
      state,
      `SELECT id, revision, recorded_at, view FROM ${stateRowsOf(state.id)}
        WHERE kind = $1 AND id = $2 AND view IS NOT NULL`,
      [kind, id],
    );
    return row === undefined ? null : recordOf(row);
  }

  private requireReadable({ status, expiresAt }: State, kind: string, now: Instant): void {
    if (status !== 'ready' || expiresAt === null || expiresAt <= now) throw stateNotReady(status);
    if (!this.kinds.has(kind)) throw unknownKind(kind);
  }

  private async rows(state: State, text: string, values: readonly unknown[]): Promise<readonly StoredRecord[]> {
    try {
      return await this.models.read(state.tenant, ({ manager }) => manager.query<StoredRecord[]>(text, [...values]));
    } catch (error) {
      const { code } = (error as { readonly driverError?: { readonly code?: string } }).driverError ?? {};
      throw code !== undefined && GONE.includes(code) ? stateNotReady('expired') : error;
    }
  }
}

function recordOf({ id, revision, recorded_at, view }: StoredRecord): StateRecord {
  return { id, revision, recordedAt: recorded_at, row: withoutPersonalValues(JSON.parse(view)) };
}

/**
 * Holds the words in a text of the record or of a part of it. Personal values lie deeper, sealed. The first condition is
 * the cheap one that leaves few to the second.
 */
function searched(q: string, bind: (value: string) => string): readonly string[] {
  const written = JSON.stringify(q).slice(1, -1);
  const [inView, inText] = [written, q].map((words) => bind(`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`));
  return [
    `view ILIKE ${inView}`,
    `EXISTS (SELECT FROM jsonb_path_query(view::jsonb, '${SHORT_TEXTS}') AS part WHERE part #>> '{}' ILIKE ${inText})`,
  ];
}

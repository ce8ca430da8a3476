import { decodeCursor, encodeCursor, invalidCursor } from '@gongjian/shared-projections';

/** A list over the copies of districts' records, sorted by one column that is never empty, and then by id. */
export interface DistrictPage {
  /** Name of the list: a cursor is of one list and one order. */
  readonly list: string;
  readonly sort: { readonly column: string; readonly direction: 'asc' | 'desc' };
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Conditions with their values, as SQL wants them. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  /** @param sql with `?` for the value; nothing is added for `undefined` */
  add(sql: string, value: unknown): this {
    if (value === undefined) return this;
    this.values.push(value);
    this.parts.push(sql.replace('?', `$${this.values.length}`));
    return this;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' AND ');
  }
}

/**
 * `WHERE … ORDER BY … LIMIT` of a page, one row more than it holds, and what to select as `sorted`.
 *
 * @param type of the sorted column
 * @throws DomainError REQUEST.INVALID_CURSOR
 */
export function pageSql(
  conditions: Conditions,
  { list, sort, limit, cursor }: DistrictPage,
  id: string,
  type: 'date' | 'timestamptz',
): { readonly sql: string; readonly sorted: string; readonly values: readonly unknown[] } {
  const { column, direction } = sort;
  const after = cursor === undefined ? null : decodeCursor(orderOf(list, sort), cursor);
  const values = [...conditions.values];
  let where = conditions.sql;
  if (after !== null) {
    if (after.value === null || Number.isNaN(Date.parse(after.value))) throw invalidCursor();
    values.push(after.value, after.id);
    const compare = direction === 'asc' ? '>' : '<';
    where += ` AND (${column}, ${id}) ${compare} ($${values.length - 1}::${type}, $${values.length}::uuid)`;
  }
  const towards = direction === 'asc' ? 'ASC' : 'DESC';
  const sql = `WHERE ${where} ORDER BY ${column} ${towards}, ${id} ${towards} LIMIT ${limit + 1}`;
  const sorted =
    type === 'date' ? `${column}::text` : `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return { sql, sorted: `${sorted} AS sorted`, values };
}

/** The rows of the page, and where the next begins. */
export function pageOfRows<Row extends { readonly sorted: string; readonly id: string }>(
  rows: readonly Row[],
  { list, sort, limit }: DistrictPage,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    rows: shown,
    next: more ? encodeCursor(orderOf(list, sort), { value: last.sorted, id: last.id }) : null,
  };
}

function orderOf(list: string, { column, direction }: DistrictPage['sort']): string {
  return `${list}.${column}.${direction}`;
}

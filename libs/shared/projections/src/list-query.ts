import type { SelectQueryBuilder } from 'typeorm';
import type { ReadModelRow } from './entity-of.js';
import { elementIndexOf, elementTableOf, type AnyProjection, type ColumnType } from './projection-definition.js';

type Scalar = string | number | boolean;

/** Conditions on one column; all given ones must hold. */
export interface ColumnFilter {
  readonly eq?: Scalar | null;
  readonly in?: readonly Scalar[];
  /** Inclusive. */
  readonly from?: string | number;
  /** Inclusive. */
  readonly to?: string | number;
  /** Exclusive. */
  readonly before?: string | number;
  /** Text that begins so; uses the index only under collation `C`. */
  readonly prefix?: string;
  /** Array columns: at least one of them in common. Uses an index where the column has an element index. */
  readonly overlaps?: readonly string[];
}

/** By column name. */
export type ListFilter = Readonly<Record<string, ColumnFilter>>;

export interface ListOptions {
  readonly where?: ListFilter;
  /** At least one of these holds as well, for instance "in my divisions, or mine". */
  readonly anyOf?: readonly ListFilter[];
  /** The caller's division scope on the column `division_id`; `all` for no restriction, an empty list for nothing. */
  readonly scopeDivisionIds?: readonly string[] | 'all';
  /** A list column or `id`. Rows without a value come last. Default: `id`, ascending. */
  readonly sort?: { readonly column: string; readonly direction: 'asc' | 'desc' };
  /** `next` of the page before. */
  readonly cursor?: string;
  /** 1 to 200. Default 50. */
  readonly limit?: number;
}

type Place = 'alone' | 'alternative';

/** Adds conditions with parameters of its own; every name is checked against the definition. */
export class ListConditions {
  private parameters = 0;

  constructor(
    private readonly definition: AnyProjection,
    private readonly query: SelectQueryBuilder<ReadModelRow>,
    private readonly alias: string,
  ) {}

  where(filter: ListFilter): void {
    for (const condition of this.conditions(filter, 'alone')) this.query.andWhere(condition);
  }

  anyOf(filters: readonly ListFilter[]): void {
    const alternatives = filters.map((filter) => this.sql(filter, filters.length === 1 ? 'alone' : 'alternative'));
    this.query.andWhere(alternatives.length === 0 ? 'false' : `(${alternatives.join(' OR ')})`);
  }

  /** A filter as SQL. */
  sql(filter: ListFilter, place: Place): string {
    const conditions = this.conditions(filter, place);
    return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`;
  }

  /** A column as SQL. @throws TypeError when the table has no such column */
  column(name: string): { readonly sql: string; readonly type: ColumnType } {
    const type = columnType(this.definition, name);
    return { sql: `"${this.alias}"."${name}"`, type };
  }

  /** A parameter as SQL, cast to the column's type. */
  bind(value: unknown, type: string): string {
    this.parameters += 1;
    const name = `${this.alias}_${this.parameters}`;
    this.query.setParameter(name, value);
    return `CAST(:${name} AS ${type})`;
  }

  private conditions(filter: ListFilter, place: Place): readonly string[] {
    return Object.entries(filter).flatMap(([name, condition]) => this.columnConditions(name, condition, place));
  }

  private columnConditions(name: string, filter: ColumnFilter, place: Place): readonly string[] {
    const { sql, type } = this.column(name);
    const conditions: string[] = [];
    if (filter.eq !== undefined) {
      conditions.push(filter.eq === null ? `${sql} IS NULL` : `${sql} = ${this.bind(filter.eq, type)}`);
    }
    if (filter.in !== undefined) {
      const [only, ...more] = filter.in;
      const set = only === undefined || more.length > 0;
      conditions.push(`${sql} = ${set ? `ANY (${this.bind(filter.in, `${type}[]`)})` : this.bind(only, type)}`);
    }
    if (filter.from !== undefined) conditions.push(`${sql} >= ${this.bind(filter.from, type)}`);
    if (filter.to !== undefined) conditions.push(`${sql} <= ${this.bind(filter.to, type)}`);
    if (filter.before !== undefined) conditions.push(`${sql} < ${this.bind(filter.before, type)}`);
    if (filter.prefix !== undefined) {
      conditions.push(`${sql} LIKE ${this.bind(`${filter.prefix.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text')}`);
    }
    if (filter.overlaps !== undefined) conditions.push(this.overlaps(name, this.bind(filter.overlaps, type), place));
    return conditions;
  }

  /** Alone it is a join the planner orders; among alternatives an array of ids, for a join cannot be one of them. */
  private overlaps(name: string, elements: string, place: Place): string {
    if (!isElementIndexed(this.definition, name)) return `${this.column(name).sql} && ${elements}`;
    const { qualified } = elementTableOf(this.definition, name);
    const found = `SELECT e."id" FROM ${qualified} e WHERE e."element" = ANY (${elements})`;
    return place === 'alone' ? `"${this.alias}"."id" IN (${found})` : `"${this.alias}"."id" = ANY (ARRAY(${found}))`;
  }
}

function isElementIndexed(definition: AnyProjection, name: string): boolean {
  return definition.elementIndexes?.some((index) => elementIndexOf(index).column === name) === true;
}

export function columnType(definition: AnyProjection, name: string): ColumnType {
  if (name === 'id' || name === 'tenant') return 'uuid';
  const column = definition.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new TypeError(`${definition.context}.${definition.name} has no column ${name}`);
  return column.type;
}

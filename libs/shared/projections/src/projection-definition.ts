import type { DomainEvent, Fact } from '@gongjian/shared-kernel';
import type { EventCatalogue } from '@gongjian/shared-event-sourcing';

export type ColumnType = 'text' | 'uuid' | 'date' | 'timestamptz' | 'int' | 'bool' | 'text[]' | 'uuid[]';

export type ColumnValue = string | number | boolean | readonly string[] | null;

/** A value of the row that lists filter or sort by. Computed from the row alone; never a personal value. */
export interface ProjectionColumn<Row extends object> {
  /** snake_case. */
  readonly name: string;
  readonly type: ColumnType;
  value(row: Row): ColumnValue;
  /** Name of a PostgreSQL collation for `text` and `text[]`; `C` when absent. */
  readonly collate?: string;
  /** Name and version of the rule the value is computed by, where the row alone does not tell: part of the definition. */
  readonly rule?: string;
}

/** An array column whose elements are looked up in the order of another column, which is never null. */
export interface OrderedElementIndex {
  readonly column: string;
  readonly orderedBy: string;
  /** Columns of the row that stand beside each element, so that conditions on them need no row. */
  readonly beside: readonly string[];
}

export type ElementIndex = string | OrderedElementIndex;

/** Column names; the rows may be limited to those with this column: true for `bool`, not null for any other. */
export type ProjectionIndex = readonly string[] | { readonly columns: readonly string[]; readonly onlyWith: string };

/**
 * A read model with one row per stream of one category, in the table `<context>.<context>_<name>_v<version>`.
 *
 * Any change of `view`, `columns` or `indexes` that alters what the table holds needs the next `version`: the new
 * table is built beside the old one.
 */
export interface ProjectionDefinition<Row extends object, Event extends DomainEvent> {
  readonly context: string;
  /** snake_case. */
  readonly name: string;
  /** From 1. */
  readonly version: number;
  readonly catalogue: EventCatalogue;
  /** Pure; `null` means that the stream has no row. */
  view(row: Row | null, fact: Fact<Event>): Row | null;
  readonly columns: readonly ProjectionColumn<Row>[];
  /** Each index starts with `tenant` and ends with `id`, which need not be named. */
  readonly indexes: readonly ProjectionIndex[];
  /**
   * Array columns whose elements lists look up (`overlaps`). A GIN index is of no use: row-level security keeps `&&`
   * behind it, for the operator is not leakproof. So the database keeps (tenant, element, id) in a table beside.
   */
  readonly elementIndexes?: readonly ElementIndex[];
  /** Members of the row that every event moves, as when it changed last: histories and differences leave them out. */
  readonly bookkeeping?: readonly string[];
  /**
   * The columns are made from the row with its personal values in clear, `null` where their key was destroyed: they are
   * searched, and must go with what they are made from. The view stays sealed.
   */
  readonly opensRow?: true;
  /** Rows of the deployment itself (tenant = nil UUID) are readable by every tenant. */
  readonly deploymentWide?: boolean;
}

export type AnyProjection = ProjectionDefinition<object, DomainEvent>;

const NAME = /^[a-z][a-z0-9_]{0,40}$/;
const OWN_COLUMNS: readonly string[] = ['tenant', 'id', 'revision', 'position', 'view'];

export interface TableName {
  readonly schema: string;
  readonly table: string;
  /** Quoted, with its schema. */
  readonly qualified: string;
}

/** @throws TypeError when the definition names something that cannot be a table, column or index */
export function tableOf(definition: AnyProjection): TableName {
  const { context, name, version } = definition;
  requireName(context);
  requireName(name);
  if (!Number.isInteger(version) || version < 1) throw new TypeError(`${context}.${name}: version ${version}`);
  const columns = definition.columns.map((column) => column.name);
  for (const column of columns) {
    requireName(column);
    if (OWN_COLUMNS.includes(column)) throw new TypeError(`${context}.${name}: ${column} is a column of every table`);
  }
  if (new Set(columns).size !== columns.length) throw new TypeError(`${context}.${name}: a column is named twice`);
  for (const column of definition.indexes.flatMap((index) => columnsOf(index))) {
    if (!columns.includes(column) && !OWN_COLUMNS.includes(column)) {
      throw new TypeError(`${context}.${name}: an index names ${column}, which is no column`);
    }
  }
  for (const index of definition.elementIndexes ?? []) {
    const { column, further } = elementIndexOf(index);
    if (definition.columns.find((each) => each.name === column)?.type.endsWith('[]') !== true) {
      throw new TypeError(`${context}.${name}: ${column} is no array column`);
    }
    for (const each of further) {
      if (!columns.includes(each)) throw new TypeError(`${context}.${name}: ${each} is no column`);
    }
  }
  const table = `${context}_${name}_v${version}`;
  return { schema: context, table, qualified: `"${context}"."${table}"` };
}

function columnsOf(index: ProjectionIndex): readonly string[] {
  return 'columns' in index ? [...index.columns, index.onlyWith] : index;
}

/** Columns of the index in order, quoted, and the condition of its rows. */
export function indexTerms(
  definition: AnyProjection,
  index: ProjectionIndex,
): { readonly columns: readonly string[]; readonly where: string | null } {
  const quoted = (names: readonly string[]): string[] =>
    [...new Set(['tenant', ...names, 'id'])].map((name) => `"${name}"`);
  if (!('columns' in index)) return { columns: quoted(index), where: null };
  const type = definition.columns.find(({ name }) => name === index.onlyWith)?.type;
  return { columns: quoted(index.columns), where: `"${index.onlyWith}"${type === 'bool' ? '' : ' IS NOT NULL'}` };
}

/** The array column, the column its elements are in the order of, and every column that stands beside them. */
export function elementIndexOf(index: ElementIndex): {
  readonly column: string;
  readonly orderedBy: string | null;
  readonly further: readonly string[];
} {
  if (typeof index === 'string') return { column: index, orderedBy: null, further: [] };
  const { column, orderedBy, beside } = index;
  return { column, orderedBy, further: [orderedBy, ...beside] };
}

/** The table of (tenant, element, id) beside, quoted, with its schema. */
export function elementTableOf(definition: AnyProjection, column: string): TableName {
  const { schema, table: rows } = tableOf(definition);
  const table = `${rows}_${column}`;
  return { schema, table, qualified: `"${schema}"."${table}"` };
}

export function opsSchemaOf(context: string): string {
  requireName(context);
  return `${context}_ops`;
}

/** Key of a projection's checkpoint and lock inside its context. */
export function projectionReaderId(definition: AnyProjection): string {
  return `projection.${definition.name}.v${definition.version}`;
}

export function requireName(name: string): void {
  if (!NAME.test(name)) throw new TypeError(`"${name}" is no snake_case name`);
}

import { aggregateIdOf, type EventStore } from '@gongjian/shared-event-sourcing';
import type { DomainEvent } from '@gongjian/shared-kernel';
import {
  ReadModels,
  type AnyProjection,
  type ColumnFilter,
  type ListFilter,
  type ListOptions,
  type Page,
  type ProjectedRow,
  type ProjectionDefinition,
  type TenantQuery,
} from '@gongjian/shared-projections';

import type { WorldTables } from './world-tables.js';

const NO_TABLES = undefined as never;

/** Rows folded from the log when they are asked for: always up to date, and there are no tables. */
export class WorldReadModels extends ReadModels {
  constructor(
    private readonly log: EventStore,
    private readonly tables: WorldTables,
  ) {
    super(NO_TABLES, NO_TABLES, log, null);
  }

  /** Of tables beside the read models alone. */
  override async read<Result>(tenant: string, work: (query: TenantQuery) => Promise<Result>): Promise<Result> {
    const manager = {
      query: async (sql: string, values: readonly unknown[]) => this.tables.query(tenant, sql, values).rows,
    };
    const from = (): never => {
      throw new Error('the world has no tables of read models: what asks more than lists belongs behind a port');
    };
    return work({ manager: manager as unknown as TenantQuery['manager'], from });
  }

  override async waitFor(): Promise<void> {}

  override async progress(): Promise<string | null> {
    const { last } = await this.log.head();
    return last === null ? null : this.token(last.position);
  }

  override async rowById<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
  ): Promise<ProjectedRow<Row> | null> {
    return this.asOf(definition, tenant, id);
  }

  /** In the order their streams began. */
  async all<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
  ): Promise<readonly ProjectedRow<Row>[]> {
    const { category } = definition.catalogue;
    const recorded = await this.log.readAll({ filter: { categories: [category] }, limit: 10_000 });
    const ids = [...new Set(recorded.map(idOf))];
    return (await Promise.all(ids.map((id) => this.asOf(definition, tenant, id)))).filter((row) => row !== null);
  }

  override async list<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    { where = {}, anyOf, scopeDivisionIds = 'all', sort, limit = 50 }: ListOptions = {},
  ): Promise<Page<Row>> {
    const scope: ListFilter = scopeDivisionIds === 'all' ? {} : { division_id: { in: scopeDivisionIds } };
    const any = definition as unknown as AnyProjection;
    const rows = await this.all(definition, tenant);
    const found = rows.filter(
      ({ row }) =>
        holds(any, row, where) &&
        holds(any, row, scope) &&
        (anyOf === undefined || anyOf.some((filter) => holds(any, row, filter))),
    );
    const { column, direction } = sort ?? { column: 'id', direction: 'asc' };
    const key = ({ id, row }: ProjectedRow<Row>): string => `${column === 'id' ? '' : text(any, row, column)} ${id}`;
    const sorted = found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return { rows: (direction === 'asc' ? sorted : sorted.reverse()).slice(0, limit), next: null };
  }
}

function idOf({ stream }: { readonly stream: string }): string {
  return aggregateIdOf(stream);
}

function valueOf(definition: AnyProjection, row: object, column: string) {
  const found = definition.columns.find(({ name }) => name === column);
  if (found === undefined) throw new TypeError(`${definition.name} has no column ${column}`);
  return found.value(row);
}

function text(definition: AnyProjection, row: object, column: string): string {
  const value = valueOf(definition, row, column);
  return typeof value === 'number' ? String(value).padStart(12, '0') : String(value ?? '\uffff');
}

function holds(definition: AnyProjection, row: object, filter: ListFilter): boolean {
  return Object.entries(filter).every(([column, condition]) => meets(valueOf(definition, row, column), condition));
}

function meets(value: ReturnType<typeof valueOf>, { eq, in: among, from, to, before, prefix, overlaps }: ColumnFilter) {
  if (eq !== undefined && value !== eq) return false;
  if (among !== undefined && (value === null || !among.includes(value as string))) return false;
  if (overlaps !== undefined && !(value as readonly string[]).some((each) => overlaps.includes(each))) return false;
  if (from !== undefined && (value === null || value < from)) return false;
  if (to !== undefined && (value === null || value > to)) return false;
  if (before !== undefined && (value === null || value >= before)) return false;
  return prefix === undefined || String(value).startsWith(prefix);
}

import { isUuid, pause, type EventStore, type Head, type Position } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact } from '@gongjian/shared-kernel';
import type { Pool, PoolClient } from 'pg';
import {
  DataSource,
  QueryFailedError,
  type DataSourceOptions,
  type EntityManager,
  type SelectQueryBuilder,
} from 'typeorm';
import { reachedElsewhere, readReader } from './checkpoints.js';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.js';
import { entityOf, type ReadModelRow } from './entity-of.js';
import { ListConditions, type ListFilter, type ListOptions } from './list-query.js';
import { parsePositionToken, invalidPosition, positionToken } from './position-token.js';
import { projectionReaderId, tableOf, type AnyProjection, type ProjectionDefinition } from './projection-definition.js';
import { factsBefore, factsWithin, isLimited, periodFor, requireNoPeriod } from './records-period.js';
import type { ProjectionRunner } from './projection-runner.js';
import { invalidCursor, invalidTime, projectionStalled, readBehind } from './read.errors.js';
import { rowChanges } from './row-changes.js';
import { searchFiles, type FileSearchResult } from './search/file-search.js';
import type { FileNames, Searchable, SearchProjection } from './search/search-projection.js';
import { Search, type SearchOptions, type SearchResult } from './search/search.js';
import { seenByRights, type FileHolders } from './search/seen.js';
import {
  factsOf,
  historyOf,
  rowAsOf,
  type EventInPlace,
  type HistoryPage,
  type Moment,
  type RowAsOf,
  type RowDifference,
} from './stream-history.js';

const WAIT_MS = 2_000;
const POLL_MS = { first: 5, last: 50 } as const;
const READABLE_FOR_MS = 250;
/** For one page of what happened in a period. */
const PAGES_LOOKED_THROUGH = 20;

export interface ProjectedRow<Row> {
  readonly id: string;
  readonly tenant: string;
  /** Of the stream's last event in the row. */
  readonly revision: bigint;
  readonly position: Position;
  /** Personal values are sealed. */
  readonly row: Row;
}

export interface Page<Row> {
  readonly rows: readonly ProjectedRow<Row>[];
  /** Cursor of the next page; `null` at the end. */
  readonly next: string | null;
}

/** `time`: RFC 3339 with offset; `position`: a token as in `Gongjian-Position`. */
export type AsOf = { readonly time: string } | { readonly position: string };

/** One transaction under the tenant's row-level security. */
export interface TenantQuery {
  readonly manager: EntityManager;
  from(definition: AnyProjection, alias: string): SelectQueryBuilder<ReadModelRow>;
}

/** A TypeORM data source over an existing pool of `gongjian_service`; closing it leaves the pool open. */
export function readModelSource(pool: Pool, projections: readonly AnyProjection[]): DataSource {
  return new DataSource(readModelSourceOptions(pool, projections));
}

export function readModelSourceOptions(
  pool: Pool,
  projections: readonly AnyProjection[],
): DataSourceOptions & { readonly type: 'postgres' } {
  return {
    type: 'postgres',
    driver: { Pool: sharedPool(pool) },
    entities: projections.map((projection) => entityOf(projection)),
    synchronize: false,
    logging: false,
    installExtensions: false,
  };
}

/**
 * Reads of one tenant. Every statement runs as `gongjian_service` under row-level security, so a forgotten condition
 * shows nothing of another tenant.
 */
export class ReadModels {
  private head: Pick<Head, 'logId' | 'epoch'> | null = null;
  private readonly readable = new Map<AnyProjection, number>();
  private readonly statements = new WeakMap<AnyProjection, { readonly name: string; readonly text: string }>();

  /** @param runner of this process; `null` where only others feed the read models */
  constructor(
    private readonly source: DataSource,
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly runner: ProjectionRunner | null,
  ) {}

  /**
   * Runs `work` in one read-only transaction of that tenant.
   *
   * @throws DomainError `ACCESS.NOT_BY_PERIOD` while reads are limited to a period
   */
  async read<Result>(tenant: string, work: (query: TenantQuery) => Promise<Result>): Promise<Result> {
    requireNoPeriod();
    return this.readReference(tenant, work);
  }

  /** Whether reads are limited to a period now. */
  limited(): boolean {
    return isLimited();
  }

  /** {@link read} of names and reference data, which are of no period. */
  async readReference<Result>(tenant: string, work: (query: TenantQuery) => Promise<Result>): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query(beginAs(tenant));
      const result = await work({
        manager: runner.manager,
        from: (definition, alias) => runner.manager.createQueryBuilder(entityOf(definition), alias),
      });
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      // The runner lets a lost connection go by itself and then says only that it has none.
      if (runner.isReleased) throw new Error('Connection terminated during a read', { cause: error });
      await runner.query('ROLLBACK');
      throw error;
    } finally {
      await runner.release();
    }
  }

  /**
   * The row of a stream, `null` when the tenant has none.
   *
   * @throws DomainError `PROJECTION.STALLED`, `READ.BEHIND` (the read model is being built)
   */
  async rowById<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
  ): Promise<ProjectedRow<Row> | null> {
    await this.requireReadable(definition);
    if (!isUuid(id)) return null;
    if (periodFor(definition.catalogue) !== null) return this.rowWithin(definition, tenant, id);
    const statement = this.rowStatement(definition);
    const rows = await this.transaction(tenant, async (client) => {
      const result = await client.query<ReadModelRow>({ ...statement, values: [id] });
      return result.rows;
    });
    const row = rows[0];
    return row === undefined ? null : projected<Row>(row);
  }

  /**
   * One page, sorted by one column and then by id.
   *
   * @throws DomainError `REQUEST.INVALID_CURSOR`, `PROJECTION.STALLED`, `READ.BEHIND`
   */
  async list<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    options: ListOptions = {},
  ): Promise<Page<Row>> {
    if (periodFor(definition.catalogue) !== null) return this.listWithin(definition, tenant, options);
    return this.listAll(definition, tenant, options);
  }

  private async listAll<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    options: ListOptions,
  ): Promise<Page<Row>> {
    await this.requireReadable(definition);
    const { column, direction } = options.sort ?? { column: 'id', direction: 'asc' as const };
    const limit = options.limit ?? 50;
    if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new RangeError('limit is 1 to 200');
    const order = `${tableOf(definition).table}.${column}.${direction}`;
    const cursor = options.cursor === undefined ? null : decodeCursor(order, options.cursor);
    const found = await this.readReference(tenant, async (query) => {
      const page = (part: 'valued' | 'empty', after: Cursor | null, count: number): Promise<RawRow[]> =>
        pageQuery(query, definition, options, { column, direction, part, after, count }).getRawMany<RawRow>();
      if (cursor !== null && cursor.value === null) return page('empty', cursor, limit + 1);
      const valued = await page('valued', cursor, limit + 1);
      if (column === 'id' || valued.length > limit) return valued;
      return [...valued, ...(await page('empty', null, limit + 1 - valued.length))];
    }).catch((error: unknown) => {
      throw cursor !== null && isUnreadableValue(error) ? invalidCursor() : error;
    });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => projected<Row>(row)),
      next: found.length > limit && last ? encodeCursor(order, { value: last.sort_value, id: last.id }) : null,
    };
  }

  /**
   * Rows that hold a text as `fold` answers it, of those one of `anyOf` holds for; none: all of the tenant.
   *
   * @throws DomainError `PROJECTION.STALLED`, `READ.BEHIND`
   */
  async search<Row extends Searchable, Event extends DomainEvent>(
    definition: SearchProjection<Row, Event>,
    tenant: string,
    { anyOf, ...options }: SearchOptions & { readonly anyOf: readonly ListFilter[] },
  ): Promise<SearchResult<Row>> {
    requireAsked(options);
    await this.requireReadable(definition);
    const seen = seenByRights(definition, anyOf);
    const result = await new Search(definition, seen, options, (work) => this.readReference(tenant, work)).result();
    if (periodFor(definition.catalogue) === null) return result;
    const rows = await Promise.all(
      result.rows.map(async (found) => {
        const then = await this.rowWithin(definition, tenant, found.id);
        return then === null ? null : { ...found, ...then };
      }),
    );
    return { ...result, rows: rows.filter((row) => row !== null) };
  }

  /**
   * Files whose name holds a text as `fold` answers it, with the records that hold them.
   *
   * @throws DomainError `PROJECTION.STALLED`, `READ.BEHIND`
   */
  async searchFiles<Holders extends FileHolders, Event extends DomainEvent>(
    definition: FileNames<Event>,
    tenant: string,
    { holders, ...options }: SearchOptions & { readonly holders: readonly Holders[] },
  ): Promise<FileSearchResult<Holders>> {
    requireAsked(options);
    if (isLimited()) return { found: [], more: false, outOfTime: false };
    for (const each of [definition, ...holders.map((holder) => holder.definition)]) await this.requireReadable(each);
    return searchFiles(definition, holders, options, (work) => this.readReference(tenant, work));
  }

  /**
   * Answers when the read model holds everything up to a position token (`Gongjian-After`), at once without one. In the
   * process that feeds it, this is right after the commit.
   *
   * @throws DomainError `READ.BEHIND` after 2 s, `PROJECTION.STALLED`, `REQUEST.INVALID_POSITION`
   */
  async waitFor(definition: AnyProjection, token: string | undefined): Promise<void> {
    if (token === undefined) return;
    const position = await this.positionOf(token);
    const until = performance.now() + WAIT_MS;
    for (let wait: number = POLL_MS.first; ; wait = Math.min(wait * 2, POLL_MS.last)) {
      const left = until - performance.now();
      const status = this.runner?.statusOf(definition);
      if (status !== undefined && status.phase !== 'stalled') {
        if (await this.runner?.reached(definition, position, Math.max(left, 0))) return;
      } else if (await this.reachedElsewhere(definition, position)) return;
      if (this.runner?.statusOf(definition)?.phase === 'stalled') throw projectionStalled();
      if (performance.now() >= until) throw readBehind();
      await pause(wait, NEVER);
    }
  }

  /**
   * The row as of what was recorded by a moment (`time`: RFC 3339; `position`: a token), the latest without one. `null`
   * when the tenant had no such row then. Read from the log, so it needs no table and never stalls.
   *
   * @throws DomainError `REQUEST.INVALID_POSITION`, `REQUEST.INVALID_TIME`; UnknownEvent
   */
  async asOf<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
    at: AsOf | null = null,
  ): Promise<RowAsOf<Row> | null> {
    const moment = at === null ? null : await this.moment(at);
    const facts = await this.factsOf(definition, tenant, id);
    return facts === null ? null : rowAsOf(definition, id, facts, moment);
  }

  /** What differs between two moments; `null` when the tenant has no such stream. Errors as of `asOf`. */
  async diff<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
    from: AsOf,
    to: AsOf | null = null,
  ): Promise<RowDifference<Row> | null> {
    const [earlier, later] = [await this.moment(from), to === null ? null : await this.moment(to)];
    const facts = await this.factsOf(definition, tenant, id);
    if (facts === null) return null;
    const before = rowAsOf(definition, id, facts, earlier);
    const after = rowAsOf(definition, id, facts, later);
    return { before, after, changes: rowChanges(before?.row, after?.row, definition.bookkeeping) };
  }

  /**
   * The stream's events with what each changed, oldest first; `null` when the tenant has no such stream.
   *
   * @param page `after`: the `next` of the page before; `limit`: 1 to 500, default 100
   * @throws DomainError `REQUEST.INVALID_CURSOR`; UnknownEvent
   */
  async history<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
    page: { readonly after?: string; readonly limit?: number } = {},
  ): Promise<HistoryPage | null> {
    const limit = page.limit ?? 100;
    if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new RangeError('limit is 1 to 500');
    if (page.after !== undefined && !/^(0|[1-9]\d{0,8})$/.test(page.after)) throw invalidCursor();
    const facts = await this.factsOf(definition, tenant, id);
    if (facts === null) return null;
    const before = factsBefore(facts, periodFor(definition.catalogue));
    const first = Math.max(before, page.after === undefined ? 0 : Number(page.after) + 1);
    const entries = historyOf(definition, facts.slice(0, first + limit)).slice(first);
    const placed = await Promise.all(
      entries.map(async (each) => ({ ...each, position: await this.token(each.position) })),
    );
    return { entries: placed, next: first + limit < facts.length ? (entries.at(-1)?.revision ?? null) : null };
  }

  /**
   * One event with what it changed, and what there was before it; `null` when the tenant has no such event, or reads are
   * limited to a period that it is not of. Errors as of `asOf`.
   */
  async eventAt<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
    revision: bigint,
  ): Promise<EventInPlace<Row, Event> | null> {
    const facts = (await this.factsUpTo(definition, tenant, id, revision)) ?? [];
    const fact = facts.at(-1);
    if (fact === undefined || factsBefore(facts, periodFor(definition.catalogue)) === facts.length) return null;
    const entry = historyOf(definition, facts).at(-1);
    if (entry === undefined) return null;
    return {
      entry: { ...entry, position: await this.token(entry.position) },
      fact,
      before: rowAsOf(definition, id, facts.slice(0, -1), null),
      after: rowAsOf(definition, id, facts, null),
      facts,
    };
  }

  /** The stream's facts up to and with a revision, the last without one; `null` when the tenant has no such event. */
  async factsUpTo<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
    revision: bigint | null = null,
  ): Promise<readonly Fact<Event>[] | null> {
    const facts = await this.factsOf(definition, tenant, id);
    if (facts === null || revision === null) return facts;
    return BigInt(facts.length) <= revision ? null : facts.slice(0, Number(revision) + 1);
  }

  /** How far the read model of this process has come, as a token for `Gongjian-Position`; `null` before the first event. */
  async progress(definition: AnyProjection): Promise<string | null> {
    const local = this.runner?.statusOf(definition);
    const position =
      local === undefined
        ? ((await readReader(this.pool, definition.context, projectionReaderId(definition)))?.checkpoint?.position ??
          null)
        : local.position;
    return position === null ? null : this.token(position);
  }

  /** The token of a position of this log. */
  async token(position: Position): Promise<string> {
    this.head ??= await this.store.head();
    return positionToken(this.head, position);
  }

  /** The position of a token. @throws DomainError `REQUEST.INVALID_POSITION` when it is of another log or epoch */
  async positionOf(token: string): Promise<Position> {
    const { logId, epoch, position } = parsePositionToken(token);
    const known = (): boolean => this.head?.logId === logId && this.head.epoch === epoch;
    if (!known()) this.head = await this.store.head();
    if (!known()) throw invalidPosition();
    return position;
  }

  /** Of the period that reads are limited to, where there is one. */
  private async factsOf<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
  ): Promise<readonly Fact<Event>[] | null> {
    const facts = await factsOf(this.store, definition, tenant, id);
    return facts === null ? null : factsWithin(definition.catalogue, facts, periodFor(definition.catalogue));
  }

  /** The row as it was at the end of the period. */
  private async rowWithin<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    id: string,
  ): Promise<ProjectedRow<Row> | null> {
    return this.asOf(definition, tenant, id);
  }

  /** Found by how the rows are now, answered as they were at the end of the period; a page may hold fewer than asked for. */
  private async listWithin<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    tenant: string,
    options: ListOptions,
  ): Promise<Page<Row>> {
    const limit = options.limit ?? 50;
    const rows: ProjectedRow<Row>[] = [];
    let { cursor } = options;
    for (let round = 0; round < PAGES_LOOKED_THROUGH; round += 1) {
      const page = await this.listAll(definition, tenant, {
        ...options,
        limit: limit - rows.length,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const then = await Promise.all(page.rows.map(({ id }) => this.rowWithin(definition, tenant, id)));
      rows.push(...then.filter((row) => row !== null));
      if (page.next === null || rows.length === limit) return { rows, next: page.next };
      cursor = page.next;
    }
    return { rows, next: cursor ?? null };
  }

  private async moment(at: AsOf): Promise<Moment> {
    if ('position' in at) return { position: await this.positionOf(at.position) };
    const milliseconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(at.time)
      ? Date.parse(at.time)
      : Number.NaN;
    if (Number.isNaN(milliseconds)) throw invalidTime();
    return { time: new Date(milliseconds).toISOString() };
  }

  private async requireReadable(definition: AnyProjection): Promise<void> {
    const local = this.runner?.statusOf(definition);
    if (local?.phase === 'live') return;
    if (local?.phase === 'stalled') throw projectionStalled();
    const checked = this.readable.get(definition);
    if (checked !== undefined && performance.now() - checked < READABLE_FOR_MS) return;
    const row = await readReader(this.pool, definition.context, projectionReaderId(definition));
    if (row !== null && row.stalled !== null) throw projectionStalled();
    if (row === null || !row.built) throw readBehind();
    this.readable.set(definition, performance.now());
  }

  private async reachedElsewhere(definition: AnyProjection, position: Position): Promise<boolean> {
    const { context, catalogue } = definition;
    const reader = { context, id: projectionReaderId(definition), categories: [catalogue.category] };
    const state = await reachedElsewhere(this.pool, this.store, reader, position);
    if (state === 'stalled') throw projectionStalled();
    return state === 'reached';
  }

  private rowStatement(definition: AnyProjection): { readonly name: string; readonly text: string } {
    const known = this.statements.get(definition);
    if (known !== undefined) return known;
    const { qualified, table } = tableOf(definition);
    const statement = {
      name: `gj_row_${table}`,
      text: `SELECT tenant, id, revision, position, view FROM ${qualified} WHERE id = $1`,
    };
    this.statements.set(definition, statement);
    return statement;
  }

  private async transaction<Result>(tenant: string, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const begin = beginAs(tenant);
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      broken = error instanceof Error ? error : new Error('a read failed');
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

const NEVER = new AbortController().signal;

interface RawRow extends ReadModelRow {
  readonly sort_value: string | null;
}

interface PagePart {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly part: 'valued' | 'empty';
  readonly after: Cursor | null;
  readonly count: number;
}

function pageQuery(
  query: TenantQuery,
  definition: AnyProjection,
  options: ListOptions,
  { column, direction, part, after, count }: PagePart,
): SelectQueryBuilder<ReadModelRow> {
  const builder = query.from(definition, 'r').select([]);
  const conditions = new ListConditions(definition, builder, 'r');
  const { sql, type } = conditions.column(column);
  for (const name of ['tenant', 'id', 'revision', 'position', 'view']) builder.addSelect(`"r"."${name}"`, name);
  builder.addSelect(`CAST(${sql} AS text)`, 'sort_value');
  if (options.where !== undefined) conditions.where(options.where);
  if (options.anyOf !== undefined) conditions.anyOf(options.anyOf);
  if (options.scopeDivisionIds !== undefined && options.scopeDivisionIds !== 'all') {
    conditions.where({ division_id: { in: options.scopeDivisionIds } });
  }
  const compare = direction === 'asc' ? '>' : '<';
  const towards = direction === 'asc' ? 'ASC' : 'DESC';
  if (column === 'id') {
    if (after !== null) builder.andWhere(`"r"."id" ${compare} ${conditions.bind(after.id, 'uuid')}`);
  } else if (part === 'empty') {
    builder.andWhere(`${sql} IS NULL`);
    if (after !== null) builder.andWhere(`"r"."id" ${compare} ${conditions.bind(after.id, 'uuid')}`);
  } else {
    builder.andWhere(`${sql} IS NOT NULL`);
    if (after !== null) {
      const bound = `${conditions.bind(after.value, type)}, ${conditions.bind(after.id, 'uuid')}`;
      builder.andWhere(`(${sql}, "r"."id") ${compare} (${bound})`);
    }
    builder.addOrderBy(`r.${column}`, towards);
  }
  return builder.addOrderBy('r.id', towards).limit(count);
}

function requireAsked({ folded, limit }: SearchOptions): void {
  if (folded === '') throw new RangeError('nothing is searched');
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) throw new RangeError('limit is 1 to 50');
}

/** The database could not read a value: with a cursor in hand, the one that came in it. */
function isUnreadableValue(error: unknown): boolean {
  const code: unknown = error instanceof QueryFailedError ? (error.driverError as { code?: unknown }).code : undefined;
  return typeof code === 'string' && code.startsWith('22');
}

function projected<Row>(row: ReadModelRow): ProjectedRow<Row> {
  const { id, tenant, revision, position, view } = row;
  return { id, tenant, revision: BigInt(revision), position, row: JSON.parse(view) as Row };
}

function beginAs(tenant: string): string {
  if (!isUuid(tenant)) throw new TypeError('a tenant is a UUID');
  return `BEGIN READ ONLY; SELECT set_config('gongjian.tenant', '${tenant}', true)`;
}

/** What TypeORM takes for a constructor of pools. */
function sharedPool(pool: Pool): object {
  return function SharedPool(): object {
    return {
      on: pool.on.bind(pool),
      connect: pool.connect.bind(pool),
      end: (done: () => void): void => done(),
    };
  };
}

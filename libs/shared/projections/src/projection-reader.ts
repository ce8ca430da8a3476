import {
  aggregateIdOf,
  decodeEvent,
  EVENT_LIMITS,
  type Checkpoint,
  type EventStore,
  type Opener,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { canonicalJson, type DomainEvent, type Fact } from '@gongjian/shared-kernel';
import type { Pool, QueryConfig } from 'pg';
import { fence } from './checkpoints.js';
import type { Delivery } from './delivery.js';
import { Fenced, LogReader, Unprojectable, type Tenure } from './log-reader.js';
import { arrayLiteral, textArray } from './parameter-arrays.js';
import {
  projectionReaderId,
  tableOf,
  type AnyProjection,
  type ColumnValue,
  type ProjectionColumn,
} from './projection-definition.js';

interface Current {
  tenant: string;
  revision: bigint;
  position: string;
  /** `null`: the stream has no row. */
  row: object | null;
}

/** Rows folded and not yet in the table, with the place they stand at. */
interface Unwritten {
  readonly rows: Map<string, Current>;
  events: number;
  checkpoint: Checkpoint | null;
}

/** What bounds the memory of a projection's reader; what it writes does not depend on it. */
export interface ProjectionReaderLimits {
  /** Rows kept in memory after they were written. Default 500. */
  readonly keptRows?: number;
  /** Folded rows at which a rebuild writes. Default 250. */
  readonly writeRows?: number;
}

const WRITE_ROWS = 250;
const WRITE_EVENTS = 2_500;
const KEPT_ROWS = 500;

/**
 * Folds events into the projection's table. The rows a batch needs and that are not at hand are read in one statement;
 * folded rows are written, together with the checkpoint, in one. While rows are being written the next events are
 * folded. As long as the tenure lasts nobody else writes, so the last rows are kept in memory. A row that should be in
 * the table and is not stalls the projection: it is never taken for a stream that has none.
 */
export class ProjectionReader extends LogReader {
  override readonly context: string;
  override readonly id: string;
  override readonly categories: readonly string[];
  override readonly gathers = true;

  private readonly select: string;
  private readonly write: string;
  private readonly table: string;
  private readonly keptRows: number;
  private readonly writeRows: number;
  private position: string | null = null;
  private tenure: Tenure | null = null;
  private writing: Promise<void> = Promise.resolve();
  private unwritten: Unwritten = nothing();
  private readonly known = new Map<string, Current>();

  constructor(
    private readonly definition: AnyProjection,
    private readonly pool: Pool,
    private readonly store: EventStore,
    { keptRows = KEPT_ROWS, writeRows = WRITE_ROWS }: ProjectionReaderLimits = {},
    private readonly opener: Opener | null = null,
  ) {
    super();
    if (definition.opensRow === true && opener === null) {
      throw new TypeError(`${definition.context}.${definition.name} needs the keys of personal values`);
    }
    this.keptRows = keptRows;
    this.writeRows = writeRows;
    this.context = definition.context;
    this.id = projectionReaderId(definition);
    this.categories = [definition.catalogue.category];
    const { qualified, table } = tableOf(definition);
    this.table = table;
    this.select = `SELECT tenant, id, revision, position, view FROM ${qualified} WHERE id = ANY ($1::uuid[])`;
    this.write = writeStatement(definition);
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    this.position = checkpoint?.position ?? null;
    this.tenure = tenure;
    this.forget();
  }

  override async apply(batch: readonly Delivery[], live: boolean): Promise<void> {
    const rows = await this.fetch(batch);
    for (const delivery of batch) {
      try {
        this.fold(delivery.fact(this.definition.catalogue), rows);
      } catch (cause) {
        const { stream, revision, type } = delivery.event;
        await this.flush();
        throw new Unprojectable(stream, revision, type, { cause });
      }
      this.unwritten.checkpoint = delivery.checkpoint;
      this.unwritten.events += 1;
    }
    const { rows: unwritten, events } = this.unwritten;
    if (live || unwritten.size >= this.writeRows || events >= WRITE_EVENTS) await this.startWriting();
  }

  override async flush(): Promise<void> {
    await this.startWriting();
    await this.writing;
  }

  override async close(): Promise<void> {
    await this.writing.catch(() => undefined);
    this.forget();
  }

  private forget(): void {
    this.writing = Promise.resolve();
    this.unwritten = nothing();
    this.known.clear();
  }

  /** Answers as soon as the rows before are in the table. */
  private async startWriting(): Promise<void> {
    await this.writing;
    const { checkpoint, rows } = this.unwritten;
    if (checkpoint === null) return;
    this.unwritten = nothing();
    this.writing = this.commit(checkpoint, rows);
    this.writing.catch(() => undefined);
  }

  /** @param rows of the batch, as they stand before the fact */
  private fold(fact: Fact, rows: Map<string, Current | Error>): void {
    const id = aggregateIdOf(fact.stream);
    const current = rows.get(id) ?? null;
    if (current instanceof Error) throw current;
    if (current === null ? fact.revision !== 0n : current.revision !== fact.revision - 1n) {
      throw new Error(`the row stands at revision ${current === null ? -1n : current.revision}`);
    }
    const row = this.definition.view(current?.row ?? null, fact);
    const next = { tenant: fact.metadata.tenant, revision: fact.revision, position: fact.position, row };
    rows.set(id, next);
    this.known.delete(id);
    this.known.set(id, next);
    this.unwritten.rows.set(id, next);
  }

  /**
   * The rows that the batch changes. They are the batch's own: a write that ends meanwhile lets go of what it wrote, and
   * may let go of rows that were at hand when the batch began.
   */
  private async fetch(batch: readonly Delivery[]): Promise<Map<string, Current | Error>> {
    const rows = new Map<string, Current | Error>();
    const asked = new Map<string, RecordedEvent>();
    const seen = new Set<string>();
    for (const { event } of batch) {
      const id = aggregateIdOf(event.stream);
      if (seen.has(id)) continue;
      seen.add(id);
      const known = this.known.get(id);
      if (known !== undefined) rows.set(id, known);
      else if (event.revision !== 0n) asked.set(id, event);
    }
    if (asked.size === 0) return rows;
    const stored = await this.pool.query<StoredRow>({
      name: `gj_rows_${this.table}`,
      text: this.select,
      values: [arrayLiteral([...asked.keys()])],
    });
    for (const { tenant, id, revision, position, view } of stored.rows) {
      rows.set(id, { tenant, revision: BigInt(revision), position, row: JSON.parse(view) as object });
    }
    for (const [id, event] of asked) if (!rows.has(id)) rows.set(id, await this.withoutRow(event));
    return rows;
  }

  /**
   * A stream in the middle of its life that the table does not have: either its events so far give no row, or the table
   * has lost one. The log knows.
   */
  private async withoutRow({ stream, revision }: RecordedEvent): Promise<Current | Error> {
    let row: object | null = null;
    let last: Fact | null = null;
    for (let from = 0n; from < revision;) {
      const left = revision - from;
      const limit = left < EVENT_LIMITS.streamEvents ? Number(left) : EVENT_LIMITS.streamEvents;
      const page = await this.store.readStream(stream, { from, limit });
      if (page.length === 0) return new Error('the log does not have the events before');
      try {
        for (const recorded of page) {
          last = decodeEvent<DomainEvent>(this.definition.catalogue, recorded);
          row = this.definition.view(row, last);
        }
      } catch (error) {
        return error instanceof Error ? error : new Error('an earlier event cannot be folded', { cause: error });
      }
      from += BigInt(page.length);
    }
    if (last === null || row !== null) return new Error('the table has lost the row');
    return { tenant: last.metadata.tenant, revision: last.revision, position: last.position, row: null };
  }

  /** What columns are made from, where that is not the row as it is stored. */
  private async opened(rows: ReadonlyMap<string, Current>): Promise<ReadonlyMap<string, object>> {
    const opened = new Map<string, object>();
    if (this.definition.opensRow !== true || this.opener === null) return opened;
    const ofTenants = new Map<string, { readonly id: string; readonly row: object }[]>();
    for (const [id, { tenant, row }] of rows) {
      if (row === null) continue;
      const ofTenant = ofTenants.get(tenant) ?? [];
      ofTenants.set(tenant, ofTenant);
      ofTenant.push({ id, row });
    }
    for (const [tenant, sealed] of ofTenants) {
      const clear = await this.opener.open<typeof sealed>(tenant, sealed);
      for (const { id, row } of clear) opened.set(id, row);
    }
    return opened;
  }

  private async commit(checkpoint: Checkpoint, rows: ReadonlyMap<string, Current>): Promise<void> {
    const { columns } = this.definition;
    const gone: string[] = [];
    const own: string[][] = [[], [], [], [], []];
    const listed: (string | null)[][] = columns.map(() => []);
    const opened = await this.opened(rows);
    for (const [id, { tenant, revision, position, row }] of rows) {
      if (row === null) {
        gone.push(id);
        continue;
      }
      own[0]?.push(tenant);
      own[1]?.push(id);
      own[2]?.push(String(revision));
      own[3]?.push(position);
      own[4]?.push(canonicalJson(row));
      columns.forEach((column, index) => listed[index]?.push(columnText(column, opened.get(id) ?? row)));
    }
    const { epoch, position, eventId } = checkpoint;
    const query: QueryConfig = {
      name: `gj_write_${this.table}`,
      text: this.write,
      values: [
        this.id,
        epoch,
        position,
        eventId,
        this.position,
        arrayLiteral(gone),
        ...own.slice(0, 4).map((values) => arrayLiteral(values)),
        textArray(own[4] ?? []),
        ...listed.map((values) => textArray(values)),
      ],
    };
    const result = await this.pool.query<{ moved: boolean }>(query);
    if (result.rows[0]?.moved !== true) throw new Fenced(`${this.context}/${this.id}`);
    this.position = position;
    this.tenure?.committed(checkpoint);
    for (const id of this.known.keys()) {
      if (this.known.size <= this.keptRows) break;
      if (!this.unwritten.rows.has(id)) this.known.delete(id);
    }
  }
}

function nothing(): Unwritten {
  return { rows: new Map(), events: 0, checkpoint: null };
}

interface StoredRow {
  readonly tenant: string;
  readonly id: string;
  readonly revision: string;
  readonly position: string;
  readonly view: string;
}

function writeStatement(definition: AnyProjection): string {
  const { qualified } = tableOf(definition);
  const columns = definition.columns.map(({ name, type }, index) => ({
    name: `"${name}"`,
    parameter: `$${index + 12}::text[]`,
    cast: type === 'text' ? `r."${name}"` : `r."${name}"::${type}`,
  }));
  const own = ['tenant', 'id', 'revision', 'position', 'view'];
  const names = [...own, ...columns.map(({ name }) => name)];
  return `${fence(definition.context)},
gone AS (DELETE FROM ${qualified} WHERE id = ANY ($6::uuid[]) AND EXISTS (SELECT 1 FROM fence)),
written AS (
  INSERT INTO ${qualified} (${names.join(', ')})
  SELECT ${[...own.map((name) => `r.${name}`), ...columns.map(({ cast }) => cast)].join(', ')}
    FROM unnest(${['$7::uuid[]', '$8::uuid[]', '$9::bigint[]', '$10::text[]', '$11::text[]', ...columns.map(({ parameter }) => parameter)].join(', ')}) AS r(${names.join(', ')})
   WHERE EXISTS (SELECT 1 FROM fence)
  ON CONFLICT (id) DO UPDATE SET ${names
    .filter((name) => name !== 'id')
    .map((name) => `${name} = EXCLUDED.${name}`)
    .join(', ')}
)
SELECT EXISTS (SELECT 1 FROM fence) AS moved`;
}

/** A column of a row as the text of its type, for a parameter. */
export function columnText(column: ProjectionColumn<object>, row: object): string | null {
  const value: ColumnValue = column.value(row);
  if (value === null) return null;
  if (typeof value !== 'object') return String(value);
  return arrayLiteral(value);
}

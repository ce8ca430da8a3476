import {
  isEventStoreError,
  streamName,
  type EventStore,
  type Opener,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { Instant } from '@gongjian/shared-kernel';
import type { ClientBase } from 'pg';
import { arrayLiteral, textArray } from '../parameter-arrays.js';
import {
  elementIndexOf,
  elementTableOf,
  opsSchemaOf,
  projectionReaderId,
  tableOf,
  type AnyProjection,
} from '../projection-definition.js';
import { columnText } from '../projection-reader.js';
import { rowChanges } from '../row-changes.js';
import { REPLAY_COLUMNS, ReplayTable, type ReplayedRow } from './replay-table.js';
import { kindOf, Replayer, type ReplayLimits } from './replayer.js';

/** The event that a row was changed by last, as far as the projection had come. */
export interface LastEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: Position;
  readonly recordedAt: Instant;
}

/**
 * Where a table is not what the log gives. `missing`: the table has lost the row; `extra`: nothing in the log gives it.
 * Values that the table holds in clear are not shown.
 */
export interface RowDiffers {
  readonly what: 'column' | 'missing' | 'extra';
  /** With its schema. */
  readonly table: string;
  /** Id of the row; of an element beside a row with the element. */
  readonly key: Readonly<Record<string, string>>;
  /** `null` where the whole row is there or not. */
  readonly column: string | null;
  /** JSON pointer of the first place in the column `view` that differs. */
  readonly path: string | null;
  readonly live: unknown;
  readonly replayed: unknown;
  readonly lastEvent: LastEvent | null;
}

export interface CheckedProjection {
  /** `<context>.<name>`. */
  readonly projection: string;
  readonly version: number;
  readonly table: string;
  /** As of where it was compared: how far the projection had come. `null`: it had taken in nothing. */
  readonly position: Position | null;
  /** Why the projection stands still. */
  readonly stalled: string | null;
  /** Rows of the replay. */
  readonly rows: number;
  /** Rows that differ, elements beside them not counted. */
  readonly differing: number;
  readonly first: RowDiffers | null;
}

export type CheckStep =
  | { readonly step: 'replay'; readonly events: number; readonly of: number }
  | { readonly step: 'compare'; readonly projection: string; readonly rows: number };

export interface ProjectionCheck {
  readonly events: number;
  readonly projections: readonly CheckedProjection[];
}

export interface CheckOptions {
  /** A session of its own, that may read every row: a superuser's, or one of a member of `gongjian_projector`. */
  readonly client: ClientBase;
  readonly store: EventStore;
  readonly projections: readonly AnyProjection[];
  /** For projections that open their rows. */
  readonly opener: Opener;
  readonly signal: AbortSignal;
  readonly progress?: (step: CheckStep) => void;
  readonly limits?: ReplayLimits;
}

/** What keeps a check from being made. */
export class CheckImpossible extends Error {
  constructor(
    readonly code: 'REPLAY.NOT_ALLOWED' | 'REPLAY.NO_TABLE' | 'REPLAY.OTHER_LOG',
    message: string,
  ) {
    super(message);
    this.name = 'CheckImpossible';
  }
}

const SCRATCH = 'gongjian_replay';
const ROWS_AT_ONCE = 500;

/**
 * Compares what every projection's table holds with a replay of the log up to where that projection had come, all in
 * one snapshot: the deployment may go on meanwhile. Nothing is written but temporary rows of the session.
 *
 * @throws CheckImpossible, Unprojectable, EventStoreError
 */
export async function checkProjections(options: CheckOptions): Promise<ProjectionCheck> {
  const { client } = options;
  await requireSight(client);
  await client.query(`CREATE TEMPORARY TABLE ${SCRATCH} (${REPLAY_COLUMNS}) WITH (toast_tuple_target = 8160)`);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      return await checkInSnapshot(options);
    } finally {
      await client.query('ROLLBACK');
    }
  } finally {
    await client.query(`DROP TABLE ${SCRATCH}`);
  }
}

interface Place {
  readonly definition: AnyProjection;
  readonly position: Position | null;
  readonly stalled: string | null;
}

async function checkInSnapshot(options: CheckOptions): Promise<ProjectionCheck> {
  const { client, store, projections, signal, progress, limits } = options;
  const places = await placesOf(client, store, projections);
  const targets = places.map(({ definition, position }) => ({ definition, through: position }));
  const table = new ReplayTable(client, SCRATCH);
  let of = 0;
  const replayer = new Replayer({
    store,
    table,
    targets,
    after: null,
    signal,
    progress: (events) => progress?.({ step: 'replay', events, of }),
    ...(limits === undefined ? {} : { limits }),
  });
  of = await replayer.count();
  const events = await replayer.run();
  const checked: CheckedProjection[] = [];
  for (const place of places) checked.push(await new TableCheck(options, table, place).result());
  return { events, projections: checked };
}

/** Row-level security shows an owner nothing: a check that sees no rows must not be taken for one that finds none wrong. */
async function requireSight(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ sees: boolean }>(
    `SELECT rolsuper OR rolbypassrls OR pg_has_role('gongjian_projector', 'USAGE') AS sees
       FROM pg_roles WHERE rolname = current_user`,
  );
  if (rows[0]?.sees === true) return;
  throw new CheckImpossible(
    'REPLAY.NOT_ALLOWED',
    '这个数据库角色看不到读模型的行，请先再运行一次 gongjian init / this role sees no rows of the read models: run gongjian init once more first',
  );
}

/** Where each projection stands in the snapshot. */
async function placesOf(
  client: ClientBase,
  store: EventStore,
  projections: readonly AnyProjection[],
): Promise<readonly Place[]> {
  const { epoch } = await store.head();
  const places: Place[] = [];
  for (const definition of projections) {
    const { qualified } = tableOf(definition);
    const exists = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [qualified]);
    if (exists.rows[0]?.there !== true) {
      throw new CheckImpossible(
        'REPLAY.NO_TABLE',
        `没有表 ${qualified}：数据库不是本版本的 / there is no table ${qualified}: the database is not of this build's version`,
      );
    }
    const { rows } = await client.query<{ epoch: number | null; position: string | null; stalled: string | null }>(
      `SELECT epoch, position, stalled FROM "${opsSchemaOf(definition.context)}".checkpoints WHERE reader = $1`,
      [projectionReaderId(definition)],
    );
    const [row] = rows;
    if (row?.epoch !== undefined && row.epoch !== null && row.epoch !== epoch) {
      throw new CheckImpossible(
        'REPLAY.OTHER_LOG',
        `${qualified} 读的是日志的纪元 ${row.epoch}，日志现在是 ${epoch} / ${qualified} was read from epoch ${row.epoch} of the log, which is in ${epoch} now`,
      );
    }
    places.push({ definition, position: row?.position ?? null, stalled: row?.stalled ?? null });
  }
  return places;
}

interface FoundDifference {
  readonly id: string;
  readonly missing: boolean;
  readonly extra: boolean;
  /** `[name, live, replayed]` of each column that differs. */
  readonly columns: readonly (readonly [string, string | null, string | null])[];
  readonly live_tenant: string | null;
  readonly total: string;
}

/** One projection's table beside the rows of the replay. */
class TableCheck {
  private readonly kind: string;
  private readonly qualified: string;
  private readonly statement: string;
  private rows = 0;
  private differing = 0;
  private first: RowDiffers | null = null;

  constructor(
    private readonly options: CheckOptions,
    private readonly table: ReplayTable,
    private readonly place: Place,
  ) {
    this.kind = kindOf(place.definition);
    this.qualified = tableOf(place.definition).qualified;
    this.statement = compareStatement(place.definition, table.qualified);
  }

  async result(): Promise<CheckedProjection> {
    const { definition, position, stalled } = this.place;
    for (let after: string | null = null; ;) {
      this.options.signal.throwIfAborted();
      const page: readonly ReplayedRow[] = await this.table.page(this.kind, after, ROWS_AT_ONCE);
      const through: string | null = page.length < ROWS_AT_ONCE ? null : (page.at(-1) as ReplayedRow).id;
      await this.compare(page, after, through);
      this.rows += page.length;
      this.options.progress?.({ step: 'compare', projection: this.kind, rows: this.rows });
      if (through === null) break;
      after = through;
    }
    if (this.first === null) {
      for (const index of definition.elementIndexes ?? []) {
        this.first ??= await this.elements(elementIndexOf(index));
      }
    }
    const { schema, table } = tableOf(definition);
    return {
      projection: this.kind,
      version: definition.version,
      table: `${schema}.${table}`,
      position,
      stalled,
      rows: this.rows,
      differing: this.differing,
      first: this.first,
    };
  }

  private async compare(page: readonly ReplayedRow[], after: string | null, through: string | null): Promise<void> {
    const { columns } = this.place.definition;
    const opened = await this.opened(page);
    const { rows } = await this.options.client.query<FoundDifference>({
      name: `gj_check_${this.kind}`,
      text: this.statement,
      values: [
        this.kind,
        after ?? LOWEST,
        through ?? HIGHEST,
        after === null,
        arrayLiteral(page.map(({ id }) => id)),
        ...columns.map((column) => textArray(opened.map((row) => columnText(column, row)))),
      ],
    });
    const [found] = rows;
    if (found === undefined) return;
    this.differing += Number(found.total);
    this.first ??= await this.described(found);
  }

  /** What columns are made from, row by row. */
  private async opened(page: readonly ReplayedRow[]): Promise<readonly object[]> {
    const rows = page.map(({ view }) => JSON.parse(view ?? 'null') as object);
    if (this.place.definition.opensRow !== true) return rows;
    const opened: object[] = [...rows];
    for (const tenant of new Set(page.map((row) => row.tenant))) {
      const own = rows.flatMap((row, index) => (page[index]?.tenant === tenant ? [{ row, index }] : []));
      for (const { row, index } of await this.options.opener.open<typeof own>(tenant, own)) opened[index] = row;
    }
    return opened;
  }

  private async described({ id, missing, extra, columns, live_tenant }: FoundDifference): Promise<RowDiffers> {
    const { schema, table } = tableOf(this.place.definition);
    const at = { table: `${schema}.${table}`, key: { id }, lastEvent: await this.lastEvent(id) };
    if (missing || extra) {
      const live = extra ? { tenant: live_tenant } : null;
      const replayed = missing ? { tenant: at.lastEvent === null ? null : await this.tenantOf(id) } : null;
      return { ...at, what: missing ? 'missing' : 'extra', column: null, path: null, live, replayed };
    }
    const [column, live, replayed] = columns[0] ?? ['', null, null];
    if (column === 'view') return { ...at, what: 'column', column, ...viewDifference(live, replayed) };
    const inClear = this.place.definition.opensRow === true && !OWN.includes(column);
    const shown = (value: string | null): unknown => (inClear && value !== null ? HIDDEN : value);
    return { ...at, what: 'column', column, path: null, live: shown(live), replayed: shown(replayed) };
  }

  private async tenantOf(id: string): Promise<string | null> {
    const [row] = await this.table.load([{ kind: this.kind, id }]);
    return row?.tenant ?? null;
  }

  /** Of the stream, as far as the projection had come. */
  private async lastEvent(id: string): Promise<LastEvent | null> {
    const { definition, position } = this.place;
    const stream = streamName(definition.catalogue.category, id);
    const [row] = await this.table.load([{ kind: this.kind, id }]);
    try {
      const from = row === undefined ? {} : { from: row.revision };
      const [last] = await this.options.store.readStream(stream, { ...from, direction: 'backwards', limit: 1 });
      return last === undefined || (position !== null && last.position > position) ? null : lastEventOf(last);
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return null;
      throw error;
    }
  }

  /** The table beside is what the rows say: compared by sums first, and one by one only when those differ. */
  private async elements(index: ReturnType<typeof elementIndexOf>): Promise<RowDiffers | null> {
    const { definition } = this.place;
    const { client, signal } = this.options;
    signal.throwIfAborted();
    const beside = elementTableOf(definition, index.column);
    const list = ['tenant', 'element', 'id', ...index.further].map((name) => `x."${name}"`).join(', ');
    const further = index.further.map((name) => `, r."${name}"`).join('');
    const due = `SELECT r."tenant", e.element, r."id"${further} FROM ${this.qualified} r
      CROSS JOIN LATERAL (SELECT DISTINCT u AS element FROM unnest(r."${index.column}") AS u WHERE u IS NOT NULL) e`;
    const sums = (from: string): string =>
      `SELECT count(*) AS n, ${SEEDS.map((seed) => `sum(hashtextextended(ROW(${list})::text, ${seed})) AS s${seed}`).join(', ')} FROM ${from} x`;
    const { rows: alike } = await client.query<{ alike: boolean }>(
      `SELECT l IS NOT DISTINCT FROM d AS alike FROM (${sums(beside.qualified)}) l, (${sums(`(${due})`)}) d`,
    );
    if (alike[0]?.alike === true) return null;
    const differs = index.further.map((name) => ` OR l."${name}" IS DISTINCT FROM d."${name}"`).join('');
    const { rows } = await client.query<{ id: string; element: string; missing: boolean; extra: boolean }>(
      `SELECT coalesce(l.id, d.id) AS id, coalesce(l.element, d.element)::text AS element, l.id IS NULL AS missing,
              d.id IS NULL AS extra
         FROM ${beside.qualified} l FULL JOIN (${due}) d
           ON l.tenant = d.tenant AND l.element = d.element AND l.id = d.id
        WHERE l.id IS NULL OR d.id IS NULL${differs} ORDER BY 1, 2 LIMIT 1`,
    );
    const [found] = rows;
    if (found === undefined) return null;
    const element = definition.opensRow === true ? HIDDEN : found.element;
    return {
      what: found.missing ? 'missing' : found.extra ? 'extra' : 'column',
      table: `${beside.schema}.${beside.table}`,
      key: { id: found.id, element },
      column: found.missing || found.extra ? null : index.further.join(),
      path: null,
      live: null,
      replayed: null,
      lastEvent: await this.lastEvent(found.id),
    };
  }
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const SEEDS = [1, 2] as const;
const HIDDEN = '[personal value]';
const OWN: readonly string[] = ['tenant', 'revision', 'position', 'view'];

function compareStatement(definition: AnyProjection, scratch: string): string {
  const { qualified } = tableOf(definition);
  const listed = definition.columns.map(({ name, type }, index) => ({
    name: `"${name}"`,
    type,
    parameter: `$${index + 6}::text[]`,
    cast: type === 'text' ? `c."${name}"` : `c."${name}"::${type}`,
  }));
  const bytes = (name: string, type: string): readonly [string, string] => {
    const collate = type.startsWith('text') ? ' COLLATE "C"' : '';
    return [`l."${name}"${collate}`, `r."${name}"${collate}`];
  };
  const compared = [
    ...OWN.map((name) => ({ name, type: name === 'view' || name === 'position' ? 'text' : 'other' })),
    ...definition.columns.map(({ name, type }) => ({ name, type })),
  ];
  const differing = compared.map(({ name, type }) => {
    const [live, replayed] = bytes(name, type);
    const shown = `json_build_array('${name}', l."${name}"::text, r."${name}"::text)`;
    return { condition: `${live} IS DISTINCT FROM ${replayed}`, shown };
  });
  const names = ['id', ...definition.columns.map(({ name }) => name)].map((name) => `"${name}"`).join(', ');
  const parameters = ['$5::uuid[]', ...listed.map(({ parameter }) => parameter)].join(', ');
  const range = (alias: string): string =>
    `${alias}.id >= $2::uuid AND ${alias}.id <= $3::uuid AND ($4::boolean OR ${alias}.id <> $2::uuid)`;
  return `SELECT coalesce(l.id, r.id) AS id, l.id IS NULL AS missing, r.id IS NULL AS extra, l.tenant AS live_tenant,
       count(*) OVER () AS total,
       array_to_json(array_remove(ARRAY[${differing
         .map(({ condition, shown }) => `CASE WHEN ${condition} THEN ${shown}::text END`)
         .join(', ')}], NULL)::json[]) AS columns
  FROM (SELECT * FROM ${qualified} l WHERE ${range('l')}) l
  FULL JOIN (
    SELECT s.id, s.tenant, s.revision, s.position, s.view${listed.map(({ name, cast }) => `, ${cast} AS ${name}`).join('')}
      FROM ${scratch} s JOIN unnest(${parameters}) AS c(${names}) ON c.id = s.id
     WHERE s.kind = $1 AND s.view IS NOT NULL AND ${range('s')}
  ) r ON l.id = r.id
 WHERE l.id IS NULL OR r.id IS NULL OR ${differing.map(({ condition }) => condition).join(' OR ')}
 ORDER BY 1 LIMIT 1`;
}

function viewDifference(
  live: string | null,
  replayed: string | null,
): { readonly path: string; readonly live: unknown; readonly replayed: unknown } {
  const parsed = (text: string | null): unknown => {
    try {
      return text === null ? undefined : (JSON.parse(text) as unknown);
    } catch {
      return text;
    }
  };
  const [change] = rowChanges(parsed(live), parsed(replayed));
  if (change === undefined) return { path: '', live, replayed };
  return { path: change.path, live: change.before ?? null, replayed: change.after ?? null };
}

function lastEventOf({ id, type, stream, revision, position, metadata }: RecordedEvent): LastEvent {
  const { recordedAt } = JSON.parse(metadata) as { readonly recordedAt: Instant };
  return { id, type, stream, revision: String(revision), position, recordedAt };
}

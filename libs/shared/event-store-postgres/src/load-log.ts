import { categoryOf } from '@gongjian/shared-event-sourcing';
import type pg from 'pg';
import { NoCopyTarget } from './copy-target.js';

const BATCH_EVENTS = 2_000;
const BATCH_BYTES = 4 * 1024 * 1024;

/** An event as it is taken into a log, and the same as JSON text: `{"data","id","metadata","revision","stream","type"}`. */
export interface EventToLoad {
  readonly json: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly metadata: string;
}

/**
 * Fills the empty log of a migrated database, in the transaction of `client`: the first event gets position 0, the next
 * 1, and so on. Nobody else appends meanwhile. `client` logged in as a superuser or a member of `gongjian_owner`.
 *
 * @param record what the log is from then on
 * @returns how many events were loaded
 * @throws NoCopyTarget when it holds events
 */
export async function loadLog(
  client: pg.ClientBase,
  record: { readonly logId: string; readonly epoch: number },
  events: AsyncIterable<EventToLoad>,
): Promise<number> {
  await client.query('SELECT pg_advisory_xact_lock(4851070915301)');
  const { rows } = await client.query('SELECT FROM eventlog.events LIMIT 1');
  if (rows.length > 0) throw new NoCopyTarget('目标中已有日志 / there is a log already');
  await client.query('UPDATE eventlog.log SET log_id = $1, epoch = $2', [record.logId, record.epoch]);
  const loading = new Loading(client);
  for await (const event of events) await loading.add(event);
  await loading.flush();
  return loading.loaded;
}

class Loading {
  loaded = 0;
  private readonly streams = new Map<string, number>();
  private readonly kinds = new Map<string, number>();
  private batch: EventToLoad[] = [];
  private bytes = 0;
  private storing: Promise<void> = Promise.resolve();

  constructor(private readonly client: pg.ClientBase) {}

  async add(event: EventToLoad): Promise<void> {
    this.batch.push(event);
    this.bytes += event.json.length;
    if (this.batch.length >= BATCH_EVENTS || this.bytes >= BATCH_BYTES) await this.send();
  }

  async flush(): Promise<void> {
    if (this.batch.length > 0) await this.send();
    await this.storing;
  }

  /** While a batch is being stored the next one is read. */
  private async send(): Promise<void> {
    const { batch, loaded } = this;
    this.batch = [];
    this.bytes = 0;
    this.loaded += batch.length;
    await this.storing;
    this.storing = this.store(batch, loaded);
    this.storing.catch(() => undefined);
  }

  private async store(batch: readonly EventToLoad[], base: number): Promise<void> {
    const newStreams: { readonly position: number; readonly tenant: string; readonly stream: string }[] = [];
    const newKinds: { readonly kind: number; readonly category: string; readonly type: string }[] = [];
    const firsts: number[] = [];
    const kinds: number[] = [];
    for (const [index, { stream, revision, type, metadata }] of batch.entries()) {
      let first = this.streams.get(stream);
      if (first === undefined) {
        if (revision !== 0) throw new RangeError(`${stream} begins at revision ${revision}`);
        first = base + index;
        this.streams.set(stream, first);
        newStreams.push({ position: first, tenant: tenantOf(stream, metadata), stream });
      }
      firsts.push(first);
      const category = categoryOf(stream);
      const name = `${category} ${type}`;
      let kind = this.kinds.get(name);
      if (kind === undefined) {
        kind = this.kinds.size + 1;
        this.kinds.set(name, kind);
        newKinds.push({ kind, category, type });
      }
      kinds.push(kind);
    }
    if (newKinds.length > 0) {
      await this.client.query(
        `INSERT INTO eventlog.kinds (kind, category, type)
         SELECT kind, category, type FROM json_to_recordset($1::json) AS n (kind integer, category text, type text)`,
        [JSON.stringify(newKinds)],
      );
    }
    if (newStreams.length > 0) {
      await this.client.query(
        `INSERT INTO eventlog.streams (first_position, tenant, stream)
         SELECT "position", tenant, stream FROM json_to_recordset($1::json) AS n ("position" bigint, tenant uuid, stream text)`,
        [JSON.stringify(newStreams)],
      );
    }
    await this.client.query({
      name: 'load_events',
      text: `INSERT INTO eventlog.events ("position", first_position, revision, id, kind, stream, data, metadata)
        SELECT $1::bigint + n.ord - 1, n.first_position, n.revision, n.id, n.kind, n.stream, n.data, n.metadata
          FROM ROWS FROM (
            json_to_recordset($2::json) AS (stream text, revision bigint, id uuid, data text, metadata text),
            unnest($3::bigint[]), unnest($4::integer[])
          ) WITH ORDINALITY AS n (stream, revision, id, data, metadata, first_position, kind, ord)`,
      values: [base, `[${batch.map(({ json }) => json).join()}]`, `{${firsts.join()}}`, `{${kinds.join()}}`],
    });
  }
}

function tenantOf(stream: string, metadata: string): string {
  const { tenant } = JSON.parse(metadata) as { readonly tenant?: unknown };
  if (typeof tenant !== 'string') throw new RangeError(`${stream}: its first event names no tenant`);
  return tenant;
}

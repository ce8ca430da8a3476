import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import type { DomainEvent } from '@gongjian/shared-kernel';
import { QueryFailedError } from 'typeorm';
import { ListConditions } from '../list-query.js';
import { elementTableOf, tableOf, type AnyProjection } from '../projection-definition.js';
import type { ProjectedRow, TenantQuery } from '../read-models.js';
import { EDGE, gramsOf, LAST } from './grams.js';
import type { Searchable, SearchProjection } from './search-projection.js';
import type { Seen } from './seen.js';

/** The whole of a text, its beginning, a part of it. */
export type MatchedAs = 'whole' | 'beginning' | 'part';

export interface SearchedRow<Row> extends ProjectedRow<Row> {
  readonly matched: MatchedAs;
}

export interface SearchOptions {
  /** As `fold` answers, not empty. */
  readonly folded: string;
  /** 1 to 50. */
  readonly limit: number;
  /** By `performance.now()`: what was found by then is answered. */
  readonly until: number;
}

export interface SearchResult<Row> {
  /** Those of which a text is it, then those of which one begins so, then others; of each the newest first. */
  readonly rows: readonly SearchedRow<Row>[];
  /** There are others, or there may be: they were not looked for to the end. */
  readonly more: boolean;
  /** The time was over before everything was looked into; asked again, it may be answered whole. */
  readonly outOfTime: boolean;
}

/** A gram that stands in no more rows than this is gone through whole. */
const FEW = 1_000;
/** Who may see no more rows than this has all of them looked into. */
const FEW_SEEN = 5_000;
/** Rows that are looked into, one portion after the other, while the page is not full. */
const PORTIONS = [200, 2_000, 20_000] as const;

/** Elements of the index: one gram, or all that begin so. */
interface Grams {
  readonly from: string;
  readonly to: string;
}

interface Place {
  readonly since: string;
  readonly id: string;
}

interface Portion {
  readonly walked: number;
  /** The place of the last one; `null` where there was none. */
  readonly last: Place | null;
}

interface RawRow {
  readonly walked: string;
  readonly last_since: string | null;
  readonly last_id: string | null;
  readonly tenant: string;
  readonly id: string | null;
  readonly revision: string;
  readonly position: string;
  readonly view: string;
  readonly matched: MatchedAs;
}

export type Transaction = <Result>(work: (query: TenantQuery) => Promise<Result>) => Promise<Result>;

const ORDER: readonly MatchedAs[] = ['whole', 'beginning', 'part'];
const CANCELLED = '57014';

export class OutOfTime extends Error {}

/**
 * Rows that hold a text, of those the caller may see. The rarest of the text's grams is gone through, the newest first;
 * rows that may not be seen are passed over in the index, before any is counted.
 */
export class Search<Row extends Searchable, Event extends DomainEvent> {
  private readonly definition: AnyProjection;
  private readonly table: string;
  private readonly index: string;
  /** Of what every tenant reads there are the deployment's rows alone: told, the index is entered by it. */
  private readonly ofTenant: string;
  private readonly found = new Map<string, SearchedRow<Row>>();

  constructor(
    definition: SearchProjection<Row, Event>,
    private readonly seen: Seen,
    private readonly options: SearchOptions,
    private readonly transaction: Transaction,
  ) {
    this.definition = definition;
    this.table = tableOf(this.definition).qualified;
    this.index = elementTableOf(this.definition, 'grams').qualified;
    this.ofTenant = definition.deploymentWide === true ? `g."tenant" = '${DEPLOYMENT_TENANT}' AND ` : '';
  }

  /** @throws whatever the database does, but for running out of time */
  async result(): Promise<SearchResult<Row>> {
    const { limit } = this.options;
    const end = await this.inTime();
    const rows = [...this.found.values()].sort(
      (a, b) => ORDER.indexOf(a.matched) - ORDER.indexOf(b.matched) || newestFirst(a, b),
    );
    const more = end !== 'all' || rows.length > limit;
    return { rows: rows.slice(0, limit), more, outOfTime: end === 'outOfTime' };
  }

  private async inTime(): Promise<'all' | 'some' | 'outOfTime'> {
    try {
      return (await this.find()) ? 'all' : 'some';
    } catch (error) {
      if (error instanceof OutOfTime) return 'outOfTime';
      throw error;
    }
  }

  /** False where others may be left. */
  private async find(): Promise<boolean> {
    const { folded } = this.options;
    if (await this.seesFew()) {
      await this.portion(null, folded, FEW_SEEN, null);
      return true;
    }
    const whole = `${EDGE}${folded}${EDGE}`;
    const beginning = `${EDGE}${folded}`;
    const since = await this.sinceOfFew(gramsOf(whole));
    const rarest = rarestOf(gramsOf(folded), since);
    if (rarest !== null && since.get(rarest) === null) return this.goThrough(rarest, folded);
    let ended = true;
    for (const text of [whole, beginning]) {
      const gram = rarestOf(gramsOf(text), since) as string;
      ended = (await this.goThrough(gram, text)) && ended;
      if (this.isFull()) return true;
    }
    const last = rarest === null ? await this.goThroughSome(folded) : await this.goThrough(rarest, folded);
    return last && ended;
  }

  private isFull(): boolean {
    return this.found.size > this.options.limit;
  }

  private async seesFew(): Promise<boolean> {
    if (this.seen.all) return false;
    const [{ seen } = { seen: '0' }] = await this.within((query) => {
      const builder = query.from(this.definition, 's');
      const counts = this.seen
        .alternatives(builder)
        .map((rows) => `(SELECT count(*) FROM (${rows} LIMIT ${FEW_SEEN + 1}) AS rows)`);
      const statement = `SELECT CAST(${counts.join(' + ')} AS text) AS seen`;
      return run<{ readonly seen: string }>(query, statement, builder.getParameters());
    });
    return Number(seen) <= FEW_SEEN;
  }

  /** Of each gram since when a thousand rows hold it; `null` where no more than that do. */
  private async sinceOfFew(grams: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const rows = await this.within((query) =>
      query.manager.query<{ readonly gram: string; readonly since: string | null }[]>(
        `SELECT asked.gram, (
           SELECT CAST(extract(epoch FROM g."since") AS text) FROM ${this.index} g WHERE ${this.ofTenant}g."element" = asked.gram
            ORDER BY g."since" DESC, g."id" DESC OFFSET ${FEW} LIMIT 1) AS since
           FROM unnest(CAST($1 AS text[])) AS asked(gram)`,
        [grams],
      ),
    );
    return new Map(rows.map(({ gram, since }) => [gram, since]));
  }

  /** Answers whether every row that holds the gram and may be seen was looked into, or the page is full. */
  private async goThrough(gram: string, text: string): Promise<boolean> {
    let after: Place | null = null;
    for (const size of PORTIONS) {
      const { walked, last }: Portion = await this.portion({ from: gram, to: gram }, text, size, after);
      if (this.isFull() || walked < size) return true;
      after = last;
    }
    return false;
  }

  /** One character is in too many grams to be told in order: some rows that hold it, those of few, all. */
  private async goThroughSome(text: string): Promise<boolean> {
    const { walked } = await this.portion({ from: text, to: text + LAST }, text, FEW + 1, null);
    return walked <= FEW;
  }

  /** @param grams `null`: all rows that may be seen */
  private async portion(grams: Grams | null, text: string, size: number, after: Place | null): Promise<Portion> {
    const raw = await this.within((query) => this.walk(query, grams, text, size, after));
    for (const { id, tenant, revision, position, view, matched } of raw) {
      if (id === null || this.found.has(id)) continue;
      const row = JSON.parse(view) as Row;
      this.found.set(id, { id, tenant, revision: BigInt(revision), position, row, matched });
    }
    const { walked = '0', last_since: since = null, last_id: id = null } = raw[0] ?? {};
    return { walked: Number(walked), last: since === null || id === null ? null : { since, id } };
  }

  /** One row at least, with how many elements were gone through, and the last of them. */
  private async walk(
    query: TenantQuery,
    grams: Grams | null,
    text: string,
    size: number,
    after: Place | null,
  ): Promise<readonly RawRow[]> {
    const { folded, limit } = this.options;
    const builder = query.from(this.definition, 's');
    const bound = new ListConditions(this.definition, builder, 'asked');
    const holding = (part: string): string => `r."text" LIKE ${bound.bind(containing(part), 'text')}`;
    const walked =
      grams === null
        ? `${this.seen.rows(builder)} LIMIT ${size}`
        : this.elements(grams, size, after, bound, this.seen.ofElement(builder));
    const statement = `
      WITH walked AS MATERIALIZED (${walked}),
      matched AS (
        SELECT r.*, w."since" FROM (SELECT DISTINCT "id", "since" FROM walked) AS w CROSS JOIN LATERAL (
          SELECT r."tenant", r."id", r."revision", r."position", r."view",
                 CASE WHEN ${holding(`${EDGE}${folded}${EDGE}`)} THEN 0 WHEN ${holding(`${EDGE}${folded}`)} THEN 1 ELSE 2 END AS place
            FROM ${this.table} r WHERE r."id" = w."id" AND ${holding(text)} LIMIT 1) AS r
         ORDER BY r.place, w."since" DESC, w."id" DESC LIMIT ${limit + 1 + this.found.size})
      SELECT CAST(ended.walked AS text) AS walked, CAST(last."since" AS text) AS last_since, last."id" AS last_id,
             m."tenant", m."id", m."revision", m."position", m."view", (ARRAY['whole', 'beginning', 'part'])[m.place + 1] AS matched
        FROM (SELECT count(*) AS walked FROM walked) AS ended
        LEFT JOIN (SELECT "since", "id" FROM walked ORDER BY "since", "id" LIMIT 1) AS last ON true
        LEFT JOIN matched AS m ON true`;
    return run<RawRow>(query, statement, builder.getParameters());
  }

  private elements(
    { from, to }: Grams,
    size: number,
    after: Place | null,
    bound: ListConditions,
    mayBeSeen: string,
  ): string {
    const one = from === to;
    const conditions = [
      one
        ? `g."element" = ${bound.bind(from, 'text')}`
        : `g."element" >= ${bound.bind(from, 'text')} AND g."element" <= ${bound.bind(to, 'text')}`,
      mayBeSeen,
      ...(after === null
        ? []
        : [`(g."since", g."id") < (${bound.bind(after.since, 'timestamptz')}, ${bound.bind(after.id, 'uuid')})`]),
    ];
    return `SELECT g."id", g."since" FROM ${this.index} g WHERE ${this.ofTenant}${conditions.join(' AND ')}
      ${one ? 'ORDER BY g."since" DESC, g."id" DESC' : ''} LIMIT ${size}`;
  }

  private within<Result>(work: (query: TenantQuery) => Promise<Result>): Promise<Result> {
    return inTime(this.transaction, this.options.until, work);
  }
}

/** In what time is left. @throws OutOfTime */
export async function inTime<Result>(
  transaction: Transaction,
  until: number,
  work: (query: TenantQuery) => Promise<Result>,
): Promise<Result> {
  const left = Math.floor(until - performance.now());
  if (left < 1) throw new OutOfTime();
  try {
    return await transaction(async (query) => {
      await query.manager.query(`SET LOCAL statement_timeout = ${left}`);
      return work(query);
    });
  } catch (error) {
    if (error instanceof QueryFailedError && (error.driverError as { code?: unknown }).code === CANCELLED) {
      throw new OutOfTime();
    }
    throw error;
  }
}

export function run<Raw>(
  query: TenantQuery,
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Raw[]> {
  const [sql, values] = query.manager.dataSource.driver.escapeQueryWithParameters(statement, { ...parameters });
  return query.manager.query<Raw[]>(sql, values);
}

/** One that few rows hold, otherwise the one whose thousandth row is the oldest; `null` where there is no gram. */
function rarestOf(grams: readonly string[], since: ReadonlyMap<string, string | null>): string | null {
  const at = (gram: string): number => Number(since.get(gram) ?? Number.NEGATIVE_INFINITY);
  const [first, ...others] = grams;
  if (first === undefined) return null;
  return others.reduce((rarest, gram) => (at(gram) < at(rarest) ? gram : rarest), first);
}

function newestFirst(a: SearchedRow<Searchable>, b: SearchedRow<Searchable>): number {
  return a.row.since === b.row.since ? (a.id < b.id ? 1 : -1) : a.row.since < b.row.since ? 1 : -1;
}

function containing(part: string): string {
  return `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

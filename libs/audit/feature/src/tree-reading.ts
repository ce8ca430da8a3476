import type { BreakReason } from '@gongjian/audit-domain';
import { TILE_WIDTH } from '@gongjian/audit-log';
import { EventStore, notFound, type Position, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { ReadModels } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { tenantOf } from './tenant-of.js';
import type { TreeName } from './tree-name.js';
import { BUNDLES_TABLE, CHECKPOINTS_TABLE, SEQUENCER, SIGNING_KEYS_TABLE, TREES_TABLE } from './trees.migration.js';

export interface PublishedCheckpoint {
  readonly size: number;
  /** Signed note. */
  readonly note: string;
  readonly at: Date;
}

export interface TreeKey {
  /** C2SP signed-note. */
  readonly verifierKey: string;
  readonly madeAt: Date;
  /** It signs no more since then. */
  readonly retiredAt: Date | null;
}

export interface TreeOverview extends TreeName {
  readonly origin: string;
  readonly keys: readonly TreeKey[];
  /** Why and when it could not be continued. */
  readonly ended: { readonly at: Date; readonly reason: BreakReason } | null;
  readonly integrated: number;
  /** Up to where in the log everything is integrated. */
  readonly integratedThrough: Position | null;
  readonly published: PublishedCheckpoint | null;
}

export interface Leaf {
  readonly seq: number;
  readonly event: RecordedEvent;
}

interface TreeRow {
  readonly number: number;
  readonly origin: string;
  readonly size: string;
  readonly through: string | null;
  readonly published_size: string | null;
  readonly published_note: string | null;
  readonly published_at: Date | null;
  readonly ended_at: Date | null;
  readonly ended_for: BreakReason | null;
}

interface KeyRow {
  readonly number: number;
  readonly verifier_key: string;
  readonly made_at: Date;
  readonly retired_at: Date | null;
}

const PAGE_EVENTS = 1_000;
/** Events of the log that are looked through for those that are not integrated yet. */
const MOST_WAITING = 10_000;

/** What there is of trees in the database and in the log: of no period, for whoever may read the whole log. */
@Injectable()
export class TreeReading {
  constructor(
    private readonly models: ReadModels,
    private readonly store: EventStore,
  ) {}

  /** A tenant's trees, the one that grows last. */
  async treesOf(tenant: string): Promise<readonly TreeOverview[]> {
    return this.models.readReference(tenant, async ({ manager }) => {
      const rows = await manager.query<TreeRow[]>(
        `SELECT number, origin, size, published_size, published_note, published_at, ended_at, ended_for,
                (SELECT position FROM ${CHECKPOINTS_TABLE} WHERE reader = $2) AS through
           FROM ${TREES_TABLE} WHERE tenant = $1 ORDER BY number`,
        [tenant, SEQUENCER],
      );
      const keys = await manager.query<KeyRow[]>(
        `SELECT number, verifier_key, made_at, retired_at FROM ${SIGNING_KEYS_TABLE} WHERE tenant = $1 ORDER BY made_at, verifier_key`,
        [tenant],
      );
      return rows.map(({ number, origin, size, through, ...row }) => ({
        tenant,
        number,
        origin,
        keys: keys
          .filter((key) => key.number === number)
          .map((key) => ({ verifierKey: key.verifier_key, madeAt: key.made_at, retiredAt: key.retired_at })),
        integrated: Number(size),
        integratedThrough: through,
        published: publishedOf(row),
        ended: row.ended_at === null || row.ended_for === null ? null : { at: row.ended_at, reason: row.ended_for },
      }));
    });
  }

  /** @throws DomainError RESOURCE.NOT_FOUND when there is no such tree, or nothing of it is published yet */
  async published({ tenant, number }: TreeName): Promise<PublishedCheckpoint> {
    const [row] = await this.models.readReference(tenant, ({ manager }) =>
      manager.query<Pick<TreeRow, 'published_size' | 'published_note' | 'published_at'>[]>(
        `SELECT published_size, published_note, published_at FROM ${TREES_TABLE} WHERE tenant = $1 AND number = $2`,
        [tenant, number],
      ),
    );
    const checkpoint = row === undefined ? null : publishedOf(row);
    if (checkpoint === null) throw notFound();
    return checkpoint;
  }

  /** How many of the tenant's events the log holds behind what is integrated; of a log far ahead, at least so many. */
  async waiting({ tenant, integratedThrough }: TreeOverview): Promise<number> {
    const page = await this.store.readAll({ after: integratedThrough, limit: MOST_WAITING });
    return page.filter((event) => tenantOf(event) === tenant).length;
  }

  /** The leaves of a tree from `from` up to but not including `to`, out of the log. */
  async *leaves(tree: TreeName, from: number, to: number): AsyncGenerator<Leaf> {
    const begun = await this.bundleOf(tree, { index: Math.floor(from / TILE_WIDTH) });
    if (begun === null) return;
    let seq = begun.index * TILE_WIDTH;
    for await (const event of this.eventsOf(tree.tenant, begun.after)) {
      if (seq >= to) return;
      if (seq >= from) yield { seq, event };
      seq += 1;
    }
  }

  /** The leaf that an event of the tenant's is; `null` when there is no such event or it has none yet. */
  async leafOf(tree: TreeName, stream: string, revision: bigint): Promise<Leaf | null> {
    const [event] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (event === undefined || tenantOf(event) !== tree.tenant) return null;
    const begun = await this.bundleOf(tree, { before: event.position });
    if (begun === null) return null;
    let seq = begun.index * TILE_WIDTH;
    for await (const each of this.eventsOf(tree.tenant, begun.after)) {
      if (each.position === event.position) return { seq, event };
      if (each.position > event.position) return null;
      seq += 1;
    }
    return null;
  }

  /** The leaves that the tenant's events at those positions are; without those that have none yet. */
  async sequences(tree: TreeName, positions: readonly Position[]): Promise<ReadonlyMap<Position, number>> {
    const asked = new Set(positions);
    const found = new Map<Position, number>();
    for (const { index, after, last } of await this.bundlesOf(tree, [...asked])) {
      let seq = index * TILE_WIDTH;
      for await (const { position } of this.eventsOf(tree.tenant, after)) {
        if (asked.has(position)) found.set(position, seq);
        if (position >= last) break;
        seq += 1;
      }
    }
    return found;
  }

  /** The bundles that hold those positions, each with the last of them in it. */
  private async bundlesOf(
    { tenant, number }: TreeName,
    positions: readonly Position[],
  ): Promise<readonly { readonly index: number; readonly after: Position | null; readonly last: Position }[]> {
    const rows = await this.models.read(tenant, ({ manager }) =>
      manager.query<{ index: string; position: string | null; last: string }[]>(
        `SELECT b.index, b.position, max(p.at COLLATE "C") AS last
           FROM unnest($3::text[]) AS p (at)
          CROSS JOIN LATERAL (
            SELECT index, position FROM ${BUNDLES_TABLE}
             WHERE tenant = $1 AND number = $2 AND (position IS NULL OR position < p.at)
             ORDER BY index DESC LIMIT 1) AS b
          GROUP BY b.index, b.position`,
        [tenant, number, [...positions]],
      ),
    );
    return rows.map(({ index, position, last }) => ({ index: Number(index), after: position, last }));
  }

  /** The bundle in which the tenant's event at that position stands, once it has its leaf. */
  async bundleBefore(tree: TreeName, position: Position): Promise<number | null> {
    return (await this.bundleOf(tree, { before: position }))?.index ?? null;
  }

  private async *eventsOf(tenant: string, after: Position | null): AsyncGenerator<RecordedEvent> {
    for (let at = after; ;) {
      const page = await this.store.readAll({ after: at, limit: PAGE_EVENTS });
      for (const event of page) if (tenantOf(event) === tenant) yield event;
      const last = page.at(-1);
      if (last === undefined) return;
      at = last.position;
    }
  }

  /** A bundle by its index, or the last one that began before a position. */
  private async bundleOf(
    { tenant, number }: TreeName,
    which: { readonly index: number } | { readonly before: Position },
  ): Promise<{ readonly index: number; readonly after: Position | null } | null> {
    const [condition, value] =
      'index' in which ? ['index = $3', which.index] : ['(position IS NULL OR position < $3)', which.before];
    const [row] = await this.models.readReference(tenant, ({ manager }) =>
      manager.query<{ index: string; position: string | null }[]>(
        `SELECT index, position FROM ${BUNDLES_TABLE} WHERE tenant = $1 AND number = $2 AND ${condition}
          ORDER BY index DESC LIMIT 1`,
        [tenant, number, value],
      ),
    );
    return row === undefined ? null : { index: Number(row.index), after: row.position };
  }
}

function publishedOf(
  row: Pick<TreeRow, 'published_size' | 'published_note' | 'published_at'>,
): PublishedCheckpoint | null {
  const { published_size: size, published_note: note, published_at: at } = row;
  return size === null || note === null || at === null ? null : { size: Number(size), note, at };
}

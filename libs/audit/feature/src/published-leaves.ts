import { decodeEntries, MalformedTile, TILE_WIDTH } from '@gongjian/audit-log';
import { EventStore, isEventStoreError, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';
import { tenantOf } from './tenant-of.js';
import { TreeFiles } from './tree-files.js';
import type { TreeName } from './tree-name.js';
import { TreeReading, type Leaf } from './tree-reading.js';

/**
 * Leaves found through the entries that are kept beside the tiles, so that one event is read instead of a page of the log. Entries
 * only say where to look: a leaf is proved by the event itself.
 */
@Injectable()
export class PublishedLeaves {
  constructor(
    private readonly trees: TreeReading,
    private readonly files: TreeFiles,
    private readonly store: EventStore,
  ) {}

  /**
   * The leaf that stands at a place; `null` when its entry names no event of the tenant's.
   *
   * @param size of the published checkpoint; `seq` is below it
   */
  async at(tree: TreeName, size: number, seq: number): Promise<Leaf | null> {
    const entry = (await this.entries(tree, size, Math.floor(seq / TILE_WIDTH)))[seq % TILE_WIDTH];
    const named = entry === undefined ? null : placeIn(entry);
    const event = named === null ? null : await this.event(tree, named.stream, BigInt(named.revision));
    return event === null ? null : { seq, event };
  }

  /** The leaf that an event of the tenant's is; `null` when there is no such event or it has none yet. */
  async of(tree: TreeName, size: number, stream: string, revision: bigint): Promise<Leaf | null> {
    const event = await this.event(tree, stream, revision);
    if (event === null) return null;
    const index = await this.trees.bundleBefore(tree, event.position);
    const entries = index === null ? [] : await this.entries(tree, size, index);
    const within = entries.findIndex((entry) => entry.includes(`"id":"${event.id}"`));
    if (index === null || within < 0) return this.trees.leafOf(tree, stream, revision);
    return { seq: index * TILE_WIDTH + within, event };
  }

  /** None when nothing of the bundle is published, or it was spoiled. */
  private async entries(tree: TreeName, size: number, index: number): Promise<readonly Buffer[]> {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const bytes = width < 1 ? null : await this.files.entries(tree, { index, width });
    if (bytes === null) return [];
    try {
      return decodeEntries(bytes, width);
    } catch (error) {
      if (error instanceof MalformedTile) return [];
      throw error;
    }
  }

  private async event({ tenant }: TreeName, stream: string, revision: bigint): Promise<RecordedEvent | null> {
    try {
      const [event] = await this.store.readStream(stream, { from: revision, limit: 1 });
      return event !== undefined && tenantOf(event) === tenant ? event : null;
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return null;
      throw error;
    }
  }
}

function placeIn(entry: Buffer): { readonly stream: string; readonly revision: number } | null {
  try {
    const { stream, revision } = JSON.parse(entry.toString('utf8')) as Readonly<Record<string, unknown>>;
    return typeof stream === 'string' && Number.isSafeInteger(revision)
      ? { stream, revision: revision as number }
      : null;
  } catch {
    return null;
  }
}

import { leafHash } from './leaf.js';
import { emptyRoot, HASH_BYTES, nodeHash, rootOf } from './merkle.js';
import {
  bundlesBetween,
  decodeEntries,
  encodeEntries,
  entriesPath,
  MalformedTile,
  TILE_WIDTH,
  tilePath,
  tilesBetween,
  type Tile,
} from './tiles.js';

/** Gives the bytes of a tile or a bundle by its path below the log's prefix. */
export type FileReader = (path: string) => Promise<Uint8Array>;

/** A tile or a bundle to be kept. */
export interface TreeFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * A tree that grows at its right edge: holds the hashes and entries of the partial tiles alone, whatever its size. Not
 * for two at once: what {@link grow} has answered must be kept, or the tree be opened anew.
 */
export class GrowingTree {
  private constructor(
    private length: number,
    /** By level of tiles: the hashes of its partial tile. */
    private readonly edge: Buffer[][],
    private entries: Uint8Array[],
  ) {}

  static empty(): GrowingTree {
    return new GrowingTree(0, [], []);
  }

  /**
   * The tree of the first `size` leaves, from its partial tiles and its partial bundle.
   *
   * @throws MalformedTile when one has not its width, or the bundle not the tile's hashes; and what `read` throws
   */
  static async open(size: number, read: FileReader): Promise<GrowingTree> {
    const edge: Buffer[][] = [];
    for (const tile of edgeOf(size)) edge.push(tile.width === 0 ? [] : hashesOf(tile, await read(tilePath(tile))));
    const [bundle] = edgeOf(size);
    const entries = bundle?.width ? decodeEntries(await read(entriesPath(bundle)), bundle.width) : [];
    entries.forEach((entry, at) => {
      if (edge[0]?.[at]?.equals(leafHash(entry)) !== true) throw new MalformedTile(`entry ${at} is not its tile's`);
    });
    return new GrowingTree(size, edge, [...entries]);
  }

  get size(): number {
    return this.length;
  }

  /** Appends entries; answers every tile and bundle that the tree has now and had not before. */
  grow(added: readonly Uint8Array[]): readonly TreeFile[] {
    const from = this.length;
    const entries = [...this.entries, ...added];
    const first = from - this.entries.length;
    const levels = new Map<number, { readonly from: number; readonly hashes: Buffer[] }>();
    let hashes = added.map((entry) => leafHash(entry));
    for (let level = 0, before = from; hashes.length > 0 || level < this.edge.length; level += 1) {
      const partial = this.edge[level] ?? [];
      const all = [...partial, ...hashes];
      levels.set(level, { from: before - partial.length, hashes: all });
      const full = Math.floor(all.length / TILE_WIDTH);
      hashes = Array.from({ length: full }, (_, tile) => rootOf(all.slice(tile * TILE_WIDTH, (tile + 1) * TILE_WIDTH)));
      this.edge[level] = all.slice(full * TILE_WIDTH);
      before = Math.floor(before / TILE_WIDTH);
    }
    this.length = from + added.length;
    this.entries = entries.slice(Math.floor(entries.length / TILE_WIDTH) * TILE_WIDTH);
    const cut = <Kept>(kept: readonly Kept[], start: number, { index, width }: Omit<Tile, 'level'>): Kept[] =>
      kept.slice(index * TILE_WIDTH - start, index * TILE_WIDTH - start + width);
    return [
      ...Array.from(bundlesBetween(from, this.length), (bundle) => ({
        path: entriesPath(bundle),
        bytes: encodeEntries(cut(entries, first, bundle)),
      })),
      ...Array.from(tilesBetween(from, this.length), (tile) => {
        const kept = levels.get(tile.level) ?? { from: 0, hashes: [] };
        return { path: tilePath(tile), bytes: Buffer.concat(cut(kept.hashes, kept.from, tile)) };
      }),
    ];
  }

  /** RFC 6962 §2.1. */
  root(): Buffer {
    const subtrees = this.edge.toReversed().flatMap((hashes) => completeSubtrees(hashes));
    const last = subtrees.pop();
    if (last === undefined) return emptyRoot();
    return subtrees.reduceRight((right, left) => nodeHash(left, right), last);
  }
}

/** What lies behind the last full tile of each level, from 0 on; of width 0 where nothing does. */
function edgeOf(size: number): readonly Tile[] {
  const edge: Tile[] = [];
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    edge.push({ level, index: Math.floor(hashes / TILE_WIDTH), width: hashes % TILE_WIDTH });
  }
  return edge;
}

function hashesOf(tile: Tile, bytes: Uint8Array): Buffer[] {
  if (bytes.length !== tile.width * HASH_BYTES) {
    throw new MalformedTile(`${tilePath(tile)} has ${bytes.length} bytes, not ${tile.width * HASH_BYTES}`);
  }
  return Array.from({ length: tile.width }, (_, at) =>
    Buffer.from(bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
  );
}

/** Roots of the greatest complete subtrees that these hashes make, from left to right. */
function completeSubtrees(hashes: readonly Buffer[]): readonly Buffer[] {
  const roots: Buffer[] = [];
  for (let width = TILE_WIDTH / 2, at = 0; width >= 1; width /= 2) {
    if ((hashes.length & width) === 0) continue;
    roots.push(rootOf(hashes.slice(at, at + width)));
    at += width;
  }
  return roots;
}

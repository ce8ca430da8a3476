import {
  bundlesBetween,
  decodeEntries,
  emptyRoot,
  entriesPath,
  HASH_BYTES,
  leafHash,
  nodeHash,
  rootOf,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  type Tile,
} from '@gongjian/audit-log';
import type { Fault } from '../fault.js';
import type { Source } from '../sources/source.js';

/** The tiles above the leaves, which the root vouches for, and what was wrong with them. */
export interface UpperTiles {
  readonly fault?: Fault;
  readonly root?: Fault;
  /** What the hashes of a full tile of level 0 come to, as the root vouches for; undefined when it does not. */
  anchorOf(index: number): Buffer | undefined;
  /** The last tile of level 0, as the root vouches for, when it is not full. */
  readonly lastTile?: Buffer;
}

/**
 * Reads the tiles above the leaves and the last of level 0 and goes from the root down: the tiles at the right edge make
 * the root, and a hash of each tile makes a full tile below it. So a tile that does not fit is the wrong one, and not
 * the one above it. Holds an eighth of a byte of memory for 1 leaf.
 */
export async function checkUpperTiles(source: Source, size: number, root: Buffer): Promise<UpperTiles> {
  const tiles = new UpperTilesOf(source, size, root);
  await tiles.read();
  await tiles.checkRightEdge();
  tiles.checkDownwards();
  return tiles;
}

class UpperTilesOf implements UpperTiles {
  fault?: Fault;
  root?: Fault;
  lastTile?: Buffer;
  private readonly tiles = new Map<string, Buffer>();
  /** Those that are not full: at most one of each level, from level 0. */
  private readonly edge: Tile[] = [];
  private vouched = true;

  constructor(
    private readonly source: Source,
    private readonly size: number,
    private readonly signed: Buffer,
  ) {}

  async read(): Promise<void> {
    for (const tile of this.upper()) {
      if (tile.width < TILE_WIDTH) this.edge.push(tile);
      const path = tilePath(tile);
      const bytes = await this.source.read(path);
      if (bytes?.length === tile.width * HASH_BYTES) this.tiles.set(path, bytes);
      else this.tell(lengthFault(`${this.source.treePath}${path}`, tile.width, bytes));
    }
  }

  /** All but the full ones of level 0. */
  private *upper(): Generator<Tile> {
    for (const tile of tilesOf(this.size)) if (tile.level > 0 || tile.width < TILE_WIDTH) yield tile;
  }

  async checkRightEdge(): Promise<void> {
    if (this.rootOfEdge()?.equals(this.signed) === true) return this.keepLast();
    for (const tile of this.edge) {
      const path = tilePath(tile);
      const hashes = await this.fromBelow(tile);
      const made = hashes === undefined ? undefined : Buffer.concat(hashes);
      if (made === undefined || this.rootOfEdge(path, made)?.equals(this.signed) !== true) continue;
      const held = this.tiles.get(path);
      if (held !== undefined) this.tell(this.hashFault(tile, held, made));
      this.tiles.set(path, made);
      return this.keepLast();
    }
    this.vouched = false;
    const found = this.rootOfEdge();
    if (found === undefined) return;
    this.root = {
      check: 'root',
      code: 'ROOT.DIFFERS',
      place: { path: `${this.source.treePath}checkpoint` },
      expected: found.toString('base64'),
      found: this.signed.toString('base64'),
    };
  }

  checkDownwards(): void {
    if (!this.vouched) return;
    const full = [...this.upper()]
      .filter(({ width }) => width === TILE_WIDTH)
      .sort((one, other) => other.level - one.level);
    for (const tile of full) {
      const path = tilePath(tile);
      const bytes = this.tiles.get(path);
      const expected = this.hashIn(tile.level + 1, tile.index);
      if (bytes === undefined || expected === undefined) continue;
      const found = rootOf(split(bytes));
      if (found.equals(expected)) continue;
      this.tiles.delete(path);
      this.tell({
        check: 'tiles',
        code: 'TILE.HASH',
        place: { path: `${this.source.treePath}${path}` },
        expected: expected.toString('hex'),
        found: found.toString('hex'),
      });
    }
  }

  anchorOf(index: number): Buffer | undefined {
    return this.vouched ? this.hashIn(1, index) : undefined;
  }

  private keepLast(): void {
    const last = this.edge.find(({ level }) => level === 0);
    const bytes = last === undefined ? undefined : this.tiles.get(tilePath(last));
    if (bytes !== undefined) this.lastTile = bytes;
  }

  /** Hash number `place` of a level. */
  private hashIn(level: number, place: number): Buffer | undefined {
    const index = Math.floor(place / TILE_WIDTH);
    const hashes = Math.floor(this.size / TILE_WIDTH ** level);
    const width = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
    const at = (place % TILE_WIDTH) * HASH_BYTES;
    return width < 1 ? undefined : this.tiles.get(tilePath({ level, index, width }))?.subarray(at, at + HASH_BYTES);
  }

  /** The root that the right edge makes, one of its tiles replaced; undefined when one is missing. */
  private rootOfEdge(path?: string, replaced?: Buffer): Buffer | undefined {
    if (this.size === 0) return emptyRoot();
    let root: Buffer | undefined;
    for (const tile of this.edge) {
      const bytes = tilePath(tile) === path ? replaced : this.tiles.get(tilePath(tile));
      if (bytes === undefined) return undefined;
      for (const subtree of subtreesOf(split(bytes))) root = root === undefined ? subtree : nodeHash(subtree, root);
    }
    return root;
  }

  /** The hashes of a tile, made from what lies below it. */
  private async fromBelow(tile: Tile): Promise<readonly Buffer[] | undefined> {
    const first = tile.index * TILE_WIDTH;
    if (tile.level === 0) {
      const [bundle] = bundlesBetween(first, first + tile.width);
      const bytes = bundle === undefined ? undefined : await this.source.read(entriesPath(bundle));
      return bytes === undefined ? undefined : hashesOfEntries(bytes, tile.width);
    }
    const hashes: Buffer[] = [];
    for (let index = first; index < first + tile.width; index += 1) {
      const path = tilePath({ level: tile.level - 1, index, width: TILE_WIDTH });
      const bytes = this.tiles.get(path) ?? (await this.source.read(path));
      if (bytes?.length !== TILE_WIDTH * HASH_BYTES) return undefined;
      hashes.push(rootOf(split(bytes)));
    }
    return hashes;
  }

  private hashFault(tile: Tile, held: Buffer, made: Buffer): Fault {
    const [was, is] = [split(made), split(held)];
    const at = is.findIndex((hash, place) => was[place]?.equals(hash) !== true);
    return {
      check: 'tiles',
      code: 'TILE.HASH',
      place: {
        path: `${this.source.treePath}${tilePath(tile)}`,
        ...(tile.level === 0 ? { seq: tile.index * TILE_WIDTH + at } : {}),
      },
      expected: was[at]?.toString('hex') ?? '',
      found: is[at]?.toString('hex') ?? '',
    };
  }

  private tell(fault: Fault): void {
    this.fault ??= fault;
  }
}

/** What is wrong with a tile that is not there or not as long as its width says. */
function lengthFault(path: string, width: number, bytes: Buffer | undefined): Fault {
  if (bytes === undefined) return { check: 'tiles', code: 'TILE.MISSING', place: { path } };
  const [expected, found] = [`${width * HASH_BYTES} bytes`, `${bytes.length} bytes`];
  return { check: 'tiles', code: 'TILE.LENGTH', place: { path }, expected, found };
}

function hashesOfEntries(bytes: Buffer, width: number): readonly Buffer[] | undefined {
  try {
    return decodeEntries(bytes, width).map(leafHash);
  } catch {
    return undefined;
  }
}

/** Complete subtrees that hashes make, from the right and so from the smallest. */
function subtreesOf(hashes: readonly Buffer[]): readonly Buffer[] {
  const subtrees: Buffer[] = [];
  for (let start = 0; start < hashes.length;) {
    let width = 1;
    while (width * 2 <= hashes.length - start) width *= 2;
    subtrees.unshift(rootOf(hashes.slice(start, start + width)));
    start += width;
  }
  return subtrees;
}

function split(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

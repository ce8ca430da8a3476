import { HASH_BYTES, nodeHash, TreeOutOfRange, type HashReader } from './merkle.js';

/** Levels of the tree that a tile spans. */
export const TILE_HEIGHT = 8;
/** Hashes of a full tile, entries of a full bundle. */
export const TILE_WIDTH = 256;
/** The longest entry of a bundle, in bytes: its length is a uint16. */
export const ENTRY_MAX_BYTES = 65_535;

const HIGHEST_LEVEL = 63;

/** A tile of C2SP tlog-tiles: `width` consecutive hashes of tree level 8 · `level`, from `index` · 256 on. */
export interface Tile {
  /** 0 to 63. Level 0 holds leaf hashes. */
  readonly level: number;
  /** Which one of its level, from 0. */
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

/** A bundle of entries: those whose leaf hashes are in the tile of level 0 with the same index and width. */
export type EntryBundle = Omit<Tile, 'level'>;

/** A path, tile or bundle that is not as C2SP tlog-tiles wants it. */
export class MalformedTile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedTile';
  }
}

/**
 * Path of a tile below the log's prefix: `tile/<L>/<N>[.p/<W>]`, N in groups of three digits, all but the last behind
 * an x: `tile/0/x001/x234/067.p/8`.
 *
 * @throws TreeOutOfRange when no such tile can exist
 */
export function tilePath(tile: Tile): string {
  assertTile(tile);
  return `tile/${tile.level}/${placeOf(tile)}`;
}

/**
 * Path of a bundle below the log's prefix: `tile/entries/<N>[.p/<W>]`.
 *
 * @throws TreeOutOfRange when no such bundle can exist
 */
export function entriesPath(bundle: EntryBundle): string {
  assertTile({ ...bundle, level: 0 });
  return `tile/entries/${placeOf(bundle)}`;
}

/**
 * The tile that a path names. Only the one way to write a path is read.
 *
 * @throws MalformedTile
 */
export function parseTilePath(path: string): Tile {
  const [, level = '', place = ''] = /^tile\/(0|[1-9][0-9]?)\/(.+)$/.exec(path) ?? [];
  const tile = { level: Number(level), ...parsePlace(place, path) };
  if (!isTile(tile) || tilePath(tile) !== path) throw new MalformedTile(`no tile is at ${JSON.stringify(path)}`);
  return tile;
}

/**
 * The bundle that a path names. Only the one way to write a path is read.
 *
 * @throws MalformedTile
 */
export function parseEntriesPath(path: string): EntryBundle {
  const [, place = ''] = /^tile\/entries\/(.+)$/.exec(path) ?? [];
  const bundle = parsePlace(place, path);
  if (!isTile({ ...bundle, level: 0 }) || entriesPath(bundle) !== path) {
    throw new MalformedTile(`no bundle is at ${JSON.stringify(path)}`);
  }
  return bundle;
}

/**
 * Every tile of a tree of `size` leaves: the full ones and at each level at most one partial.
 *
 * @throws TreeOutOfRange
 */
export function tilesOf(size: number): Generator<Tile> {
  return tilesBetween(0, size);
}

/**
 * The tiles that a tree of `to` leaves has and one of `from` leaves has not: what is written when the log has grown.
 * Level by level from 0, each from left to right.
 *
 * @throws TreeOutOfRange unless 0 ≤ `from` ≤ `to` ≤ 2^53 − 1
 */
export function* tilesBetween(from: number, to: number): Generator<Tile> {
  assertGrowth(from, to);
  for (let level = 0, before = from, after = to; after > 0; level += 1) {
    for (const place of placesBetween(before, after)) yield { level, ...place };
    before = Math.floor(before / TILE_WIDTH);
    after = Math.floor(after / TILE_WIDTH);
  }
}

/**
 * The entry bundles that a log of `to` entries has and one of `from` entries has not.
 *
 * @throws TreeOutOfRange unless 0 ≤ `from` ≤ `to` ≤ 2^53 − 1
 */
export function* bundlesBetween(from: number, to: number): Generator<EntryBundle> {
  assertGrowth(from, to);
  yield* placesBetween(from, to);
}

/**
 * Bytes of a tile: its hashes one behind the other.
 *
 * @throws TreeOutOfRange when no such tile can exist; MalformedTile when the reader gives what is no hash; and what it
 * throws
 */
export async function tileBytes(tile: Tile, read: HashReader): Promise<Buffer> {
  assertTile(tile);
  const first = tile.index * TILE_WIDTH;
  const hashes = await Promise.all(
    Array.from({ length: tile.width }, (_, place) => read(tile.level * TILE_HEIGHT, first + place)),
  );
  if (!hashes.every(({ length }) => length === HASH_BYTES)) throw new MalformedTile('a hash has 32 bytes');
  return Buffer.concat(hashes);
}

/**
 * The tile, as wide as a tree of `size` leaves has it, that holds a complete subtree's hash or those it is made of.
 *
 * @throws TreeOutOfRange when the subtree is not complete within the tree
 */
export function tileOfHash(level: number, index: number, size: number): Tile {
  assertGrowth(0, size);
  if (!isCount(level) || !isCount(index) || (index + 1) * 2 ** level > size) {
    throw new TreeOutOfRange(`no complete subtree (${level}, ${index}) in a tree of ${size}`);
  }
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const tileIndex = Math.floor((index * 2 ** (level % TILE_HEIGHT)) / TILE_WIDTH);
  const hashes = Math.floor(size / TILE_WIDTH ** tileLevel);
  return { level: tileLevel, index: tileIndex, width: Math.min(TILE_WIDTH, hashes - tileIndex * TILE_WIDTH) };
}

/**
 * Hash of a complete subtree out of the bytes of a tile that holds it, or the hashes it is made of.
 *
 * @throws MalformedTile when the bytes are not those of a tile of this width; TreeOutOfRange when the tile does not
 * hold the subtree
 */
export function hashFromTile(tile: Tile, bytes: Uint8Array, level: number, index: number): Buffer {
  assertTile(tile);
  if (bytes.length !== tile.width * HASH_BYTES) {
    throw new MalformedTile(`${tilePath(tile)} has ${bytes.length} bytes, not ${tile.width * HASH_BYTES}`);
  }
  const width = 2 ** (level - tile.level * TILE_HEIGHT);
  const first = index * width - tile.index * TILE_WIDTH;
  const within = isCount(level) && isCount(index) && width >= 1 && width < TILE_WIDTH;
  if (!within || first < 0 || first + width > tile.width) {
    throw new TreeOutOfRange(`the hash of subtree (${level}, ${index}) is not in ${tilePath(tile)}`);
  }
  let hashes: Uint8Array[] = Array.from({ length: width }, (_, place) =>
    bytes.subarray((first + place) * HASH_BYTES, (first + place + 1) * HASH_BYTES),
  );
  while (hashes.length > 1) hashes = paired(hashes);
  return Buffer.from(hashes[0] as Uint8Array);
}

/**
 * A reader that has every hash of a tree of `size` leaves from its tiles alone. A tile is fetched once; what was
 * fetched, or failed, is kept as long as the reader: make one for each proof. A partial tile may be gone once it is full: `fetchTile` then answers the
 * first `width` hashes of the full one. Tiles are believed: verify what is proved with them against a signed root.
 *
 * @throws TreeOutOfRange when asked for what is not in the tree; MalformedTile when a tile has not its width; and what
 * `fetchTile` throws
 */
export function tileHashReader(size: number, fetchTile: (tile: Tile) => Promise<Uint8Array>): HashReader {
  const fetched = new Map<string, Promise<Uint8Array>>();
  return async (level, index) => {
    const tile = tileOfHash(level, index, size);
    const path = tilePath(tile);
    const bytes = fetched.get(path) ?? fetchTile(tile);
    fetched.set(path, bytes);
    return hashFromTile(tile, await bytes, level, index);
  };
}

/**
 * Bytes of an entry bundle: each entry behind its length as a big-endian uint16.
 *
 * @throws MalformedTile for no entry, for more than 256 and for an entry longer than 65,535 bytes
 */
export function encodeEntries(entries: readonly Uint8Array[]): Buffer {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new MalformedTile('a bundle has 1 to 256 entries');
  return Buffer.concat(
    entries.flatMap((entry, place) => {
      if (entry.length > ENTRY_MAX_BYTES) throw new MalformedTile(`entry ${place} has ${entry.length} bytes`);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/**
 * The entries of a bundle, in order.
 *
 * @param width how many the bundle must hold, 1 to 256
 * @throws MalformedTile when it ends within an entry or holds fewer or more
 */
export function decodeEntries(bytes: Uint8Array, width: number): readonly Buffer[] {
  const bundle = Buffer.from(bytes);
  const entries: Buffer[] = [];
  for (let offset = 0; offset < bundle.length;) {
    const end = offset + 2 <= bundle.length ? offset + 2 + bundle.readUInt16BE(offset) : Infinity;
    if (end > bundle.length) throw new MalformedTile(`the bundle ends within entry ${entries.length}`);
    if (entries.length === width) throw new MalformedTile(`the bundle holds more than ${width} entries`);
    entries.push(bundle.subarray(offset + 2, end));
    offset = end;
  }
  if (entries.length !== width || width < 1 || width > TILE_WIDTH) {
    throw new MalformedTile(`the bundle holds ${entries.length} entries, not ${width}`);
  }
  return entries;
}

function* placesBetween(from: number, to: number): Generator<EntryBundle> {
  if (from === to) return;
  const full = Math.floor(to / TILE_WIDTH);
  for (let index = Math.floor(from / TILE_WIDTH); index < full; index += 1) yield { index, width: TILE_WIDTH };
  if (to % TILE_WIDTH > 0) yield { index: full, width: to % TILE_WIDTH };
}

function placeOf({ index, width }: EntryBundle): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/[0-9]{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? place : `${place}.p/${width}`;
}

function parsePlace(place: string, path: string): EntryBundle {
  const [, index, width] = /^((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(place) ?? [];
  if (index === undefined) throw new MalformedTile(`nothing is at ${JSON.stringify(path)}`);
  return { index: Number(index.replace(/[x/]/g, '')), width: width === undefined ? TILE_WIDTH : Number(width) };
}

function isTile({ level, index, width }: Tile): boolean {
  return isCount(level) && level <= HIGHEST_LEVEL && isCount(index) && isCount(width) && width >= 1 && width <= 256;
}

function assertTile(tile: Tile): void {
  if (!isTile(tile))
    throw new TreeOutOfRange(`no tile has level ${tile.level}, index ${tile.index}, width ${tile.width}`);
}

function assertGrowth(from: number, to: number): void {
  if (!isCount(from) || !isCount(to) || from > to)
    throw new TreeOutOfRange(`a tree does not grow from ${from} to ${to}`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function paired(hashes: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: hashes.length / 2 }, (_, pair) =>
    nodeHash(hashes[pair * 2] as Uint8Array, hashes[pair * 2 + 1] as Uint8Array),
  );
}

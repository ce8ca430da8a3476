import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  consistencyProof,
  inclusionProof,
  rootOf,
  treeRoot,
  TreeOutOfRange,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';
import { leafHashes, readerOf } from './testing/tree-in-memory.js';
import {
  bundlesBetween,
  decodeEntries,
  encodeEntries,
  entriesPath,
  hashFromTile,
  MalformedTile,
  parseEntriesPath,
  parseTilePath,
  tileBytes,
  tileHashReader,
  tileOfHash,
  tilePath,
  tilesBetween,
  tilesOf,
  type EntryBundle,
  type Tile,
} from './tiles.js';

interface TileVectors {
  readonly tilePaths: readonly (Tile & { readonly path: string })[];
  readonly entriesPaths: readonly (EntryBundle & { readonly path: string })[];
  readonly sizes: readonly { readonly size: number; readonly full: number[]; readonly partial: string[] }[];
  readonly bundle: { readonly entries: readonly string[]; readonly bytes: string };
}

const vectors = JSON.parse(readFileSync(new URL('../golden/tiles.v1.json', import.meta.url), 'utf8')) as TileVectors;

describe('a path', () => {
  it.each(vectors.tilePaths)('$path names one tile', ({ path, ...tile }) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each(vectors.entriesPaths)('$path names one bundle', ({ path, ...bundle }) => {
    expect(entriesPath(bundle)).toBe(path);
    expect(parseEntriesPath(path)).toEqual(bundle);
  });

  it('is read back as it was written', () => {
    const tile = fc.record({
      level: fc.integer({ min: 0, max: 63 }),
      index: fc.oneof(fc.nat(), fc.maxSafeNat()),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(tile, (one) => expect(parseTilePath(tilePath(one))).toEqual(one)));
  });

  it.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/8/0/000',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/001/000',
    'tile/0/x000/001',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/999',
    'tile/0/000.p',
    'tile/0/000/',
    'tile/0/000\n',
    '/tile/0/000',
    'tile/data/000',
    'tile/entries/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('is not %j', (path) => {
    expect(() => parseTilePath(path)).toThrow(MalformedTile);
  });

  it.each(['', 'tile/entries', 'tile/entries/0', 'tile/entries/000.p/256', 'tile/entries/x000/001', 'tile/0/000'])(
    'of a bundle is not %j',
    (path) => {
      expect(() => parseEntriesPath(path)).toThrow(MalformedTile);
    },
  );

  it.each([
    { level: 64, index: 0, width: 1 },
    { level: -1, index: 0, width: 1 },
    { level: 0, index: -1, width: 1 },
    { level: 0, index: 2 ** 53, width: 1 },
    { level: 0, index: 0, width: 0 },
    { level: 0, index: 0, width: 257 },
  ])('is not made of %j', (tile) => {
    expect(() => tilePath(tile)).toThrow(TreeOutOfRange);
  });
});

describe('a tree', () => {
  it.each(vectors.sizes)('of $size has its tiles', ({ size, full, partial }) => {
    const tiles = [...tilesOf(size)];
    const whole = tiles.filter(({ width }) => width === 256);
    expect(full.map((_, level) => whole.filter((tile) => tile.level === level).length)).toEqual(full);
    expect(whole).toHaveLength(full.reduce((sum, count) => sum + count, 0));
    expect(tiles.filter(({ width }) => width < 256).map(tilePath)).toEqual(partial);
  });

  it('that grew has those tiles and bundles anew that the smaller one had not', () => {
    const sizes = fc.tuple(fc.nat({ max: 140_000 }), fc.nat({ max: 140_000 }));
    fc.assert(
      fc.property(sizes, ([one, other]) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const before = new Set([...tilesOf(from)].map(tilePath));
        const anew = [...tilesOf(to)].map(tilePath).filter((path) => !before.has(path));
        expect([...tilesBetween(from, to)].map(tilePath)).toEqual(anew);
        expect([...bundlesBetween(from, to)]).toEqual(
          [...tilesBetween(from, to)].flatMap(({ level, ...bundle }) => (level === 0 ? [bundle] : [])),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [2, 1],
    [-1, 1],
    [0, 2 ** 53],
    [0, 0.5],
  ])('does not grow from %p to %p', (from, to) => {
    expect(() => [...tilesBetween(from, to)]).toThrow(TreeOutOfRange);
    expect(() => [...bundlesBetween(from, to)]).toThrow(TreeOutOfRange);
  });
});

describe('tiles alone', () => {
  const LARGEST = 66_500;
  const leaves = leafHashes(LARGEST);
  const read = readerOf(leaves);

  /** A log that keeps nothing but tiles, written as it grew. */
  async function written(sizes: readonly number[]): Promise<ReadonlyMap<string, Buffer>> {
    const stored = new Map<string, Buffer>();
    let from = 0;
    for (const to of sizes) {
      for (const tile of tilesBetween(from, to)) stored.set(tilePath(tile), await tileBytes(tile, read));
      from = to;
    }
    return stored;
  }

  const fetchFrom = (stored: ReadonlyMap<string, Buffer>) => async (tile: Tile) => {
    const bytes = stored.get(tilePath(tile));
    if (bytes === undefined) throw new Error(`${tilePath(tile)} was not written`);
    return bytes;
  };

  it('give every proof', async () => {
    const sizes = [1, 255, 256, 257, 600, 65_535, 65_536, 65_537, LARGEST];
    const stored = await written(sizes);
    for (const size of sizes) {
      const root = await treeRoot(size, tileHashReader(size, fetchFrom(stored)));
      expect(root).toEqual(rootOf(leaves.slice(0, size)));
      for (const index of [0, Math.floor(size / 2), Math.floor(size / 3), size - 1]) {
        const proof = await inclusionProof(index, size, tileHashReader(size, fetchFrom(stored)));
        expect(verifyInclusion({ index, size, leafHash: leaves[index] as Buffer, root, proof })).toBe(true);
      }
      for (const from of sizes.filter((smaller) => smaller <= size)) {
        const proof = await consistencyProof(from, size, tileHashReader(size, fetchFrom(stored)));
        const fromRoot = await treeRoot(from, tileHashReader(from, fetchFrom(stored)));
        expect(verifyConsistency({ from, fromRoot, to: size, toRoot: root, proof })).toBe(true);
      }
    }
  });

  it('are each fetched once', async () => {
    const stored = await written([600]);
    const fetched: string[] = [];
    const reader = tileHashReader(600, async (tile) => {
      fetched.push(tilePath(tile));
      return fetchFrom(stored)(tile);
    });
    await inclusionProof(300, 600, reader);
    expect(fetched.sort()).toEqual([...new Set(fetched)]);
    expect(fetched.length).toBeLessThanOrEqual(4);
  });

  it('of another width, and what is not in the tree, are refused', async () => {
    const reader = tileHashReader(600, async () => Buffer.alloc(31));
    await expect(reader(0, 599)).rejects.toThrow(MalformedTile);
    await expect(reader(0, 600)).rejects.toThrow(TreeOutOfRange);
    await expect(reader(9, 1)).rejects.toThrow(TreeOutOfRange);
    await expect(reader(-1, 0)).rejects.toThrow(TreeOutOfRange);
    await expect(tileBytes({ level: 0, index: 0, width: 1 }, async () => Buffer.alloc(31))).rejects.toThrow(
      MalformedTile,
    );
    expect(tileOfHash(8, 1, 600)).toEqual({ level: 1, index: 0, width: 2 });
    const tile = { level: 0, index: 2, width: 88 };
    const bytes = await tileBytes(tile, read);
    expect(hashFromTile(tile, bytes, 3, 64)).toEqual(await read(3, 64));
    for (const [level, index] of [
      [8, 2],
      [0, 511],
      [0, 600],
      [6, 9],
    ] as const) {
      expect(() => hashFromTile(tile, bytes, level, index)).toThrow(TreeOutOfRange);
    }
  });
});

describe('an entry bundle', () => {
  const entries = vectors.bundle.entries.map((entry) => Buffer.from(entry, 'hex'));
  const bundle = Buffer.from(vectors.bundle.bytes, 'hex');

  it('has the same bytes for ever', () => {
    expect(encodeEntries(entries)).toEqual(bundle);
    expect(decodeEntries(bundle, 3)).toEqual(entries);
  });

  it('is read back as it was written', () => {
    const some = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(some, (list) => {
        expect(decodeEntries(encodeEntries(list), list.length)).toEqual(list.map((entry) => Buffer.from(entry)));
      }),
    );
  });

  it('holds entries of up to 65,535 bytes, and 256 of them', () => {
    expect(decodeEntries(encodeEntries([Buffer.alloc(65_535)]), 1)[0]).toHaveLength(65_535);
    expect(() => encodeEntries([Buffer.alloc(65_536)])).toThrow(MalformedTile);
    expect(decodeEntries(encodeEntries(Array<Buffer>(256).fill(Buffer.of(1))), 256)).toHaveLength(256);
    expect(() => encodeEntries(Array<Buffer>(257).fill(Buffer.of(1)))).toThrow(MalformedTile);
    expect(() => encodeEntries([])).toThrow(MalformedTile);
  });

  it.each([
    ['ends within an entry', bundle.subarray(0, -1), 3],
    ['ends within a length', Buffer.concat([bundle, Buffer.of(0)]), 4],
    ['holds more', bundle, 2],
    ['holds fewer', bundle, 4],
    ['is empty', Buffer.alloc(0), 0],
  ])('that %s is refused', (_, bytes, width) => {
    expect(() => decodeEntries(bytes, width)).toThrow(MalformedTile);
  });
});

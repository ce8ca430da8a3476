import { createHash } from 'node:crypto';
import { GrowingTree } from './growing-tree.js';
import { leafHash } from './leaf.js';
import { nodeHash, rootOf, treeRoot } from './merkle.js';
import { bundlesBetween, encodeEntries, entriesPath, MalformedTile, tileBytes, tilePath, tilesOf } from './tiles.js';

const STEPS = [1, 1, 2, 250, 2, 1, 255, 257, 512, 3, 1_000, 64_000, 2_000];
const all = Array.from({ length: STEPS.reduce((sum, step) => sum + step, 0) }, (_, at) =>
  createHash('sha512')
    .update(String(at))
    .digest()
    .subarray(0, (at % 64) + 1),
);
const hashes = all.map((entry) => leafHash(entry));

/** Of the whole tree, level by level, without tiles. */
const levels = [hashes];
while ((levels.at(-1) as Buffer[]).length > 1) {
  const below = levels.at(-1) as Buffer[];
  levels.push(
    Array.from({ length: Math.floor(below.length / 2) }, (_, at) =>
      nodeHash(below[at * 2] as Buffer, below[at * 2 + 1] as Buffer),
    ),
  );
}
const read = async (level: number, index: number): Promise<Buffer> => levels[level]?.[index] as Buffer;

const kept =
  (files: ReadonlyMap<string, Buffer>) =>
  async (path: string): Promise<Buffer> => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`nothing is at ${path}`);
    return bytes;
  };

describe('a growing tree', () => {
  it('has the root, the tiles and the bundles of its leaves, and goes on from them alone', async () => {
    const files = new Map<string, Buffer>();
    let tree = GrowingTree.empty();
    for (const step of STEPS) {
      const written = tree.grow(all.slice(tree.size, tree.size + step));
      for (const { path, bytes } of written) files.set(path, bytes);
      expect(tree.root()).toEqual(await treeRoot(tree.size, read));
      tree = await GrowingTree.open(tree.size, kept(files));
      expect(tree.root()).toEqual(await treeRoot(tree.size, read));
    }
    const paths = new Set<string>();
    for (const tile of tilesOf(tree.size)) {
      paths.add(tilePath(tile));
      expect(files.get(tilePath(tile))?.equals(await tileBytes(tile, read))).toBe(true);
    }
    for (const { index, width } of bundlesBetween(0, tree.size)) {
      paths.add(entriesPath({ index, width }));
      const entries = all.slice(index * 256, index * 256 + width);
      expect(files.get(entriesPath({ index, width }))?.equals(encodeEntries(entries))).toBe(true);
    }
    expect([...files.keys()].filter((path) => !path.includes('.p/')).sort()).toEqual(
      [...paths].filter((path) => !path.includes('.p/')).sort(),
    );
  });

  it('answers nothing when nothing is added', () => {
    const tree = GrowingTree.empty();
    expect(tree.grow([])).toEqual([]);
    expect(tree.root()).toEqual(rootOf([]));
    tree.grow(all.slice(0, 300));
    expect(tree.grow([])).toEqual([]);
    expect(tree.root()).toEqual(rootOf(hashes.slice(0, 300)));
  });

  it('does not open on a tile of another width, or a bundle of other entries', async () => {
    const files = new Map<string, Buffer>();
    for (const { path, bytes } of GrowingTree.empty().grow(all.slice(0, 300))) files.set(path, bytes);
    const bundle = entriesPath({ index: 1, width: 44 });
    const of = (path: string, bytes: Buffer): Promise<GrowingTree> =>
      GrowingTree.open(300, kept(new Map([...files, [path, bytes]])));
    await expect(of(tilePath({ level: 0, index: 1, width: 44 }), Buffer.alloc(31))).rejects.toThrow(MalformedTile);
    await expect(of(bundle, encodeEntries(all.slice(255, 299)))).rejects.toThrow(MalformedTile);
    await expect(of(bundle, encodeEntries(all.slice(256, 299)))).rejects.toThrow(MalformedTile);
  });
});

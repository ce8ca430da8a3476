import { leafHash } from '../leaf.js';
import { nodeHash, TreeOutOfRange, type HashReader } from '../merkle.js';

/** Leaf hashes of entries `0`, `1`, … */
export function leafHashes(count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, seq) => leafHash(Buffer.from(String(seq))));
}

/** A reader of the complete subtrees of a tree that is held in memory. */
export function readerOf(leaves: readonly Uint8Array[]): HashReader {
  const levels: Uint8Array[][] = [[...leaves]];
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    levels.push(
      Array.from({ length: Math.floor(below.length / 2) }, (_, pair) =>
        nodeHash(below[pair * 2] as Uint8Array, below[pair * 2 + 1] as Uint8Array),
      ),
    );
  }
  return async (level, index) => {
    const hash = levels[level]?.[index];
    if (hash === undefined) throw new TreeOutOfRange(`(${level}, ${index}) is not in the tree`);
    return hash;
  };
}

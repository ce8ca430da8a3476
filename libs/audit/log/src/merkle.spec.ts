import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { leafHash } from './leaf.js';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  nodeHash,
  rootOf,
  rootsShown,
  treeRoot,
  TreeOutOfRange,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';
import { leafHashes, readerOf } from './testing/tree-in-memory.js';

interface ReferenceTree {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly { readonly index: number; readonly size: number; readonly proof: readonly string[] }[];
  readonly consistency: readonly { readonly from: number; readonly to: number; readonly proof: readonly string[] }[];
}

const reference = JSON.parse(
  readFileSync(new URL('../golden/merkle.v1.json', import.meta.url), 'utf8'),
) as ReferenceTree;
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

describe('the reference tree of RFC 6962', () => {
  const leaves = reference.leaves.map((leaf) => leafHash(bytes(leaf)));
  const read = readerOf(leaves);

  it.each(reference.roots.map((root, size) => ({ root, size })))('has its root with $size leaves', async (tree) => {
    expect(rootOf(leaves.slice(0, tree.size)).toString('hex')).toBe(tree.root);
    expect((await treeRoot(tree.size, read)).toString('hex')).toBe(tree.root);
  });

  it.each(reference.inclusion)('has its audit path of leaf $index in $size', async ({ index, size, proof }) => {
    expect(hex(await inclusionProof(index, size, read))).toEqual(proof);
    const root = bytes(reference.roots[size] as string);
    const leaf = leaves[index] as Buffer;
    expect(verifyInclusion({ index, size, leafHash: leaf, root, proof: proof.map(bytes) })).toBe(true);
  });

  it.each(reference.consistency)('has its consistency proof from $from to $to', async ({ from, to, proof }) => {
    expect(hex(await consistencyProof(from, to, read))).toEqual(proof);
    const [fromRoot, toRoot] = [bytes(reference.roots[from] as string), bytes(reference.roots[to] as string)];
    expect(verifyConsistency({ from, fromRoot, to, toRoot, proof: proof.map(bytes) })).toBe(true);
  });
});

const LARGEST = 600;
const leaves = leafHashes(LARGEST);
const read = readerOf(leaves);
const roots = Array.from({ length: LARGEST + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
const rootAt = (size: number): Buffer => roots[size] as Buffer;
const flipped = (hash: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(hash);
  copy[Math.floor(bit / 8)] = (copy[Math.floor(bit / 8)] as number) ^ (1 << (bit % 8));
  return copy;
};

/** RFC 6962 §2.1 word for word. */
function definedRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return emptyRoot();
  if (hashes.length === 1) return hashes[0] as Buffer;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return nodeHash(definedRoot(hashes.slice(0, k)), definedRoot(hashes.slice(k)));
}

const place = fc
  .integer({ min: 1, max: LARGEST })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }));
const growth = fc
  .integer({ min: 1, max: LARGEST })
  .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }));
const bit = fc.integer({ min: 0, max: 255 });

describe('a root', () => {
  it('is the one that RFC 6962 defines, from a list and from subtrees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: LARGEST }), async (size) => {
        const defined = definedRoot(leaves.slice(0, size)).toString('hex');
        expect(rootAt(size).toString('hex')).toBe(defined);
        expect((await treeRoot(size, read)).toString('hex')).toBe(defined);
      }),
    );
  });

  it.each([-1, 0.5, 2 ** 53, NaN])('is not there for size %p', async (size) => {
    await expect(treeRoot(size, read)).rejects.toThrow(TreeOutOfRange);
  });
});

describe('an audit path', () => {
  it('proves its leaf in every tree, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(place, bit, fc.nat(), async ({ index, size }, flip, choice) => {
        const proof = await inclusionProof(index, size, read);
        const claim = { index, size, leafHash: leaves[index] as Buffer, root: rootAt(size), proof };
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, flip) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipped(claim.root, flip) })).toBe(false);
        const wrongIndex = (index + 1 + (choice % size)) % (size + 1);
        if (wrongIndex !== index) expect(verifyInclusion({ ...claim, index: wrongIndex })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, rootAt(size)] })).toBe(false);
        if (proof.length === 0) return;
        const at = choice % proof.length;
        const broken = proof.map((hash, step) => (step === at ? flipped(hash, flip) : hash));
        expect(verifyInclusion({ ...claim, proof: broken })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.filter((_, step) => step !== at) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.map((hash) => hash.subarray(1)) })).toBe(false);
      }),
    );
  });

  it('that stops below the root proves nothing, even under the root where it stops', async () => {
    const proof = await inclusionProof(0, 512, read);
    for (let level = 0; level < 9; level += 1) {
      const claim = { index: 0, leafHash: leaves[0] as Buffer, root: rootAt(2 ** level), proof: proof.slice(0, level) };
      expect(verifyInclusion({ ...claim, size: 2 ** level })).toBe(true);
      expect(verifyInclusion({ ...claim, size: 512 })).toBe(false);
    }
  });

  it('does not prove its leaf under the root of another size', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: LARGEST }), async ({ index, size }, other) => {
        fc.pre(other !== size);
        const claim = { index, leafHash: leaves[index] as Buffer, proof: await inclusionProof(index, size, read) };
        expect(verifyInclusion({ ...claim, size: other, root: rootAt(other) })).toBe(false);
      }),
    );
  });

  it.each([
    [0, 0],
    [5, 5],
    [-1, 5],
    [0.5, 5],
    [0, 2 ** 53],
    [0, NaN],
  ])('is not there for leaf %p in a tree of %p, and none is believed', async (index, size) => {
    await expect(inclusionProof(index, size, read)).rejects.toThrow(TreeOutOfRange);
    const hash = leaves[0] as Buffer;
    expect(verifyInclusion({ index, size, leafHash: hash, root: hash, proof: [] })).toBe(false);
  });

  it('reaches into a tree as large as numbers go', async () => {
    const size = Number.MAX_SAFE_INTEGER;
    const everywhere = async (level: number, index: number): Promise<Buffer> =>
      leafHash(Buffer.from(`${level} ${index}`));
    const proof = await inclusionProof(0, size, everywhere);
    expect(proof).toHaveLength(53);
    const root = await treeRoot(size, async (level, index) =>
      level === 52 && index === 0 ? foldedLeft(proof.slice(0, 52)) : everywhere(level, index),
    );
    const leaf = leafHash(Buffer.from('0'));
    expect(verifyInclusion({ index: 0, size, leafHash: leaf, root, proof })).toBe(true);
    expect(verifyInclusion({ index: 0, size: size - 1, leafHash: leaf, root: rootAt(1), proof })).toBe(false);

    function foldedLeft(siblings: readonly Buffer[]): Buffer {
      return siblings.reduce((hash, sibling) => nodeHash(hash, sibling), leafHash(Buffer.from('0')));
    }
  });
});

describe('a consistency proof', () => {
  it('proves that one tree is a prefix of another, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(growth, bit, fc.nat(), async ({ from, to }, flip, choice) => {
        const proof = await consistencyProof(from, to, read);
        const claim = { from, fromRoot: rootAt(from), to, toRoot: rootAt(to), proof };
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, fromRoot: flipped(claim.fromRoot, flip) })).toBe(false);
        expect(verifyConsistency({ ...claim, toRoot: flipped(claim.toRoot, flip) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, rootAt(to)] })).toBe(false);
        if (proof.length === 0) return;
        const at = choice % proof.length;
        const broken = proof.map((hash, step) => (step === at ? flipped(hash, flip) : hash));
        expect(verifyConsistency({ ...claim, proof: broken })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: proof.filter((_, step) => step !== at) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: proof.map((hash) => hash.subarray(1)) })).toBe(false);
      }),
    );
  });

  it('that stops below the root proves nothing, even under the root where it stops', async () => {
    const proof = await consistencyProof(1, 512, read);
    for (let level = 1; level < 9; level += 1) {
      const claim = { from: 1, fromRoot: rootAt(1), toRoot: rootAt(2 ** level), proof: proof.slice(0, level) };
      expect(verifyConsistency({ ...claim, to: 2 ** level })).toBe(true);
      expect(verifyConsistency({ ...claim, to: 512 })).toBe(false);
    }
  });

  it('does not prove other sizes', async () => {
    await fc.assert(
      fc.asyncProperty(growth, fc.integer({ min: 1, max: LARGEST }), async ({ from, to }, other) => {
        fc.pre(from < to && other !== from && other !== to);
        const claim = { fromRoot: rootAt(from), toRoot: rootAt(to), proof: await consistencyProof(from, to, read) };
        expect(verifyConsistency({ ...claim, from: other, fromRoot: rootAt(other), to })).toBe(false);
        expect(verifyConsistency({ ...claim, from, to: other, toRoot: rootAt(other) })).toBe(false);
      }),
    );
  });

  it('is empty from the empty tree, whose root is that of nothing', async () => {
    expect(await consistencyProof(0, 7, read)).toEqual([]);
    const claim = { from: 0, fromRoot: emptyRoot(), to: 7, toRoot: rootAt(7), proof: [] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, fromRoot: rootAt(1) })).toBe(false);
    expect(verifyConsistency({ ...claim, proof: [rootAt(7)] })).toBe(false);
    expect(verifyConsistency({ ...claim, to: 0, toRoot: emptyRoot() })).toBe(true);
    expect(verifyConsistency({ ...claim, fromRoot: rootAt(1), to: 0, toRoot: rootAt(1) })).toBe(false);
  });

  it.each([
    [6, 5],
    [-1, 5],
    [0.5, 5],
    [1, 2 ** 53],
  ])('is not there from %p to %p, and none is believed', async (from, to) => {
    await expect(consistencyProof(from, to, read)).rejects.toThrow(TreeOutOfRange);
    const root = rootAt(1);
    expect(verifyConsistency({ from, fromRoot: root, to, toRoot: root, proof: [] })).toBe(false);
  });
});

describe('a consistency proof of a tree that forked', () => {
  const kept = leafHashes(12);
  const rewritten = leafHashes(12).map((leaf, seq) => (seq === 4 ? leafHash(Buffer.from('other')) : leaf));

  it.each([5, 6, 7, 9, 10, 11])('shows the root that the other tree had with %d leaves', async (from) => {
    const proof = await consistencyProof(from, 12, readerOf(rewritten));
    const shown = rootsShown({ from, fromRoot: rootOf(kept.slice(0, from)), to: 12, proof });
    expect(shown).toEqual({ fromRoot: rootOf(rewritten.slice(0, from)), toRoot: rootOf(rewritten) });
  });

  it('shows the root of a power of two by what is given for it', async () => {
    const proof = await consistencyProof(8, 12, readerOf(rewritten));
    const shown = rootsShown({ from: 8, fromRoot: rootOf(kept.slice(0, 8)), to: 12, proof });
    expect(shown?.fromRoot).toEqual(rootOf(kept.slice(0, 8)));
    expect(shown?.toRoot).not.toEqual(rootOf(rewritten));
  });

  it('shows nothing when it does not fit the sizes', async () => {
    const proof = await consistencyProof(5, 12, readerOf(rewritten));
    const fromRoot = rootOf(rewritten.slice(0, 5));
    expect(rootsShown({ from: 5, fromRoot, to: 12, proof: proof.slice(1) })).toBeUndefined();
    expect(rootsShown({ from: 5, fromRoot, to: 12, proof: [...proof, fromRoot] })).toBeUndefined();
    expect(rootsShown({ from: 5, fromRoot, to: 12, proof: [] })).toBeUndefined();
    expect(rootsShown({ from: 5, fromRoot, to: 12, proof: [Buffer.alloc(31)] })).toBeUndefined();
    expect(rootsShown({ from: 0, fromRoot: emptyRoot(), to: 12, proof: [] })).toBeUndefined();
    expect(rootsShown({ from: 12, fromRoot: rootOf(rewritten), to: 12, proof: [] })).toBeUndefined();
  });
});

import { hash as hashOf } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/**
 * Gives the hash of a complete subtree: of the 2^`level` leaves from `index` · 2^`level` on. Level 0 holds leaf hashes.
 * Only subtrees that lie whole within the tree are asked for.
 */
export type HashReader = (level: number, index: number) => Promise<Uint8Array>;

/** A place in a tree that does not exist, or a number that is not a size: nothing can be proved of it. */
export class TreeOutOfRange extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TreeOutOfRange';
  }
}

/** `0x01 ‖ left ‖ right` of the node that is hashed: the first byte stays. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);

/** RFC 6962 §2.1 hash of an inner node: SHA-256(0x01 ‖ left ‖ right). Both 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (!isHash(left) || !isHash(right)) throw new RangeError('a hash has 32 bytes');
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return hashOf('sha256', node, 'buffer');
}

/** RFC 6962 §2.1 root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return hashOf('sha256', '', 'buffer');
}

/** RFC 6962 §2.1 Merkle tree hash of leaf hashes (not of leaves), in order. */
export function rootOf(leafHashes: readonly Uint8Array[]): Buffer {
  const subtrees: { readonly leaves: number; readonly hash: Uint8Array }[] = [];
  for (const leaf of leafHashes) {
    let subtree = { leaves: 1, hash: leaf };
    for (let left = subtrees.at(-1); left?.leaves === subtree.leaves; left = subtrees.at(-1)) {
      subtrees.pop();
      subtree = { leaves: left.leaves * 2, hash: nodeHash(left.hash, subtree.hash) };
    }
    subtrees.push(subtree);
  }
  return subtrees.length === 0 ? emptyRoot() : joined(subtrees.map(({ hash }) => hash));
}

/**
 * RFC 6962 §2.1 root of the first `size` leaves of a tree.
 *
 * @param size leaves, 0 to 2^53 − 1
 * @throws TreeOutOfRange and what the reader throws
 */
export async function treeRoot(size: number, read: HashReader): Promise<Buffer> {
  assertSize(size);
  return size === 0 ? emptyRoot() : rangeHash(0, size, read);
}

/**
 * RFC 6962 §2.1.1 audit path of a leaf in the tree of the first `size` leaves, from the leaf's sibling up to the root's
 * child. The hashes are as true as the reader: who hands the proof on verifies it first.
 *
 * @param index of the leaf, from 0, below `size`
 * @throws TreeOutOfRange and what the reader throws
 */
export async function inclusionProof(index: number, size: number, read: HashReader): Promise<readonly Buffer[]> {
  assertSize(size);
  if (!isNumberOfLeaves(index) || index >= size) throw new TreeOutOfRange(`no leaf ${index} in a tree of ${size}`);
  const siblings: (readonly [from: number, to: number])[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + powerBelow(to - from);
    siblings.push(index < middle ? [middle, to] : [from, middle]);
    if (index < middle) to = middle;
    else from = middle;
  }
  return Promise.all(siblings.reverse().map(([from, to]) => rangeHash(from, to, read)));
}

/**
 * RFC 6962 §2.1.2 proof that the tree of the first `from` leaves is a prefix of the tree of the first `to`. Empty when
 * both are the same and when `from` is 0, for then nothing needs proof.
 *
 * @throws TreeOutOfRange unless 0 ≤ `from` ≤ `to`; and what the reader throws
 */
export async function consistencyProof(from: number, to: number, read: HashReader): Promise<readonly Buffer[]> {
  assertSize(to);
  if (!isNumberOfLeaves(from) || from > to) throw new TreeOutOfRange(`a tree of ${to} does not hold one of ${from}`);
  if (from === 0) return [];
  const ranges: (readonly [from: number, to: number])[] = [];
  let low = 0;
  let high = to;
  while (from !== high) {
    const middle = low + powerBelow(high - low);
    ranges.push(from <= middle ? [middle, high] : [low, middle]);
    if (from <= middle) high = middle;
    else low = middle;
  }
  if (low > 0) ranges.push([low, high]);
  return Promise.all(ranges.reverse().map(([first, last]) => rangeHash(first, last, read)));
}

/** What an audit path claims: the leaf with this hash is at `index` of the tree with `size` leaves and this root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether an audit path (RFC 6962 §2.1.1; the steps of RFC 9162 §2.1.3.2) proves its claim. Never throws: numbers out
 * of range, hashes of another length and a path too long or too short prove nothing.
 */
export function verifyInclusion({ index, size, leafHash, root, proof }: InclusionClaim): boolean {
  if (!isNumberOfLeaves(size) || !isNumberOfLeaves(index) || index >= size) return false;
  if (![leafHash, root, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = nodeHash(hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && same(hash, root);
}

/** What a consistency proof claims: the tree of `from` leaves and its root is a prefix of that of `to` and its root. */
export interface ConsistencyClaim {
  readonly from: number;
  readonly fromRoot: Uint8Array;
  readonly to: number;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a consistency proof (RFC 6962 §2.1.2; the steps of RFC 9162 §2.1.4.2) proves its claim. Every tree extends
 * the empty one, whose root must be that of nothing. Never throws: numbers out of range, hashes of another length and
 * a proof too long or too short prove nothing.
 */
export function verifyConsistency({ from, fromRoot, to, toRoot, proof }: ConsistencyClaim): boolean {
  if (!isNumberOfLeaves(from) || !isNumberOfLeaves(to) || from > to) return false;
  if (![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) {
    return proof.length === 0 && same(fromRoot, toRoot) && (from > 0 || same(fromRoot, emptyRoot()));
  }
  if (from === 0) return proof.length === 0 && same(fromRoot, emptyRoot());
  const shown = rootsShown({ from, fromRoot, to, proof });
  return shown !== undefined && same(shown.fromRoot, fromRoot) && same(shown.toRoot, toRoot);
}

/** The roots of two sizes of one tree. */
export interface ShownRoots {
  readonly fromRoot: Buffer;
  readonly toRoot: Buffer;
}

/**
 * The roots of `from` and `to` leaves that the hashes of a consistency proof make, whatever was claimed: whoever has
 * signed the second tree has signed the first with it. Where `from` is a power of two the proof leaves its root out,
 * and the one given stands in. Undefined when the proof is too long or too short for the sizes, 0 < `from` < `to`.
 */
export function rootsShown({ from, fromRoot, to, proof }: Omit<ConsistencyClaim, 'toRoot'>): ShownRoots | undefined {
  if (!isNumberOfLeaves(from) || !isNumberOfLeaves(to) || from === 0 || from >= to) return undefined;
  if (![fromRoot, ...proof].every(isHash)) return undefined;
  let node = from - 1;
  let last = to - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  const [seed, ...rest] = node === 0 ? [fromRoot, ...proof] : proof;
  if (seed === undefined) return undefined;
  let older: Uint8Array = seed;
  let newer: Uint8Array = seed;
  for (const sibling of rest) {
    if (last === 0) return undefined;
    if (isOdd(node) || node === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else newer = nodeHash(newer, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? { fromRoot: Buffer.from(older), toRoot: Buffer.from(newer) } : undefined;
}

/** Hash of the subtree of the leaves from `from` to before `to`, as it stands in a tree where `from` is its left edge. */
async function rangeHash(from: number, to: number, read: HashReader): Promise<Buffer> {
  const subtrees: Promise<Uint8Array>[] = [];
  for (let start = from; start < to;) {
    let level = 0;
    while (2 ** (level + 1) <= to - start) level += 1;
    subtrees.push(read(level, start / 2 ** level));
    start += 2 ** level;
  }
  return joined(await Promise.all(subtrees));
}

function joined(subtrees: readonly Uint8Array[]): Buffer {
  return Buffer.from(subtrees.reduceRight((right, left) => nodeHash(left, right)));
}

/** The greatest power of two below `leaves`, which is 2 or more. */
function powerBelow(leaves: number): number {
  let power = 1;
  while (power * 2 < leaves) power *= 2;
  return power;
}

function assertSize(size: number): void {
  if (!isNumberOfLeaves(size)) throw new TreeOutOfRange(`${size} is not a number of leaves`);
}

function isNumberOfLeaves(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

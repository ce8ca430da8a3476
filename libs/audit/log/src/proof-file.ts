import { decodeHash, decodeStrictBase64 } from './base64.js';
import { leafHash } from './leaf.js';
import { HASH_BYTES, verifyInclusion } from './merkle.js';
import { openByPolicy, type AcceptedCheckpoint, type TrustPolicy } from './policy.js';

/** A `.tlog-proof` file, C2SP tlog-proof: that an entry is in a log, to be verified without asking anyone. */
export interface TlogProof {
  /** Of the entry in the log, from 0. */
  readonly index: number;
  /** RFC 6962 §2.1.1 audit path, from the leaf's sibling up to the root's child. */
  readonly hashes: readonly Uint8Array[];
  /** Signed note of the checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array;
  /** Not empty. Nobody signs it: it must not be believed. */
  readonly extra?: Uint8Array;
}

/** A proof that holds: what the log and its witnesses have signed, and where in it the entry is. */
export interface ProvenEntry extends AcceptedCheckpoint {
  readonly index: number;
}

/** Bytes that are not a proof file, or a proof that cannot be written as one. */
export class MalformedProof extends Error {
  constructor(readonly part: 'header' | 'extra' | 'index' | 'hashes' | 'checkpoint') {
    super(`not a proof: ${part}`);
    this.name = 'MalformedProof';
  }
}

/** The checkpoint is good, but the entry is not in its tree at the index. */
export class NotIncluded extends Error {
  constructor(readonly index: number) {
    super(`the leaf is not at ${index} of the checkpoint's tree`);
    this.name = 'NotIncluded';
  }
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** An audit path in a tree of at most 2^53 leaves. */
const MAX_HASHES = 53;

/**
 * Bytes of a proof file. The same proof gives the same bytes.
 *
 * @throws MalformedProof
 */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): Buffer {
  if (extra?.length === 0) throw new MalformedProof('extra');
  if (!Number.isSafeInteger(index) || index < 0) throw new MalformedProof('index');
  if (hashes.length > MAX_HASHES || hashes.some(({ length }) => length !== HASH_BYTES)) {
    throw new MalformedProof('hashes');
  }
  if (checkpoint.length === 0) throw new MalformedProof('checkpoint');
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${base64(extra)}`]),
    `index ${index}`,
    ...hashes.map(base64),
    '',
  ];
  return Buffer.concat([Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8'), checkpoint]);
}

/**
 * Reads a proof file. The checkpoint is taken as it is; nothing is verified.
 *
 * @throws MalformedProof
 */
export function parseTlogProof(file: Uint8Array): TlogProof {
  const bytes = Buffer.from(file);
  const end = bytes.indexOf('\n\n');
  const [header, ...lines] = bytes.toString('latin1', 0, Math.max(end, 0)).split('\n');
  if (header !== HEADER) throw new MalformedProof('header');
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : decodeStrictBase64(extraLine.slice('extra '.length));
  if (extraLine !== undefined && (extra === undefined || extra.length === 0)) throw new MalformedProof('extra');
  const [, decimal] = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const index = Number(decimal);
  if (!Number.isSafeInteger(index)) throw new MalformedProof('index');
  const hashes = lines.map((line) => decodeHash(line) ?? malformedHash());
  if (hashes.length > MAX_HASHES) throw new MalformedProof('hashes');
  const checkpoint = bytes.subarray(end + 2);
  if (checkpoint.length === 0) throw new MalformedProof('checkpoint');
  return { index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/**
 * Verifies a proof: a log of the policy has signed the checkpoint, enough of its witnesses have cosigned it, and the
 * leaf is at the index in the checkpoint's tree. Returns what was proven; everything else is thrown.
 *
 * @param leaf the entry's bytes, not its hash
 * @throws NotIncluded; MalformedProof for a file that is none; and what openByPolicy throws
 */
export function verifyTlogProof(leaf: Uint8Array, proof: Uint8Array | TlogProof, policy: TrustPolicy): ProvenEntry {
  const { index, hashes, checkpoint: note } = proof instanceof Uint8Array ? parseTlogProof(proof) : proof;
  const accepted = openByPolicy(note, policy);
  const { size, root } = accepted.checkpoint;
  if (!verifyInclusion({ index, size, leafHash: leafHash(leaf), root, proof: hashes })) throw new NotIncluded(index);
  return { ...accepted, index };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function malformedHash(): never {
  throw new MalformedProof('hashes');
}

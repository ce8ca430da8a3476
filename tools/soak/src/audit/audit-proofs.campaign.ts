import {
  consistencyProof,
  cosignatureMessage,
  cosigner,
  ed25519Signer,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  NotIncluded,
  openByPolicy,
  parseNote,
  parsePolicy,
  rootOf,
  signNote,
  tileBytes,
  tileHashReader,
  tilePath,
  tilesOf,
  treeRoot,
  verifierKeyOf,
  verifyConsistency,
  verifyTlogProof,
  type HashReader,
} from '@gongjian/audit-log';
import { askGo, type GoAnswer, type GoQuestion } from '@gongjian/verifier-go';
import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';

const TREES = { small: 4, full: 25 };
/** Half of them of inclusion, half of growth. */
const PROOFS_PER_TREE = { small: 100, full: 400 };
const MAX_LEAVES = { small: 600, full: 3_000 };
/** One proof of so many is spoiled before it is shown. */
const SPOILED = 0.3;
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** One question to both: what is believed here, and what Go answers to it. */
interface Claim {
  readonly about: string;
  readonly question: GoQuestion;
  readonly believed: boolean;
}

/** What is proved here is what golang.org/x/mod/sumdb and openssl believe, and nothing else. */
export const auditProofs: Campaign = {
  name: 'audit-proofs',
  describe:
    'random inclusion and consistency proofs, whole and spoiled: the same are made and believed here and by Go’s tlog and note; openssl verifies every checkpoint',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-proofs-'));
    const facts = { trees: 0, proofs: 0, believed: 0, checkpoints: 0 };
    const problems: string[] = [];
    try {
      for (let number = 0; number < TREES[size]; number += 1) {
        const tree = await SampleTree.grown(random, random.between(1, MAX_LEAVES[size]));
        const claims = await tree.claims(random, PROOFS_PER_TREE[size]);
        problems.push(...(await tree.madeOtherwise(random)), ...differences(claims));
        problems.push(...tree.wrongOfCheckpoint(folder));
        facts.trees += 1;
        facts.checkpoints += 1;
        facts.proofs += claims.length;
        facts.believed += claims.filter(({ believed }) => believed).length;
        report(`tree ${number + 1} of ${TREES[size]}, ${tree.size} leaves, ${facts.proofs} proofs`);
      }
      return { problems, facts };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function differences(claims: readonly Claim[]): readonly string[] {
  const answers = askGo(claims.map(({ question }) => question));
  return claims.flatMap(({ about, believed }, at) => {
    const there = answers[at]?.error === undefined;
    return there === believed ? [] : [`${about}: here ${believed}, by Go ${there} ${answers[at]?.error ?? ''}`];
  });
}

class SampleTree {
  private constructor(
    private readonly leaves: readonly Buffer[],
    private readonly read: HashReader,
    private readonly log: KeyObject,
    private readonly witness: KeyObject,
  ) {}

  static async grown(random: Random, size: number): Promise<SampleTree> {
    const leaves = Array.from({ length: size }, () => bytesOf(random, random.between(0, 60)));
    const hashes = leaves.map(leafHash);
    const tiles = new Map<string, Buffer>();
    for (const tile of tilesOf(size)) tiles.set(tilePath(tile), await tileBytes(tile, subtreesOf(hashes)));
    const read = tileHashReader(size, async (tile) => tiles.get(tilePath(tile)) ?? Buffer.alloc(0));
    return new SampleTree(leaves, read, keyOf(random), keyOf(random));
  }

  get size(): number {
    return this.leaves.length;
  }

  /** Proofs of a random place each, some spoiled, with what is believed of them here. */
  async claims(random: Random, count: number): Promise<readonly Claim[]> {
    const claims: Claim[] = [];
    while (claims.length < count) {
      const size = random.between(1, this.size);
      claims.push(await this.inclusion(random, size), await this.growth(random, size));
    }
    return claims;
  }

  /** Go makes the same proofs, and the same root. */
  async madeOtherwise(random: Random): Promise<readonly string[]> {
    const sizes = Array.from({ length: 20 }, () => random.between(1, this.size));
    const places = sizes.map((size) => ({ index: random.between(0, size - 1), size }));
    const growths = sizes.map((to) => ({ from: random.between(1, to), to }));
    const leaves = this.leaves.map(base64);
    const [theirs] = askGo([{ kind: 'tree', leaves, places, growths, tilesFrom: this.size, subtrees: [] }]);
    const ours: GoAnswer = {
      root: base64(rootOf(this.leaves.map(leafHash))),
      inclusion: await Promise.all(places.map(async (at) => all(await inclusionProof(at.index, at.size, this.read)))),
      consistency: await Promise.all(
        growths.map(async ({ from, to }) => all(await consistencyProof(from, to, this.read))),
      ),
    };
    const said = ({ root, inclusion = [], consistency = [] }: GoAnswer): string =>
      JSON.stringify([root, inclusion.map((proof) => proof ?? []), consistency.map((proof) => proof ?? [])]);
    return theirs !== undefined && said(theirs) === said(ours)
      ? []
      : [`Go makes other proofs in a tree of ${this.size}`];
  }

  /** Go opens the checkpoint's note, and openssl verifies both signatures. */
  wrongOfCheckpoint(folder: string): readonly string[] {
    const note = this.checkpoint(this.size, rootOf(this.leaves.map(leafHash)));
    const [opened] = askGo([{ kind: 'open', note: base64(note), keys: this.keys }]);
    const { text, signatures } = parseNote(note);
    const [signed, cosigned] = signatures;
    const byGo = opened?.text === text && opened.verified?.length === 2;
    const bySsl =
      signed !== undefined &&
      cosigned !== undefined &&
      sslVerifies(folder, this.log, Buffer.from(text), signed.signature) &&
      sslVerifies(folder, this.witness, cosignatureMessage(COSIGNED_AT, text), cosigned.signature.subarray(8)) &&
      !sslVerifies(folder, this.log, Buffer.from(`${text}\n`), signed.signature);
    return [
      ...(byGo ? [] : [`Go does not open the checkpoint of ${this.size}`]),
      ...(bySsl ? [] : [`openssl does not verify the checkpoint of ${this.size}`]),
    ];
  }

  private async inclusion(random: Random, size: number): Promise<Claim> {
    const index = random.between(0, size - 1);
    const leaf = this.leaves[index] as Buffer;
    const root = await treeRoot(size, this.read);
    const hashes = await inclusionProof(index, size, this.read);
    const shown = random.chance(SPOILED) ? spoiled(random, hashes) : hashes;
    const place = random.chance(SPOILED / 3) ? random.between(0, size - 1) : index;
    return {
      about: `leaf ${index}, shown at ${place}, in ${size}`,
      question: {
        kind: 'inclusion',
        index: place,
        size,
        leaf: base64(leafHash(leaf)),
        root: base64(root),
        proof: all(shown),
      },
      believed: this.believes(leaf, place, shown, this.checkpoint(size, root)),
    };
  }

  /** As a proof file, by a policy that wants the witness. */
  private believes(leaf: Buffer, index: number, hashes: readonly Uint8Array[], checkpoint: Buffer): boolean {
    const policy = parsePolicy(Buffer.from(this.policy));
    openByPolicy(checkpoint, policy);
    try {
      verifyTlogProof(leaf, formatTlogProof({ index, hashes, checkpoint }), policy);
      return true;
    } catch (error) {
      if (error instanceof NotIncluded) return false;
      throw error;
    }
  }

  private async growth(random: Random, to: number): Promise<Claim> {
    const from = random.between(1, to);
    const [fromRoot, toRoot] = [await treeRoot(from, this.read), await treeRoot(to, this.read)];
    const made = await consistencyProof(from, to, this.read);
    const proof = random.chance(SPOILED) ? spoiled(random, made) : made;
    return {
      about: `from ${from} to ${to}`,
      question: {
        kind: 'consistency',
        from,
        fromRoot: base64(fromRoot),
        to,
        toRoot: base64(toRoot),
        proof: all(proof),
      },
      believed: verifyConsistency({ from, fromRoot, to, toRoot, proof }),
    };
  }

  private checkpoint(size: number, root: Buffer): Buffer {
    return signNote(formatCheckpoint({ origin: ORIGIN, size, root, extensions: [] }), [
      ed25519Signer(ORIGIN, this.log),
      cosigner(WITNESS, this.witness, COSIGNED_AT),
    ]);
  }

  private get keys(): readonly [string, string] {
    return [
      formatVerifierKey(verifierKeyOf(ORIGIN, 'ed25519', this.log)),
      formatVerifierKey(verifierKeyOf(WITNESS, 'cosignature/v1', this.witness)),
    ];
  }

  private get policy(): string {
    const [log, witness] = this.keys;
    return `log ${log}\nwitness w ${witness}\nquorum w\n`;
  }
}

const ORIGIN = 'audit.example/district/1';
const WITNESS = 'witness.example/superior';
const COSIGNED_AT = 1_772_323_200n;

function subtreesOf(hashes: readonly Buffer[]): HashReader {
  return async (level, index) => rootOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));
}

/** A hash too many, one too few, or a bit of one. */
function spoiled(random: Random, hashes: readonly Buffer[]): readonly Buffer[] {
  const at = random.between(0, Math.max(0, hashes.length - 1));
  const kind = hashes.length === 0 ? 0 : random.between(0, 2);
  if (kind === 0) return [...hashes.slice(0, at), bytesOf(random, 32), ...hashes.slice(at)];
  if (kind === 1) return hashes.filter((_, place) => place !== at);
  return hashes.map((hash, place) => {
    const copy = Buffer.from(hash);
    if (place === at) copy[random.between(0, 31)] = random.between(0, 255);
    return copy;
  });
}

function bytesOf(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.between(0, 255)));
}

function keyOf(random: Random): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, bytesOf(random, 32)]), format: 'der', type: 'pkcs8' });
}

function sslVerifies(folder: string, key: KeyObject, message: Buffer, signature: Buffer): boolean {
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const publicKey = file('key.pem', createPublicKey(key).export({ format: 'pem', type: 'spki' }));
  const verified = spawnSync('openssl', [
    ...['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', publicKey],
    ...['-sigfile', file('signature', signature), '-in', file('message', message)],
  ]);
  if (verified.error !== undefined) throw verified.error;
  return verified.status === 0;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function all(list: readonly Uint8Array[]): readonly string[] {
  return list.map(base64);
}

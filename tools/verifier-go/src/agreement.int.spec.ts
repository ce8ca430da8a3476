import {
  consistencyProof,
  cosigner,
  ed25519Signer,
  encodeEntries,
  formatCheckpoint,
  formatVerifierKey,
  hashFromTile,
  inclusionProof,
  leafHash,
  nodeHash,
  openNote,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseTlogProof,
  rootOf,
  signNote,
  tileBytes,
  tileHashReader,
  tileOfHash,
  tilePath,
  tilesBetween,
  tilesOf,
  treeRoot,
  verifierKeyOf,
  verifierOf,
  verifyConsistency,
  verifyInclusion,
  type HashReader,
  type NoteSignature,
  type VerifierKey,
} from '@gongjian/audit-log';
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, randomInt, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askGo, type GoAnswer, type GoQuestion } from './go-verifier.js';

const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));

/** Bytes that a seed and a counter make: the whole run is repeated by its seed. */
class Choices {
  private drawn = 0;

  constructor(private readonly name: string) {}

  bytes(length: number): Buffer {
    const blocks: Buffer[] = [];
    for (let have = 0; have < length; have += 32) {
      blocks.push(
        createHash('sha256')
          .update(`${seed} ${this.name} ${(this.drawn += 1)}`)
          .digest(),
      );
    }
    return Buffer.concat(blocks).subarray(0, length);
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + (this.bytes(6).readUIntBE(0, 6) % (high - low + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)] as T;
  }

  flipBit(bytes: Uint8Array): Buffer {
    const copy = Buffer.from(bytes);
    const bit = this.between(0, copy.length * 8 - 1);
    copy[Math.floor(bit / 8)] = (copy[Math.floor(bit / 8)] as number) ^ (1 << (bit % 8));
    return copy;
  }
}

/** One question to both: what Go answers, in the words of this side. */
interface Case {
  readonly about: string;
  readonly question: GoQuestion;
  readonly ours: unknown;
  readonly theirs: (answer: GoAnswer) => unknown;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const allBase64 = (list: readonly Uint8Array[]): readonly string[] => list.map(base64);

function expectNoDifference(cases: readonly Case[]): void {
  const answers = askGo(cases.map(({ question }) => question));
  const differences = cases.flatMap(({ about, ours, theirs }, at) => {
    const [here, there] = [JSON.stringify(ours), JSON.stringify(theirs(answers[at] as GoAnswer))];
    return here === there
      ? []
      : [{ about: about.slice(0, 500), ours: here.slice(0, 500), theirs: there.slice(0, 500) }];
  });
  expect(differences.slice(0, 5)).toEqual([]);
  expect(differences).toHaveLength(0);
}

interface Grown {
  readonly leaves: readonly Buffer[];
  readonly hashes: readonly Buffer[];
  readonly size: number;
  /** From tiles alone. */
  readonly read: HashReader;
  readonly tiles: ReadonlyMap<string, Buffer>;
}

/** Reads from the leaves' hashes, not from tiles. */
function readerOf(hashes: readonly Buffer[]): HashReader {
  const levels: Buffer[][] = [[...hashes]];
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    const pairs = Math.floor(below.length / 2);
    levels.push(
      Array.from({ length: pairs }, (_, at) => nodeHash(below[at * 2] as Buffer, below[at * 2 + 1] as Buffer)),
    );
  }
  return async (level, index) => levels[level]?.[index] as Buffer;
}

async function grown(choices: Choices, size: number): Promise<Grown> {
  const leaves = Array.from({ length: size }, () => choices.bytes(choices.between(0, 40)));
  const hashes = leaves.map(leafHash);
  const tiles = new Map<string, Buffer>();
  for (const tile of tilesOf(size)) tiles.set(tilePath(tile), await tileBytes(tile, readerOf(hashes)));
  const fromTiles = tileHashReader(size, async (tile) => tiles.get(tilePath(tile)) as Buffer);
  const known = new Map<string, Promise<Uint8Array>>();
  const read: HashReader = (level, index) => {
    const hash = known.get(`${level} ${index}`) ?? fromTiles(level, index);
    known.set(`${level} ${index}`, hash);
    return hash;
  };
  return { leaves, hashes, size, read, tiles };
}

const SIZES = [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 1_000];

async function trees(name: string): Promise<{ readonly choices: Choices; readonly grown: readonly Grown[] }> {
  const choices = new Choices(name);
  const sizes = [...SIZES, ...Array.from({ length: 47 }, () => choices.between(1, 700))];
  return { choices, grown: await Promise.all(sizes.map((size) => grown(choices, size))) };
}

interface Signing {
  readonly key: KeyObject;
  readonly secret: Buffer;
  readonly plain: VerifierKey;
  readonly cosigning: VerifierKey;
}

const signing = new Map<string, Signing>();

function keyOf(name: string): Signing {
  const made = signing.get(name) ?? newKey(name);
  signing.set(name, made);
  return made;
}

function newKey(name: string): Signing {
  const secret = createHash('sha256').update(`${seed} ${name}`).digest();
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    key,
    secret,
    plain: verifierKeyOf(name, 'ed25519', key),
    cosigning: verifierKeyOf(name, 'cosignature/v1', key),
  };
}

const NAMES = ['audit.example/east/1', 'audit.example/共建/2', 'stranger.example'];
const WITNESSES = ['witness.example/w1', 'witness.example/w2'];

describe(`the log and golang.org/x/mod/sumdb (GONGJIAN_SEED=${seed})`, () => {
  it('make the same roots, proofs and tiles of the same leaves', async () => {
    const { choices, grown: all } = await trees('trees');
    const cases: Case[] = [];
    let proofs = 0;
    for (const { leaves, size, read, tiles, hashes } of all) {
      const places = Array.from({ length: size === 0 ? 0 : 40 }, () => choices.between(1, size)).map((within) => ({
        index: choices.between(0, within - 1),
        size: within,
      }));
      const growths = Array.from({ length: size === 0 ? 0 : 40 }, () => choices.between(1, size)).map((to) => ({
        from: choices.between(1, to),
        to,
      }));
      const subtrees = Array.from({ length: size === 0 ? 0 : 20 }, () => {
        const level = choices.between(0, Math.floor(Math.log2(size)));
        return { level, index: choices.between(0, Math.floor(size / 2 ** level) - 1) };
      });
      const tilesFrom = choices.between(0, size);
      const stored = readerOf(hashes);
      proofs += places.length + growths.length + subtrees.length + 1;
      cases.push({
        about: `a tree of ${size}`,
        question: { kind: 'tree', leaves: allBase64(leaves), places, growths, tilesFrom, subtrees },
        ours: {
          root: base64(rootOf(hashes)),
          rootFromTiles: base64(await treeRoot(size, read)),
          inclusion: await Promise.all(
            places.map(async (at) => allBase64(await inclusionProof(at.index, at.size, read))),
          ),
          consistency: await Promise.all(
            growths.map(async ({ from, to }) => allBase64(await consistencyProof(from, to, read))),
          ),
          tiles: [...tilesBetween(tilesFrom, size)].map((tile) => ({
            path: tilePath(tile),
            data: base64(tiles.get(tilePath(tile)) as Buffer),
          })),
          fromTiles: await Promise.all(
            subtrees.map(async ({ level, index }) => {
              const tile = tileOfHash(level, index, size);
              return base64(hashFromTile(tile, await tileBytes(tile, stored), level, index));
            }),
          ),
        },
        theirs: ({ root, inclusion = [], consistency = [], tiles: made = [], fromTiles = [] }) => ({
          root,
          rootFromTiles: root,
          inclusion: inclusion.map((proof) => proof ?? []),
          consistency: consistency.map((proof) => proof ?? []),
          tiles: made,
          fromTiles,
        }),
      });
    }
    expect(proofs).toBeGreaterThan(4_000);
    expectNoDifference(cases);
  });

  it('believe the same proofs, whole and broken', async () => {
    const { choices, grown: all } = await trees('proofs');
    const cases: Case[] = [];
    let believed = 0;
    for (const { hashes, size, read } of all.filter((tree) => tree.size > 0)) {
      const rootAt = async (leaves: number): Promise<Buffer> => treeRoot(leaves, read);
      for (let round = 0; round < 30; round += 1) {
        const within = choices.between(1, size);
        const index = choices.between(0, within - 1);
        const claim = broken(choices, {
          index,
          size: within,
          leafHash: hashes[index] as Buffer,
          root: await rootAt(within),
          proof: await inclusionProof(index, within, read),
        });
        const included = verifyInclusion(claim);
        if (included) believed += 1;
        cases.push({
          about: `leaf ${claim.index} in ${claim.size}`,
          question: {
            kind: 'inclusion',
            index: claim.index,
            size: claim.size,
            leaf: base64(claim.leafHash),
            root: base64(claim.root),
            proof: allBase64(claim.proof),
          },
          ours: included,
          theirs: ({ error }) => error === undefined,
        });
        const from = choices.between(1, within);
        const growth = broken(choices, {
          from,
          fromRoot: await rootAt(from),
          to: within,
          toRoot: await rootAt(within),
          proof: await consistencyProof(from, within, read),
        });
        const consistent = growth.from > 0 && verifyConsistency(growth);
        if (consistent) believed += 1;
        cases.push({
          about: `from ${growth.from} to ${growth.to}`,
          question: {
            kind: 'consistency',
            from: growth.from,
            fromRoot: base64(growth.fromRoot),
            to: growth.to,
            toRoot: base64(growth.toRoot),
            proof: allBase64(growth.proof),
          },
          ours: consistent,
          theirs: ({ error }) => error === undefined,
        });
      }
    }
    expect(cases.length).toBeGreaterThan(3_000);
    expect(believed).toBeGreaterThan(cases.length / 5);
    expect(believed).toBeLessThan((cases.length * 4) / 5);
    expectNoDifference(cases);
  });

  it('open and refuse the same notes, and tell the same signatures', () => {
    const choices = new Choices('notes');
    const cases: Case[] = [];
    const outcomes = new Map<string, number>();
    for (let round = 0; round < 3_000; round += 1) {
      const note = spoiled(choices, randomNote(choices));
      const keys = [
        ...NAMES.map((name) => keyOf(name).plain),
        ...WITNESSES.map((name) => keyOf(name).cosigning),
      ].filter(() => choices.between(0, 2) > 0);
      const known = choices.between(0, 60) === 0 ? [...keys, ...keys] : keys;
      const ours = opened(note, () => openNote(note, known.map(verifierOf)));
      outcomes.set(ours.error ?? 'opened', (outcomes.get(ours.error ?? 'opened') ?? 0) + 1);
      cases.push({
        about: JSON.stringify(note.toString('latin1')),
        question: { kind: 'open', note: base64(note), keys: known.map(formatVerifierKey) },
        ours,
        theirs: ({ error, text, verified = [], unknown = [] }) =>
          error === undefined ? { text, verified, unknown } : { error },
      });
    }
    expect([...outcomes.keys()].sort()).toEqual([
      'AmbiguousVerifier',
      'InvalidSignature',
      'MalformedNote',
      'UnverifiedNote',
      'opened',
    ]);
    expectNoDifference(cases);
  });

  it('believe the golden proof file, part by part', () => {
    const file = new URL('../../../libs/audit/log/golden/tlog-proof.v1.json', import.meta.url);
    const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<'leaf' | 'policy' | 'proof', string>;
    const { index, hashes, checkpoint } = parseTlogProof(Buffer.from(golden.proof));
    const policy = parsePolicy(Buffer.from(golden.policy));
    const keys = [...policy.logs, ...policy.witnesses].map(({ key }) => formatVerifierKey(key));
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
    const leaf = base64(leafHash(Buffer.from(golden.leaf)));
    const [opened, included] = askGo([
      { kind: 'open', note: base64(checkpoint), keys },
      { kind: 'inclusion', index, size, leaf, root: base64(root), proof: allBase64(hashes) },
    ]);
    expect(opened?.verified?.map(({ name }) => name)).toEqual(['audit.example/east/1', 'witness.example/w1']);
    expect(included).toEqual({});
  });

  it('sign the same notes with the same keys, byte for byte', () => {
    const choices = new Choices('signers');
    const cases = Array.from({ length: 500 }, (): Case => {
      const names = NAMES.filter(() => choices.between(0, 1) > 0);
      const signers = names.length === 0 ? NAMES : names;
      const text = randomText(choices);
      const keys = signers.map((name) => {
        const { secret, plain } = keyOf(name);
        const id = plain.keyId.toString(16).padStart(8, '0');
        return `PRIVATE+KEY+${name}+${id}+${base64(Buffer.concat([Buffer.of(1), secret]))}`;
      });
      const note = signNote(
        text,
        signers.map((name) => ed25519Signer(name, keyOf(name).key)),
      );
      return {
        about: JSON.stringify(text),
        question: { kind: 'sign', text, keys },
        ours: base64(note),
        theirs: (answer) => answer.note ?? answer.error,
      };
    });
    expectNoDifference(cases);
  });
});

describe('openssl', () => {
  it(`verifies the signature of a checkpoint (GONGJIAN_SEED=${seed})`, () => {
    const [name = ''] = NAMES;
    const { key } = keyOf(name);
    const entries = [Buffer.from('first'), encodeEntries([Buffer.from('second')])];
    const root = rootOf(entries.map(leafHash));
    const note = signNote(formatCheckpoint({ origin: name, size: 2, root, extensions: [] }), [
      ed25519Signer(name, key),
    ]);
    const { text, signatures } = parseNote(note);
    expect(parseCheckpoint(text).size).toBe(2);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-openssl-'));
    try {
      const file = (named: string, content: Uint8Array | string): string => {
        writeFileSync(path.join(folder, named), content);
        return path.join(folder, named);
      };
      const publicKey = file('key.pem', createPublicKey(key).export({ format: 'pem', type: 'spki' }));
      const signature = file('signature', (signatures[0] as NoteSignature).signature);
      const verified = (message: string): number | null =>
        spawnSync('openssl', [
          ...['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', publicKey],
          ...['-sigfile', signature, '-in', file('message', message)],
        ]).status;
      expect(verified(text)).toBe(0);
      expect(verified(text.replace('\n2\n', '\n3\n'))).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Two of five claims as they are, the others wrong somewhere. */
function broken<T extends { readonly proof: readonly Uint8Array[] }>(choices: Choices, claim: T): T {
  const kind = choices.between(0, 9);
  if (kind < 4) return claim;
  const { proof } = claim;
  if (kind === 4) return { ...claim, proof: [...proof, choices.bytes(32)] };
  if (kind === 5) return { ...claim, proof: proof.slice(0, -1) };
  if (kind === 6 && proof.length > 0) {
    const at = choices.between(0, proof.length - 1);
    return { ...claim, proof: proof.map((hash, step) => (step === at ? choices.flipBit(hash) : hash)) };
  }
  const member = choices.pick(Object.keys(claim).filter((one) => one !== 'proof')) as keyof T;
  const value = claim[member];
  if (value instanceof Uint8Array) return { ...claim, [member]: choices.flipBit(value) };
  return { ...claim, [member]: Number(value) + choices.pick([-2, -1, 1, 2, 7]) };
}

function randomText(choices: Choices): string {
  const lines = Array.from({ length: choices.between(1, 4) }, () =>
    choices.pick(['', 'text', '创建文明城区', '— name AAAA', '\ufeffmark', '𠮷\ufffd', ' spaced ']),
  );
  return `${lines.join('\n')}\n`;
}

function randomNote(choices: Choices): Buffer {
  const checkpoint = choices.between(0, 2) > 0;
  const text = checkpoint
    ? formatCheckpoint({
        origin: choices.pick(NAMES),
        size: choices.between(1, 1_000_000),
        root: choices.bytes(32),
        extensions: choices.pick([[], ['more']]),
      })
    : randomText(choices);
  const signers = [
    ...NAMES.filter(() => choices.between(0, 1) > 0).map((name) => ed25519Signer(name, keyOf(name).key)),
    ...WITNESSES.filter(() => checkpoint && choices.between(0, 1) > 0).map((name) =>
      cosigner(name, keyOf(name).key, BigInt(choices.between(0, 4_000_000_000))),
    ),
  ];
  const [first = ''] = NAMES;
  return signNote(text, signers.length === 0 ? [ed25519Signer(first, keyOf(first).key)] : signers);
}

/** Half of the notes as they are, the others spoiled in one place. */
function spoiled(choices: Choices, note: Buffer): Buffer {
  const text = note.toString('utf8');
  const split = text.lastIndexOf('\n\n') + 2;
  const lines = text.slice(split).split('\n').slice(0, -1);
  const head = text.slice(0, split);
  const noted = (all: readonly string[]): Buffer => Buffer.from(head + all.map((line) => `${line}\n`).join(''));
  const at = choices.between(0, lines.length - 1);
  const line = lines[at] as string;
  switch (choices.between(0, 19)) {
    case 0:
      return choices.flipBit(note);
    case 1:
      return note.subarray(0, choices.between(0, note.length));
    case 2:
      return Buffer.concat([note, choices.bytes(choices.between(1, 3))]);
    case 3:
      return noted([...lines, line]);
    case 4:
      return noted([...lines, ...Array<string>(choices.pick([98, 99, 100, 101])).fill(line)].slice(0, 102));
    case 5:
      return noted([...lines].reverse());
    case 6:
      return noted([...lines, choices.pick(['', '—', '— a', '— a ', '— a AAAA', '— a AAAAAA==', '— a AAAAAAA=', 'x'])]);
    case 7:
      return noted(lines.map((one) => one.replace(' ', choices.pick(['\t', '  ', '\u3000', '\u0085', '\u2028']))));
    case 8: {
      // The bits of base64 that mean nothing, or the character before them.
      const end = line.search(/=*$/) - choices.between(1, 2);
      const other = choices.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']);
      return noted(lines.map((one, place) => (place === at ? one.slice(0, end) + other + one.slice(end + 1) : one)));
    }
    case 9:
      return Buffer.concat([Buffer.from('x'), note]);
    default:
      return note;
  }
}

function opened(
  note: Buffer,
  open: () => {
    readonly text: string;
    readonly verified: readonly NoteSignature[];
    readonly unknown: readonly NoteSignature[];
  },
): { readonly error?: string; readonly text?: string; readonly verified?: unknown; readonly unknown?: unknown } {
  const told = (signatures: readonly NoteSignature[]): unknown =>
    signatures.map(({ name, keyId, base64: line }) => ({ name, keyId, base64: line }));
  try {
    const { text, verified, unknown } = open();
    return { text, verified: told(verified), unknown: told(unknown) };
  } catch (error) {
    return { error: (error as Error).name };
  }
}

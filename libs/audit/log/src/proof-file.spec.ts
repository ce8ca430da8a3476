import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { cosigner, formatCheckpoint } from './checkpoint.js';
import { leafHash } from './leaf.js';
import { inclusionProof, rootOf } from './merkle.js';
import { ed25519Signer, formatVerifierKey, InvalidSignature, signNote, UnverifiedNote, verifierKeyOf } from './note.js';
import { parsePolicy, QuorumNotReached } from './policy.js';
import { formatTlogProof, MalformedProof, NotIncluded, parseTlogProof, verifyTlogProof } from './proof-file.js';
import { seededKey } from './testing/seeded-key.js';
import { leafHashes, readerOf } from './testing/tree-in-memory.js';

interface GoldenProof {
  readonly leaf: string;
  readonly policy: string;
  readonly proof: string;
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/tlog-proof.v1.json', import.meta.url), 'utf8'),
) as GoldenProof;

const ORIGIN = 'audit.example/east/1';
const WITNESS = 'witness.example/w1';
const policy = parsePolicy(
  Buffer.from(
    `log ${formatVerifierKey(verifierKeyOf(ORIGIN, 'ed25519', seededKey('log')))}\n` +
      `witness w1 ${formatVerifierKey(verifierKeyOf(WITNESS, 'cosignature/v1', seededKey('witness')))}\n` +
      'quorum w1\n',
  ),
);
const leaves = leafHashes(300);
const read = readerOf(leaves);
const signer = ed25519Signer(ORIGIN, seededKey('log'));
const witness = cosigner(WITNESS, seededKey('witness'), 1_700_000_000n);
const text = formatCheckpoint({ origin: ORIGIN, size: 300, root: rootOf(leaves), extensions: [] });
const checkpoint = signNote(text, [signer, witness]);
const proofOf = async (index: number): Promise<Buffer> =>
  formatTlogProof({ index, hashes: await inclusionProof(index, 300, read), checkpoint });

describe('a proof file', () => {
  it('has the same bytes for ever, and verifies', async () => {
    const file = formatTlogProof({
      index: 137,
      hashes: await inclusionProof(137, 300, read),
      checkpoint,
      extra: Buffer.from('leaf v1'),
    });
    expect(file.toString('utf8')).toBe(golden.proof);
    const proven = verifyTlogProof(
      Buffer.from(golden.leaf),
      Buffer.from(golden.proof),
      parsePolicy(Buffer.from(golden.policy)),
    );
    expect(proven).toMatchObject({
      index: 137,
      checkpoint: { origin: ORIGIN, size: 300 },
      log: { name: ORIGIN },
      cosignatures: [{ name: WITNESS, timestamp: 1_700_000_000n }],
    });
  });

  it('is read back as it was written', () => {
    const proof = fc.record(
      {
        index: fc.maxSafeNat(),
        hashes: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 53 }),
        checkpoint: fc.uint8Array({ minLength: 1 }),
        extra: fc.uint8Array({ minLength: 1 }),
      },
      { requiredKeys: ['index', 'hashes', 'checkpoint'] },
    );
    fc.assert(
      fc.property(proof, (one) => {
        const file = formatTlogProof(one);
        expect(formatTlogProof(parseTlogProof(file))).toEqual(file);
        expect(parseTlogProof(file).index).toBe(one.index);
        expect(parseTlogProof(file).checkpoint).toEqual(Buffer.from(one.checkpoint));
      }),
    );
  });

  it('proves its own leaf, and is refused with any bit flipped that base64 does not ignore', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 299 }), fc.nat(), async (index, choice) => {
        const file = await proofOf(index);
        const leaf = Buffer.from(String(index));
        expect(verifyTlogProof(leaf, file, policy).index).toBe(index);
        expect(verifyTlogProof(leaf, parseTlogProof(file), policy).index).toBe(index);
        expect(() => verifyTlogProof(Buffer.from(String(index + 1)), file, policy)).toThrow(NotIncluded);
        const bit = choice % (file.length * 8);
        fc.pre(file[Math.floor(bit / 8) + 1] !== '='.charCodeAt(0));
        const copy = Buffer.from(file);
        copy[Math.floor(bit / 8)] = (copy[Math.floor(bit / 8)] as number) ^ (1 << (bit % 8));
        expect(() => verifyTlogProof(leaf, copy, policy)).toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('is refused without the log, without the witness and with a bad signature of either', async () => {
    const hashes = await inclusionProof(7, 300, read);
    const withNote = (note: Buffer): Buffer => formatTlogProof({ index: 7, hashes, checkpoint: note });
    const leaf = Buffer.from('7');
    expect(() => verifyTlogProof(leaf, withNote(signNote(text, [witness])), policy)).toThrow(UnverifiedNote);
    expect(() => verifyTlogProof(leaf, withNote(signNote(text, [signer])), policy)).toThrow(QuorumNotReached);
    const forged = Buffer.from(checkpoint.toString().replace('\n300\n', '\n301\n'));
    expect(() => verifyTlogProof(leaf, withNote(forged), policy)).toThrow(InvalidSignature);
  });

  it('of a tree of one leaf has no hashes', () => {
    const only = Buffer.from('only');
    const one = formatCheckpoint({ origin: ORIGIN, size: 1, root: leafHash(only), extensions: [] });
    const file = formatTlogProof({ index: 0, hashes: [], checkpoint: signNote(one, [signer, witness]) });
    expect(file.toString().startsWith(`c2sp.org/tlog-proof@v1\nindex 0\n\n${ORIGIN}\n1\n`)).toBe(true);
    expect(verifyTlogProof(only, file, policy).checkpoint.size).toBe(1);
  });

  const hash = Buffer.alloc(32, 7).toString('base64');

  it.each([
    ['header', ''],
    ['header', 'c2sp.org/tlog-proof@v2\nindex 0\n\nnote'],
    ['header', 'c2sp.org/tlog-proof@v1\nindex 0\nnote'],
    ['index', 'c2sp.org/tlog-proof@v1\n\nnote'],
    ['index', 'c2sp.org/tlog-proof@v1\nindex 00\n\nnote'],
    ['index', 'c2sp.org/tlog-proof@v1\nindex -1\n\nnote'],
    ['index', 'c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\nnote'],
    ['index', `c2sp.org/tlog-proof@v1\n${hash}\n\nnote`],
    ['index', 'c2sp.org/tlog-proof@v1\r\nindex 0\n\nnote'.replace('\r\n', '\n\r')],
    ['extra', 'c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nnote'],
    ['extra', 'c2sp.org/tlog-proof@v1\nextra AB==\nindex 0\n\nnote'],
    ['extra', 'c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nnote'],
    ['hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${hash.slice(4)}\n\nnote`],
    ['hashes', 'c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nnote'],
    ['hashes', `c2sp.org/tlog-proof@v1\nindex 0\n${`${hash}\n`.repeat(54)}\nnote`],
    ['checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n\n'],
  ])('is refused for its %s', (part, file) => {
    expect(() => parseTlogProof(Buffer.from(file))).toThrow(expect.objectContaining({ name: 'MalformedProof', part }));
  });

  it.each([
    ['index', { index: -1 }],
    ['index', { index: 2 ** 53 }],
    ['hashes', { hashes: [Buffer.alloc(31)] }],
    ['hashes', { hashes: Array<Buffer>(54).fill(Buffer.alloc(32)) }],
    ['checkpoint', { checkpoint: Buffer.alloc(0) }],
    ['extra', { extra: Buffer.alloc(0) }],
  ])('is not written with a bad %s', (part, change) => {
    const write = (): unknown => formatTlogProof({ index: 0, hashes: [], checkpoint, ...change });
    expect(write).toThrow(MalformedProof);
    expect(write).toThrow(expect.objectContaining({ part }));
  });
});

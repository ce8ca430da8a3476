import { sign } from 'node:crypto';
import {
  cosignatureMessage,
  cosignatureVerifier,
  cosigner,
  formatCheckpoint,
  MalformedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  TimestampOutOfRange,
  verifierOf,
  WrongOrigin,
  type Checkpoint,
} from './checkpoint.js';
import { emptyRoot, rootOf } from './merkle.js';
import {
  ed25519Signer,
  InvalidSignature,
  MalformedVerifierKey,
  openNote,
  parseNote,
  signNote,
  UnverifiedNote,
  verifierKeyOf,
} from './note.js';
import { seededKey } from './testing/seeded-key.js';
import { leafHashes } from './testing/tree-in-memory.js';

const ORIGIN = 'audit.example/east/1';
const WITNESS = 'witness.example/w1';
const AT = 1_679_315_147n;
const log = verifierKeyOf(ORIGIN, 'ed25519', seededKey('log'));
const witness = verifierKeyOf(WITNESS, 'cosignature/v1', seededKey('witness'));
const checkpoint: Checkpoint = { origin: ORIGIN, size: 5, root: rootOf(leafHashes(5)), extensions: [] };
const text = formatCheckpoint(checkpoint);
const signer = ed25519Signer(ORIGIN, seededKey('log'));
const cosigning = cosigner(WITNESS, seededKey('witness'), AT);

const specified = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('a checkpoint', () => {
  it('is read as the specification writes it', () => {
    const read = parseCheckpoint(specified);
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    expect(formatCheckpoint(read)).toBe(specified);
  });

  it('keeps extension lines, and the empty tree', () => {
    const extended = { ...checkpoint, extensions: ['one', ' two'] };
    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual(extended);
    const empty = { ...checkpoint, size: 0, root: emptyRoot() };
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty);
  });

  const [origin = '', size = '', root = ''] = text.split('\n');

  it.each([
    ['', 'lines'],
    [text.trimEnd(), 'lines'],
    [`${origin}\n${size}\n`, 'lines'],
    [`\n${size}\n${root}\n`, 'origin'],
    [`${origin}\n05\n${root}\n`, 'size'],
    [`${origin}\n+5\n${root}\n`, 'size'],
    [`${origin}\n5 \n${root}\n`, 'size'],
    [`${origin}\n9007199254740992\n${root}\n`, 'size'],
    [`${origin}\n0\n${root}\n`, 'root'],
    [`${origin}\n5\n${root.slice(1)}\n`, 'root'],
    [`${origin}\n5\n${root.slice(0, -1)}\n`, 'root'],
    [`${origin}\n5\n${root.slice(0, 42)}R=\n`, 'root'],
    [`${origin}\n5\n${root}\n\n`, 'extension'],
    [`${origin}\n5\n${root}\n\nmore\n`, 'extension'],
  ])('is not %j', (other, part) => {
    expect(() => parseCheckpoint(other)).toThrow(expect.objectContaining({ name: 'MalformedCheckpoint', part }));
  });

  it.each([
    ['origin', { origin: '' }],
    ['origin', { origin: 'a\nb' }],
    ['size', { size: -1 }],
    ['size', { size: 0.5 }],
    ['size', { size: 2 ** 53 }],
    ['root', { root: Buffer.alloc(31) }],
    ['extension', { extensions: [''] }],
    ['extension', { extensions: ['a\nb'] }],
  ])('is not written with a bad %s', (part, change) => {
    expect(() => formatCheckpoint({ ...checkpoint, ...change })).toThrow(expect.objectContaining({ part }));
  });
});

describe('a cosignature', () => {
  it('signs the words that the specification gives', () => {
    expect(cosignatureMessage(AT, specified).toString()).toBe(`cosignature/v1\ntime 1679315147\n${specified}`);
  });

  it('carries its time, which it signs', () => {
    const note = signNote(text, [cosigning]);
    expect(openNote(note, [cosignatureVerifier(witness)]).text).toBe(text);
    const [signature] = parseNote(note).signatures;
    const bytes = Buffer.from(signature?.signature ?? []);
    expect(bytes).toHaveLength(72);
    expect(bytes.readBigUInt64BE()).toBe(AT);
    const verifier = cosignatureVerifier(witness);
    expect(verifier.verify(text, bytes)).toBe(true);
    const later = Buffer.from(bytes);
    later.writeBigUInt64BE(AT + 1n);
    expect(verifier.verify(text, later)).toBe(false);
    later.writeBigUInt64BE(2n ** 63n);
    expect(verifier.verify(text, later)).toBe(false);
    expect(verifier.verify(text, bytes.subarray(8))).toBe(false);
    expect(verifier.verify(text, bytes.subarray(0, 7))).toBe(false);
    expect(verifier.verify(text.replace('5', '6'), bytes)).toBe(false);
  });

  it('is made of checkpoints only, at times that there are', () => {
    expect(() => signNote('no checkpoint\n', [cosigning])).toThrow(MalformedCheckpoint);
    expect(() => cosigner(WITNESS, seededKey('witness'), -1n)).toThrow(TimestampOutOfRange);
    expect(() => cosigner(WITNESS, seededKey('witness'), 2n ** 63n)).toThrow(TimestampOutOfRange);
    expect(() => cosignatureVerifier(log)).toThrow(MalformedVerifierKey);
    const elsewhere = sign(null, cosignatureMessage(AT, 'no checkpoint\n'), seededKey('witness'));
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(AT);
    expect(cosignatureVerifier(witness).verify('no checkpoint\n', Buffer.concat([time, elsewhere]))).toBe(false);
    const latest = cosigner(WITNESS, seededKey('witness'), 2n ** 63n - 1n);
    expect(openNote(signNote(text, [latest]), [verifierOf(witness)]).text).toBe(text);
  });
});

describe('the signed note of a checkpoint', () => {
  const note = signNote(text, [signer, cosigning]);

  it('opens with the log, and tells which witnesses have cosigned and when', () => {
    const opened = openCheckpoint(note, { logs: [log], witnesses: [witness] });
    expect(opened).toEqual({
      checkpoint,
      log,
      cosignatures: [{ name: WITNESS, keyId: witness.keyId, timestamp: AT }],
      unknown: [],
    });
    expect(openCheckpoint(note, { logs: [log], witnesses: [] })).toMatchObject({
      cosignatures: [],
      unknown: [{ name: WITNESS }],
    });
  });

  it('does not open when the log has not signed, or witnesses alone have', () => {
    const other = verifierKeyOf(ORIGIN, 'ed25519', seededKey('other'));
    expect(() => openCheckpoint(note, { logs: [other], witnesses: [] })).toThrow(UnverifiedNote);
    const cosigned = signNote(text, [cosigning]);
    expect(() => openCheckpoint(cosigned, { logs: [log], witnesses: [witness] })).toThrow(UnverifiedNote);
  });

  it('does not open for a log that speaks as another', () => {
    const foreign = signNote(formatCheckpoint({ ...checkpoint, origin: 'other.example' }), [signer]);
    expect(() => openCheckpoint(foreign, { logs: [log], witnesses: [] })).toThrow(WrongOrigin);
  });

  it('does not open when a known witness’s signature is bad', () => {
    const { signatures } = parseNote(signNote(formatCheckpoint({ ...checkpoint, size: 6 }), [cosigning]));
    const mixed = signNote(text, [signer], signatures);
    expect(() => openCheckpoint(mixed, { logs: [log], witnesses: [witness] })).toThrow(InvalidSignature);
    expect(openCheckpoint(mixed, { logs: [log], witnesses: [] }).checkpoint).toEqual(checkpoint);
  });

  it('does not open when it is no checkpoint', () => {
    expect(() => openCheckpoint(signNote('text\n', [signer]), { logs: [log], witnesses: [] })).toThrow(
      MalformedCheckpoint,
    );
  });

  it('may be signed by a log with a cosignature, which is then also that of a witness with this key', () => {
    const key = verifierKeyOf(ORIGIN, 'cosignature/v1', seededKey('log'));
    const signed = signNote(text, [cosigner(ORIGIN, seededKey('log'), AT)]);
    expect(openCheckpoint(signed, { logs: [key], witnesses: [] }).cosignatures).toEqual([]);
    expect(openCheckpoint(signed, { logs: [key], witnesses: [key] }).cosignatures).toHaveLength(1);
  });
});

import { canonicalJson, type SealedEnvelope } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { Aes256Gcm, CipherTagMismatch } from './cipher.js';
import { commandHash, commandHashKeyId, sameCommandHash } from './command-hash.js';
import {
  associatedData,
  isWellFormedEnvelope,
  openEnvelope,
  SealedValueCorrupt,
  sealEnvelope,
} from './sealed-envelope.js';

interface SealedVector {
  readonly about: string;
  readonly keyBytes: string;
  readonly nonceBytes: string;
  readonly keyId: string;
  readonly at: string;
  readonly value: unknown;
  readonly plaintext: string;
  readonly associatedData: string;
  readonly stored: string;
}

interface HashVector {
  readonly keyId: string;
  readonly keyBytes: string;
  readonly fingerprint: string;
  readonly hash: string;
}

function golden<Vector>(name: string): readonly Vector[] {
  const text = readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { vectors: readonly Vector[] }).vectors;
}

const cipher = new Aes256Gcm();
const sealed = golden<SealedVector>('sealed-envelope.v1.json');

describe('the sealed envelope', () => {
  it('has its vectors', () => {
    expect(sealed.length).toBeGreaterThanOrEqual(6);
  });

  it.each(sealed)('stores $about in the same bytes for ever', (vector) => {
    const envelope = sealEnvelope(cipher, {
      keyId: vector.keyId,
      key: Buffer.from(vector.keyBytes, 'hex'),
      nonce: Buffer.from(vector.nonceBytes, 'hex'),
      value: vector.value,
      at: vector.at,
    });
    expect(canonicalJson(envelope)).toBe(vector.stored);
    expect(associatedData('A256GCM', vector.keyId, vector.at).toString('utf8')).toBe(vector.associatedData);
    expect(isWellFormedEnvelope(envelope)).toBe(true);
  });

  it.each(sealed)('opens $about from its stored bytes', (vector) => {
    const envelope = JSON.parse(vector.stored) as SealedEnvelope;
    const opened = openEnvelope(cipher, envelope, Buffer.from(vector.keyBytes, 'hex'));
    expect(opened).toStrictEqual(vector.value);
    expect(canonicalJson(opened)).toBe(vector.plaintext);
  });

  const { stored, keyBytes } = sealed[0] as SealedVector;
  const original = JSON.parse(stored) as SealedEnvelope;
  const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  it.each([
    ['moved to another place', { at: `${original.$sealed.at}x` }],
    ['given another key id', { key: '00000000-0000-4000-8000-000000000000' }],
    ['given another nonce', { nonce: flip(original.$sealed.nonce) }],
    ['given a short nonce', { nonce: original.$sealed.nonce.slice(4) }],
    ['changed in its ciphertext', { ct: flip(original.$sealed.ct) }],
    ['cut short', { ct: original.$sealed.ct.slice(0, -4) }],
    ['emptied', { ct: '' }],
  ])('refuses a value that was %s', (_how, change) => {
    const forged: SealedEnvelope = { $sealed: { ...original.$sealed, ...change } };
    expect(() => openEnvelope(cipher, forged, Buffer.from(keyBytes, 'hex'))).toThrow(SealedValueCorrupt);
  });

  it('refuses another key', () => {
    expect(() => openEnvelope(cipher, original, Buffer.alloc(32, 9))).toThrow(SealedValueCorrupt);
  });

  it('is malformed with a member too many, too few or of another type', () => {
    expect(isWellFormedEnvelope({ ...original, more: 1 } as SealedEnvelope)).toBe(false);
    expect(isWellFormedEnvelope({ $sealed: { ...original.$sealed, more: '' } } as SealedEnvelope)).toBe(false);
    expect(isWellFormedEnvelope({ $sealed: { ...original.$sealed, at: 1 } } as unknown as SealedEnvelope)).toBe(false);
    expect(isWellFormedEnvelope({ $sealed: null } as unknown as SealedEnvelope)).toBe(false);
  });
});

describe('A256GCM', () => {
  it('tells a wrong tag by its own error and never encrypts under a nonce of another length', () => {
    const key = Buffer.alloc(32, 1);
    const nonce = Buffer.alloc(12, 2);
    const ciphertext = cipher.encrypt(key, nonce, Buffer.from('x'), Buffer.from('a'));
    expect(cipher.decrypt(key, nonce, ciphertext, Buffer.from('a')).toString()).toBe('x');
    expect(() => cipher.decrypt(key, nonce, ciphertext, Buffer.from('b'))).toThrow(CipherTagMismatch);
    expect(() => cipher.encrypt(key, Buffer.alloc(16), Buffer.from('x'), Buffer.from('a'))).toThrow(RangeError);
  });
});

describe('the command hash', () => {
  it.each(golden<HashVector>('command-hash.v1.json'))('is $hash for ever', ({ keyId, keyBytes, fingerprint, hash }) => {
    expect(commandHash(keyId, Buffer.from(keyBytes, 'hex'), fingerprint)).toBe(hash);
    expect(commandHashKeyId(hash)).toBe(keyId);
    expect(sameCommandHash(hash, hash)).toBe(true);
    expect(sameCommandHash(hash, `${hash.slice(0, -1)}g`)).toBe(false);
  });

  it.each(['', ':', '1:', 'abc', `1:${'g'.repeat(64)}`, `1:${'a'.repeat(63)}`])('does not read %p as one', (stored) => {
    expect(commandHashKeyId(stored)).toBeNull();
  });
});

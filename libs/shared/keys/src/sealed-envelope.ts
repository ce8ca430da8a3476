import { canonicalJson, type SealedEnvelope } from '@gongjian/shared-kernel';
import { type Cipher, CipherTagMismatch } from './cipher.js';

/**
 * A stored personal value whose bytes are not what was sealed at its place: changed, moved, or never made by this
 * deployment. Never answered as clear text, never as erased.
 */
export class SealedValueCorrupt extends Error {
  readonly code = 'SEALED_VALUE_CORRUPT';

  constructor(readonly at: string) {
    super(`the sealed value of ${at} is corrupt or stands where it was not made`);
    this.name = 'SealedValueCorrupt';
  }
}

/** The bytes that bind a sealed value to its algorithm, key and first place. */
export function associatedData(alg: string, keyId: string, at: string): Buffer {
  return Buffer.from(canonicalJson({ alg, at, key: keyId }), 'utf8');
}

export interface SealInput {
  readonly keyId: string;
  readonly key: Uint8Array;
  /** Random, never used before with this key. */
  readonly nonce: Uint8Array;
  /** Sealed as canonical JSON. */
  readonly value: unknown;
  /** `<event id>#<JSON pointer from the event's root>`. */
  readonly at: string;
}

/** @throws NotCanonical when the value cannot be stored */
export function sealEnvelope(cipher: Cipher, input: SealInput): SealedEnvelope {
  const { keyId, at } = input;
  const plaintext = Buffer.from(canonicalJson(input.value), 'utf8');
  const ciphertext = cipher.encrypt(input.key, input.nonce, plaintext, associatedData(cipher.alg, keyId, at));
  plaintext.fill(0);
  return {
    $sealed: {
      alg: cipher.alg,
      key: keyId,
      nonce: Buffer.from(input.nonce).toString('base64url'),
      ct: ciphertext.toString('base64url'),
      at,
    },
  };
}

/**
 * The clear value. `cipher` is the one the envelope names.
 *
 * @throws SealedValueCorrupt
 */
export function openEnvelope(cipher: Cipher, envelope: SealedEnvelope, key: Uint8Array): unknown {
  const { alg, key: keyId, nonce, ct, at } = envelope.$sealed;
  if (alg !== cipher.alg) throw new RangeError(`${cipher.alg} cannot open ${alg}`);
  try {
    const plaintext = cipher.decrypt(
      key,
      Buffer.from(nonce, 'base64url'),
      Buffer.from(ct, 'base64url'),
      associatedData(alg, keyId, at),
    );
    const value: unknown = JSON.parse(plaintext.toString('utf8'));
    plaintext.fill(0);
    return value;
  } catch (cause) {
    if (cause instanceof CipherTagMismatch) throw new SealedValueCorrupt(at);
    throw cause;
  }
}

/** An object with `$sealed` and exactly the five text members of a stored envelope. */
export function isWellFormedEnvelope(value: SealedEnvelope): boolean {
  const sealed: unknown = value.$sealed;
  return (
    Object.keys(value).length === 1 &&
    typeof sealed === 'object' &&
    sealed !== null &&
    Object.keys(sealed).sort().join() === 'alg,at,ct,key,nonce' &&
    Object.values(sealed).every((member) => typeof member === 'string')
  );
}

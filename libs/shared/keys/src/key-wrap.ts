import { canonicalJson } from '@gongjian/shared-kernel';
import { randomBytes } from 'node:crypto';
import { type Cipher, CipherTagMismatch } from './cipher.js';

/** What a wrapped key is bound to: unwrapping with any other context fails. */
export type KeyContext = Readonly<Record<string, string>>;

/** A wrapped key that this key does not open: another key made it, or it was changed or moved. */
export class KeyUnwrapFailed extends Error {
  readonly code = 'KEY_UNWRAP_FAILED';

  constructor(message: string) {
    super(message);
    this.name = 'KeyUnwrapFailed';
  }
}

/**
 * A key under another key, as text: `<alg>.<name of the wrapping key>.<nonce>.<ciphertext and tag>`, base64url.
 * Associated data = canonical JSON of the context, `alg` and `by` (the wrapping key's name).
 */
export function wrapKey(cipher: Cipher, wrapping: NamedKey, key: Uint8Array, context: KeyContext): string {
  return wrapKeyWithNonce(cipher, wrapping, key, context, randomBytes(cipher.nonceBytes));
}

/** As {@link wrapKey}, with a nonce that was never used with this wrapping key. */
export function wrapKeyWithNonce(
  cipher: Cipher,
  wrapping: NamedKey,
  key: Uint8Array,
  context: KeyContext,
  nonce: Uint8Array,
): string {
  const ciphertext = cipher.encrypt(wrapping.bytes, nonce, key, wrapData(cipher.alg, wrapping.name, context));
  return [cipher.alg, wrapping.name, Buffer.from(nonce).toString('base64url'), ciphertext.toString('base64url')].join(
    '.',
  );
}

export interface NamedKey {
  /** Letters, digits, `-` and `_`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface WrappedKey {
  readonly alg: string;
  readonly by: string;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
}

/** @throws KeyUnwrapFailed when the text is no wrapped key */
export function parseWrappedKey(wrapped: string): WrappedKey {
  const [alg, by, nonce, ciphertext, ...more] = wrapped.split('.');
  if (!alg || !by || !nonce || !ciphertext || more.length > 0) throw new KeyUnwrapFailed('not a wrapped key');
  return { alg, by, nonce: Buffer.from(nonce, 'base64url'), ciphertext: Buffer.from(ciphertext, 'base64url') };
}

/** @throws KeyUnwrapFailed */
export function unwrapKey(cipher: Cipher, wrapping: NamedKey, wrapped: WrappedKey, context: KeyContext): Buffer {
  if (wrapped.alg !== cipher.alg) throw new KeyUnwrapFailed(`wrapped with ${wrapped.alg}`);
  if (wrapped.by !== wrapping.name) {
    throw new KeyUnwrapFailed(`wrapped by key ${wrapped.by}, but this is key ${wrapping.name}`);
  }
  try {
    return cipher.decrypt(
      wrapping.bytes,
      wrapped.nonce,
      wrapped.ciphertext,
      wrapData(cipher.alg, wrapping.name, context),
    );
  } catch (error) {
    if (error instanceof CipherTagMismatch) throw new KeyUnwrapFailed(`a key wrapped by ${wrapping.name} is corrupt`);
    throw error;
  }
}

function wrapData(alg: string, by: string, context: KeyContext): Buffer {
  return Buffer.from(canonicalJson({ ...context, alg, by }), 'utf8');
}

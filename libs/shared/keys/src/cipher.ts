import { createCipheriv, createDecipheriv } from 'node:crypto';

/** A ciphertext that was not made with this key, nonce and associated data, or was changed since. */
export class CipherTagMismatch extends Error {
  constructor(readonly alg: string) {
    super(`${alg}: the tag does not match`);
    this.name = 'CipherTagMismatch';
  }
}

/**
 * Port: an authenticated cipher, named in the bytes it makes. An implementation never changes what its `alg` means;
 * another cipher is another `alg`.
 */
export abstract class Cipher {
  /** The name written beside every ciphertext. */
  abstract readonly alg: string;
  abstract readonly keyBytes: number;
  abstract readonly nonceBytes: number;
  abstract readonly tagBytes: number;
  /** Ciphertext followed by the tag. A nonce must never be used twice with one key. */
  abstract encrypt(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array): Buffer;
  /**
   * @throws CipherTagMismatch
   */
  abstract decrypt(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, associatedData: Uint8Array): Buffer;
}

/** AES-256-GCM (NIST SP 800-38D): 12-byte nonce, 16-byte tag. */
export class Aes256Gcm extends Cipher {
  override readonly alg = 'A256GCM';
  override readonly keyBytes = 32;
  override readonly nonceBytes = 12;
  override readonly tagBytes = 16;

  override encrypt(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array): Buffer {
    const cipher = createCipheriv('aes-256-gcm', key, this.checked(nonce), { authTagLength: this.tagBytes });
    cipher.setAAD(associatedData);
    return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  }

  override decrypt(key: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array, associatedData: Uint8Array): Buffer {
    if (nonce.length !== this.nonceBytes || ciphertext.length < this.tagBytes) throw new CipherTagMismatch(this.alg);
    const end = ciphertext.length - this.tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: this.tagBytes });
    decipher.setAAD(associatedData);
    decipher.setAuthTag(ciphertext.subarray(end));
    const head = decipher.update(ciphertext.subarray(0, end));
    try {
      return Buffer.concat([head, decipher.final()]);
    } catch {
      head.fill(0);
      throw new CipherTagMismatch(this.alg);
    }
  }

  private checked(nonce: Uint8Array): Uint8Array {
    if (nonce.length !== this.nonceBytes) throw new RangeError(`${this.alg} takes a nonce of ${this.nonceBytes} bytes`);
    return nonce;
  }
}

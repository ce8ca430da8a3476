import { canonicalJson } from '@gongjian/shared-kernel';
import { CipherTagMismatch, type Cipher } from '@gongjian/shared-keys';
import { StoredFileCorrupt } from './file.errors.js';

/*
 * Format 1 of a stored file:
 *   header   256 bytes: canonical JSON {alg, chunk, key, v}, spaces, line feed. `key` is base64url of a nonce and the
 *            content key encrypted under the file's key; associated data {alg, file, tenant, v}.
 *   chunks   64 KiB of clear bytes each, the last 1 byte to 64 KiB, encrypted under the content key with nonce = number
 *            of the chunk (big endian, from 0) followed by one byte, 1 for the last chunk and 0 before; same
 *            associated data. A chunk that is missing, doubled, moved or cut off is therefore noticed.
 * The content key is random for every writing, so no nonce ever meets the same key twice.
 */
export const CHUNK_BYTES = 65_536;
export const HEADER_BYTES = 256;
const VERSION = 1;

export interface SealedFileOwner {
  readonly tenant: string;
  readonly fileId: string;
}

export function fileData(cipher: Cipher, owner: SealedFileOwner): Buffer {
  return Buffer.from(canonicalJson({ alg: cipher.alg, file: owner.fileId, tenant: owner.tenant, v: VERSION }), 'utf8');
}

/** @param nonce random */
export function sealHeader(
  cipher: Cipher,
  owner: SealedFileOwner,
  fileKey: Uint8Array,
  contentKey: Uint8Array,
  nonce: Uint8Array,
): Buffer {
  const wrapped = Buffer.concat([nonce, cipher.encrypt(fileKey, nonce, contentKey, fileData(cipher, owner))]);
  const text = canonicalJson({ alg: cipher.alg, chunk: CHUNK_BYTES, key: wrapped.toString('base64url'), v: VERSION });
  const header = Buffer.alloc(HEADER_BYTES, ' ');
  header.write(text, 'utf8');
  header[HEADER_BYTES - 1] = 0x0a;
  return header;
}

/**
 * The content key.
 *
 * @throws StoredFileCorrupt
 */
export function openHeader(cipher: Cipher, owner: SealedFileOwner, fileKey: Uint8Array, header: Buffer): Buffer {
  const wrapped = parseHeader(cipher, owner, header);
  try {
    return cipher.decrypt(
      fileKey,
      wrapped.subarray(0, cipher.nonceBytes),
      wrapped.subarray(cipher.nonceBytes),
      fileData(cipher, owner),
    );
  } catch (error) {
    if (error instanceof CipherTagMismatch) throw new StoredFileCorrupt(owner.fileId, 'its header');
    throw error;
  }
}

function parseHeader(cipher: Cipher, owner: SealedFileOwner, header: Buffer): Buffer {
  try {
    const { alg, chunk, key, v } = JSON.parse(header.toString('utf8')) as Record<string, unknown>;
    if (v === VERSION && chunk === CHUNK_BYTES && alg === cipher.alg && typeof key === 'string') {
      return Buffer.from(key, 'base64url');
    }
  } catch {
    throw new StoredFileCorrupt(owner.fileId, 'its header');
  }
  throw new StoredFileCorrupt(owner.fileId, 'its format');
}

export function chunkNonce(cipher: Cipher, index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(cipher.nonceBytes);
  nonce.writeUIntBE(index, cipher.nonceBytes - 7, 6);
  nonce[cipher.nonceBytes - 1] = last ? 1 : 0;
  return nonce;
}

export function sealChunk(
  cipher: Cipher,
  contentKey: Uint8Array,
  data: Uint8Array,
  index: number,
  last: boolean,
  clear: Uint8Array,
): Buffer {
  return cipher.encrypt(contentKey, chunkNonce(cipher, index, last), clear, data);
}

/** Anything that answers bytes at a place: a file, an object store's ranged read. */
export interface ReadableAt {
  readonly size: number;
  /** Fewer bytes than asked for only at the end. */
  readAt(offset: number, length: number): Promise<Buffer>;
}

/** Clear bytes of a sealed file at any place; each chunk is verified before any byte of it is answered. */
export class SealedFileReader implements ReadableAt {
  readonly size: number;
  private readonly chunks: number;
  private readonly data: Buffer;
  private kept: { readonly index: number; readonly clear: Buffer } | null = null;

  constructor(
    private readonly cipher: Cipher,
    private readonly owner: SealedFileOwner,
    private readonly contentKey: Uint8Array,
    private readonly stored: ReadableAt,
  ) {
    const payload = stored.size - HEADER_BYTES;
    this.chunks = Math.ceil(payload / (CHUNK_BYTES + cipher.tagBytes));
    this.size = payload - this.chunks * cipher.tagBytes;
    this.data = fileData(cipher, owner);
    if (this.chunks < 1 || this.size <= (this.chunks - 1) * CHUNK_BYTES) {
      throw new StoredFileCorrupt(owner.fileId, 'its length');
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (let index = 0; index < this.chunks; index += 1) yield this.chunk(index);
  }

  async readAt(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.size);
    const parts: Buffer[] = [];
    for (let at = offset; at < end;) {
      const index = Math.floor(at / CHUNK_BYTES);
      if (this.kept?.index !== index) this.kept = { index, clear: await this.chunk(index) };
      const from = at - index * CHUNK_BYTES;
      const part = this.kept.clear.subarray(from, Math.min(CHUNK_BYTES, from + end - at));
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  }

  private async chunk(index: number): Promise<Buffer> {
    const stride = CHUNK_BYTES + this.cipher.tagBytes;
    const sealed = await this.stored.readAt(HEADER_BYTES + index * stride, stride);
    try {
      const nonce = chunkNonce(this.cipher, index, index === this.chunks - 1);
      return this.cipher.decrypt(this.contentKey, nonce, sealed, this.data);
    } catch (error) {
      if (error instanceof CipherTagMismatch) throw new StoredFileCorrupt(this.owner.fileId, `its chunk ${index}`);
      throw error;
    }
  }
}

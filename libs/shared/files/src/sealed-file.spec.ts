import { Aes256Gcm } from '@gongjian/shared-keys';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { StoredFileCorrupt } from './file.errors.js';
import {
  CHUNK_BYTES,
  fileData,
  HEADER_BYTES,
  openHeader,
  sealChunk,
  SealedFileReader,
  sealHeader,
  type ReadableAt,
} from './sealed-file.js';

interface FileVector {
  readonly about: string;
  readonly tenant: string;
  readonly fileId: string;
  readonly fileKey: string;
  readonly contentKey: string;
  readonly headerNonce: string;
  readonly clearUnit: string;
  readonly clearBytes: number;
  readonly header: string;
  readonly objectBytes: number;
  readonly objectSha256: string;
  readonly objectHex?: string;
}

const { vectors } = JSON.parse(readFileSync(new URL('../golden/sealed-file.v1.json', import.meta.url), 'utf8')) as {
  vectors: readonly FileVector[];
};

const cipher = new Aes256Gcm();
const STRIDE = CHUNK_BYTES + cipher.tagBytes;
const owner = { tenant: '3f0b2f86-6f4e-4c3e-9a59-0d9d3f1c2a11', fileId: '5d1f7a2e-8c1b-5e0a-9f37-6a2b4c8d9e01' };
const fileKey = Buffer.alloc(32, 1);

function seal(
  clear: Uint8Array,
  by = owner,
  contentKey: Uint8Array = randomBytes(32),
  key: Uint8Array = fileKey,
  nonce: Uint8Array = randomBytes(12),
): Buffer {
  const parts = [sealHeader(cipher, by, key, contentKey, nonce)];
  const count = Math.ceil(clear.length / CHUNK_BYTES);
  for (let index = 0; index < count; index += 1) {
    const chunk = clear.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    parts.push(sealChunk(cipher, contentKey, fileData(cipher, by), index, index === count - 1, chunk));
  }
  return Buffer.concat(parts);
}

function at(bytes: Buffer): ReadableAt {
  return { size: bytes.length, readAt: async (offset, length) => bytes.subarray(offset, offset + length) };
}

function reader(object: Buffer, by = owner): SealedFileReader {
  return new SealedFileReader(
    cipher,
    by,
    openHeader(cipher, by, fileKey, object.subarray(0, HEADER_BYTES)),
    at(object),
  );
}

async function opened(object: Buffer, by = owner): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of reader(object, by)) parts.push(part);
  return Buffer.concat(parts);
}

describe('a stored file', () => {
  it.each(vectors)('has the same bytes for ever: $about', async (vector) => {
    const clear = Buffer.alloc(vector.clearBytes, vector.clearUnit);
    const by = { tenant: vector.tenant, fileId: vector.fileId };
    const [key, contentKey, nonce] = [vector.fileKey, vector.contentKey, vector.headerNonce].map((hex) =>
      Buffer.from(hex, 'hex'),
    ) as [Buffer, Buffer, Buffer];
    const object = seal(clear, by, contentKey, key, nonce);
    expect(object.subarray(0, HEADER_BYTES).toString('utf8')).toBe(vector.header);
    expect(object.length).toBe(vector.objectBytes);
    expect(createHash('sha256').update(object).digest('hex')).toBe(vector.objectSha256);
    if (vector.objectHex !== undefined) expect(object.toString('hex')).toBe(vector.objectHex);
    expect(openHeader(cipher, by, key, object.subarray(0, HEADER_BYTES))).toEqual(contentKey);
  });

  const clear = randomBytes(CHUNK_BYTES * 3 + 100);
  const object = seal(clear);
  const chunk = (index: number): Buffer =>
    object.subarray(HEADER_BYTES + index * STRIDE, HEADER_BYTES + (index + 1) * STRIDE);
  const header = object.subarray(0, HEADER_BYTES);
  const flipped = (place: number): Buffer => {
    const copy = Buffer.from(object);
    copy[place] = (copy[place] as number) ^ 1;
    return copy;
  };

  it('opens whole and at any place', async () => {
    expect(await opened(object)).toEqual(clear);
    await fc.assert(
      fc.asyncProperty(fc.nat(clear.length + 10), fc.nat(CHUNK_BYTES * 2), async (offset, length) => {
        expect((await reader(object).readAt(offset, length)).equals(clear.subarray(offset, offset + length))).toBe(
          true,
        );
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, () => Buffer]>([
    ['cut at a chunk', () => object.subarray(0, HEADER_BYTES + 3 * STRIDE)],
    ['cut in a chunk', () => object.subarray(0, -1)],
    ['cut to its header', () => header],
    ['cut in its header', () => object.subarray(0, 100)],
    ['without its first chunk', () => Buffer.concat([header, chunk(1), chunk(2), chunk(3)])],
    ['with two chunks changed over', () => Buffer.concat([header, chunk(1), chunk(0), chunk(2), chunk(3)])],
    ['with a chunk doubled', () => Buffer.concat([header, chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)])],
    ['with bytes added', () => Buffer.concat([object, Buffer.alloc(20)])],
    ['with a chunk added', () => Buffer.concat([object.subarray(0, HEADER_BYTES + 3 * STRIDE), chunk(2), chunk(3)])],
    ['changed in its first chunk', () => flipped(HEADER_BYTES)],
    ['changed in its last byte', () => flipped(object.length - 1)],
    ['changed in its wrapped key', () => flipped(60)],
    [
      'of another format',
      () => Buffer.concat([Buffer.from(header.toString('utf8').replace('"v":1', '"v":2')), chunk(3)]),
    ],
    [
      'with another file’s header',
      () => Buffer.concat([seal(clear).subarray(0, HEADER_BYTES), object.subarray(HEADER_BYTES)]),
    ],
  ])('is corrupt when %s', async (_how, forged) => {
    await expect((async () => opened(forged()))()).rejects.toBeInstanceOf(StoredFileCorrupt);
  });

  it('is corrupt in the place of another file or tenant, even under the same key', async () => {
    for (const by of [
      { ...owner, fileId: owner.tenant },
      { ...owner, tenant: owner.fileId },
    ]) {
      await expect((async () => opened(object, by))()).rejects.toBeInstanceOf(StoredFileCorrupt);
    }
  });

  it('answers no byte of a chunk that was changed', async () => {
    const seen: Buffer[] = [];
    await expect(
      (async () => {
        for await (const part of reader(flipped(HEADER_BYTES + STRIDE + 5))) seen.push(part);
      })(),
    ).rejects.toBeInstanceOf(StoredFileCorrupt);
    expect(Buffer.concat(seen)).toEqual(clear.subarray(0, CHUNK_BYTES));
  });
});

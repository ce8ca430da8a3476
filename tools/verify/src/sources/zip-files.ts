import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { CannotCheck, Faulty } from '../fault.js';
import type { PackFiles } from './pack-files.js';
import { readDirectory, type ZipEntry } from './zip-directory.js';

const READ_BYTES = 1_048_576;
const LOCAL_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
/** Lengths of a data descriptor: of 32 or 64 bits, with its signature or without. */
const DESCRIPTORS = [12, 16, 20, 24];
const SIZES_FOLLOW = 8;
const STORED = 0;

/** A pack in a zip. Only the directory is held; every file must be where, and what, the directory says. */
export class ZipFiles implements PackFiles {
  private constructor(
    private readonly handle: FileHandle,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
  ) {}

  /** @throws CannotCheck when it is no zip; Faulty when it is a damaged one */
  static async open(file: string): Promise<ZipFiles> {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const entries = await readDirectory((at, length) => readAt(handle, at, length), size, path.basename(file));
      if (entries === undefined) throw new CannotCheck(`${file} 不是 zip / is no zip`);
      return new ZipFiles(handle, entries);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  async *bytes(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw damaged(name, 'not in the directory');
    const begins = await this.beginningOf(entry);
    let [length, sum] = [0, 0];
    for await (const piece of unpacked(entry, this.packed(begins, entry.packedSize))) {
      length += piece.length;
      if (length > entry.size) throw damaged(name, 'longer than the directory says', entry.size, length);
      sum = crc32(piece, sum);
      yield piece;
    }
    if (length !== entry.size) throw damaged(name, 'its length', entry.size, length);
    if (sum !== entry.crc32) throw damaged(name, 'CRC-32', hex(entry.crc32), hex(sum));
    await this.checkEnd(entry, begins + entry.packedSize);
  }

  list(below: string): readonly string[] {
    const prefix = below === '' ? '' : `${below}/`;
    return [...this.entries.keys()].filter((name) => name.startsWith(prefix)).sort();
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** Where the bytes begin, behind a local header that says what the directory says. */
  private async beginningOf(entry: ZipEntry): Promise<number> {
    const { name } = entry;
    const nameBytes = Buffer.from(name, 'utf8');
    const header = await readAt(this.handle, entry.at, LOCAL_BYTES + nameBytes.length);
    if (header.length < LOCAL_BYTES + nameBytes.length || header.readUInt32LE(0) !== LOCAL_SIGNATURE) {
      throw damaged(name, 'its header');
    }
    for (const [what, offset, expected] of [
      ['flags', 6, entry.flags],
      ['method', 8, entry.method],
      ['time', 10, entry.time],
      ['date', 12, entry.date],
      ['length of the name', 26, nameBytes.length],
    ] as const) {
      const found = header.readUInt16LE(offset);
      if (found !== expected) throw damaged(name, `its header: ${what}`, expected, found);
    }
    if (!header.subarray(LOCAL_BYTES).equals(nameBytes)) throw damaged(name, 'its header: name');
    if ((entry.flags & SIZES_FOLLOW) === 0 && header.readUInt32LE(14) !== entry.crc32) {
      throw damaged(name, 'its header: CRC-32', hex(entry.crc32), hex(header.readUInt32LE(14)));
    }
    return entry.at + LOCAL_BYTES + nameBytes.length + header.readUInt16LE(28);
  }

  /** Nothing stands between a file and the next but the descriptor that says again what it is. */
  private async checkEnd(entry: ZipEntry, at: number): Promise<void> {
    const length = entry.next - at;
    if ((entry.flags & SIZES_FOLLOW) === 0 ? length !== 0 : !DESCRIPTORS.includes(length)) {
      throw damaged(entry.name, 'bytes behind it that belong to no file');
    }
    if (length === 0) return;
    const descriptor = await readAt(this.handle, at, length);
    const signed = length === 16 || length === 24;
    const from = signed ? 4 : 0;
    if (signed && descriptor.readUInt32LE(0) !== DESCRIPTOR_SIGNATURE) throw damaged(entry.name, 'its descriptor');
    const wide = length - from === 20;
    const sizes = wide
      ? [Number(descriptor.readBigUInt64LE(from + 4)), Number(descriptor.readBigUInt64LE(from + 12))]
      : [descriptor.readUInt32LE(from + 4), descriptor.readUInt32LE(from + 8)];
    if (descriptor.readUInt32LE(from) !== entry.crc32 || sizes[0] !== entry.packedSize || sizes[1] !== entry.size) {
      throw damaged(entry.name, 'its descriptor');
    }
  }

  private async *packed(from: number, length: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < length;) {
      const piece = await readAt(this.handle, from + at, Math.min(READ_BYTES, length - at));
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  }
}

async function* unpacked(entry: ZipEntry, packed: AsyncGenerator<Buffer>): AsyncGenerator<Uint8Array> {
  if (entry.method === STORED) {
    yield* packed;
    return;
  }
  const inflate = createInflateRaw();
  const fed = pipeline(packed, inflate);
  fed.catch(() => undefined);
  try {
    for await (const piece of inflate) yield piece as Buffer;
    await fed;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !code.startsWith('Z_')) throw error;
    throw damaged(entry.name, message);
  }
  if (inflate.bytesWritten !== entry.packedSize) {
    throw damaged(entry.name, 'bytes behind what was packed', entry.packedSize, inflate.bytesWritten);
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

function damaged(path: string, why: string, expected?: string | number, found?: string | number): Faulty {
  return new Faulty({
    check: 'pack',
    code: 'PACK.ZIP',
    place: { path, member: why },
    ...(expected === undefined ? {} : { expected: String(expected) }),
    ...(found === undefined ? {} : { found: String(found) }),
  });
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}

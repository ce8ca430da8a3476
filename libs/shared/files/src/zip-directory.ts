import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { ReadableAt } from './sealed-file.js';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly localOffset: number;
  readonly encrypted: boolean;
}

const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_DIRECTORY = 4 * 1024 * 1024;
const UTF8_NAMES = 0x0800;

/** The entries of a zip from its central directory; `null` when there is none that can be read. */
export async function zipEntries(file: ReadableAt): Promise<readonly ZipEntry[] | null> {
  const tailStart = Math.max(0, file.size - END_BYTES - MAX_COMMENT);
  const tail = await file.readAt(tailStart, file.size - tailStart);
  const end = findEnd(tail);
  if (end < 0) return null;
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (size > MAX_DIRECTORY || offset + size > file.size) return null;
  const directory = await file.readAt(offset, size);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null;
    const flags = directory.readUInt16LE(at + 8);
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const name = directory.subarray(at + 46, at + 46 + nameLength);
    entries.push({
      name: new TextDecoder((flags & UTF8_NAMES) !== 0 || isUtf8(name) ? 'utf-8' : 'gb18030').decode(name),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      localOffset: directory.readUInt32LE(at + 42),
      encrypted: (flags & 1) !== 0,
    });
    at = next;
  }
  return entries;
}

/** The first clear bytes of an entry, at most `length`; `null` when it is encrypted or damaged. */
export async function zipEntryHead(file: ReadableAt, entry: ZipEntry, length: number): Promise<Buffer | null> {
  if (entry.encrypted) return null;
  const local = await file.readAt(entry.localOffset, 30);
  if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) return null;
  const start = entry.localOffset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.method === 0) return file.readAt(start, Math.min(length, entry.compressedSize));
  if (entry.method !== 8) return null;
  return inflateHead(file, start, Math.min(entry.compressedSize, file.size - start), length);
}

async function inflateHead(
  file: ReadableAt,
  start: number,
  compressed: number,
  length: number,
): Promise<Buffer | null> {
  const inflate = createInflateRaw();
  const parts: Buffer[] = [];
  let clear = 0;
  const feed = async function* (): AsyncGenerator<Buffer> {
    const step = 16_384;
    for (let at = 0; at < compressed; at += step) yield await file.readAt(start + at, Math.min(step, compressed - at));
  };
  try {
    await pipeline(feed, inflate, async (source: AsyncIterable<Buffer>) => {
      for await (const part of source) {
        parts.push(part);
        clear += part.length;
        if (clear >= length) throw new Enough();
      }
    });
  } catch (error) {
    if (!(error instanceof Enough) && clear === 0) return null;
  }
  return Buffer.concat(parts).subarray(0, length);
}

class Enough extends Error {}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === 0x06054b50 && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return -1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

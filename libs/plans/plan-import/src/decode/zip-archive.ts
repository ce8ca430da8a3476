import { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';

import { DocumentRefused } from '../document-refused.js';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MAX_ENTRIES = 4096;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly offset: number;
}

function directoryOf(archive: Buffer): readonly Entry[] {
  const lowest = Math.max(0, archive.length - 22 - 0xffff);
  let end = archive.length - 22;
  while (end >= lowest && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < lowest || end < 0) throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new DocumentRefused('DOCUMENT.TOO_LARGE');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
    }
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      compressedSize: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Reads the wanted entries of a ZIP archive. The sizes an archive declares are not believed: inflating stops at
 * `maxInflated` bytes over all entries together and the document is refused.
 */
export function readArchive(
  archive: Buffer,
  wanted: (name: string) => boolean,
  maxInflated: number,
): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = maxInflated;
  for (const entry of directoryOf(archive)) {
    if (!wanted(entry.name) || files.has(entry.name)) continue;
    const header = entry.offset;
    if (header + 30 > archive.length || archive.readUInt32LE(header) !== LOCAL_ENTRY) {
      throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
    }
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const packed = archive.subarray(start, start + entry.compressedSize);
    const content = unpack(packed, entry.method, left);
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

function unpack(packed: Buffer, method: number, limit: number): Buffer {
  if (method === 0) {
    if (packed.length > limit) throw new DocumentRefused('DOCUMENT.TOO_LARGE');
    return Buffer.from(packed);
  }
  if (method !== 8) throw new DocumentRefused('DOCUMENT.UNSUPPORTED_TYPE');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    throw new DocumentRefused(code === 'ERR_BUFFER_TOO_LARGE' ? 'DOCUMENT.TOO_LARGE' : 'DOCUMENT.UNSUPPORTED_TYPE');
  }
}

/** Writes an archive of stored (uncompressed) entries. */
export function writeArchive(files: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const encoded = Buffer.from(name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(encoded.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL_ENTRY);
    bodies.push(local, fields, encoded, content);
    const head = Buffer.alloc(6);
    head.writeUInt32LE(DIRECTORY_ENTRY);
    head.writeUInt16LE(20, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(head, fields, tail, encoded);
    offset += 30 + encoded.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

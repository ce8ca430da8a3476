import { Faulty } from '../fault.js';

/** What the directory of a zip says of a file. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
  /** Where what comes behind it begins: the next file, or the directory. */
  readonly next: number;
}

type ReadAt = (at: number, length: number) => Promise<Buffer>;

interface End {
  /** Of the record at the very end, or of the one of 64 bits in front of it. */
  readonly at: number;
  readonly count: number;
  readonly directoryBytes: number;
  readonly directoryAt: number;
}

const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const LOCATOR_BYTES = 20;
const LOCATOR_SIGNATURE = 0x07064b50;
const END64_BYTES = 56;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_BYTES = 46;
const ENTRY_SIGNATURE = 0x02014b50;
const MAX_COMMENT = 65_535;
const READ_BYTES = 1_048_576;
/** Name, extra fields and comment of an entry at their longest. */
const MAX_ENTRY_BYTES = ENTRY_BYTES + 3 * 65_535;
const ZIP64_EXTRA = 1;
const METHODS = [0, 8];
const ENCRYPTED = 1;
const IN_64_BITS = 0xffffffff;
const UNICODE = 0x800;

/**
 * The files of a zip, by name; undefined when it is no zip.
 *
 * @throws Faulty when the directory does not hold together
 */
export async function readDirectory(
  read: ReadAt,
  size: number,
  file: string,
): Promise<ReadonlyMap<string, ZipEntry> | undefined> {
  const wrong = (member: string): Faulty =>
    new Faulty({ check: 'pack', code: 'PACK.ZIP', place: { path: file, member } });
  const end = await endOf(read, size, wrong);
  if (end === undefined) return undefined;
  const found: Omit<ZipEntry, 'next'>[] = [];
  const names = new Set<string>();
  for await (const entry of entriesOf(read, end, wrong)) {
    if (names.has(entry.name)) throw wrong(`${entry.name} is there twice`);
    names.add(entry.name);
    found.push(entry);
  }
  if (found.length !== end.count) throw wrong(`${found.length} files, not ${end.count}`);
  found.sort((one, other) => one.at - other.at);
  if ((found[0]?.at ?? end.directoryAt) !== 0) throw wrong('bytes in front that belong to no file');
  const entries = new Map<string, ZipEntry>();
  for (const [place, entry] of found.entries()) {
    const next = found[place + 1]?.at ?? end.directoryAt;
    if (!entry.name.endsWith('/')) entries.set(entry.name, { ...entry, next });
  }
  return entries;
}

async function endOf(read: ReadAt, size: number, wrong: (why: string) => Faulty): Promise<End | undefined> {
  const tailAt = Math.max(0, size - END_BYTES - MAX_COMMENT);
  const tail = await read(tailAt, size - tailAt);
  let offset = tail.length - END_BYTES;
  const isEnd = (at: number): boolean =>
    tail.readUInt32LE(at) === END_SIGNATURE && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length;
  while (offset >= 0 && !isEnd(offset)) offset -= 1;
  if (offset < 0) {
    if (tail.length >= 4 && (await read(0, 4)).toString('latin1').startsWith('PK')) throw wrong('its end');
    return undefined;
  }
  const at = tailAt + offset;
  const [count, directoryBytes, directoryAt] = [
    tail.readUInt16LE(offset + 10),
    tail.readUInt32LE(offset + 12),
    tail.readUInt32LE(offset + 16),
  ];
  const plain = { at, count, directoryBytes, directoryAt };
  const wide = count === 0xffff || directoryBytes === IN_64_BITS || directoryAt === IN_64_BITS;
  const end = wide ? ((await end64(read, at, wrong)) ?? plain) : plain;
  if (end.directoryAt + end.directoryBytes !== end.at) throw wrong('bytes behind the directory');
  return end;
}

async function end64(read: ReadAt, endAt: number, wrong: (why: string) => Faulty): Promise<End | undefined> {
  if (endAt < LOCATOR_BYTES) return undefined;
  const locator = await read(endAt - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== LOCATOR_SIGNATURE) return undefined;
  const at = Number(locator.readBigUInt64LE(8));
  if (at + END64_BYTES !== endAt - LOCATOR_BYTES) throw wrong('its end of 64 bits');
  const record = await read(at, END64_BYTES);
  if (record.readUInt32LE(0) !== END64_SIGNATURE) throw wrong('its end of 64 bits');
  return {
    at,
    count: Number(record.readBigUInt64LE(32)),
    directoryBytes: Number(record.readBigUInt64LE(40)),
    directoryAt: Number(record.readBigUInt64LE(48)),
  };
}

async function* entriesOf(
  read: ReadAt,
  { directoryAt, directoryBytes }: End,
  wrong: (why: string) => Faulty,
): AsyncGenerator<Omit<ZipEntry, 'next'>> {
  let held = Buffer.alloc(0);
  let taken = 0;
  for (let at = 0; at < directoryBytes;) {
    if (held.length - taken < MAX_ENTRY_BYTES && at + held.length - taken < directoryBytes) {
      const from = at + held.length - taken;
      const more = await read(directoryAt + from, Math.min(READ_BYTES, directoryBytes - from));
      held = Buffer.concat([held.subarray(taken), more]);
      taken = 0;
    }
    const bytes = held.subarray(taken);
    if (bytes.length < ENTRY_BYTES || bytes.readUInt32LE(0) !== ENTRY_SIGNATURE) throw wrong('its directory');
    const [nameLength, extraLength] = [bytes.readUInt16LE(28), bytes.readUInt16LE(30)];
    const length = ENTRY_BYTES + nameLength + extraLength + bytes.readUInt16LE(32);
    if (bytes.length < length) throw wrong('its directory');
    yield entryOf(bytes.subarray(0, length), nameLength, extraLength, wrong);
    taken += length;
    at += length;
  }
}

function entryOf(
  bytes: Buffer,
  nameLength: number,
  extraLength: number,
  wrong: (why: string) => Faulty,
): Omit<ZipEntry, 'next'> {
  const nameBytes = bytes.subarray(ENTRY_BYTES, ENTRY_BYTES + nameLength);
  const name = nameBytes.toString('utf8');
  const [flags, method] = [bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
  const plain = nameBytes.every((byte) => byte < 0x80) || (flags & UNICODE) !== 0;
  if (!plain || !Buffer.from(name, 'utf8').equals(nameBytes) || !isBelow(name)) throw wrong(`a file name: ${name}`);
  if (!METHODS.includes(method) || (flags & ENCRYPTED) !== 0) throw wrong(`${name}: how it is packed`);
  const extra = bytes.subarray(ENTRY_BYTES + nameLength, ENTRY_BYTES + nameLength + extraLength);
  const wide = numbersOf64Bits(extra);
  const number = (offset: number): number => {
    const short = bytes.readUInt32LE(offset);
    if (short !== IN_64_BITS) return short;
    const long = wide.shift();
    if (long === undefined) throw wrong(`${name}: its size`);
    return long;
  };
  const size = number(24);
  const packedSize = number(20);
  const at = number(42);
  return {
    name,
    flags,
    method,
    time: bytes.readUInt16LE(12),
    date: bytes.readUInt16LE(14),
    crc32: bytes.readUInt32LE(16),
    packedSize,
    size,
    at,
  };
}

/** Sizes and place that did not fit into 32 bits, in the order in which they are asked for. */
function numbersOf64Bits(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const [kind, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    const field = extra.subarray(at + 4, at + 4 + length);
    if (kind === ZIP64_EXTRA) {
      return Array.from({ length: Math.floor(field.length / 8) }, (_, place) =>
        Number(field.readBigUInt64LE(place * 8)),
      );
    }
    at += 4 + length;
  }
  return [];
}

function isBelow(name: string): boolean {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\0]/.test(path);
}

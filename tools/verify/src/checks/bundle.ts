import {
  decodeEntries,
  entriesPath,
  HASH_BYTES,
  leafHash,
  leafV1,
  MalformedTile,
  rootOf,
  TILE_WIDTH,
  tilePath,
  UnusableLeaf,
} from '@gongjian/audit-log';
import { canonicalJson, NotCanonical } from '@gongjian/shared-kernel';
import { isUtf8 } from 'node:buffer';
import { hash as hashOf } from 'node:crypto';
import { Faulty, told, type Fault, type FaultCode, type Place } from '../fault.js';
import { isCanonical } from './canonical.js';
import { placeOfLine, type EventLines } from './event-lines.js';

export const ID_BYTES = 16;
export const STREAM_BYTES = 32;
const NEWLINE = 10;

/** All there is of up to 256 consecutive events: lines, entry bundle, tile of their leaf hashes. */
export interface BundleTask {
  readonly index: number;
  /** Entries that the tree has in the bundle. */
  readonly width: number;
  readonly tenant: string;
  readonly treePath: string;
  /** Absent once the lines were found wrong: they are not looked at any more. */
  readonly lines?: EventLines;
  readonly entries: Uint8Array | undefined;
  readonly tile: Uint8Array | undefined;
  /** What the root says the tile's hashes come to; absent where the root was reached without it. */
  readonly anchor?: Uint8Array;
}

/** What has to be compared in order of seq, event by event; of those before the first fault. */
export interface BundleFacts {
  readonly count: number;
  /** The 16 bytes of each id. */
  readonly ids: Uint8Array;
  /** SHA-256 of each stream's name. */
  readonly streams: Uint8Array;
  readonly revisions: Float64Array;
  /** Milliseconds. */
  readonly recordedAt: Float64Array;
}

export interface BundleResult {
  readonly tile?: Fault;
  readonly entries?: Fault;
  readonly event?: Fault;
  readonly facts: BundleFacts;
  readonly lines?: EventLines;
}

/** A stored event as a line tells it. */
export interface EventLine {
  readonly data: string;
  readonly id: string;
  readonly metadata: string;
  readonly revision: number;
  readonly seq: number;
  readonly stream: string;
  readonly type: string;
}

const MEMBERS = ['data', 'id', 'metadata', 'revision', 'seq', 'stream', 'type'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const PUBLISHED = /^published_[a-z0-9]+-(.*)$/s;

/** Checks a bundle against the tile that the root vouches for, and every event against its entry, byte by byte. */
export function checkBundle(task: BundleTask): BundleResult {
  const { index, width } = task;
  const first = index * TILE_WIDTH;
  const bundlePath = `${task.treePath}${entriesPath({ index, width })}`;
  const decoded = entriesOf(task, bundlePath);
  const entries = decoded.entries;
  const hashes = entries?.map(leafHash);
  const tile = tileFault(task, hashes);
  const reference = tile === undefined || tile.trustEntries !== true ? splitTile(task.tile, width) : hashes;
  const wrong = hashes?.findIndex((hash, at) => reference?.[at]?.equals(hash) === false) ?? -1;
  const entryFault: Fault | undefined =
    decoded.fault ??
    (wrong < 0
      ? undefined
      : {
          check: 'entries',
          code: 'ENTRIES.HASH',
          place: { path: bundlePath, seq: first + wrong },
          expected: reference?.[wrong]?.toString('hex') ?? '',
          found: hashes?.[wrong]?.toString('hex') ?? '',
        });
  const { event, facts } = checkLines(task, entries, hashes, reference);
  return {
    facts,
    ...(tile === undefined ? {} : { tile: tile.fault }),
    ...(entryFault === undefined ? {} : { entries: entryFault }),
    ...(event === undefined ? {} : { event }),
    ...(task.lines === undefined ? {} : { lines: task.lines }),
  };
}

function entriesOf(
  { entries, width, index }: BundleTask,
  path: string,
): { readonly entries?: readonly Buffer[]; readonly fault?: Fault } {
  const place = { path, seq: index * TILE_WIDTH };
  if (entries === undefined) return { fault: { check: 'entries', code: 'ENTRIES.MISSING', place } };
  try {
    return { entries: decodeEntries(entries, width) };
  } catch (error) {
    if (!(error instanceof MalformedTile)) throw error;
    return { fault: { check: 'entries', code: 'ENTRIES.MALFORMED', place: { path }, found: error.message } };
  }
}

/** Whether the tile is the one that the root vouches for; if not, whether the entries are. */
function tileFault(
  { tile, width, index, anchor, treePath }: BundleTask,
  entryHashes: readonly Buffer[] | undefined,
): { readonly fault: Fault; readonly trustEntries: boolean } | undefined {
  const path = `${treePath}${tilePath({ level: 0, index, width })}`;
  const hashes = splitTile(tile, width);
  if (hashes !== undefined && (anchor === undefined || rootOf(hashes).equals(anchor))) return undefined;
  const trustEntries = entryHashes !== undefined && (anchor === undefined || rootOf(entryHashes).equals(anchor));
  if (tile === undefined) return { trustEntries, fault: { check: 'tiles', code: 'TILE.MISSING', place: { path } } };
  if (hashes === undefined) {
    const [expected, found] = [`${width * HASH_BYTES} bytes`, `${tile.length} bytes`];
    return { trustEntries, fault: { check: 'tiles', code: 'TILE.LENGTH', place: { path }, expected, found } };
  }
  const at = trustEntries ? hashes.findIndex((hash, place) => entryHashes?.[place]?.equals(hash) === false) : -1;
  const [right, wrong] = at < 0 ? [anchor as Buffer | undefined, rootOf(hashes)] : [entryHashes?.[at], hashes[at]];
  return {
    trustEntries,
    fault: {
      check: 'tiles',
      code: 'TILE.HASH',
      place: { path, ...(at < 0 ? {} : { seq: index * TILE_WIDTH + at }) },
      expected: right === undefined ? '' : Buffer.from(right).toString('hex'),
      found: wrong?.toString('hex') ?? '',
    },
  };
}

function splitTile(tile: Uint8Array | undefined, width: number): readonly Buffer[] | undefined {
  if (tile?.length !== width * HASH_BYTES) return undefined;
  const bytes = Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength);
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

function checkLines(
  { lines, index, tenant }: BundleTask,
  entries: readonly Buffer[] | undefined,
  entryHashes: readonly Buffer[] | undefined,
  reference: readonly Buffer[] | undefined,
): { readonly event?: Fault; readonly facts: BundleFacts } {
  const count = lines?.ends.length ?? 0;
  const ids = new Uint8Array(count * ID_BYTES);
  const streams = new Uint8Array(count * STREAM_BYTES);
  const revisions = new Float64Array(count);
  const recordedAt = new Float64Array(count);
  if (lines === undefined) return { facts: { count, ids, streams, revisions, recordedAt } };
  const bytes = Buffer.from(lines.bytes.buffer, lines.bytes.byteOffset, lines.bytes.byteLength);
  for (let at = 0; at < count; at += 1) {
    const seq = index * TILE_WIDTH + at;
    const text = bytes.subarray(lines.ends[at - 1] ?? 0, (lines.ends[at] as number) - 1);
    try {
      const { line, metadata } = readLine(text, seq);
      const recorded = recordedBy(line, metadata, tenant);
      compareLeaf(line, seq, { entry: entries?.[at], entryHash: entryHashes?.[at], reference: reference?.[at] });
      ids.set(Buffer.from(line.id.replaceAll('-', ''), 'hex'), at * ID_BYTES);
      streams.set(hashOf('sha256', line.stream, 'buffer'), at * STREAM_BYTES);
      revisions[at] = line.revision;
      recordedAt[at] = recorded;
    } catch (error) {
      if (!(error instanceof WrongLine)) throw error;
      return {
        event: faultOf(error, { ...placeOfLine(lines, at), seq }),
        facts: { count: at, ids, streams, revisions, recordedAt },
      };
    }
  }
  return { facts: { count, ids, streams, revisions, recordedAt } };
}

class WrongLine extends Error {
  constructor(
    readonly code: FaultCode,
    readonly place: Place,
    readonly expected?: string,
    readonly found?: string,
  ) {
    super(code);
    this.name = 'WrongLine';
  }
}

function faultOf(error: WrongLine, place: Place): Fault {
  return {
    check: 'events',
    code: error.code,
    place: { ...place, ...error.place },
    ...(error.expected === undefined ? {} : { expected: error.expected }),
    ...(error.found === undefined ? {} : { found: error.found }),
  };
}

/**
 * The leaf of one event of a tenant's tree, out of a file that holds its line alone.
 *
 * @throws Faulty
 */
export function leafOfFile(bytes: Buffer, seq: number, tenant: string, path: string): Buffer {
  const text = bytes.at(-1) === NEWLINE ? bytes.subarray(0, -1) : bytes;
  try {
    const { line, metadata } = readLine(text, seq);
    recordedBy(line, metadata, tenant);
    return madeLeaf(line, seq);
  } catch (error) {
    if (!(error instanceof WrongLine)) throw error;
    throw new Faulty(faultOf(error, { path, seq }));
  }
}

/** Stream, revision and id of an event, for the place of a fault. */
export function nameOf({ stream, revision, id }: EventLine): Place {
  return { stream, revision, eventId: id };
}

/** A line that was found good before. */
export function lineAt({ bytes, ends }: EventLines, at: number): EventLine {
  const text = Buffer.from(bytes.subarray(ends[at - 1] ?? 0, ends[at])).toString('utf8');
  return JSON.parse(text) as EventLine;
}

function readLine(bytes: Buffer, seq: number): { readonly line: EventLine; readonly metadata: unknown } {
  if (!isUtf8(bytes)) throw new WrongLine('EVENT.LINE', {}, 'UTF-8');
  const text = bytes.toString('utf8');
  const line = parsed(text);
  if (!isEventLine(line)) throw new WrongLine('EVENT.LINE', {}, `{${MEMBERS.join(', ')}}`, told(text));
  if (line.seq !== seq) throw new WrongLine('EVENT.SEQ', nameOf(line), `${seq}`, `${line.seq}`);
  assertCanonical(text, line, { member: '' }, line);
  assertCanonical(line.data, parsed(line.data), { member: 'data' }, line);
  const metadata = parsed(line.metadata);
  assertCanonical(line.metadata, metadata, { member: 'metadata' }, line);
  return { line, metadata };
}

function isEventLine(value: unknown): value is EventLine {
  if (typeof value !== 'object' || value === null) return false;
  const { data, id, metadata, revision, seq, stream, type, ...others } = value as Readonly<Record<string, unknown>>;
  return (
    [data, metadata, stream, type].every((member) => typeof member === 'string') &&
    [revision, seq].every((member) => Number.isSafeInteger(member) && (member as number) >= 0) &&
    typeof id === 'string' &&
    UUID.test(id) &&
    Object.keys(others).length === 0
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function assertCanonical(text: string, value: unknown, place: Place, line: EventLine): void {
  try {
    if (isCanonical(text, value)) return;
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error;
    const member = `${place.member}${error.pointer}`;
    throw new WrongLine('EVENT.CANONICAL', { ...nameOf(line), member }, undefined, error.reason);
  }
  const canonical = canonicalJson(value);
  const at = [...canonical].findIndex((character, place) => text[place] !== character);
  const from = Math.max(0, at - 20);
  throw new WrongLine(
    'EVENT.CANONICAL',
    { ...nameOf(line), ...place },
    told(canonical.slice(from, from + 60)),
    told(text.slice(from, from + 60)),
  );
}

/** When it was recorded, in milliseconds; by whom is the tree's. */
function recordedBy(line: EventLine, metadata: unknown, tenant: string): number {
  const { tenant: owner, recordedAt } = (metadata ?? {}) as { tenant?: unknown; recordedAt?: unknown };
  if (owner !== tenant) throw new WrongLine('EVENT.TENANT', nameOf(line), tenant, told(owner));
  const [, published] = PUBLISHED.exec(line.stream) ?? [];
  if (published !== undefined && published !== tenant) {
    throw new WrongLine('EVENT.TENANT', { ...nameOf(line), member: 'stream' }, tenant, told(published));
  }
  const at = typeof recordedAt === 'string' && INSTANT.test(recordedAt) ? Date.parse(recordedAt) : NaN;
  if (Number.isNaN(at)) {
    throw new WrongLine('EVENT.LEAF', { ...nameOf(line), member: 'recordedAt' }, undefined, told(recordedAt));
  }
  return at;
}

interface Witnessed {
  readonly entry: Buffer | undefined;
  readonly entryHash: Buffer | undefined;
  /** The hash that the root vouches for. */
  readonly reference: Buffer | undefined;
}

function madeLeaf(line: EventLine, seq: number): Buffer {
  try {
    return leafV1(seq, { ...line, revision: BigInt(line.revision) });
  } catch (error) {
    if (!(error instanceof UnusableLeaf)) throw error;
    throw new WrongLine('EVENT.LEAF', { ...nameOf(line), member: error.member });
  }
}

function compareLeaf(line: EventLine, seq: number, { entry, entryHash, reference }: Witnessed): void {
  const leaf = madeLeaf(line, seq);
  if (entry !== undefined && leaf.equals(entry)) {
    if (reference === undefined || entryHash === undefined || reference.equals(entryHash)) return;
  } else if (reference?.equals(leafHash(leaf)) === true) return;
  const [should, is] = [parsed(entry?.toString('utf8') ?? ''), parsed(leaf.toString('utf8'))];
  const right = (should ?? {}) as Readonly<Record<string, unknown>>;
  const made = is as Readonly<Record<string, unknown>>;
  const member = Object.keys(made).find((name) => name in right && right[name] !== made[name]);
  throw new WrongLine(
    'EVENT.LEAF',
    { ...nameOf(line), ...(member === undefined ? {} : { member }) },
    member === undefined ? (reference?.toString('hex') ?? told(entry?.toString('utf8') ?? '')) : told(right[member]),
    member === undefined ? leafHash(leaf).toString('hex') : told(made[member]),
  );
}

import {
  entriesPath,
  MalformedCheckpoint,
  MalformedNote,
  MalformedProof,
  NotIncluded,
  parseEntriesPath,
  parseTilePath,
  parseTlogProof,
  tileHashReader,
  tilePath,
  treeRoot,
  decodeEntries,
  verifyTlogProof,
  TILE_WIDTH,
  type Checkpoint,
  type TrustPolicy,
} from '@gongjian/audit-log';
import { Faulty, type Fault } from '../fault.js';
import { EVENT_FILE, type PackSource } from '../sources/pack-source.js';

const SUMS = 'SHA256SUMS';
const SHA256 = /^[0-9a-f]{64}$/;

/** `pack.json` says what the checkpoint says, every file is listed with its hash, and no other is there. */
export async function checkPack(source: PackSource, { origin, size, root }: Checkpoint): Promise<Fault | undefined> {
  const { manifest } = source;
  for (const [member, expected, found] of [
    ['origin', origin, manifest.origin],
    ['size', String(size), String(manifest.size)],
    ['root', root.toString('base64'), manifest.root],
  ] as const) {
    if (expected !== found) {
      return { check: 'pack', code: 'PACK.JSON', place: { path: 'pack.json', member }, expected, found };
    }
  }
  return (await checkSums(source)) ?? foreignFile(source, size);
}

async function checkSums(source: PackSource): Promise<Fault | undefined> {
  const bytes = await source.readFile(SUMS);
  if (bytes === undefined) return { check: 'pack', code: 'PACK.FILE_MISSING', place: { path: SUMS } };
  const lines = bytes.toString('utf8').split('\n');
  const listed = new Map<string, string>();
  if (lines.pop() !== '') return { check: 'pack', code: 'PACK.SUMS', place: { path: SUMS, line: lines.length + 1 } };
  for (const [at, line] of lines.entries()) {
    const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined || listed.has(path) || !isBelow(path)) {
      return { check: 'pack', code: 'PACK.SUMS', place: { path: SUMS, line: at + 1 }, found: line.slice(0, 160) };
    }
    listed.set(path, digest);
  }
  for (const [path, expected] of listed) {
    const found = await source.digest(path);
    if (found === undefined) return { check: 'pack', code: 'PACK.FILE_MISSING', place: { path }, expected };
    if (found !== expected) return { check: 'pack', code: 'PACK.FILE_CHANGED', place: { path }, expected, found };
  }
  const other = source.filesIn('').find((path) => path !== SUMS && !listed.has(path));
  return other === undefined ? undefined : { check: 'pack', code: 'PACK.FILE_NOT_LISTED', place: { path: other } };
}

function isBelow(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !path.includes('\\');
}

/**
 * A file among events or tree that a tree of this size has not; narrower tiles of before are the beginning of today's.
 */
async function foreignFile(source: PackSource, size: number): Promise<Fault | undefined> {
  const events = source.filesIn('events').find((path) => !EVENT_FILE.test(path));
  if (events !== undefined) return foreign(events);
  for (const path of source.filesIn('tree/tile')) {
    const fault = foreign(path);
    const within = placeOf(path.slice(source.treePath.length));
    if (within === undefined) return fault;
    const { level, index, width } = within;
    const hashes = Math.floor(size / TILE_WIDTH ** (level ?? 0)) - index * TILE_WIDTH;
    if (width > hashes) return fault;
    const wanted = Math.min(TILE_WIDTH, hashes);
    if (width === wanted) continue;
    const at = { index, width: wanted };
    const wide = await source.read(level === undefined ? entriesPath(at) : tilePath({ ...at, level }));
    const narrow = await source.readFile(path);
    if (wide === undefined || narrow === undefined || !wide.subarray(0, narrow.length).equals(narrow)) return fault;
  }
  return undefined;
}

function foreign(path: string): Fault {
  return { check: 'pack', code: 'PACK.FOREIGN_FILE', place: { path } };
}

function placeOf(
  path: string,
): { readonly level?: number; readonly index: number; readonly width: number } | undefined {
  try {
    return path.startsWith('tile/entries/') ? parseEntriesPath(path) : parseTilePath(path);
  } catch {
    return undefined;
  }
}

/** Every evidence file has the hash of its bytes as its name: by that events name it. */
export async function checkFiles(source: PackSource): Promise<Fault | undefined> {
  for (const path of source.filesIn('files')) {
    const name = path.slice('files/'.length);
    const found = (await source.digest(path)) ?? '';
    if (!SHA256.test(name) || found !== name) {
      return { check: 'files', code: 'FILE.HASH', place: { path }, expected: name, found };
    }
  }
  return undefined;
}

/** Every proof file proves the entry of its number, by the policy, in a tree that this one extends. */
export async function checkProofs(
  source: PackSource,
  policy: TrustPolicy,
  { origin, size }: Checkpoint,
): Promise<Fault | undefined> {
  const read = tileHashReader(size, async (tile) => {
    const path = tilePath(tile);
    const bytes = await source.read(path);
    if (bytes === undefined) throw new Faulty({ check: 'tiles', code: 'TILE.MISSING', place: { path } });
    return bytes;
  });
  const roots = new Map<number, Promise<Buffer>>();
  const rootAt = (of: number): Promise<Buffer> => {
    const known = roots.get(of) ?? treeRoot(of, read);
    roots.set(of, known);
    return known;
  };
  const entryOf = entryReader(source, size);
  for (const path of byNumber(source.filesIn('proofs'))) {
    const [, decimal] = /^proofs\/(0|[1-9][0-9]{0,15})\.tlog-proof$/.exec(path) ?? [];
    const seq = Number(decimal);
    const malformed: Fault = { check: 'proofs', code: 'PROOF.MALFORMED', place: { path } };
    if (decimal === undefined || seq >= size) return malformed;
    const bytes = (await source.readFile(path)) ?? Buffer.alloc(0);
    const refused = (found: string): Fault => ({
      check: 'proofs',
      code: 'PROOF.REFUSED',
      place: { path, seq },
      found,
    });
    try {
      if (parseTlogProof(bytes).index !== seq) return refused(`index ${parseTlogProof(bytes).index}`);
      const leaf = await entryOf(seq);
      if (leaf === undefined) return refused(`entry ${seq}`);
      const { checkpoint } = verifyTlogProof(leaf, bytes, policy);
      const same = checkpoint.origin === origin && checkpoint.size <= size;
      if (!same || !(await rootAt(checkpoint.size)).equals(checkpoint.root)) {
        return refused(`${checkpoint.origin} ${checkpoint.size} ${checkpoint.root.toString('base64')}`);
      }
    } catch (error) {
      if (error instanceof MalformedProof) return { ...malformed, found: error.part };
      if (error instanceof Faulty || !REFUSALS.has((error as Error).name)) throw error;
      return refused((error as Error).message);
    }
  }
  return undefined;
}

/** What the proof file's checkpoint, or its path, can be refused for. */
const REFUSALS = new Set([
  MalformedNote.name,
  MalformedCheckpoint.name,
  NotIncluded.name,
  'InvalidSignature',
  'UnverifiedNote',
  'QuorumNotReached',
  'WrongOrigin',
]);

/** Neighbours one after the other: they are in the same bundle. */
function byNumber(paths: readonly string[]): readonly string[] {
  const place = (path: string): number => Number.parseInt(path.slice('proofs/'.length), 10);
  return [...paths].sort((one, other) => place(one) - place(other));
}

/** Reads entries; the bundle that was read last is held. */
function entryReader(source: PackSource, size: number): (seq: number) => Promise<Buffer | undefined> {
  let held: { readonly index: number; readonly entries: readonly Buffer[] } | undefined;
  return async (seq) => {
    const index = Math.floor(seq / TILE_WIDTH);
    if (held?.index !== index) {
      const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
      const bytes = await source.read(entriesPath({ index, width }));
      if (bytes === undefined) return undefined;
      held = { index, entries: decodeEntries(bytes, width) };
    }
    return held.entries[seq % TILE_WIDTH];
  };
}

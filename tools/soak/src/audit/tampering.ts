import { parseEntriesPath, parseNote, parseTlogProof, TILE_WIDTH } from '@gongjian/audit-log';
import type { CheckName, FaultCode } from '@gongjian/verify';
import { lineOf, writeSums, type StoredEvent } from '@gongjian/verify/sample-pack';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../random.js';

/** What a verifier must say of a tampered pack: the check, and the first place that is wrong. */
export interface Finding {
  readonly check: CheckName;
  readonly codes: readonly FaultCode[];
  readonly path?: string;
  readonly seq?: number;
}

export interface Tampering {
  readonly what: string;
  readonly finding: Finding;
}

const SUMS = 'SHA256SUMS';

/** A pack that is tampered with and put right again, file by file. */
export class TamperedPack {
  private readonly before = new Map<string, Buffer | undefined>();

  constructor(readonly folder: string) {}

  at(name: string): string {
    return path.join(this.folder, ...name.split('/'));
  }

  read(name: string): Buffer {
    return readFileSync(this.at(name));
  }

  write(name: string, bytes: Uint8Array): void {
    this.keep(name);
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), bytes);
  }

  remove(name: string): void {
    this.keep(name);
    rmSync(this.at(name));
  }

  /** The list of hashes says again what is there. */
  listAnew(): void {
    this.keep(SUMS);
    writeSums(this.folder);
  }

  restore(): void {
    for (const [name, bytes] of this.before) {
      if (bytes === undefined) rmSync(this.at(name));
      else writeFileSync(this.at(name), bytes);
    }
    this.before.clear();
  }

  filesIn(folder: string): readonly string[] {
    return readdirSync(this.at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  private keep(name: string): void {
    if (!this.before.has(name)) this.before.set(name, existsSync(this.at(name)) ? this.read(name) : undefined);
  }
}

type Tamper = (pack: TamperedPack, random: Random) => Tampering;

/** Where a pack was tampered with decides what is found first, however the list of hashes was put right. */
export const tamperings: Readonly<Record<string, Tamper>> = {
  eventByte: (pack, random) => {
    const { name, lines, first } = eventFile(pack, random);
    const at = random.between(0, lines.length - 1);
    lines[at] = flipped(lines[at] as Buffer, random);
    pack.write(name, Buffer.concat(lines));
    return { what: `${name}, a byte of line ${at + 1}`, finding: event(first + at) };
  },
  eventDeleted: (pack, random) => {
    const { name, lines, first } = eventFile(pack, random);
    const at = random.between(0, lines.length - 1);
    lines.splice(at, 1);
    pack.write(name, Buffer.concat(lines));
    return { what: `${name} without line ${at + 1}`, finding: event(first + at, ['EVENT.SEQ', 'EVENT.MISSING']) };
  },
  eventInserted: (pack, random) => {
    const { name, lines, first } = eventFile(pack, random);
    const [from, at] = [random.between(0, lines.length - 1), random.between(0, lines.length)];
    lines.splice(at, 0, lines[from] as Buffer);
    pack.write(name, Buffer.concat(lines));
    const wrong = from === at ? at + 1 : at;
    return {
      what: `${name}, line ${from + 1} again as ${at + 1}`,
      finding: event(first + wrong, ['EVENT.SEQ', 'EVENT.MISSING', 'EVENT.SURPLUS']),
    };
  },
  eventsSwapped: (pack, random) => {
    const { name, lines, first } = eventFile(pack, random);
    const one = random.between(0, lines.length - 2);
    const other = random.between(one + 1, lines.length - 1);
    [lines[one], lines[other]] = [lines[other] as Buffer, lines[one] as Buffer];
    pack.write(name, Buffer.concat(lines));
    return { what: `${name}, lines ${one + 1} and ${other + 1} swapped`, finding: event(first + one, ['EVENT.SEQ']) };
  },
  eventRedated: (pack, random) =>
    rewritten(pack, random, 'dated anew', ['EVENT.LEAF'], (stored) => {
      const metadata = JSON.parse(stored.metadata) as { readonly recordedAt: string };
      const moved = Date.parse(metadata.recordedAt) + random.pick([-86_400_000, -1, 1, 3_600_000]);
      return withMetadata(stored, { recordedAt: new Date(moved).toISOString() });
    }),
  eventOfOtherTenant: (pack, random) =>
    rewritten(pack, random, 'given to another tenant', ['EVENT.TENANT'], (stored) =>
      withMetadata(stored, { tenant: random.uuid() }),
    ),
  eventOfOtherType: (pack, random) =>
    rewritten(pack, random, 'made another fact', ['EVENT.LEAF'], (stored) => ({ ...stored, type: `${stored.type}s` })),
  eventOfOtherStream: (pack, random) =>
    rewritten(pack, random, 'moved to another stream', ['EVENT.LEAF'], (stored) => ({
      ...stored,
      stream: `task-${random.uuid()}`,
    })),
  eventOfOtherRevision: (pack, random) =>
    rewritten(pack, random, 'moved within its stream', ['EVENT.LEAF'], (stored) => ({
      ...stored,
      revision: stored.revision + random.between(1, 3),
    })),
  eventOfOtherData: (pack, random) =>
    rewritten(pack, random, 'told otherwise', ['EVENT.LEAF'], (stored) => ({
      ...stored,
      data: stored.data.replace('云创办', '雨创办'),
    })),
  eventNotCanonical: (pack, random) =>
    rewritten(pack, random, 'written otherwise', ['EVENT.CANONICAL'], (stored) => ({
      ...stored,
      data: stored.data.replace(':', ': '),
    })),
  eventFileGone: (pack, random) => {
    const { name, first } = eventFile(pack, random);
    pack.remove(name);
    return { what: `${name} taken away`, finding: event(first, ['EVENT.MISSING']) };
  },
  tileByte: (pack, random) => {
    const name = random.pick(tiles(pack));
    pack.write(name, flipped(pack.read(name), random));
    return { what: `${name}, a byte`, finding: { check: 'tiles', codes: ['TILE.HASH'], path: name } };
  },
  tileGone: (pack, random) => {
    const name = random.pick(tiles(pack));
    pack.remove(name);
    return { what: `${name} taken away`, finding: { check: 'tiles', codes: ['TILE.MISSING'], path: name } };
  },
  tileCut: (pack, random) => {
    const name = random.pick(tiles(pack));
    const bytes = pack.read(name);
    pack.write(name, bytes.subarray(0, random.between(0, bytes.length - 1)));
    return { what: `${name} cut`, finding: { check: 'tiles', codes: ['TILE.LENGTH'], path: name } };
  },
  tilesSwapped: (pack, random) => {
    const full = tiles(pack).filter((name) => name.startsWith('tree/tile/0/') && !name.includes('.p/'));
    const [one, other] = two(full, random);
    const [bytes, others] = [pack.read(one), pack.read(other)];
    pack.write(one, others);
    pack.write(other, bytes);
    return { what: `${one} and ${other} swapped`, finding: { check: 'tiles', codes: ['TILE.HASH'], path: one } };
  },
  entryByte: (pack, random) => {
    const name = random.pick(bundles(pack));
    const bytes = pack.read(name);
    const at = random.between(0, bytes.length - 1);
    pack.write(name, flippedAt(bytes, at, random));
    const within = entryAt(bytes, at);
    const seq = parseEntriesPath(name.slice('tree/'.length)).index * TILE_WIDTH + within.entry;
    return within.length
      ? {
          what: `${name}, a length`,
          finding: { check: 'entries', codes: ['ENTRIES.MALFORMED', 'ENTRIES.HASH'], path: name },
        }
      : { what: `${name}, a byte`, finding: { check: 'entries', codes: ['ENTRIES.HASH'], path: name, seq } };
  },
  bundleGone: (pack, random) => {
    const name = random.pick(bundles(pack));
    pack.remove(name);
    return { what: `${name} taken away`, finding: { check: 'entries', codes: ['ENTRIES.MISSING'], path: name } };
  },
  bundlesSwapped: (pack, random) => {
    const [one, other] = two(
      bundles(pack).filter((name) => !name.includes('.p/')),
      random,
    );
    const [bytes, others] = [pack.read(one), pack.read(other)];
    pack.write(one, others);
    pack.write(other, bytes);
    return { what: `${one} and ${other} swapped`, finding: { check: 'entries', codes: ['ENTRIES.HASH'], path: one } };
  },
  checkpointByte: (pack, random) => {
    const name = 'tree/checkpoint';
    const bytes = pack.read(name);
    let spoiled = flipped(bytes, random);
    while (saysTheSame(bytes, spoiled)) spoiled = flipped(bytes, random);
    pack.write(name, spoiled);
    return { what: 'a byte of the checkpoint', finding: { check: 'signatures', codes: OF_CHECKPOINTS, path: name } };
  },
  checkpointGone: (pack) => {
    pack.remove('tree/checkpoint');
    return {
      what: 'the checkpoint taken away',
      finding: { check: 'signatures', codes: ['CHECKPOINT.MISSING'], path: 'tree/checkpoint' },
    };
  },
  manifest: (pack, random) => {
    const manifest = JSON.parse(pack.read('pack.json').toString('utf8')) as Readonly<Record<string, unknown>>;
    const [member, value] = random.pick([
      ['size', random.between(0, 99)],
      ['root', Buffer.from(random.uuid().slice(0, 32)).toString('base64')],
      ['origin', `audit.example/${random.uuid()}/1`],
    ]);
    pack.write('pack.json', Buffer.from(JSON.stringify({ ...manifest, [String(member)]: value })));
    return {
      what: `another ${member} in pack.json`,
      finding: { check: 'pack', codes: ['PACK.JSON'], path: 'pack.json' },
    };
  },
  fileByte: (pack, random) => {
    const name = random.pick(pack.filesIn('files'));
    pack.write(name, flipped(pack.read(name), random));
    return { what: `${name}, a byte`, finding: { check: 'files', codes: ['FILE.HASH'], path: name } };
  },
  proofByte: (pack, random) => {
    const name = random.pick(pack.filesIn('proofs'));
    const bytes = pack.read(name);
    let spoiled = flipped(bytes, random);
    while (provesTheSame(bytes, spoiled)) spoiled = flipped(bytes, random);
    pack.write(name, spoiled);
    return {
      what: `${name}, a byte`,
      finding: { check: 'proofs', codes: ['PROOF.MALFORMED', 'PROOF.REFUSED'], path: name },
    };
  },
  proofsSwapped: (pack, random) => {
    const [one, other] = two(pack.filesIn('proofs'), random);
    const [bytes, others] = [pack.read(one), pack.read(other)];
    pack.write(one, others);
    pack.write(other, bytes);
    const first = provedBy(one) < provedBy(other) ? one : other;
    return { what: `${one} and ${other} swapped`, finding: { check: 'proofs', codes: ['PROOF.REFUSED'], path: first } };
  },
};

/** What the list of hashes alone can show: nothing else names these files. */
export const unlistedTamperings: Readonly<Record<string, Tamper>> = {
  fileGone: (pack, random) => {
    const name = random.pick([...pack.filesIn('files'), ...pack.filesIn('proofs'), ...pack.filesIn('programmes')]);
    pack.remove(name);
    return { what: `${name} taken away`, finding: { check: 'pack', codes: ['PACK.FILE_MISSING'], path: name } };
  },
  fileAdded: (pack, random) => {
    const name = `programmes/${random.uuid()}@1.json`;
    pack.write(name, Buffer.from('{}'));
    return { what: `${name} added`, finding: { check: 'pack', codes: ['PACK.FILE_NOT_LISTED'], path: name } };
  },
  programmeByte: (pack, random) => {
    const name = random.pick([...pack.filesIn('programmes'), 'index.html', 'policy.txt']);
    pack.write(name, flipped(pack.read(name), random));
    return { what: `${name}, a byte`, finding: { check: 'pack', codes: ['PACK.FILE_CHANGED'], path: name } };
  },
};

const OF_CHECKPOINTS: readonly FaultCode[] = [
  'CHECKPOINT.MALFORMED',
  'CHECKPOINT.SIGNATURE',
  'CHECKPOINT.NOT_SIGNED',
  'CHECKPOINT.QUORUM',
  'CHECKPOINT.ORIGIN',
];

const OF_EVENTS: readonly FaultCode[] = [
  'EVENT.LINE',
  'EVENT.CANONICAL',
  'EVENT.SEQ',
  'EVENT.TENANT',
  'EVENT.LEAF',
  'EVENT.MISSING',
];

function event(seq: number, codes: readonly FaultCode[] = OF_EVENTS): Finding {
  return { check: 'events', codes, seq };
}

interface EventFile {
  readonly name: string;
  /** With their newlines. */
  readonly lines: Buffer[];
  /** Seq of the first line. */
  readonly first: number;
}

function eventFile(pack: TamperedPack, random: Random): EventFile {
  const name = random.pick(pack.filesIn('events'));
  return { name, lines: linesOf(pack.read(name)), first: Number(path.posix.basename(name, '.ndjson')) };
}

export function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from) + 1;
    lines.push(bytes.subarray(from, end));
    from = end;
  }
  return lines;
}

/** A line that is good in itself and tells another event. */
function rewritten(
  pack: TamperedPack,
  random: Random,
  how: string,
  codes: readonly FaultCode[],
  change: (stored: StoredEvent) => StoredEvent,
): Tampering {
  const { name, lines, first } = eventFile(pack, random);
  const at = random.between(0, lines.length - 1);
  const stored = JSON.parse((lines[at] as Buffer).toString('utf8')) as StoredEvent;
  lines[at] = Buffer.from(lineOf(first + at, change(stored)));
  pack.write(name, Buffer.concat(lines));
  return { what: `${name}, line ${at + 1} ${how}`, finding: event(first + at, codes) };
}

function withMetadata(stored: StoredEvent, change: Readonly<Record<string, string>>): StoredEvent {
  const metadata = JSON.parse(stored.metadata) as Readonly<Record<string, unknown>>;
  return { ...stored, metadata: JSON.stringify({ ...metadata, ...change }) };
}

function tiles(pack: TamperedPack): readonly string[] {
  return pack.filesIn('tree/tile').filter((name) => !name.startsWith('tree/tile/entries/'));
}

function bundles(pack: TamperedPack): readonly string[] {
  return pack.filesIn('tree/tile/entries');
}

/** Two different ones, in order. */
function two<T>(values: readonly T[], random: Random): readonly [T, T] {
  const one = random.between(0, values.length - 2);
  return [values[one] as T, values[random.between(one + 1, values.length - 1)] as T];
}

/** Proofs are checked in the order of the events they prove. */
function provedBy(name: string): number {
  return Number.parseInt(path.basename(name), 10);
}

function flipped(bytes: Buffer, random: Random): Buffer {
  return flippedAt(bytes, random.between(0, bytes.length - 1), random);
}

function flippedAt(bytes: Buffer, at: number, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ (1 << random.between(0, 7));
  return copy;
}

/** Which entry of a bundle a byte belongs to, and whether it is of its length. */
function entryAt(bytes: Buffer, at: number): { readonly entry: number; readonly length: boolean } {
  let entry = 0;
  for (let from = 0; from < bytes.length; entry += 1) {
    const end = from + 2 + bytes.readUInt16BE(from);
    if (at < end) return { entry, length: at < from + 2 };
    from = end;
  }
  return { entry, length: true };
}

/** Bits behind the last byte of a base64 signature mean nothing, to golang.org/x/mod as here. */
function saysTheSame(one: Uint8Array, other: Uint8Array): boolean {
  const said = (note: Uint8Array): string => {
    try {
      const { text, signatures } = parseNote(note);
      return JSON.stringify([text, signatures.map(({ name, keyId, signature }) => [name, keyId, signature])]);
    } catch {
      return '';
    }
  };
  return said(one) === said(other);
}

function provesTheSame(one: Buffer, other: Buffer): boolean {
  const end = one.indexOf('\n\n') + 2;
  if (!one.subarray(0, end).equals(other.subarray(0, end))) return false;
  try {
    return saysTheSame(parseTlogProof(one).checkpoint, parseTlogProof(other).checkpoint);
  } catch {
    return false;
  }
}

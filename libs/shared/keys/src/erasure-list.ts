import type { Instant } from '@gongjian/shared-kernel';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './sync-folder.js';

/** One erasure that was decided and recorded by an event. */
export interface ErasureEntry {
  readonly tenant: string;
  /** `person:<id>`, `record:<stream>` or `file:<id>`. */
  readonly owner: string;
  readonly eventId: string;
  readonly at: Instant;
}

export interface ErasureListContent {
  readonly entries: readonly ErasureEntry[];
  /** Numbers, from 1, of lines that cannot be read: writes that were cut off, never acknowledged, or damage. */
  readonly unreadable: readonly number[];
}

/**
 * Port: every erasure there ever was, kept outside every backup, so that a restored key store cannot bring a key back.
 */
export abstract class ErasureList {
  /** Durable when it answers. */
  abstract append(entry: ErasureEntry): Promise<void>;
  abstract read(): Promise<ErasureListContent>;
}

/**
 * `erasures.jsonl` in a folder of its own, one entry a line, appended and synchronised. Several processes may append
 * at once. An entry may stand there twice.
 */
export class FileErasureList extends ErasureList {
  private readonly path: string;

  constructor(private readonly folder: string) {
    super();
    this.path = join(folder, 'erasures.jsonl');
  }

  override async append(entry: ErasureEntry): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const { tenant, owner, eventId, at } = entry;
      const line = Buffer.from(
        `${(await endsInside(file, size)) ? '\n' : ''}${JSON.stringify({ tenant, owner, eventId, at })}\n`,
      );
      const { bytesWritten } = await file.write(line);
      if (bytesWritten !== line.length) throw new Error(`${this.path} could not be written in full`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(this.folder);
  }

  override async read(): Promise<ErasureListContent> {
    return readErasures(await readText(this.path));
  }
}

/** What stands in a copy of `erasures.jsonl`. */
export function readErasures(text: string): ErasureListContent {
  const lines = text.split('\n');
  const last = lines.pop();
  const entries: ErasureEntry[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const entry = parseEntry(line);
    if (entry !== null) entries.push(entry);
    else unreadable.push(index + 1);
  }
  if (last !== undefined && last !== '') unreadable.push(lines.length + 1);
  return { entries, unreadable };
}

/** The erasure list of a unit test. */
export class InMemoryErasureList extends ErasureList {
  private readonly entries: ErasureEntry[] = [];

  override async append(entry: ErasureEntry): Promise<void> {
    this.entries.push(entry);
  }

  override async read(): Promise<ErasureListContent> {
    return { entries: [...this.entries], unreadable: [] };
  }
}

async function endsInside(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

async function readText(path: string): Promise<string> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return '';
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function parseEntry(line: string): ErasureEntry | null {
  try {
    const value = JSON.parse(line) as Partial<ErasureEntry> | null;
    if (typeof value !== 'object' || value === null) return null;
    const { tenant, owner, eventId, at } = value;
    if (![tenant, owner, eventId, at].every((member) => typeof member === 'string')) return null;
    if (!/^(person|record|file):/.test(owner as string)) return null;
    return { tenant, owner, eventId, at } as ErasureEntry;
  } catch {
    return null;
  }
}

import type { PackFile } from '@gongjian/audit-contracts';
import { deployedProjections } from '@gongjian/deployment-migrations';
import { aggregateIdOf, categoryOf } from '@gongjian/shared-event-sourcing';
import type { HttpSource } from '@gongjian/verify';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { metadataOf, type LogEvent } from './log-event.js';
import type { Wanted } from './wanted.js';
import type { ZipWriter } from './zip-writer.js';

interface Stored extends Omit<PackFile, 'status'> {
  readonly context: string;
  destroyed?: Pick<PackFile, 'reason' | 'destroyedBy'>;
}

/** A file that should be in the pack and is not what the log says. */
export class FileNotThere extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileNotThere';
  }
}

/** The evidence files that a log names. */
export class StoredFiles {
  private readonly contexts = new Map(
    deployedProjections('oneProcess')
      .filter(({ catalogue }) => 'FileStored' in catalogue.types)
      .map(({ context, catalogue }) => [catalogue.category, context]),
  );
  private readonly files = new Map<string, Stored>();
  /** Files that an event of the period names; nothing is noted where all are wanted. */
  private readonly named = new Set<string>();

  constructor(private readonly wanted: Wanted) {}

  /** Every event of the log, in order. */
  note(event: LogEvent): void {
    const { recordedAt } = metadataOf(event);
    if (this.wanted.period !== null && this.wanted.has(recordedAt)) noteFileIds(JSON.parse(event.data), this.named);
    const kind = categoryOf(event.stream);
    const context = this.contexts.get(kind);
    if (context === undefined) return;
    const fileId = aggregateIdOf(event.stream);
    if (event.type === 'FileStored') {
      const { sha256, size, mediaType } = JSON.parse(event.data) as {
        readonly sha256: string;
        readonly size: number;
        readonly mediaType: string;
      };
      const { seq } = event;
      this.files.set(fileId, { fileId, kind, context, sha256, bytes: size, mediaType, storedAt: recordedAt, seq });
    }
    const stored = this.files.get(fileId);
    if (event.type === 'FileDestroyed' && stored !== undefined) {
      const { reason } = JSON.parse(event.data) as { readonly reason: { readonly code: string } };
      stored.destroyed = { reason: reason.code, destroyedBy: event.seq };
    }
  }

  get count(): number {
    return this.files.size;
  }

  /**
   * Copies what still exists into the pack.
   *
   * @param folder for one file at a time
   * @throws FileNotThere when a file is missing without a reason, or is another
   */
  async *copy(zip: ZipWriter, source: HttpSource, folder: string): AsyncGenerator<PackFile> {
    const copied = new Set<string>();
    for (const { context, destroyed, ...file } of this.files.values()) {
      if (this.wanted.period !== null && !this.named.has(file.fileId)) yield { ...file, status: 'outsidePeriod' };
      else if (destroyed !== undefined) yield { ...file, status: 'destroyed', ...destroyed };
      else if (copied.has(file.sha256)) yield { ...file, status: 'present' };
      else {
        const there = await copyOne(zip, source, { context, ...file }, path.join(folder, file.fileId));
        if (there) copied.add(file.sha256);
        yield { ...file, status: there ? 'present' : 'destroyed' };
      }
    }
  }
}

/** Whether it still exists. */
async function copyOne(zip: ZipWriter, source: HttpSource, file: Stored, at: string): Promise<boolean> {
  const { context, fileId, sha256 } = file;
  const { status, code, body } = await source.take(`api/${context}/v1/files/${fileId}/content`, async (answer) => ({
    status: 200,
    body: await written(answer, at),
  }));
  if (status !== 200) {
    if (code === 'FILE.DESTROYED') return false;
    throw new FileNotThere(
      `文件 ${fileId}（${context}）应在而不在：${code ?? status} / file ${fileId} of ${context} should be there and is not: ${code ?? status}`,
    );
  }
  if (body !== sha256) {
    throw new FileNotThere(
      `文件 ${fileId}（${context}）不是日志记载的那一份：应为 ${sha256}，实为 ${body ?? ''} / file ${fileId} of ${context} is not the one in the log: ${sha256} expected, ${body ?? ''} found`,
    );
  }
  try {
    await zip.add(`files/${sha256}`, createReadStream(at), !isPacked(file.mediaType));
  } finally {
    await rm(at);
  }
  return true;
}

/** Writes the body and answers its SHA-256. */
async function written(answer: Response, at: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(at, 'w', 0o600);
  try {
    for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

function isPacked(mediaType: string): boolean {
  return /^(?:image\/(?:jpeg|png|webp)|video\/|audio\/|application\/(?:zip|pdf|vnd\.openxmlformats))/.test(mediaType);
}

function noteFileIds(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'fileId' && typeof inner === 'string') into.add(inner);
    else noteFileIds(inner, into);
  }
}

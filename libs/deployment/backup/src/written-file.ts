import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { BackupRefused, damaged } from './backup.errors.js';

const BUFFER_BYTES = 1024 * 1024;
const LINE_END = 0x0a;

/** A file of a backup, as its manifest names it. */
export interface FileEntry {
  /** Below the folder, with `/`. */
  readonly file: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A new file of a backup, hashed as it is written. */
export class WrittenFile {
  private readonly hash = createHash('sha256');
  private readonly pending: string[] = [];
  private pendingLength = 0;
  private bytes = 0;

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(folder: string, file: string): Promise<WrittenFile> {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    return new WrittenFile(file, await open(place, 'wx', 0o600));
  }

  async line(text: string): Promise<void> {
    this.pending.push(text, '\n');
    this.pendingLength += text.length + 1;
    if (this.pendingLength >= BUFFER_BYTES) await this.flush();
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await writeWhole(this.handle, bytes);
  }

  /** On disk when it answers. */
  async close(): Promise<FileEntry> {
    await this.flush();
    await this.handle.sync();
    await this.handle.close();
    return { file: this.file, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Of a file that will not be finished. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const bytes = Buffer.from(this.pending.join(''), 'utf8');
    this.pending.length = 0;
    this.pendingLength = 0;
    await this.write(bytes);
  }
}

/** After what was written before. */
export async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}

/**
 * The bytes of a file, which are those that were written once it has ended without an error.
 *
 * @throws BackupRefused `BACKUP.FILE_MISSING`, `BACKUP.DAMAGED`
 */
export async function* readChecked(folder: string, entry: FileEntry): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(path.join(folder, entry.file), { highWaterMark: BUFFER_BYTES });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BackupRefused('BACKUP.FILE_MISSING', {
      zh: `缺少文件 ${entry.file}`,
      en: `${entry.file} is missing`,
    });
  }
  if (bytes !== entry.bytes) {
    throw damaged(entry.file, `应为 ${entry.bytes} 字节，实为 ${bytes}`, `${bytes} bytes in place of ${entry.bytes}`);
  }
  if (hash.digest('hex') !== entry.sha256) {
    throw damaged(entry.file, 'SHA-256 不符', 'its SHA-256 is another');
  }
}

/** Lines without their ends, in groups as they are read. @throws BackupRefused as `readChecked` */
export async function* linesOf(folder: string, entry: FileEntry): AsyncGenerator<readonly string[], void> {
  let rest = Buffer.alloc(0);
  for await (const chunk of readChecked(folder, entry)) {
    const last = chunk.lastIndexOf(LINE_END);
    if (last < 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const whole = Buffer.concat([rest, chunk.subarray(0, last)]).toString('utf8');
    rest = Buffer.from(chunk.subarray(last + 1));
    yield whole.split('\n');
  }
  if (rest.length > 0) throw damaged(entry.file, '最后一行不完整', 'its last line is cut off');
}

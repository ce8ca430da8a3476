import { Aes256Gcm, syncFolder, type ErasureList, type FileKeys, type KeyEraser } from '@gongjian/shared-keys';
import { createHash, randomBytes, type Hash } from 'node:crypto';
import { link, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { checkHead, checkWhole } from './content-check.js';
import {
  fileDestroyed,
  fileEmpty,
  fileExists,
  fileNotFound,
  fileSecret,
  FileStoreUnavailable,
  fileTooLarge,
  StoredFileCorrupt,
} from './file.errors.js';
import { checkedFileName } from './file-name.js';
import { FileStore, type DestroyedFile, type FileToPut, type FileType, type StoredFile } from './file-store.js';
import {
  CHUNK_BYTES,
  fileData,
  HEADER_BYTES,
  openHeader,
  sealChunk,
  SealedFileReader,
  sealHeader,
  type ReadableAt,
  type SealedFileOwner,
} from './sealed-file.js';
import { isNameMarkedSecret } from './secret-marking.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UNFINISHED_MS = 24 * 3_600_000;

export interface FolderFileStoreOptions {
  /** Made when it does not exist. Holds encrypted objects and nothing else. */
  readonly folder: string;
  /** Clear bytes of one file at most. Default 100 MB (104,857,600). */
  readonly maxBytes?: number;
}

/** What the whole content is known to be, once it was taken in. */
interface TakenIn {
  readonly sha256: string;
  readonly size: number;
  readonly type: FileType;
}

/**
 * A file store in a folder of one machine, for any number of processes:
 * `<tenant>/<first two characters of the id>/<id>`, written beside, synchronised and linked into place.
 */
export class FolderFileStore extends FileStore {
  private readonly cipher = new Aes256Gcm();
  private readonly folder: string;
  private readonly unfinished: string;
  private readonly maxBytes: number;

  constructor(
    private readonly keys: FileKeys,
    private readonly eraser: KeyEraser,
    private readonly erasures: ErasureList,
    options: FolderFileStoreOptions,
  ) {
    super();
    this.folder = resolve(options.folder);
    this.unfinished = join(this.folder, 'unfinished');
    this.maxBytes = options.maxBytes ?? 104_857_600;
  }

  override async put(file: FileToPut): Promise<StoredFile> {
    const path = this.pathOf(file.tenant, file.fileId);
    const fileName = checkedFileName(file.fileName);
    if (isNameMarkedSecret(fileName)) throw fileSecret();
    const temporary = join(this.unfinished, randomBytes(16).toString('hex'));
    const handle = await this.kept(() => this.create(temporary));
    try {
      const taken = await this.takeIn(file, handle);
      await handle.close();
      if (!(await this.kept(() => publish(temporary, path)))) await this.mustBeSame(file, taken);
      return { fileId: file.fileId, fileName, ...taken };
    } finally {
      await handle.close().catch(() => undefined);
      await rm(temporary, { force: true });
    }
  }

  override async get(tenant: string, fileId: string): Promise<Readable> {
    const { reader, close } = await this.openStored({ tenant, fileId });
    const content = Readable.from(reader, { objectMode: false });
    content.once('close', () => void close());
    return content;
  }

  override async destroy(tenant: string, fileId: string, eventId: string): Promise<void> {
    const path = this.pathOf(tenant, fileId);
    await this.eraser.erase(tenant, { kind: 'file', fileId }, eventId);
    await this.remove(path);
  }

  override async destroyed(): Promise<readonly DestroyedFile[]> {
    const { entries } = await this.erasures.read();
    return entries.flatMap(({ tenant, owner }) => {
      const fileId = owner.startsWith('file:') ? owner.slice('file:'.length) : '';
      return UUID.test(tenant) && UUID.test(fileId) ? [{ tenant, fileId }] : [];
    });
  }

  override async removeDestroyed(): Promise<number> {
    let removed = 0;
    for (const { tenant, fileId } of await this.destroyed()) {
      if (await this.remove(this.pathOf(tenant, fileId))) removed += 1;
    }
    for (const name of await namesIn(this.unfinished)) {
      const path = join(this.unfinished, name);
      const found = await stat(path).catch(() => null);
      if (found !== null && Date.now() - found.mtimeMs > UNFINISHED_MS) await rm(path, { force: true });
    }
    return removed;
  }

  /** Opens the file that is written before it has a name; a place where a test lets the disk fail. */
  protected openNew(path: string): Promise<FileHandle> {
    return open(path, 'wx+', 0o600);
  }

  private async create(path: string): Promise<FileHandle> {
    await mkdir(this.unfinished, { recursive: true, mode: 0o700 });
    return this.openNew(path);
  }

  private async takeIn(file: FileToPut, handle: FileHandle): Promise<TakenIn> {
    const owner: SealedFileOwner = { tenant: file.tenant, fileId: file.fileId };
    const contentKey = randomBytes(this.cipher.keyBytes);
    const writer = new SealedWriter(this.cipher, owner, contentKey, handle, (work) => this.kept(work));
    const hash = createHash('sha256');
    const byHead = await this.takeChunks(file.content, writer, hash);
    const sealed = new SealedFileReader(this.cipher, owner, contentKey, await this.kept(() => storedBytes(handle)));
    const type = await checkWhole(byHead, sealed);
    const fileKey = await this.keys.keyFor(file.tenant, file.fileId);
    if (fileKey === null) throw fileDestroyed();
    const header = sealHeader(this.cipher, owner, fileKey, contentKey, randomBytes(this.cipher.nonceBytes));
    await this.kept(async () => {
      await writeWhole(handle, header, 0);
      await handle.sync();
    });
    return { sha256: hash.digest('hex'), size: writer.clearBytes, type };
  }

  /** Keeps one chunk back, because only the end tells which is the last. */
  private async takeChunks(content: AsyncIterable<Uint8Array>, writer: SealedWriter, hash: Hash): Promise<FileType> {
    let pending = Buffer.alloc(0);
    let byHead: FileType | null = null;
    let size = 0;
    for await (const part of content) {
      size += part.length;
      if (size > this.maxBytes) throw fileTooLarge(this.maxBytes);
      hash.update(part);
      pending = pending.length === 0 ? Buffer.from(part) : Buffer.concat([pending, part]);
      let at = 0;
      while (pending.length - at > CHUNK_BYTES) {
        const chunk = pending.subarray(at, at + CHUNK_BYTES);
        byHead ??= await checkHead(chunk, false);
        await writer.write(chunk, false);
        at += CHUNK_BYTES;
      }
      if (at > 0) pending = pending.subarray(at);
    }
    if (size === 0) throw fileEmpty();
    byHead ??= await checkHead(pending, true);
    await writer.write(pending, true);
    return byHead;
  }

  private async mustBeSame(file: FileToPut, taken: TakenIn): Promise<void> {
    const { reader, close } = await this.openStored({ tenant: file.tenant, fileId: file.fileId });
    try {
      const hash = createHash('sha256');
      if (reader.size === taken.size) for await (const chunk of reader) hash.update(chunk);
      if (hash.digest('hex') !== taken.sha256) throw fileExists();
    } finally {
      await close();
    }
  }

  private async openStored(
    owner: SealedFileOwner,
  ): Promise<{ readonly reader: SealedFileReader; readonly close: () => Promise<void> }> {
    const path = this.pathOf(owner.tenant, owner.fileId);
    const fileKey = await this.keys.find(owner.tenant, owner.fileId);
    if (fileKey === null) throw fileDestroyed();
    const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw new FileStoreUnavailable({ cause: error });
    });
    if (handle === null) throw fileNotFound();
    try {
      if (fileKey === undefined) throw new StoredFileCorrupt(owner.fileId, 'its key was never made');
      const stored = await storedBytes(handle);
      const contentKey = openHeader(this.cipher, owner, fileKey, await stored.readAt(0, HEADER_BYTES));
      const reader = new SealedFileReader(this.cipher, owner, contentKey, stored);
      return { reader, close: () => handle.close() };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  private async remove(path: string): Promise<boolean> {
    const found = await stat(path).catch(() => null);
    if (found === null) return false;
    await rm(path, { force: true });
    await syncFolder(dirname(path));
    return true;
  }

  private pathOf(tenant: string, fileId: string): string {
    if (!UUID.test(tenant) || !UUID.test(fileId)) throw new RangeError('tenant and file id are UUIDs');
    return join(this.folder, tenant, fileId.slice(0, 2), fileId);
  }

  private async kept<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      throw new FileStoreUnavailable({ cause: error });
    }
  }
}

/** Chunks on their way to the disk, after the place of the header. */
class SealedWriter {
  clearBytes = 0;
  private index = 0;
  private offset = HEADER_BYTES;
  private readonly data: Buffer;

  constructor(
    private readonly cipher: Aes256Gcm,
    owner: SealedFileOwner,
    private readonly contentKey: Uint8Array,
    private readonly handle: FileHandle,
    private readonly kept: (work: () => Promise<void>) => Promise<void>,
  ) {
    this.data = fileData(cipher, owner);
  }

  async write(clear: Uint8Array, last: boolean): Promise<void> {
    const sealed = sealChunk(this.cipher, this.contentKey, this.data, this.index, last, clear);
    await this.kept(() => writeWhole(this.handle, sealed, this.offset));
    this.index += 1;
    this.offset += sealed.length;
    this.clearBytes += clear.length;
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function storedBytes(handle: FileHandle): Promise<ReadableAt> {
  const { size } = await handle.stat();
  return {
    size,
    async readAt(offset, length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
  };
}

/** False when something is stored there already. Durable when it answers. */
async function publish(temporary: string, path: string): Promise<boolean> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await syncFolder(folder);
  for (let at = folder; made !== undefined && at !== dirname(made); at = dirname(at)) await syncFolder(dirname(at));
  return true;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

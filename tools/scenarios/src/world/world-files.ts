import { FileStore, type DestroyedFile, type FileToPut, type StoredFile } from '@gongjian/shared-files';
import { DomainError } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** Every file is a picture. */
export class WorldFiles extends FileStore {
  private readonly files = new Map<string, Buffer>();

  override async put({ fileId, fileName, content }: FileToPut): Promise<StoredFile> {
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    const bytes = Buffer.concat(parts);
    this.files.set(fileId, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { fileId, sha256, size: bytes.length, type: { mime: 'image/png', extension: 'png' }, fileName };
  }

  override async get(_tenant: string, fileId: string): Promise<Readable> {
    const bytes = this.files.get(fileId);
    if (bytes === undefined) {
      throw new DomainError('FILE.NOT_FOUND', 'not-found', { zh: '没有这个文件。', en: 'There is no such file.' });
    }
    return Readable.from(bytes);
  }

  override async destroy(_tenant: string, fileId: string): Promise<void> {
    this.files.delete(fileId);
  }

  override async destroyed(): Promise<readonly DestroyedFile[]> {
    return [];
  }

  override async removeDestroyed(): Promise<number> {
    return 0;
  }
}

import type { Readable } from 'node:stream';

export interface FileToPut {
  readonly tenant: string;
  /** UUID, lower case. */
  readonly fileId: string;
  /** As the client named it. Data only: it is checked and never becomes part of a path. */
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface FileType {
  /** Media type told from the content. */
  readonly mime: string;
  /** The usual ending of that type, without dot. */
  readonly extension: string;
}

export interface StoredFile {
  readonly fileId: string;
  /** Of the clear bytes, lower-case hex. */
  readonly sha256: string;
  /** Clear bytes. */
  readonly size: number;
  readonly type: FileType;
  /** Personal or not, the caller seals it before it is recorded. */
  readonly fileName: string;
}

export interface DestroyedFile {
  readonly tenant: string;
  readonly fileId: string;
}

/**
 * Port: files, encrypted at rest under one key each. The clear content never touches the disk and never stands in
 * memory as a whole.
 */
export abstract class FileStore {
  /**
   * Stores the content. When it answers, the file is durable and readable; when it throws, nothing of it is kept.
   * Putting the same bytes again under the same id answers alike; other bytes are refused and change nothing.
   *
   * @throws DomainError `FILE.NAME_REFUSED`, `FILE.SECRET`, `FILE.EMPTY`, `FILE.TOO_LARGE` (as soon as it is),
   * `FILE.TYPE_REFUSED`, `FILE.EXISTS`, `FILE.DESTROYED`
   * @throws FileStoreUnavailable, and whatever the content's stream throws
   */
  abstract put(file: FileToPut): Promise<StoredFile>;
  /**
   * The clear bytes. A stored file that was changed or cut ends the stream with `StoredFileCorrupt`, never as if whole;
   * bytes before the damage may have been answered.
   *
   * @throws DomainError `FILE.NOT_FOUND`, `FILE.DESTROYED`
   */
  abstract get(tenant: string, fileId: string): Promise<Readable>;
  /**
   * Destroys key and object for ever, once the event that decides it is recorded; repeating it changes nothing.
   *
   * @param eventId the event that decided it
   */
  abstract destroy(tenant: string, fileId: string, eventId: string): Promise<void>;
  /** Every file that was ever destroyed, whatever a restore brought back. */
  abstract destroyed(): Promise<readonly DestroyedFile[]>;
  /**
   * Removes again the objects of destroyed files that a restore brought back, and what unfinished puts left. Run it
   * at start and after every restore, after the keys' own `reapplyErasures`. Answers how many objects it removed.
   */
  abstract removeDestroyed(): Promise<number>;
}

import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What the library holds of a file, for the directory at the end. */
interface Entry {
  readonly state: number;
  getCentralDirectoryRecord(): Buffer;
}

/** Its bytes are all out. */
const WRITTEN = 3;

/** What the directory says of a file, and nothing else: some 150 bytes, where the library holds 4 KB. */
class WrittenEntry implements Entry {
  readonly state = WRITTEN;
  private readonly record: string;

  constructor(entry: Entry) {
    this.record = entry.getCentralDirectoryRecord().toString('latin1');
  }

  getCentralDirectoryRecord(): Buffer {
    return Buffer.from(this.record, 'latin1');
  }
}

/**
 * A zip that is read as it is written, one file after the other; of a file that was written only what the directory
 * says of it is held. Names are UTF-8; the zip, and any file in it, may be larger than 4 GiB, and the files more than
 * 65,535. The same files at the same moment make the same bytes.
 */
export class ZipOutput {
  /** Whoever reads no further destroys it. */
  readonly bytes: Readable;
  private readonly zip = new ZipFile();
  private readonly written: Entry[] = [];
  private input: Readable | undefined;
  private failure: Error | undefined;
  /** The library keeps this for every file until the end: nothing of a content may hang on it. */
  private readonly give = (take: (error: unknown, input: Readable) => void): void => {
    if (this.input !== undefined) take(null, this.input);
  };

  /** @param at what every file carries as the time of its last change */
  constructor(private readonly at: Date) {
    this.bytes = this.zip.outputStream as Readable;
    finished(this.bytes).catch((error: Error) => {
      this.failure = error;
      this.input?.destroy(error);
    });
  }

  /**
   * Resolves when the content was taken in whole; then the next file may be added.
   *
   * @param packed whether it gets no shorter by compression
   * @throws what the content, or the reader of the zip, failed with
   */
  async add(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, packed: boolean): Promise<void> {
    const input = content instanceof Readable ? content : Readable.from(content, { objectMode: false });
    if (this.failure !== undefined) {
      input.destroy();
      throw this.failure;
    }
    this.setAside();
    this.input = input;
    this.zip.addReadStreamLazy(name, { compress: !packed, mtime: this.at }, this.give);
    try {
      await finished(input);
    } catch (error) {
      this.failure = error as Error;
      this.bytes.destroy(this.failure);
      throw error;
    }
    this.input = undefined;
  }

  /** Writes the directory behind the files. */
  end(): void {
    const library = this.library;
    library.entries = [...this.written, ...library.entries];
    this.zip.end();
  }

  /** The library looks for the next file to be written through all that it holds, from the first. */
  private setAside(): void {
    const { entries } = this.library;
    while (entries[0]?.state === WRITTEN) {
      this.written.push(new WrittenEntry(entries[0]));
      entries.shift();
    }
  }

  private get library(): { entries: Entry[] } {
    return this.zip as unknown as { entries: Entry[] };
  }
}

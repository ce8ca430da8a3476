import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export type Content = Uint8Array | string | AsyncIterable<Uint8Array>;

export interface Written {
  readonly sha256: string;
  readonly bytes: number;
}

/** A zip that is written one file after the other, holding none, and ends with the SHA-256 of every file. */
export class ZipWriter {
  private readonly zip = new ZipFile();
  private readonly sums: string[] = [];
  /** The zip keeps what it was given for every file until its end: it is given nothing that holds a content. */
  private next: Readable | undefined;
  private readonly give = (take: (error: unknown, input: Readable) => void): void => {
    const input = this.next as Readable;
    this.next = undefined;
    take(null, input);
  };
  private readonly output: WriteStream;
  private readonly ended: Promise<void>;

  constructor(private readonly file: string) {
    this.output = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    this.zip.outputStream.pipe(this.output);
    this.zip.on('error', (error: Error) => this.output.destroy(error));
    this.ended = finished(this.output);
    this.ended.catch(() => undefined);
  }

  /**
   * Resolves when the file was taken in whole.
   *
   * @param compress whether it gets shorter by it
   */
  async add(name: string, content: Content, compress = true): Promise<Written> {
    const hash = createHash('sha256');
    let bytes = 0;
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const piece of piecesOf(content)) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    }
    const input = Readable.from(hashed(), { objectMode: false });
    this.next = input;
    this.zip.addReadStreamLazy(name, { compress, mtime: MOMENT }, this.give);
    await Promise.race([finished(input), this.ended.then(() => Promise.reject(new Error(`${this.file} was closed`)))]);
    const sha256 = hash.digest('hex');
    this.sums.push(`${sha256}  ${name}\n`);
    return { sha256, bytes };
  }

  /** Writes the sums and the directory; resolves when all of it is on the disk. */
  async end(): Promise<void> {
    await this.add('SHA256SUMS', [...this.sums].sort(byName).join(''));
    this.zip.end();
    await this.ended;
    const handle = await open(this.file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Leaves it unfinished. */
  async abandon(): Promise<void> {
    this.output.destroy();
    await this.ended.catch(() => undefined);
  }
}

/** What every file of a pack carries: when a file was added says nothing, and the same pack twice is alike. */
const MOMENT = new Date('2000-01-01T00:00:00');

function byName(one: string, other: string): number {
  return one.slice(66) < other.slice(66) ? -1 : 1;
}

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string') yield Buffer.from(content, 'utf8');
  else if (content instanceof Uint8Array) yield content;
  else yield* content;
}

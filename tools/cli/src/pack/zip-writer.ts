import { ZipOutput } from '@gongjian/shared-files';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

export type Content = Uint8Array | string | AsyncIterable<Uint8Array>;

/** Lines of the sums that are held before they are written. */
const HELD_SUMS = 1_000;

/** A zip on the disk that is written one file after the other and ends with the SHA-256 of every file. */
export class ZipWriter {
  private readonly zip = new ZipOutput(MOMENT);
  private readonly sumsFile: string;
  private sums: string[] = [];
  private readonly written: Promise<void>;

  /** @param file where it is written; its sums lie beside it until its end */
  constructor(private readonly file: string) {
    this.sumsFile = `${file}.sums`;
    this.written = pipeline(this.zip.bytes, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    this.written.catch(() => undefined);
  }

  /**
   * Resolves when the file was taken in whole.
   *
   * @param compress whether it gets shorter by it
   */
  async add(name: string, content: Content, compress = true): Promise<void> {
    const hash = createHash('sha256');
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const piece of piecesOf(content)) {
        hash.update(piece);
        yield piece;
      }
    }
    await this.zip.add(name, hashed(), !compress);
    this.sums.push(`${hash.digest('hex')}  ${name}\n`);
    if (this.sums.length === HELD_SUMS) await this.writeSums();
  }

  /** Writes the sums and the directory; resolves when all of it is on the disk. */
  async end(): Promise<void> {
    await this.writeSums();
    await this.zip.add('SHA256SUMS', createReadStream(this.sumsFile), false);
    this.zip.end();
    await this.written;
    const handle = await open(this.file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Leaves it unfinished. */
  async abandon(): Promise<void> {
    this.zip.bytes.destroy();
    await this.written.catch(() => undefined);
  }

  private async writeSums(): Promise<void> {
    await appendFile(this.sumsFile, this.sums.join(''));
    this.sums = [];
  }
}

/** What every file of a pack carries: when a file was added says nothing, and the same pack twice is alike. */
const MOMENT = new Date('2000-01-01T00:00:00');

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string') yield Buffer.from(content, 'utf8');
  else if (content instanceof Uint8Array) yield content;
  else yield* content;
}

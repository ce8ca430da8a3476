import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/** Held in memory before it is written. */
const MAX_HELD_BYTES = 16 * 1_048_576;

/** Lines sorted into parts by their keys, on the disk: of a key all lines are in one part, in their order. */
export class Spool {
  private readonly held = new Map<number, Uint8Array[]>();
  private heldBytes = 0;

  private constructor(
    private readonly folder: string,
    readonly parts: number,
  ) {}

  static async open(folder: string, parts: number): Promise<Spool> {
    await mkdir(folder, { recursive: true });
    return new Spool(folder, parts);
  }

  /** Each line with its newline. */
  async put(key: string, line: Uint8Array): Promise<void> {
    const part = createHash('sha256').update(key).digest().readUInt32BE(0) % this.parts;
    const held = this.held.get(part) ?? [];
    held.push(line);
    this.held.set(part, held);
    this.heldBytes += line.length;
    if (this.heldBytes > MAX_HELD_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    for (const [part, lines] of this.held) await appendFile(this.at(part), Buffer.concat(lines));
    this.held.clear();
    this.heldBytes = 0;
  }

  /** The lines of a part, without newlines; read once. */
  async take(part: number): Promise<readonly string[]> {
    const text = await readFile(this.at(part), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    await rm(this.at(part), { force: true });
    return text.split('\n').slice(0, -1);
  }

  private at(part: number): string {
    return path.join(this.folder, String(part));
  }
}

import { MalformedVerifierKey, parseVerifierKey, type VerifierKey } from '@gongjian/audit-log';
import { readFile, stat } from 'node:fs/promises';
import { WitnessUnusable } from './witness-unusable.js';

/** Port: whose checkpoints a witness looks at. */
export abstract class KnownLogs {
  /** Keys that sign for an origin; none: the log is not known. */
  abstract keysOf(origin: string): Promise<readonly VerifierKey[]>;
}

/** Logs listed in a file: a verifier key on each line; empty lines and those that begin with `#` say nothing. */
export class KnownLogsFile extends KnownLogs {
  private known: ReadonlyMap<string, readonly VerifierKey[]> = new Map();
  private seen = '';
  private fault: WitnessUnusable | null = null;

  private constructor(private readonly path: string) {
    super();
  }

  /** A file that is not there yet names no log. @throws WitnessUnusable for one that cannot be used */
  static async open(path: string): Promise<KnownLogsFile> {
    const file = new KnownLogsFile(path);
    const problem = await file.problem();
    const missing = (problem?.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    if (problem !== null && !missing) throw problem;
    return file;
  }

  /** Reads the file again when it has changed. While it cannot be used what it said before holds. */
  override async keysOf(origin: string): Promise<readonly VerifierKey[]> {
    await this.refresh();
    return this.known.get(origin) ?? [];
  }

  /** Why the file as it stands now cannot be used. */
  async problem(): Promise<WitnessUnusable | null> {
    await this.refresh();
    return this.fault;
  }

  /** Logs that are known now. */
  get size(): number {
    return this.known.size;
  }

  private async refresh(): Promise<void> {
    try {
      const { mtimeMs, ctimeMs, size, ino } = await stat(this.path);
      const now = `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
      if (now === this.seen) return;
      this.known = parseKnownLogs(await readFile(this.path, 'utf8'), this.path);
      this.seen = now;
      this.fault = null;
    } catch (error) {
      this.seen = '';
      this.fault = error instanceof WitnessUnusable ? error : cannotRead(this.path, error);
    }
  }
}

/**
 * Keys by origin, which is their name.
 *
 * @param path for the message
 * @throws WitnessUnusable
 */
export function parseKnownLogs(text: string, path: string): ReadonlyMap<string, readonly VerifierKey[]> {
  const known = new Map<string, VerifierKey[]>();
  for (const [at, line] of text.split('\n').entries()) {
    const vkey = line.trim();
    if (vkey === '' || vkey.startsWith('#')) continue;
    const key = keyOn(vkey, at + 1, path);
    const others = known.get(key.name) ?? [];
    if (others.some(({ keyId }) => keyId === key.keyId)) throw malformed(path, at + 1, 'the key is there already');
    known.set(key.name, [...others, key]);
  }
  return known;
}

function keyOn(vkey: string, line: number, path: string): VerifierKey {
  try {
    return parseVerifierKey(vkey);
  } catch (error) {
    if (error instanceof MalformedVerifierKey) throw malformed(path, line, error.message);
    throw error;
  }
}

function malformed(path: string, line: number, why: string): WitnessUnusable {
  return new WitnessUnusable({
    zh: `${path} 第 ${line} 行不是可用的日志验证密钥：${why}`,
    en: `line ${line} of ${path} is no usable verifier key of a log: ${why}`,
  });
}

function cannotRead(path: string, cause: unknown): WitnessUnusable {
  const code = (cause as NodeJS.ErrnoException).code ?? 'failed';
  return new WitnessUnusable({ zh: `无法读取 ${path}：${code}`, en: `cannot read ${path}: ${code}` }, cause);
}

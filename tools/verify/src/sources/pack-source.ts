import { parsePolicy, type TrustPolicy } from '@gongjian/audit-log';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { CannotCheck, Faulty } from '../fault.js';
import { FolderFiles } from './folder-files.js';
import type { PackFiles } from './pack-files.js';
import type { EventBytes, Source } from './source.js';
import { ZipFiles } from './zip-files.js';

/** Longer than any file that is read whole can be. */
const MAX_WHOLE_BYTES = 256 * 1_048_576;
/** A file of lines is named by the seq of its first. */
export const EVENT_FILE = /^events\/[0-9]{12}\.ndjson$/;

/** What `pack.json` says. */
export interface PackManifest {
  readonly tenant: string;
  readonly number: number;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** A pack in a folder or a zip. Of every file that is read the SHA-256 is kept: what was verified is what was hashed. */
export class PackSource implements Source {
  readonly treePath = 'tree/';
  readonly tenant: string;
  readonly number: number;

  private constructor(
    private readonly files: PackFiles,
    readonly manifest: PackManifest,
    private readonly digests: Map<string, string>,
  ) {
    this.tenant = manifest.tenant;
    this.number = manifest.number;
  }

  /**
   * @param at the folder, or the zip
   * @throws CannotCheck when there is no pack; Faulty when its `pack.json` is none, or the zip is damaged
   */
  static async open(at: string): Promise<PackSource> {
    const files = await filesAt(at);
    try {
      const digests = new Map<string, string>();
      const manifest = await wholeFile(files, 'pack.json', digests);
      if (manifest === undefined) throw new CannotCheck(`${at} 里没有 pack.json / has no pack.json`);
      return new PackSource(files, manifestOf(manifest), digests);
    } catch (error) {
      await files.close();
      throw error;
    }
  }

  async ownPolicy(): Promise<TrustPolicy> {
    const policy = await this.readFile('policy.txt');
    if (policy === undefined)
      throw new CannotCheck('包里没有 policy.txt，请给出 --policy / no policy.txt: give --policy');
    return parsePolicy(policy);
  }

  read(file: string): Promise<Buffer | undefined> {
    return this.readFile(`${this.treePath}${file}`);
  }

  async *events(): AsyncGenerator<EventBytes> {
    for (const name of this.filesIn('events').filter((one) => EVENT_FILE.test(one))) {
      const hash = createHash('sha256');
      let beginsAt: number | undefined = Number(path.posix.basename(name, '.ndjson'));
      for await (const bytes of this.files.bytes(name)) {
        hash.update(bytes);
        yield { path: name, bytes, ...(beginsAt === undefined ? {} : { beginsAt }) };
        beginsAt = undefined;
      }
      this.digests.set(name, hash.digest('hex'));
    }
  }

  /** A file of the pack, whole; undefined when there is none. */
  readFile(name: string): Promise<Buffer | undefined> {
    return wholeFile(this.files, name, this.digests);
  }

  /** Of a file of the pack: the SHA-256 in lower-case hex, of the bytes that were verified if it was read already. */
  async digest(name: string): Promise<string | undefined> {
    const known = this.digests.get(name);
    if (known !== undefined || !this.files.has(name)) return known;
    const hash = createHash('sha256');
    for await (const bytes of this.files.bytes(name)) hash.update(bytes);
    const digest = hash.digest('hex');
    this.digests.set(name, digest);
    return digest;
  }

  /** Paths of all files in a folder of the pack, in order of their bytes. */
  filesIn(below: string): readonly string[] {
    return this.files.list(below);
  }

  close(): Promise<void> {
    return this.files.close();
  }
}

async function filesAt(at: string): Promise<PackFiles> {
  const found = statSync(at, { throwIfNoEntry: false });
  if (found === undefined) throw new CannotCheck(`没有 ${at} / there is no ${at}`);
  return found.isDirectory() ? new FolderFiles(at) : ZipFiles.open(at);
}

async function wholeFile(files: PackFiles, name: string, digests: Map<string, string>): Promise<Buffer | undefined> {
  if (!files.has(name)) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of files.bytes(name)) {
    parts.push(bytes);
    length += bytes.length;
    if (length > MAX_WHOLE_BYTES) {
      const found = `> ${MAX_WHOLE_BYTES} bytes`;
      throw new Faulty({ check: 'pack', code: 'PACK.FILE_CHANGED', place: { path: name }, found });
    }
  }
  const whole = Buffer.concat(parts);
  digests.set(name, createHash('sha256').update(whole).digest('hex'));
  return whole;
}

function manifestOf(bytes: Buffer): PackManifest {
  const malformed = (member: string): Faulty =>
    new Faulty({ check: 'pack', code: 'PACK.JSON', place: { path: 'pack.json', member } });
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw malformed('');
  }
  if (typeof value !== 'object' || value === null) throw malformed('');
  const { version, tenant, number, origin, size, root } = value as Readonly<Record<string, unknown>>;
  if (version !== 1) throw malformed('version');
  if (typeof tenant !== 'string') throw malformed('tenant');
  if (typeof number !== 'number') throw malformed('number');
  if (typeof origin !== 'string') throw malformed('origin');
  if (typeof size !== 'number') throw malformed('size');
  if (typeof root !== 'string') throw malformed('root');
  return { tenant, number, origin, size, root };
}

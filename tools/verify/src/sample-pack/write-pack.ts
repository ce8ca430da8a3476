import {
  formatTlogProof,
  GrowingTree,
  inclusionProof,
  leafV1,
  TILE_WIDTH,
  tileHashReader,
  tilePath,
  treeRoot,
  type TreeFile,
} from '@gongjian/audit-log';
import { canonicalJson } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { StoredEvent } from './sample-events.js';
import type { SampleLog } from './sample-log.js';

const LINES_PER_FILE = 65_536;
const WRITE_BYTES = 1_048_576;

export interface PackContents {
  readonly log: SampleLog;
  readonly events: Iterable<StoredEvent>;
  /** Whether the witness has cosigned. */
  readonly cosigned: boolean;
  /** At most, and by default, 65,536. */
  readonly linesPerFile?: number;
  /** Seqs of the events that proofs are made of. */
  readonly proofs?: readonly number[];
  readonly files?: readonly Buffer[];
  readonly programmes?: Readonly<Record<string, string>>;
}

/** Writes an auditor pack into a folder, from nothing; what is there of an older one is taken away. Answers its size. */
export async function writePack(folder: string, contents: PackContents): Promise<number> {
  const { log, cosigned, proofs = [], files = [], programmes = {} } = contents;
  rmSync(folder, { recursive: true, force: true });
  const put = (name: string, content: Uint8Array | string): void => {
    const at = path.join(folder, ...name.split('/'));
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, content);
  };
  const size = writeTree(folder, put, contents);
  const read = tileHashReader(size, async (tile) => readFileSync(path.join(folder, 'tree', tilePath(tile))));
  const root = await treeRoot(size, read);
  const checkpoint = log.checkpoint(size, root, cosigned);
  put('tree/checkpoint', checkpoint);
  put(
    'pack.json',
    canonicalJson({
      version: 1,
      madeAt: '2026-11-27T00:00:00.000Z',
      product: 'gongjian',
      logId: log.tenant,
      tenant: log.tenant,
      number: log.number,
      origin: log.origin,
      size,
      root: root.toString('base64'),
      period: null,
    }),
  );
  put('policy.txt', log.policy);
  put('index.html', '<!doctype html><title>共建</title>\n');
  for (const index of proofs) {
    const hashes = await inclusionProof(index, size, read);
    put(`proofs/${index}.tlog-proof`, formatTlogProof({ index, hashes, checkpoint }));
  }
  for (const file of files) put(`files/${createHash('sha256').update(file).digest('hex')}`, file);
  for (const [name, content] of Object.entries(programmes)) put(`programmes/${name}.json`, content);
  writeSums(folder);
  return size;
}

/** Lists every file of the folder with its hash, as `sha256sum` reads it. */
export function writeSums(folder: string): void {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => name !== 'SHA256SUMS')
    .sort();
  const lines = names.map((name) => `${digestOf(path.join(folder, ...name.split('/')))}  ${name}\n`);
  writeFileSync(path.join(folder, 'SHA256SUMS'), lines.join(''));
}

function digestOf(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(WRITE_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}

/** The line of an event, with its newline. */
export function lineOf(seq: number, { stream, revision, id, type, data, metadata }: StoredEvent): string {
  return `${canonicalJson({ data, id, metadata, revision, seq, stream, type })}\n`;
}

function writeTree(
  folder: string,
  put: (name: string, content: Uint8Array) => void,
  { events, linesPerFile = LINES_PER_FILE }: PackContents,
): number {
  const lines = new LineFiles(folder, linesPerFile);
  const tree = GrowingTree.empty();
  /** By the path of the full file that takes their place. */
  const partials = new Map<string, TreeFile>();
  let entries: Buffer[] = [];
  const grow = (): void => {
    for (const file of tree.grow(entries)) {
      const [full = '', partial] = file.path.split('.p/');
      if (partial !== undefined) partials.set(full, file);
      else {
        partials.delete(full);
        put(`tree/${file.path}`, file.bytes);
      }
    }
    entries = [];
  };
  let seq = 0;
  for (const event of events) {
    lines.write(seq, lineOf(seq, event));
    entries.push(leafV1(seq, { ...event, revision: BigInt(event.revision) }));
    seq += 1;
    if (entries.length === TILE_WIDTH) grow();
  }
  grow();
  for (const file of partials.values()) put(`tree/${file.path}`, file.bytes);
  lines.end();
  return seq;
}

class LineFiles {
  private descriptor: number | undefined;
  private waiting: string[] = [];
  private length = 0;
  private left = 0;

  constructor(
    private readonly folder: string,
    private readonly linesPerFile: number,
  ) {
    mkdirSync(path.join(folder, 'events'), { recursive: true });
  }

  write(seq: number, line: string): void {
    if (this.left === 0) {
      this.end();
      const name = `${String(seq).padStart(12, '0')}.ndjson`;
      this.descriptor = openSync(path.join(this.folder, 'events', name), 'w');
      this.left = this.linesPerFile;
    }
    this.waiting.push(line);
    this.length += line.length;
    this.left -= 1;
    if (this.length >= WRITE_BYTES) this.flush();
  }

  end(): void {
    if (this.descriptor === undefined) return;
    this.flush();
    closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private flush(): void {
    if (this.descriptor !== undefined) writeSync(this.descriptor, this.waiting.join(''));
    this.waiting = [];
    this.length = 0;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { processStartedAt } from './process-identity.js';

interface Holder {
  readonly pid: number;
  readonly startedAt: string;
  readonly token: string;
}

/**
 * A lock held by a living process on a file. Guarantees that of any number of processes of one machine that take it at
 * the same time at most one succeeds; a lock whose holder is dead is taken over without a person's help, also when a
 * process died in the middle of taking it over.
 */
export class FolderLock {
  private constructor(
    private readonly path: string,
    private readonly content: string,
  ) {}

  /** @throws EmbeddedPostgresError `EMBEDDED_PG.IN_USE` when a living process holds it. */
  static acquire(path: string, folder: string): FolderLock {
    const content = JSON.stringify({
      pid: process.pid,
      startedAt: processStartedAt(process.pid) ?? '',
      token: randomBytes(12).toString('hex'),
    } satisfies Holder);
    const lock = new FolderLock(path, content);
    for (;;) {
      if (create(path, content)) return lock;
      const found = read(path);
      if (found === undefined) continue;
      const holder = parse(found);
      if (holder !== undefined && processStartedAt(holder.pid) === holder.startedAt) throw inUse(folder, holder.pid);
      replaceAbandoned(path, found, content, folder);
      if (read(path) === content) return lock;
    }
  }

  /** The number of the living process that holds the lock, if any. */
  static holder(path: string): number | undefined {
    const found = read(path);
    const holder = found === undefined ? undefined : parse(found);
    return holder !== undefined && processStartedAt(holder.pid) === holder.startedAt ? holder.pid : undefined;
  }

  release(): void {
    if (read(this.path) === this.content) rmSync(this.path, { force: true });
  }
}

/** Only the holder of the lock named after one abandoned content may replace that content, so no fresh lock is lost. */
function replaceAbandoned(path: string, abandoned: string, content: string, folder: string): void {
  const digest = createHash('sha256').update(abandoned).digest('hex').slice(0, 16);
  const right = FolderLock.acquire(`${path}.${digest}`, folder);
  try {
    if (read(path) !== abandoned) return;
    const draft = draftPath(path);
    writeFileSync(draft, content, { mode: 0o600, flush: true });
    renameSync(draft, path);
  } finally {
    right.release();
  }
}

function create(path: string, content: string): boolean {
  const draft = draftPath(path);
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function draftPath(path: string): string {
  return `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(content: string): Holder | undefined {
  try {
    const value = JSON.parse(content) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.startedAt === 'string' && typeof value.token === 'string'
      ? { pid: value.pid, startedAt: value.startedAt, token: value.token }
      : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('EMBEDDED_PG.IN_USE', {
    zh: `数据文件夹 ${folder} 正被另一个进程（进程号 ${pid}）使用。请先停止它，或用 GONGJIAN_DATA 指定另一个文件夹。`,
    en: `The data folder ${folder} is in use by another process (pid ${pid}). Stop it first, or name another folder with GONGJIAN_DATA.`,
  });
}

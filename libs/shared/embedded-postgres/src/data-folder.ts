import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import type { EmbeddedPostgresErrorText } from './embedded-postgres.errors.js';
import { systemFolder } from './server-binaries.js';
import { firstClosed, serverUser } from './server-user.js';
import type { ServerUser } from './server-user.js';

export interface DataFolderRequest {
  /** The folder the product was cloned into. */
  readonly cloneRoot: string;
  /** The value of `GONGJIAN_DATA`; a relative path is taken from the current folder. */
  readonly configured?: string;
}

export interface DataFolder {
  /** Exists, belongs to the user of this process, and the server can work below it. */
  readonly folder: string;
  /** What the operator should be told, Chinese first. */
  readonly notices: readonly string[];
}

/**
 * Chooses and creates the folder in which the product keeps its data. Without a configured folder it is `.gongjian/` in
 * the clone; for root, where the OS user `postgres` cannot enter the clone, `/var/lib/gongjian/<hash of its path>`.
 *
 * @throws EmbeddedPostgresError `EMBEDDED_PG.FOLDER_UNREACHABLE` when it cannot be created, entered or written, and
 * `EMBEDDED_PG.FOLDER_FOREIGN` when it belongs to another user; both name the folder and how to mend it.
 */
export function resolveDataFolder(request: DataFolderRequest): DataFolder {
  const user = serverUser();
  if (request.configured !== undefined && request.configured !== '') {
    return { folder: prepareFolder(path.resolve(request.configured), user), notices: [] };
  }
  const clone = realpathSync(request.cloneRoot);
  if (process.getuid?.() !== 0 || firstClosed(ancestors(clone), user) === undefined) {
    return { folder: prepareFolder(path.join(clone, '.gongjian'), user), notices: [] };
  }
  const hash = createHash('sha256').update(clone).digest('hex').slice(0, 16);
  const folder = prepareFolder(path.join(systemFolder, hash), user);
  return {
    folder,
    notices: [
      `系统用户 ${user.name} 无法进入 ${clone}，数据保存在 ${folder}，PostgreSQL 程序的副本保存在 ${systemFolder}。 / The OS user ${user.name} cannot enter ${clone}; data is kept in ${folder} and a copy of PostgreSQL's programs in ${systemFolder}.`,
    ],
  };
}

/** Creates the folder if need be and checks owner and reach; answers its path without symbolic links. */
export function prepareFolder(folder: string, user: ServerUser): string {
  const own = process.getuid?.();
  const nearest = ancestors(folder).findLast((candidate) => existsSync(candidate)) ?? folder;
  const created = nearest !== folder;
  try {
    if (!statSync(nearest).isDirectory()) throw unreachable(folder, notAFolder(nearest));
    if (!created) checkOwner(folder, own, user);
    checkReach(folder, nearest, own, user);
    if (created) {
      mkdirSync(folder, { recursive: true, mode: own === 0 ? 0o711 : 0o700 });
      for (const made of ancestors(folder).filter((candidate) => candidate.length > nearest.length)) {
        chmodSync(made, own === 0 ? 0o711 : 0o700);
      }
    }
    const real = realpathSync(folder);
    accessSync(real, constants.W_OK);
    return real;
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw unreachable(folder, { zh: reason, en: reason }, undefined, error);
  }
}

/** Every folder from the root down to `folder` itself. */
export function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [...ancestors(parent), folder];
}

function checkOwner(folder: string, own: number | undefined, user: ServerUser): void {
  if (own === undefined) return;
  const owner = statSync(folder).uid;
  if (owner === own || owner === user.uid) return;
  throw new EmbeddedPostgresError('EMBEDDED_PG.FOLDER_FOREIGN', {
    zh: `数据文件夹 ${folder} 属于另一个用户（uid ${owner}），当前用户为 uid ${own}。请以该用户启动、执行 chown -R ${own} '${folder}'，或用 GONGJIAN_DATA 指定另一个文件夹。`,
    en: `The data folder ${folder} belongs to another user (uid ${owner}); this process runs as uid ${own}. Start as that user, run chown -R ${own} '${folder}', or name another folder with GONGJIAN_DATA.`,
  });
}

function checkReach(folder: string, existing: string, own: number | undefined, user: ServerUser): void {
  if (process.platform === 'win32') return;
  const closed = firstClosed(ancestors(realpathSync(existing)), user);
  if (closed !== undefined) {
    throw own === 0
      ? unreachable(
          folder,
          closedTo(closed, `系统用户 ${user.name} `, `the OS user ${user.name}`),
          `chmod o+x '${closed}'`,
        )
      : unreachable(folder, closedTo(closed, '当前用户', 'this user'));
  }
}

function notAFolder(name: string): EmbeddedPostgresErrorText {
  return { zh: `${name} 不是文件夹`, en: `${name} is not a folder` };
}

function closedTo(name: string, whoZh: string, whoEn: string): EmbeddedPostgresErrorText {
  return { zh: `${whoZh}无法进入 ${name}`, en: `${name} is closed to ${whoEn}` };
}

function unreachable(
  folder: string,
  reason: EmbeddedPostgresErrorText,
  mend?: string,
  cause?: unknown,
): EmbeddedPostgresError {
  const zhMend = mend === undefined ? '请修正其权限' : `请执行 ${mend}`;
  const enMend = mend === undefined ? 'Mend its permissions' : `Run ${mend}`;
  return new EmbeddedPostgresError(
    'EMBEDDED_PG.FOLDER_UNREACHABLE',
    {
      zh: `无法使用数据文件夹 ${folder}（${reason.zh}）。${zhMend}，或用 GONGJIAN_DATA 指定另一个文件夹。`,
      en: `The data folder ${folder} cannot be used (${reason.en}). ${enMend}, or name another folder with GONGJIAN_DATA.`,
    },
    { cause },
  );
}

import { spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';

/** The OS user the server's programs run as; `ids` is absent when it is the user of this process. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  /** For `spawn`: empty when no change of user is needed. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly name: string;
}

export const rootServerUserName = 'postgres';

/**
 * PostgreSQL refuses to run as root. For root this is therefore the OS user `postgres`, created as a system user when
 * it is missing; for everybody else it is the user of this process.
 *
 * @throws EmbeddedPostgresError `EMBEDDED_PG.NO_OS_USER` when the user is missing and cannot be created.
 */
export function serverUser(): ServerUser {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { uid, gid, ids: {}, name: '' };
  const existing = lookUp(rootServerUserName) ?? createUser(rootServerUserName);
  return { ...existing, ids: existing, name: rootServerUserName };
}

/** The first of `paths` that `user` may not enter (a folder) or run (a file), asked from the system itself. */
export function firstClosed(paths: readonly string[], user: ServerUser): string | undefined {
  const script = 'for p do test -x "$p" || { printf %s "$p"; exit 7; }; done';
  const answer = spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], {
    cwd: '/',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: systemEnvironment(),
    ...user.ids,
  });
  if (answer.error !== undefined) throw cannotChangeUser(user, answer.error);
  return answer.status === 0 ? undefined : answer.stdout;
}

/** What the server's programs see of our environment: nothing but what the system itself needs. */
export function systemEnvironment(): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '/usr/bin:/bin' };
  for (const name of ['SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'ComSpec', 'PATHEXT']) {
    const value = process.env[name];
    if (process.platform === 'win32' && value !== undefined) kept[name] = value;
  }
  return kept;
}

export function cannotChangeUser(user: ServerUser, cause: unknown): EmbeddedPostgresError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedPostgresError(
    'EMBEDDED_PG.START_FAILED',
    {
      zh: `无法以系统用户 ${user.name || '当前用户'} 的身份运行程序：${reason}。`,
      en: `Cannot run a program as the OS user ${user.name || 'of this process'}: ${reason}.`,
    },
    { cause },
  );
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const uid = number('-u', name);
  const gid = number('-g', name);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function number(option: string, name: string): number | undefined {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  if (answer.status !== 0) return undefined;
  const value = Number.parseInt(answer.stdout, 10);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function createUser(name: string): { uid: number; gid: number } {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  const answer = spawnSync('useradd', [...options, '--shell', '/usr/sbin/nologin', name], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });
  const created = lookUp(name);
  if (created !== undefined) return created;
  const reason = (answer.error?.message ?? answer.stderr).trim();
  throw new EmbeddedPostgresError('EMBEDDED_PG.NO_OS_USER', {
    zh: `PostgreSQL 不能以 root 身份运行，而系统用户 ${name} 不存在，也无法创建（${reason}）。请先执行 useradd --system ${name}，或改用普通用户启动。`,
    en: `PostgreSQL does not run as root, and the OS user ${name} does not exist and could not be created (${reason}). Run useradd --system ${name} first, or start as an ordinary user.`,
  });
}

import { loginRoles, migrateForServices, prepareServer } from '@gongjian/deployment-migrations';
import { LocalMasterKey, MasterKeyUnusable } from '@gongjian/shared-keys';
import { ProjectionChanged } from '@gongjian/shared-projections';
import { databaseUrl, logVariables } from '@gongjian/shared-service';
import { ConfigurationInvalid, readEnvironment } from '@gongjian/shared-service/environment';
import type { ClientConfig } from 'pg';
import { z } from 'zod';

type Print = (line: string) => void;

const rolePasswords = z.string().transform((text, context): Record<string, string> => {
  const read = z.record(z.string(), z.string().min(1)).safeParse(jsonOf(text));
  const missing = loginRoles.filter((role) => read.data?.[role] === undefined);
  if (read.success && missing.length === 0) return read.data;
  const named = missing.join(', ');
  context.addIssue(`应为 JSON，每个角色一个口令，缺少 ${named} / JSON with a password for each role; ${named} missing`);
  return z.NEVER;
});

/** What `gongjian init` takes from its environment. */
export const initVariables = {
  /** Of a superuser of the PostgreSQL server, to any database. */
  GONGJIAN_ADMIN_DATABASE_URL: databaseUrl,
  /** JSON: the password of each role. `gongjian secrets` writes it. */
  GONGJIAN_ROLE_PASSWORDS: rolePasswords,
  /** Made when it is not there. */
  GONGJIAN_MASTER_KEY_FILE: z.string().min(1).optional(),
} as const;

/** What `gongjian migrate` takes from its environment. */
export const migrateVariables = {
  ...logVariables,
  /** To the database of the log, as its owner. */
  GONGJIAN_OWNER_DATABASE_URL: databaseUrl,
  /** To the database of the key store, as its owner. */
  GONGJIAN_KEYS_OWNER_DATABASE_URL: databaseUrl,
} as const;

/** `gongjian init`: databases, roles and the master key of a deployment; answers the exit code. */
export async function init(env: NodeJS.ProcessEnv, print: Print): Promise<number> {
  return asCommand(print, async () => {
    const values = readEnvironment(z.object(initVariables), env);
    const { GONGJIAN_ADMIN_DATABASE_URL: admin, GONGJIAN_MASTER_KEY_FILE: masterKey } = values;
    await onServer(admin, () => prepareServer(admin, values.GONGJIAN_ROLE_PASSWORDS));
    print(`数据库和角色已就绪 / databases and roles are there: ${placeOf(admin)}`);
    if (masterKey === undefined) return;
    await LocalMasterKey.fromFileOrNew(masterKey);
    print(`主密钥已就绪，请另存一份 / the master key is there, keep a copy apart: ${masterKey}`);
  });
}

/** `gongjian migrate`: brings the databases to this build's version; answers the exit code. */
export async function migrate(env: NodeJS.ProcessEnv, print: Print): Promise<number> {
  return asCommand(print, async () => {
    const values = readEnvironment(z.object(migrateVariables), env);
    const { GONGJIAN_OWNER_DATABASE_URL: main, GONGJIAN_KEYS_OWNER_DATABASE_URL: keys } = values;
    await onServer(main, () => migrateForServices({ main, keys, kurrentDb: values.EVENT_STORE ?? null }));
    print(`数据库已是本版本 / the databases are at this build's version: ${placeOf(main)}`);
  });
}

/** The database did not do what was asked; the text says why, and what helps. */
class DatabaseRefused extends Error {}

async function asCommand(print: Print, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    const known = [ConfigurationInvalid, DatabaseRefused, ProjectionChanged, MasterKeyUnusable];
    if (!known.some((type) => error instanceof type)) throw error;
    print((error as Error).message);
    return 1;
  }
}

const UNREACHABLE = /^(E[A-Z_]+|57P0[1-4]|08\d{3}|53300)$/;

async function onServer(server: ClientConfig, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code = '', message, errors } = error as Error & { readonly code?: string; readonly errors?: Error[] };
    const said = message === '' ? (errors ?? []).map((each) => each.message).join(', ') : message;
    const why = reasonOf(code);
    if (why === null) throw error;
    throw new DatabaseRefused(`${why}: ${placeOf(server)}\n  ${said}`, { cause: error });
  }
}

function reasonOf(code: string): string | null {
  if (UNREACHABLE.test(code)) return '无法连接 PostgreSQL / PostgreSQL cannot be reached';
  if (code.startsWith('28')) return '角色或口令不被接受 / the role or its password is refused';
  if (code === '3D000')
    return '没有这个数据库，请先运行 gongjian init / there is no such database; run gongjian init first';
  if (code === '42501') return '权限不足，未能完成 / this role may not do it, nothing more was done';
  return null;
}

/** Without the password. */
function placeOf({ user, host, port, database }: ClientConfig): string {
  return `${user ?? ''}@${host ?? ''}:${port ?? 5432}/${database ?? ''}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

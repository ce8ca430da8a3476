import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { adminRole } from './postgres-connection.js';
import { readIfThere, reasonOf, run, startFailed } from './server-site.js';
import type { Site } from './server-site.js';

const draftMark = '.init-';

/** Answers whether the folder had to be made. The last step is one rename, so a folder is never half made. */
export async function initialise(site: Site): Promise<boolean> {
  removeDrafts(site);
  if (existsSync(site.dataDir) && readdirSync(site.dataDir).length > 0) {
    checkExisting(site);
    return false;
  }
  site.log(`正在 ${site.dataDir} 建立数据库。 / Making the database in ${site.dataDir}.`);
  const draft = `${site.dataDir}${draftMark}${randomBytes(6).toString('hex')}`;
  try {
    await makeCluster(site, draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return true;
}

async function makeCluster(site: Site, draft: string): Promise<void> {
  const { uid, gid, ids } = site.user;
  const data = path.join(draft, 'data');
  const secret = path.join(draft, 'secret');
  const password = readIfThere(site.passwordFile)?.trim() ?? randomBytes(24).toString('base64url');
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (ids.uid !== undefined) {
    chownSync(secret, uid, gid);
    chownSync(draft, uid, gid);
  }
  const result = await run(site, site.binaries.initdb, [
    `--pgdata=${data}`,
    `--username=${adminRole}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ]);
  if (result.code !== 0) throw startFailed(site, result.output);
  const passwordDraft = path.join(draft, 'password');
  writeFileSync(passwordDraft, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(passwordDraft, site.passwordFile);
  syncFolder(site.parent);
  renameSync(data, site.dataDir);
  syncFolder(site.parent);
}

/**
 * Drafts of starts that were killed. Their `initdb` may still be at work, so each draft has a name of its own and one
 * that resists is left to the next start.
 */
function removeDrafts(site: Site): void {
  const mark = `${path.basename(site.dataDir)}${draftMark}`;
  for (const name of readdirSync(site.parent).filter((entry) => entry.startsWith(mark))) {
    try {
      rmSync(path.join(site.parent, name), { recursive: true, force: true });
    } catch (error) {
      site.log(`${path.join(site.parent, name)}: ${reasonOf(error)}`);
    }
  }
}

function checkExisting(site: Site): void {
  const { dataDir, user } = site;
  const owner = statSync(dataDir).uid;
  if (user.uid >= 0 && owner !== user.uid) {
    throw new EmbeddedPostgresError('EMBEDDED_PG.FOLDER_FOREIGN', {
      zh: `数据库文件夹 ${dataDir} 属于另一个用户（uid ${owner}），PostgreSQL 将以 uid ${user.uid} 运行。请以原用户启动，或执行 chown -R ${user.uid} '${dataDir}'。`,
      en: `The database folder ${dataDir} belongs to another user (uid ${owner}); PostgreSQL would run as uid ${user.uid}. Start as the former user, or run chown -R ${user.uid} '${dataDir}'.`,
    });
  }
  const versionFile = path.join(dataDir, 'PG_VERSION');
  if (!existsSync(versionFile) || !existsSync(path.join(dataDir, 'global', 'pg_control'))) {
    throw new EmbeddedPostgresError('EMBEDDED_PG.FOLDER_FOREIGN', {
      zh: `文件夹 ${dataDir} 不为空，但其中没有 PostgreSQL 数据库。请清空它，或用 GONGJIAN_DATA 指定另一个文件夹。`,
      en: `The folder ${dataDir} is not empty but holds no PostgreSQL database. Empty it, or name another folder with GONGJIAN_DATA.`,
    });
  }
  if (!existsSync(site.passwordFile)) {
    throw new EmbeddedPostgresError('EMBEDDED_PG.FOLDER_FOREIGN', {
      zh: `缺少密码文件 ${site.passwordFile}，无法打开数据库 ${dataDir}。请从备份恢复该文件。`,
      en: `The password file ${site.passwordFile} is missing, so the database ${dataDir} cannot be opened. Restore that file from a backup.`,
    });
  }
  const stored = readFileSync(versionFile, 'utf8').trim();
  const major = site.binaries.version.split('.')[0];
  if (stored !== major) {
    throw new EmbeddedPostgresError('EMBEDDED_PG.WRONG_VERSION', {
      zh: `数据库 ${dataDir} 由 PostgreSQL ${stored} 创建，当前程序为 PostgreSQL ${major ?? '?'}。请用原版本导出数据后再升级。`,
      en: `The database ${dataDir} was made by PostgreSQL ${stored}; the installed programs are PostgreSQL ${major ?? '?'}. Export the data with the former version before upgrading.`,
    });
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

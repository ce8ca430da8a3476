import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { prepareFolder } from './data-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { FolderLock } from './folder-lock.js';
import { processFolder, processStartedAt } from './process-identity.js';
import { usableBinaries } from './server-binaries.js';
import type { ServerBinaries } from './server-binaries.js';
import { hostBasedAccess, serverConfiguration } from './server-settings.js';
import { cannotChangeUser, serverUser, systemEnvironment } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** The superuser of every embedded server. */
export const adminRole = 'gongjian_admin';

/** What a `pg` client or pool needs to connect. */
export interface PostgresConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgresOptions {
  /** The server's own folder (PGDATA); created when missing. Password, lock and drafts lie beside it. */
  readonly dataDir: string;
  /** 0 or absent: any free port, and a server found running keeps the one it has. */
  readonly port?: number;
  /** Further settings of `postgresql.conf`; those that guard access and the log are refused with a `TypeError`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Start the server again, on the same port, whenever its process has died. */
  readonly keepRunning?: boolean;
  /** Takes lines for the operator; none contains a password or stored data. */
  readonly log?: (line: string) => void;
}

/** Which way a start went. */
export type StartKind = 'initialised' | 'started' | 'adopted';

const startDeadlineMs = 5_000;
const readyDeadlineMs = 120_000;
const watchIntervalMs = 200;
const serverLogName = 'server.log';

/**
 * One PostgreSQL server from npm, owned by this process until `stop()`.
 *
 * Guarantees: at most one living process owns a folder; a folder is either wholly initialised or initialised anew;
 * what a client was told is committed survives the death of this process, of the server, or both; the server accepts
 * only password logins over 127.0.0.1; its log holds no stored data. The server outlives a killed owner and is then
 * adopted by the next `start` on the folder when it runs with the same settings, otherwise replaced.
 */
export class EmbeddedPostgres {
  private state: 'running' | 'stopping' | 'stopped' = 'running';
  private process: { readonly pid: number; readonly startedAt: string; readonly port: number };
  private watcher: NodeJS.Timeout | undefined;
  private recovery: Promise<void> = Promise.resolve();

  private constructor(
    private readonly site: Site,
    private readonly lock: FolderLock,
    private readonly password: string,
    readonly startKind: StartKind,
    running: RunningServer,
    keepRunning: boolean,
  ) {
    this.process = running;
    if (keepRunning) this.watch();
  }

  /**
   * Resolves when the server takes connections.
   *
   * @throws EmbeddedPostgresError with any of its codes; nothing is left running or locked then.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const site = locate(options);
    const lock = FolderLock.acquire(site.lockFile, site.dataDir);
    try {
      const initialised = await initialise(site);
      const password = readFileSync(site.passwordFile, 'utf8').trim();
      const port = options.port ?? 0;
      const adopted = initialised ? undefined : await adopt(site, port, password);
      const running = adopted ?? (await launch(site, port));
      const kind = initialised ? 'initialised' : adopted ? 'adopted' : 'started';
      return new EmbeddedPostgres(site, lock, password, kind, running, options.keepRunning === true);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /**
   * Stops a server whose owner died without stopping it. Answers whether there was one.
   *
   * @throws EmbeddedPostgresError `EMBEDDED_PG.IN_USE` when the owner lives.
   */
  static async stopAbandoned(dataDir: string): Promise<boolean> {
    const site = locate({ dataDir });
    const lock = FolderLock.acquire(site.lockFile, site.dataDir);
    try {
      const found = findRunning(site);
      if (found === undefined) return false;
      await shutDown(site, found);
      return true;
    } finally {
      lock.release();
    }
  }

  /** The process number of the server's main process. */
  get pid(): number {
    return this.process.pid;
  }

  get port(): number {
    return this.process.port;
  }

  get dataDir(): string {
    return this.site.dataDir;
  }

  /** The version of the npm package the programs came from. */
  get version(): string {
    return this.site.binaries.version;
  }

  /**
   * How to connect to `database` as `role`. The password of a role other than the superuser follows from the folder's
   * secret and is valid once {@link ensureRole} was called for it.
   */
  connection(database: string, role: string = adminRole): PostgresConnection {
    return { host: '127.0.0.1', port: this.port, user: role, password: this.passwordOf(role), database };
  }

  /** Creates a role that can log in and owns nothing, or gives an existing one the password of {@link connection}. */
  async ensureRole(role: string): Promise<void> {
    await withClient(this.connection('postgres'), async (client) => {
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
      const secret = client.escapeLiteral(this.passwordOf(role));
      await client.query(`${verb} ROLE ${client.escapeIdentifier(role)} LOGIN PASSWORD ${secret}`);
    });
  }

  /** Creates a database in UTF-8 and locale C unless it is there already; answers whether it was created. */
  async ensureDatabase(database: string): Promise<boolean> {
    return withClient(this.connection('postgres'), async (client) => {
      const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
      if (known.rowCount !== 0) return false;
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} TEMPLATE template0`);
      return true;
    });
  }

  /** Ends all sessions, writes everything out and gives the folder back. Calling it again does nothing. */
  async stop(): Promise<void> {
    if (this.state !== 'running') return;
    this.state = 'stopping';
    clearInterval(this.watcher);
    await this.recovery;
    try {
      const found = findRunning(this.site);
      if (found !== undefined) await shutDown(this.site, found);
    } finally {
      this.state = 'stopped';
      this.lock.release();
    }
  }

  private passwordOf(role: string): string {
    return role === adminRole
      ? this.password
      : createHmac('sha256', this.password).update(`role:${role}`).digest('base64url');
  }

  private watch(): void {
    let busy = false;
    this.watcher = setInterval(() => {
      if (busy || this.state !== 'running' || processStartedAt(this.process.pid) === this.process.startedAt) return;
      busy = true;
      this.recovery = this.revive().finally(() => {
        busy = false;
      });
    }, watchIntervalMs);
    this.watcher.unref();
  }

  private async revive(): Promise<void> {
    const { log, port } = { log: this.site.log, port: this.process.port };
    log('PostgreSQL 进程意外结束，正在重新启动。 / The PostgreSQL process ended unexpectedly; starting it again.');
    try {
      const found = findRunning(this.site);
      this.process = found?.ready === true ? { ...found } : await launch(this.site, port);
      log('PostgreSQL 已恢复运行。 / PostgreSQL is running again.');
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
  }
}

interface Site {
  readonly dataDir: string;
  readonly parent: string;
  readonly lockFile: string;
  readonly passwordFile: string;
  readonly draft: string;
  readonly user: ServerUser;
  readonly binaries: ServerBinaries;
  readonly configuration: string;
  readonly log: (line: string) => void;
}

interface RunningServer {
  readonly pid: number;
  readonly startedAt: string;
  readonly port: number;
}

interface FoundServer extends RunningServer {
  readonly ready: boolean;
  readonly moved: boolean;
}

function locate(options: EmbeddedPostgresOptions): Site {
  const log = options.log ?? (() => undefined);
  const configuration = serverConfiguration(options.settings ?? {});
  const wanted = path.resolve(options.dataDir);
  const user = serverUser();
  const parent = prepareFolder(path.dirname(wanted), user);
  const dataDir = path.join(parent, path.basename(wanted));
  return {
    dataDir,
    parent,
    lockFile: `${dataDir}.lock`,
    passwordFile: `${dataDir}.password`,
    draft: `${dataDir}.init`,
    user,
    binaries: usableBinaries(user, log),
    configuration,
    log,
  };
}

/** Answers whether the folder had to be made. The last step is one rename, so a folder is never half made. */
async function initialise(site: Site): Promise<boolean> {
  rmSync(site.draft, { recursive: true, force: true });
  if (existsSync(site.dataDir) && readdirSync(site.dataDir).length > 0) {
    checkExisting(site);
    return false;
  }
  const { uid, gid } = site.user;
  const inner = path.join(site.draft, 'data');
  const secretForInit = path.join(site.draft, 'secret');
  const password = existsSync(site.passwordFile)
    ? readFileSync(site.passwordFile, 'utf8').trim()
    : randomBytes(24).toString('base64url');
  mkdirSync(site.draft, { mode: 0o700 });
  writeFileSync(secretForInit, `${password}\n`, { mode: 0o600 });
  if (site.user.ids.uid !== undefined) {
    chownSync(secretForInit, uid, gid);
    chownSync(site.draft, uid, gid);
  }
  const result = await run(site, site.binaries.initdb, [
    `--pgdata=${inner}`,
    `--username=${adminRole}`,
    `--pwfile=${secretForInit}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ]);
  if (result.code !== 0) throw startFailed(site, result.output);
  const draftPassword = `${site.passwordFile}.draft`;
  writeFileSync(draftPassword, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(draftPassword, site.passwordFile);
  syncFolder(site.parent);
  renameSync(inner, site.dataDir);
  syncFolder(site.parent);
  rmSync(site.draft, { recursive: true, force: true });
  return true;
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

/** Takes over a server that outlived its owner if it is as wanted; otherwise stops it and answers `undefined`. */
async function adopt(site: Site, port: number, password: string): Promise<RunningServer | undefined> {
  const found = await settled(site);
  if (found === undefined) return undefined;
  const asWanted =
    found.ready &&
    !found.moved &&
    (port === 0 || port === found.port) &&
    readIfThere(path.join(site.dataDir, 'postgresql.conf')) === configurationFile(site, found.port) &&
    readIfThere(path.join(site.dataDir, 'pg_hba.conf')) === hostBasedAccess;
  if (asWanted && (await answersAsOurs(site, found, password))) {
    site.log(
      `沿用仍在运行的 PostgreSQL（进程号 ${found.pid}）。 / Adopted the PostgreSQL still running (pid ${found.pid}).`,
    );
    return found;
  }
  await shutDown(site, found);
  return undefined;
}

async function answersAsOurs(site: Site, found: FoundServer, password: string): Promise<boolean> {
  const connection = { host: '127.0.0.1', port: found.port, user: adminRole, password, database: 'postgres' };
  try {
    return await withClient({ ...connection, connectionTimeoutMillis: 3_000 }, async (client) => {
      const answer = await client.query<{ folder: string; version: string }>(
        `SELECT current_setting('data_directory') AS folder, current_setting('server_version') AS version`,
      );
      const row = answer.rows[0];
      return row?.folder === site.dataDir && site.binaries.version.startsWith(row.version);
    });
  } catch {
    return false;
  }
}

/** Waits for a server that is just starting or stopping to have done so. */
async function settled(site: Site): Promise<FoundServer | undefined> {
  const deadline = Date.now() + readyDeadlineMs;
  for (;;) {
    const found = findRunning(site);
    if (found === undefined || found.ready || Date.now() > deadline) return found;
    await delay(20);
  }
}

/**
 * The living server of this folder according to `postmaster.pid`. A file that names a dead process, or a process that
 * is not this folder's server, is no server; PostgreSQL would refuse to start over some of those, so they are removed.
 */
function findRunning(site: Site): FoundServer | undefined {
  const file = path.join(site.dataDir, 'postmaster.pid');
  const lines = readIfThere(file)?.split('\n');
  if (lines === undefined) return undefined;
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  const startedAt = processStartedAt(pid);
  const folder = startedAt === undefined ? undefined : processFolder(pid);
  const recorded = lines[1] === site.dataDir;
  const here = process.platform === 'linux' ? folder === site.dataDir : recorded;
  if (startedAt !== undefined && here) {
    return { pid, port, startedAt, ready: lines[7]?.trim() === 'ready', moved: !recorded };
  }
  if (process.platform === 'linux') rmSync(file, { force: true });
  return undefined;
}

async function launch(site: Site, port: number): Promise<RunningServer> {
  const deadline = Date.now() + startDeadlineMs;
  for (;;) {
    const chosen = port === 0 ? await freePort() : port;
    if (port !== 0 && !(await isFree(port))) throw portTaken(port);
    writeConfiguration(site, chosen);
    const logFile = path.join(site.dataDir, serverLogName);
    const logStart = sizeOf(logFile);
    const result = await run(
      site,
      site.binaries.pgCtl,
      ['start', '--wait', `--timeout=${readyDeadlineMs / 1000}`, '--silent', '--pgdata=.', `--log=${serverLogName}`],
      site.dataDir,
    );
    const found = findRunning(site);
    if (result.code === 0 && found?.ready === true) return found;
    if (found !== undefined) await shutDown(site, found);
    if (Date.now() > deadline) throw startFailed(site, `${result.output}${tailOf(logFile, logStart)}`);
    await delay(100);
  }
}

async function shutDown(site: Site, found: RunningServer): Promise<void> {
  for (const [mode, seconds] of [
    ['fast', 30],
    ['immediate', 10],
  ] as const) {
    await run(
      site,
      site.binaries.pgCtl,
      ['stop', '--wait', `--timeout=${seconds}`, '--silent', '--pgdata=.', `--mode=${mode}`],
      site.dataDir,
    );
    if (await gone(found, 1_000)) return;
  }
  process.kill(found.pid, 'SIGKILL');
  await gone(found, 5_000);
}

async function gone(server: RunningServer, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (processStartedAt(server.pid) === server.startedAt) {
    if (Date.now() > deadline) return false;
    await delay(10);
  }
  return true;
}

function configurationFile(site: Site, port: number): string {
  return `${site.configuration}port = ${port}\n`;
}

function writeConfiguration(site: Site, port: number): void {
  writeServerFile(site, 'postgresql.conf', configurationFile(site, port));
  writeServerFile(site, 'pg_hba.conf', hostBasedAccess);
  rmSync(path.join(site.dataDir, 'postgresql.auto.conf'), { force: true });
  writeServerFile(site, 'postgresql.auto.conf', '');
}

function writeServerFile(site: Site, name: string, content: string): void {
  const file = path.join(site.dataDir, name);
  if (readIfThere(file) === content) return;
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  if (site.user.ids.uid !== undefined) chownSync(draft, site.user.uid, site.user.gid);
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

async function run(
  site: Site,
  program: string,
  args: readonly string[],
  cwd = path.parse(program).root,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: systemEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...site.user.ids,
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => reject(cannotChangeUser(site.user, error)));
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function withClient<T>(
  connection: PostgresConnection & { connectionTimeoutMillis?: number },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('EMBEDDED_PG.PORT_TAKEN', {
    zh: `端口 127.0.0.1:${port} 已被占用或不允许使用，PostgreSQL 无法启动。请停止占用它的程序，或换一个端口。`,
    en: `Port 127.0.0.1:${port} is taken or not permitted, so PostgreSQL cannot start. Stop the program that uses it, or choose another port.`,
  });
}

function startFailed(site: Site, output: string): EmbeddedPostgresError {
  const shown = output.trim() === '' ? '' : `\n${output.trim()}`;
  return new EmbeddedPostgresError('EMBEDDED_PG.START_FAILED', {
    zh: `无法在 ${site.dataDir} 启动 PostgreSQL。`,
    en: `PostgreSQL could not be started in ${site.dataDir}.${shown}`,
  });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function tailOf(file: string, from: number): string {
  return (readIfThere(file) ?? '').slice(from).split('\n').slice(-12).join('\n');
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(realpathSync(folder), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

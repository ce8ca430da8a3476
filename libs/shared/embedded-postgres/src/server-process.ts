import { chmodSync, chownSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { adminRole, withClient } from './postgres-connection.js';
import { processFolder, processStartedAt } from './process-identity.js';
import { hostBasedAccess } from './server-settings.js';
import { readIfThere, run, startFailed } from './server-site.js';
import type { Site } from './server-site.js';

const startDeadlineMs = 5_000;
const portDeadlineMs = 2_000;
const readyDeadlineMs = 300_000;
const emptyPidFileMs = 5_000;
const serverLogName = 'server.log';

export interface RunningServer {
  readonly pid: number;
  readonly startedAt: string;
  readonly port: number;
}

export interface FoundServer extends RunningServer {
  readonly ready: boolean;
  readonly moved: boolean;
}

/** Takes over a server that outlived its owner if it is as wanted; otherwise stops it and answers `undefined`. */
export async function adopt(site: Site, port: number, password: string): Promise<RunningServer | undefined> {
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
      return row?.folder === site.dataDir && row.version === site.binaries.version.split('.').slice(0, 2).join('.');
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
 * is surely not this folder's server, is removed, because PostgreSQL would refuse to start over some of those; its own
 * guard against two servers on one folder, the shared memory segment, stays in force.
 */
export function findRunning(site: Site): FoundServer | undefined {
  const file = path.join(site.dataDir, 'postmaster.pid');
  const content = readIfThere(file);
  if (content === undefined) return undefined;
  const lines = content.split('\n');
  const pid = Number(lines[0]);
  if (content.trim() === '' || !Number.isSafeInteger(pid)) {
    if (Date.now() - statSync(file).mtimeMs > emptyPidFileMs) rmSync(file, { force: true });
    return undefined;
  }
  const startedAt = processStartedAt(pid);
  const folder = startedAt === undefined ? undefined : processFolder(pid, site.user);
  const recorded = lines[1] === site.dataDir;
  if (startedAt !== undefined && (folder === undefined ? recorded : folder === site.dataDir)) {
    return { pid, port: Number(lines[3]), startedAt, ready: lines[7]?.trim() === 'ready', moved: !recorded };
  }
  rmSync(file, { force: true });
  return undefined;
}

/** Starts the server, trying again for 5 s; on port 0 each try takes another free port. */
export async function launch(site: Site, port: number): Promise<RunningServer> {
  if (port !== 0) await waitUntilFree(port);
  const deadline = Date.now() + startDeadlineMs;
  for (;;) {
    writeConfiguration(site, port === 0 ? await freePort() : port);
    const logFile = path.join(site.dataDir, serverLogName);
    const logStart = sizeOf(logFile);
    const timeout = `--timeout=${readyDeadlineMs / 1_000}`;
    const result = await control(site, ['start', timeout, `--log=${serverLogName}`]);
    const found = findRunning(site);
    if (result.code === 0 && found?.ready === true) return found;
    if (found !== undefined) await shutDown(site, found);
    const said = tailOf(logFile, logStart);
    if (Date.now() > deadline || isHopeless(said)) {
      if (port !== 0 && !(await isFree(port))) throw portTaken(port);
      throw startFailed(site, `${result.output}${said}`);
    }
    await delay(100);
  }
}

/** A killed server's processes, and a taken port, go away within moments; a wrong setting does not. */
function isHopeless(said: string): boolean {
  return /configuration file|unrecognized configuration parameter|invalid value for parameter/.test(said);
}

/** Fast, then immediate, then by force: after it the server no longer runs. */
export async function shutDown(site: Site, found: RunningServer): Promise<void> {
  for (const [mode, seconds] of [
    ['fast', 30],
    ['immediate', 10],
  ] as const) {
    await control(site, ['stop', `--mode=${mode}`, `--timeout=${seconds}`]);
    if (await gone(found, 1_000)) return;
  }
  if (processStartedAt(found.pid) === found.startedAt) process.kill(found.pid, 'SIGKILL');
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

/** Works in the data folder, so that no path goes through the shell by which pg_ctl starts the server. */
async function control(site: Site, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return run(site, site.binaries.pgCtl, [...args, '--wait', '--silent', '--pgdata=.'], site.dataDir);
}

function configurationFile(site: Site, port: number): string {
  return `${site.configuration}port = ${port}\n`;
}

function writeConfiguration(site: Site, port: number): void {
  writeServerFile(site, 'postgresql.conf', configurationFile(site, port));
  writeServerFile(site, 'pg_hba.conf', hostBasedAccess);
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

async function waitUntilFree(port: number): Promise<void> {
  const deadline = Date.now() + portDeadlineMs;
  while (!(await isFree(port))) {
    if (Date.now() > deadline) throw portTaken(port);
    await delay(50);
  }
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

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function tailOf(file: string, from: number): string {
  return (readIfThere(file) ?? '').slice(from).split('\n').slice(-12).join('\n');
}

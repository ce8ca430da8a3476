import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { FolderLock } from './folder-lock.js';
import { initialise } from './initialisation.js';
import { adminRole, withClient } from './postgres-connection.js';
import type { PostgresConnection } from './postgres-connection.js';
import { processStartedAt } from './process-identity.js';
import { adopt, findRunning, launch, shutDown } from './server-process.js';
import type { RunningServer } from './server-process.js';
import { locate, reasonOf, startFailed } from './server-site.js';
import type { Site } from './server-site.js';

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

const watchIntervalMs = 200;

/**
 * One PostgreSQL server from npm, owned by this process until `stop()`.
 *
 * Guarantees: at most one living process owns a folder; a folder is either wholly initialised or initialised anew;
 * what a client was told is committed survives the death of this process, of the server, or both; the server accepts
 * only password logins over 127.0.0.1; its log holds no stored data. The server outlives a killed owner and is then
 * adopted by the next `start` on the folder when it runs with the same settings, otherwise replaced.
 */
export class EmbeddedPostgres {
  private server: RunningServer;
  private stopping: Promise<void> | undefined;
  private watcher: NodeJS.Timeout | undefined;
  private recovery: Promise<void> | undefined;

  private constructor(
    private readonly site: Site,
    private readonly lock: FolderLock,
    private readonly password: string,
    readonly startKind: StartKind,
    running: RunningServer,
    keepRunning: boolean,
  ) {
    this.server = running;
    if (keepRunning) this.watch();
  }

  /**
   * Resolves when the server takes connections.
   *
   * @throws EmbeddedPostgresError with any of its codes; nothing is left running or locked then.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const site = locate(options);
    const port = options.port ?? 0;
    const lock = takeLock(site);
    try {
      const initialised = await initialise(site);
      const password = readFileSync(site.passwordFile, 'utf8').trim();
      const adopted = initialised ? undefined : await adopt(site, port, password);
      const running = adopted ?? (await launch(site, port));
      const kind = initialised ? 'initialised' : adopted ? 'adopted' : 'started';
      return new EmbeddedPostgres(site, lock, password, kind, running, options.keepRunning === true);
    } catch (error) {
      lock.release();
      throw error instanceof EmbeddedPostgresError ? error : startFailed(site, reasonOf(error), error);
    }
  }

  /**
   * Stops a server whose owner died without stopping it. Answers whether there was one.
   *
   * @throws EmbeddedPostgresError `EMBEDDED_PG.IN_USE` when the owner lives.
   */
  static async stopAbandoned(dataDir: string): Promise<boolean> {
    const site = locate({ dataDir });
    const lock = takeLock(site);
    try {
      const found = findRunning(site);
      if (found === undefined) return false;
      await shutDown(site, found);
      return true;
    } finally {
      lock.release();
    }
  }

  /**
   * How to connect to the server that runs on the folder, whoever owns it, as {@link connection} says. `undefined`: none
   * takes connections. Starts, stops and takes over nothing.
   */
  static async running(
    dataDir: string,
  ): Promise<((database: string, role?: string) => PostgresConnection) | undefined> {
    const site = locate({ dataDir });
    const found = findRunning(site);
    if (found?.ready !== true) return undefined;
    const password = readFileSync(site.passwordFile, 'utf8').trim();
    return (database, role = adminRole) => ({
      host: '127.0.0.1',
      port: found.port,
      user: role,
      password: passwordOf(password, role),
      database,
    });
  }

  /** The process number of the server's main process. */
  get pid(): number {
    return this.server.pid;
  }

  get port(): number {
    return this.server.port;
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
    return { host: '127.0.0.1', port: this.port, user: role, password: passwordOf(this.password, role), database };
  }

  /** Creates a role that can log in and owns nothing, or gives an existing one the password of {@link connection}. */
  async ensureRole(role: string): Promise<void> {
    await withClient(this.connection('postgres'), async (client) => {
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
      const secret = client.escapeLiteral(passwordOf(this.password, role));
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

  /** Ends all sessions, writes everything out and gives the folder back. Calling it again waits for the same end. */
  async stop(): Promise<void> {
    this.stopping ??= this.end();
    await this.stopping;
  }

  private async end(): Promise<void> {
    clearInterval(this.watcher);
    await this.recovery;
    try {
      const found = findRunning(this.site);
      if (found !== undefined) await shutDown(this.site, found);
    } finally {
      this.lock.release();
    }
  }

  private watch(): void {
    this.watcher = setInterval(() => {
      if (this.recovery !== undefined || processStartedAt(this.server.pid) === this.server.startedAt) return;
      this.recovery = this.revive().finally(() => {
        this.recovery = undefined;
      });
    }, watchIntervalMs);
    this.watcher.unref();
  }

  private async revive(): Promise<void> {
    const { log } = this.site;
    log('PostgreSQL 进程意外结束，正在重新启动。 / The PostgreSQL process ended unexpectedly; starting it again.');
    try {
      const found = findRunning(this.site);
      this.server = found?.ready === true ? found : await launch(this.site, this.server.port);
      log('PostgreSQL 已恢复运行。 / PostgreSQL is running again.');
    } catch (error) {
      log(reasonOf(error));
    }
  }
}

/** @param secret of the folder, the superuser's own */
function passwordOf(secret: string, role: string): string {
  return role === adminRole ? secret : createHmac('sha256', secret).update(`role:${role}`).digest('base64url');
}

function takeLock(site: Site): FolderLock {
  try {
    return FolderLock.acquire(site.lockFile, site.dataDir);
  } catch (error) {
    throw error instanceof EmbeddedPostgresError ? error : startFailed(site, reasonOf(error), error);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import {
  migrateEventStore,
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from '@gongjian/shared-event-store-postgres';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { startOwnPostgres, type OwnPostgres } from '@gongjian/shared-testing';

const DATABASE = 'event_log_test';

/** A PostgreSQL server of a campaign's own, with a migrated log, that the campaign may kill. */
export class LogServer {
  private constructor(private readonly postgres: OwnPostgres) {}

  static async start(): Promise<LogServer> {
    const postgres = await startOwnPostgres({ settings: { shared_buffers: '64MB', max_connections: '60' } });
    const server = new LogServer(postgres);
    try {
      await postgres.server.ensureDatabase(DATABASE);
      await migrateEventStore(server.connection, {
        grants: [{ role: server.connection.user, categories: ['*'] }],
      });
      return server;
    } catch (error) {
      await postgres.remove();
      throw error;
    }
  }

  get connection(): PostgresConnection {
    return this.postgres.connection(DATABASE);
  }

  open(options: Omit<PostgresEventStoreOptions, 'connection'> = {}): Promise<PostgresEventStore> {
    return PostgresEventStore.open({ connection: this.connection, ...options });
  }

  /** SIGKILL to the main process, as a power cut; then a start with crash recovery. */
  async killAndRestart(): Promise<void> {
    this.postgres.kill();
    await this.postgres.restart();
  }

  /** SIGKILL to one of its sessions: the server throws all sessions out and recovers by itself. */
  killBackend(choose: (pids: readonly number[]) => number): void {
    const parent = this.postgres.server.pid;
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => isSessionOf(pid, parent));
    if (children.length > 0) process.kill(choose(children), 'SIGKILL');
  }

  remove(): Promise<void> {
    return this.postgres.remove();
  }
}

function isSessionOf(pid: number, parent: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent && title.includes(` ${DATABASE} `);
  } catch {
    return false;
  }
}

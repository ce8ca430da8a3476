import { readFileSync } from 'node:fs';
import {
  migrateEventStore,
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from '@gongjian/shared-event-store-postgres';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { startOwnPostgres, type OwnPostgres } from '@gongjian/shared-testing';

const DATABASE = 'event_log_test';
/** Nobody flushes but those who wait for it. */
const SLOW_COMMITS = {
  commit_delay: '100000',
  commit_siblings: '0',
  wal_writer_delay: '10000',
  wal_writer_flush_after: '1GB',
};

/** A PostgreSQL server of a campaign's own, with a migrated log, that the campaign may kill. */
export class LogServer {
  private constructor(private readonly postgres: OwnPostgres) {}

  /** With `slowCommits` what is recorded stays for a tenth of a second where everyone can see it and a crash loses it. */
  static async start({ slowCommits = false }: { readonly slowCommits?: boolean } = {}): Promise<LogServer> {
    const postgres = await startOwnPostgres({
      settings: { shared_buffers: '64MB', max_connections: '60', ...(slowCommits ? SLOW_COMMITS : {}) },
    });
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

  /** As a power cut; then a start with crash recovery. */
  async killAndRestart(): Promise<void> {
    this.postgres.kill();
    await this.postgres.restart();
  }

  /** SIGKILL to one of its sessions: the server throws all sessions out and recovers by itself. */
  killBackend(choose: (pids: readonly number[]) => number): void {
    const sessions = this.postgres.children().filter(isSession);
    if (sessions.length > 0) process.kill(choose(sessions), 'SIGKILL');
  }

  remove(): Promise<void> {
    return this.postgres.remove();
  }
}

function isSession(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${DATABASE} `);
  } catch {
    return false;
  }
}

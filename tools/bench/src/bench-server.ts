import { EmbeddedPostgres, type PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SERVICE = 'gongjian_service';

/** A PostgreSQL of its own in a temporary folder, set up as the product sets it up. */
export class BenchServer {
  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<BenchServer> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-'));
    chmodSync(folder, 0o711);
    const server = await EmbeddedPostgres.start({
      dataDir: path.join(folder, 'postgres'),
      settings: { max_connections: '120' },
    });
    return new BenchServer(folder, server);
  }

  owner(database: string): PostgresConnection {
    return this.server.connection(database);
  }

  /** As a role that owns nothing; made when it is missing. */
  async connectionAs(database: string, role: string): Promise<PostgresConnection> {
    await this.server.ensureRole(role);
    return this.server.connection(database, role);
  }

  /** A database with an empty log. */
  async createLog(database: string): Promise<PostgresConnection> {
    await this.server.ensureDatabase(database);
    await this.server.ensureRole(SERVICE);
    await migrateEventStore(this.owner(database), { grants: [{ role: SERVICE, categories: ['*'] }] });
    return this.server.connection(database, SERVICE);
  }

  async createDatabase(database: string): Promise<PostgresConnection> {
    await this.server.ensureDatabase(database);
    return this.owner(database);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function openLog(connection: PostgresConnection): Promise<PostgresEventStore> {
  return PostgresEventStore.open({ connection });
}

export function connectionString({ host, port, user, password, database }: PostgresConnection): string {
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}

import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@gongjian/shared-embedded-postgres';
import type { EmbeddedPostgresOptions, PostgresConnection } from '@gongjian/shared-embedded-postgres';

export interface OwnPostgres {
  readonly server: EmbeddedPostgres;
  connection(database: string, role?: string): PostgresConnection;
  /** Processes of the server's sessions and of its own. Linux. */
  children(): readonly number[];
  /**
   * Kills all processes of the server at once, as a power cut would: what was not flushed is gone. The port stays known
   * for {@link restart}.
   */
  kill(): void;
  /** Starts the server again on the same port, with crash recovery if it was killed. */
  restart(): Promise<void>;
  /** Stops the server and removes its folder. */
  remove(): Promise<void>;
}

/** A server for one test alone, which the test may kill; initialising it takes about a second. */
export async function startOwnPostgres(
  options: Pick<EmbeddedPostgresOptions, 'settings' | 'keepRunning' | 'log'> = {},
): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), `gongjian-test-${process.pid}-`));
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  const dataDir = path.join(folder, 'postgres');
  let server = await EmbeddedPostgres.start({ ...options, dataDir });
  const port = server.port;
  const children = (): readonly number[] => {
    const found = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim();
    return found === '' ? [] : found.split(' ').map(Number);
  };
  return {
    children,
    get server() {
      return server;
    },
    connection: (database, role) => server.connection(database, role),
    kill: () => {
      const pids = children();
      process.kill(server.pid, 'SIGKILL');
      for (const pid of pids) killIfThere(pid);
    },
    restart: async () => {
      await server.stop();
      server = await EmbeddedPostgres.start({ ...options, dataDir, port });
    },
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

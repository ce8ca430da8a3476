import {
  ISSUER_ROLE,
  KEYS_DATABASE,
  KEYS_ROLE,
  MAIN_DATABASE,
  migrateForOneProcess,
  oneProcessRoles,
} from '@gongjian/deployment-migrations';
import { EmbeddedPostgres, type PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import path from 'node:path';

/** How each part of the process connects: by a role of its own that owns nothing. */
export interface Databases {
  readonly server: EmbeddedPostgres;
  readonly service: PostgresConnection;
  readonly projector: PostgresConnection;
  readonly issuer: PostgresConnection;
  readonly keys: PostgresConnection;
}

/** Starts the embedded server below `folder` and brings both databases to this build's version. */
export async function openDatabases(
  folder: string,
  kurrentDb: string | null,
  log: (line: string) => void,
): Promise<Databases> {
  const server = await EmbeddedPostgres.start({
    dataDir: path.join(folder, 'postgres'),
    settings: { max_connections: '60' },
    keepRunning: true,
    log,
  });
  try {
    await Promise.all([server.ensureDatabase(MAIN_DATABASE), server.ensureDatabase(KEYS_DATABASE)]);
    for (const role of oneProcessRoles) await server.ensureRole(role);
    await migrateForOneProcess({
      main: server.connection(MAIN_DATABASE),
      keys: server.connection(KEYS_DATABASE),
      kurrentDb,
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    server,
    service: server.connection(MAIN_DATABASE, SERVICE_ROLE),
    projector: server.connection(MAIN_DATABASE, PROJECTOR_ROLE),
    issuer: server.connection(MAIN_DATABASE, ISSUER_ROLE),
    keys: server.connection(KEYS_DATABASE, KEYS_ROLE),
  };
}

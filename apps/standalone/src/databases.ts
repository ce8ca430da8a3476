import { dropFormerAwardsTables, resultsMigration } from '@gongjian/awards-feature';
import { assessmentsMigrations, dropFormerAssessmentsTables } from '@gongjian/assessments-feature';
import { CreateNameSearch } from '@gongjian/directory-feature';
import { dropFormerPlansTables } from '@gongjian/plans-feature';
import { programmeDefinitionsMigrationOf } from '@gongjian/plans-client';
import { EmbeddedPostgres, type PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { migrateEventStore } from '@gongjian/shared-event-store-postgres';
import { migrateIssuer } from '@gongjian/shared-issuer';
import { migrateKeyStore } from '@gongjian/shared-keys';
import { messagingMigrationOf } from '@gongjian/shared-messaging';
import { migrate, migrationsOf, PROJECTOR_ROLE, SERVICE_ROLE, type ContextTables } from '@gongjian/shared-projections';
import path from 'node:path';

const MAIN = 'gongjian';
const KEYS = 'gongjian_keys';
const KEYS_ROLE = 'gongjian_keys';
const ISSUER_ROLE = 'gongjian_issuer';

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
  contexts: readonly ContextTables[],
  log: (line: string) => void,
): Promise<Databases> {
  const server = await EmbeddedPostgres.start({
    dataDir: path.join(folder, 'postgres'),
    settings: { max_connections: '60' },
    keepRunning: true,
    log,
  });
  try {
    await Promise.all([server.ensureDatabase(MAIN), server.ensureDatabase(KEYS)]);
    for (const role of [SERVICE_ROLE, PROJECTOR_ROLE, ISSUER_ROLE, KEYS_ROLE]) await server.ensureRole(role);
    const owner = server.connection(MAIN);
    await migrateKeyStore(server.connection(KEYS), { role: KEYS_ROLE });
    await migrateEventStore(owner, {
      grants: [
        { role: SERVICE_ROLE, categories: ['*'] },
        { role: PROJECTOR_ROLE, categories: [] },
      ],
    });
    await migrateIssuer(owner, { role: ISSUER_ROLE });
    await migrate(owner, [
      ...migrationsOf(contexts),
      ...contexts.map(({ context }) => messagingMigrationOf(context)),
      ...['assessments', 'awards'].map(programmeDefinitionsMigrationOf),
      resultsMigration,
      ...assessmentsMigrations,
      CreateNameSearch,
      ...dropFormerPlansTables,
      ...dropFormerAssessmentsTables,
      ...dropFormerAwardsTables,
    ]);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    server,
    service: server.connection(MAIN, SERVICE_ROLE),
    projector: server.connection(MAIN, PROJECTOR_ROLE),
    issuer: server.connection(MAIN, ISSUER_ROLE),
    keys: server.connection(KEYS, KEYS_ROLE),
  };
}

import { allDirectoryTables, directoryTables } from '@gongjian/shared-access';
import { foundKurrentDbLog } from '@gongjian/shared-event-store-kurrentdb';
import { migrateEventStore } from '@gongjian/shared-event-store-postgres';
import { migrateIssuer } from '@gongjian/shared-issuer';
import { migrateKeyStore } from '@gongjian/shared-keys';
import { messagingMigrationOf } from '@gongjian/shared-messaging';
import { admitToContext, migrate, migrationsOf, PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import type { ClientConfig } from 'pg';
import { contexts, DIRECTORY, type StoredContext } from './contexts.js';
import { ISSUER_ROLE, KEYS_ROLE, projectorRoleOf, serviceRoleOf } from './deployment-roles.js';

export interface DeploymentDatabases {
  /** Of the log and the read models; as its owner that is a member of `gongjian_owner`, or as a superuser. */
  readonly main: ClientConfig;
  /** Of the key store; as its owner. */
  readonly keys: ClientConfig;
  /** Address of the KurrentDB that holds the log; `null`: `main` does. */
  readonly kurrentDb: string | null;
}

/** One process runs every context: as `gongjian_service` and `gongjian_projector`, with one copy of the directory. */
export async function migrateForOneProcess(databases: DeploymentDatabases): Promise<void> {
  await migrateAll(databases, contexts, [
    { role: SERVICE_ROLE, categories: ['*'] },
    { role: PROJECTOR_ROLE, categories: [] },
  ]);
}

/**
 * A process for each context: each as two roles of its own, which reach its own tables and append to its own streams
 * alone, and with a copy of the directory.
 */
export async function migrateForServices(databases: DeploymentDatabases): Promise<void> {
  const withDirectory = contexts.map((context) =>
    context.name === DIRECTORY
      ? context
      : { ...context, projections: [...allDirectoryTables(directoryTables(context.name)), ...context.projections] },
  );
  await migrateAll(
    databases,
    withDirectory,
    contexts.flatMap(({ name, categories }) => [
      { role: serviceRoleOf(name), categories },
      { role: projectorRoleOf(name), categories: [] },
    ]),
  );
  for (const { name } of contexts) {
    await admitToContext(databases.main, name, { service: serviceRoleOf(name), projector: projectorRoleOf(name) });
  }
}

async function migrateAll(
  { main, keys, kurrentDb }: DeploymentDatabases,
  stored: readonly Pick<StoredContext, 'name' | 'projections' | 'migrations'>[],
  grants: Parameters<typeof migrateEventStore>[1]['grants'],
): Promise<void> {
  await migrateKeyStore(keys, { role: KEYS_ROLE });
  // Even when the log lies elsewhere: it may be copied into the one here.
  await migrateEventStore(main, { grants });
  if (kurrentDb !== null) await foundKurrentDbLog(kurrentDb);
  await migrateIssuer(main, { role: ISSUER_ROLE });
  await migrate(main, [
    ...migrationsOf(stored.map(({ name, projections }) => ({ context: name, projections }))),
    ...stored.map(({ name }) => messagingMigrationOf(name)),
    ...stored.flatMap(({ migrations }) => migrations),
  ]);
}

import { writeDeploymentSecrets, type DeploymentSecrets } from '@gongjian/cli';
import {
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  MAIN_DATABASE,
  MIGRATOR_ROLE,
  migrateForServices,
  prepareServer,
} from '@gongjian/deployment-migrations';
import path from 'node:path';
import type { ClientConfig } from 'pg';

/**
 * Makes databases and roles on a server and brings them to this build's version, as `gongjian secrets`, `init` and
 * `migrate` do.
 *
 * @param admin of a superuser, to any database of the server
 * @param kurrentDb address of the KurrentDB that holds the log; `null`: the main database does
 */
export async function provision(
  admin: ClientConfig,
  kurrentDb: string | null,
  folder: string,
): Promise<DeploymentSecrets> {
  const { host = '127.0.0.1', port = 5432 } = admin;
  const secrets = writeDeploymentSecrets(path.join(folder, 'secrets'), {
    postgres: `postgres://${host}:${port}`,
    kafka: false,
  });
  const { rolePasswords } = secrets;
  await prepareServer(admin, rolePasswords);
  const as = (user: string, database: string): ClientConfig => ({
    ...admin,
    user,
    password: rolePasswords[user],
    database,
  });
  await migrateForServices({
    main: as(MIGRATOR_ROLE, MAIN_DATABASE),
    keys: as(KEYS_OWNER_ROLE, KEYS_DATABASE),
    kurrentDb,
  });
  return secrets;
}

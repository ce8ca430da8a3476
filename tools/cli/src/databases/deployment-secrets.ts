import {
  contexts,
  ISSUER_ROLE,
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  KEYS_ROLE,
  loginRoles,
  MAIN_DATABASE,
  MIGRATOR_ROLE,
  projectorRoleOf,
  serviceRoleOf,
} from '@gongjian/deployment-migrations';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROLE_PASSWORDS = 'init/GONGJIAN_ROLE_PASSWORDS';
const KAFKA_ADMIN = 'admin';
/** Services that write and read topics, as infra/kafka/services.yaml names them. */
export const kafkaUsers: readonly string[] = ['assessments', 'awards', 'plans'];

export interface SecretsOptions {
  /** Where the server is, without user and database: `postgres://db.district:5432?sslmode=verify-full` */
  readonly postgres: string;
  /** Whether services sign in at Kafka; false: it lets anybody in. */
  readonly kafka: boolean;
}

/** What is secret in a deployment of services, in a folder. */
export interface DeploymentSecrets {
  /** Password of each role of `loginRoles`. */
  readonly rolePasswords: Readonly<Record<string, string>>;
  /** Folder for `GONGJIAN_SECRETS` of a service or job. */
  folderOf(service: string): string;
}

/**
 * Writes the secrets of a deployment below `folder`: a folder for each service and job, which holds a file for each
 * variable. Passwords that are there stay; those that are missing are made. The folder itself is closed to others, so
 * the files in it are readable for whatever user a container runs as.
 */
export function writeDeploymentSecrets(folder: string, { postgres, kafka }: SecretsOptions): DeploymentSecrets {
  const root = path.resolve(folder);
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o700);
  const kept = (file: string): string => readIn(root, file) ?? randomBytes(24).toString('hex');
  const known = JSON.parse(readIn(root, ROLE_PASSWORDS) ?? '{}') as Record<string, string>;
  const rolePasswords = Object.fromEntries(
    loginRoles.map((role) => [role, known[role] ?? randomBytes(24).toString('hex')]),
  );
  const adminPassword = kept('postgres/POSTGRES_PASSWORD');
  const url = (role: string, database = MAIN_DATABASE): string =>
    databaseUrlOf(postgres, role, rolePasswords[role] ?? adminPassword, database);
  const keys = url(KEYS_ROLE, KEYS_DATABASE);
  const files: Record<string, string> = {
    [ROLE_PASSWORDS]: JSON.stringify(rolePasswords),
    'init/GONGJIAN_ADMIN_DATABASE_URL': url('postgres', 'postgres'),
    'postgres/POSTGRES_PASSWORD': adminPassword,
    'migrate/GONGJIAN_OWNER_DATABASE_URL': url(MIGRATOR_ROLE),
    'migrate/GONGJIAN_KEYS_OWNER_DATABASE_URL': url(KEYS_OWNER_ROLE, KEYS_DATABASE),
    'directory/GONGJIAN_ISSUER_DATABASE_URL': url(ISSUER_ROLE),
  };
  for (const { name } of contexts) {
    files[`${name}/GONGJIAN_DATABASE_URL`] = url(serviceRoleOf(name));
    files[`${name}/GONGJIAN_PROJECTOR_DATABASE_URL`] = url(projectorRoleOf(name));
    files[`${name}/GONGJIAN_KEYS_DATABASE_URL`] = keys;
  }
  for (const user of kafka ? [KAFKA_ADMIN, ...kafkaUsers] : []) {
    const password = kept(`kafka/${user}`);
    const service = user === KAFKA_ADMIN ? 'kafka-apply' : user;
    files[`kafka/${user}`] = password;
    files[`${service}/KAFKA_USERNAME`] = user;
    files[`${service}/KAFKA_PASSWORD`] = password;
  }
  for (const [file, value] of Object.entries(files)) writeIn(root, file, value);
  return { rolePasswords, folderOf: (service) => path.join(root, service) };
}

function databaseUrlOf(server: string, role: string, password: string, database: string): string {
  const url = new URL(server);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

function readIn(root: string, file: string): string | null {
  const place = path.join(root, file);
  return existsSync(place) ? readFileSync(place, 'utf8').trim() : null;
}

/** Readable for others who get into the folder above, whatever this process's mask. */
function writeIn(root: string, file: string, value: string): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  chmodSync(path.dirname(place), 0o755);
  writeFileSync(place, value);
  chmodSync(place, 0o644);
}

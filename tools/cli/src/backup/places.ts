import { BackupRefused, type DeploymentPlaces } from '@gongjian/deployment-backup';
import { KEYS_DATABASE, MAIN_DATABASE, migrateForOneProcess, oneProcessRoles } from '@gongjian/deployment-migrations';
import { EmbeddedPostgres, resolveDataFolder } from '@gongjian/shared-embedded-postgres';
import { databaseUrl, logVariables } from '@gongjian/shared-service';
import { readEnvironment } from '@gongjian/shared-service/environment';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const CLONE_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Of a deployment of services. */
const services = {
  /** To the main database, as its owner. */
  GONGJIAN_OWNER_DATABASE_URL: databaseUrl,
  /** To the database of the key store, as its owner. */
  GONGJIAN_KEYS_OWNER_DATABASE_URL: databaseUrl,
  GONGJIAN_FILES: z.string().min(1),
  GONGJIAN_ERASURES: z.string().min(1),
} as const;

const standalone = { GONGJIAN_DATA: z.string().min(1).optional() } as const;

/** Where a deployment lies. */
export interface Deployment extends DeploymentPlaces {
  /** Ends what was started for the command. */
  close(): Promise<void>;
}

/** A deployment that is backed up: one that runs, or the folder of one that does not. */
export async function openDeployment(env: NodeJS.ProcessEnv, print: (line: string) => void): Promise<Deployment> {
  if (env['GONGJIAN_OWNER_DATABASE_URL'] !== undefined) return deploymentOfServices(env);
  const { folder, kurrentDb } = standaloneOf(env);
  const dataDir = path.join(folder, 'postgres');
  if (!existsSync(dataDir)) {
    throw new BackupRefused('BACKUP.NO_DEPLOYMENT', {
      zh: `${folder} 里没有部署，请检查 GONGJIAN_DATA`,
      en: `there is no deployment in ${folder}; look at GONGJIAN_DATA`,
    });
  }
  const running = await EmbeddedPostgres.running(dataDir);
  if (running !== undefined) {
    const databases = { main: running(MAIN_DATABASE), keys: running(KEYS_DATABASE) };
    return { ...foldersIn(folder), ...databases, kurrentDb, close: () => Promise.resolve() };
  }
  const server = await EmbeddedPostgres.start({ dataDir, settings: {}, log: print });
  return {
    ...foldersIn(folder),
    ...{ main: server.connection(MAIN_DATABASE), keys: server.connection(KEYS_DATABASE), kurrentDb },
    close: () => server.stop(),
  };
}

/** A deployment that is brought back: of services that were prepared and migrated, or a new folder. */
export async function openEmptyDeployment(env: NodeJS.ProcessEnv, print: (line: string) => void): Promise<Deployment> {
  if (env['GONGJIAN_OWNER_DATABASE_URL'] !== undefined) return deploymentOfServices(env);
  const { folder, kurrentDb } = standaloneOf(env);
  const server = await EmbeddedPostgres.start({ dataDir: path.join(folder, 'postgres'), settings: {}, log: print });
  try {
    await Promise.all([server.ensureDatabase(MAIN_DATABASE), server.ensureDatabase(KEYS_DATABASE)]);
    for (const role of oneProcessRoles) await server.ensureRole(role);
    const databases = { main: server.connection(MAIN_DATABASE), keys: server.connection(KEYS_DATABASE) };
    await migrateForOneProcess({ ...databases, kurrentDb: null });
    return { ...foldersIn(folder), ...databases, kurrentDb, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Folder of the list of erasures. */
export function erasuresFolder(env: NodeJS.ProcessEnv): string {
  const { GONGJIAN_ERASURES: folder } = readEnvironment(
    z.object({ GONGJIAN_ERASURES: services.GONGJIAN_ERASURES.optional() }),
    env,
  );
  return folder ?? foldersIn(standaloneOf(env).folder).erasures;
}

/** File of the master key of the deployment that is brought back. */
export function masterKeyFile(env: NodeJS.ProcessEnv): string {
  if (env['GONGJIAN_OWNER_DATABASE_URL'] === undefined) {
    return path.join(standaloneOf(env).folder, 'secrets/master.key');
  }
  return readEnvironment(z.object({ GONGJIAN_MASTER_KEY_FILE: z.string().min(1) }), env).GONGJIAN_MASTER_KEY_FILE;
}

function deploymentOfServices(env: NodeJS.ProcessEnv): Deployment {
  const values = readEnvironment(z.object({ ...services, ...logVariables }), env);
  return {
    main: values.GONGJIAN_OWNER_DATABASE_URL,
    keys: values.GONGJIAN_KEYS_OWNER_DATABASE_URL,
    kurrentDb: values.EVENT_STORE ?? null,
    files: values.GONGJIAN_FILES,
    erasures: values.GONGJIAN_ERASURES,
    close: () => Promise.resolve(),
  };
}

function standaloneOf(env: NodeJS.ProcessEnv): { readonly folder: string; readonly kurrentDb: string | null } {
  const values = readEnvironment(z.object({ ...standalone, ...logVariables }), env);
  const { GONGJIAN_DATA: configured } = values;
  const { folder } = resolveDataFolder({
    cloneRoot: CLONE_ROOT,
    ...(configured === undefined ? {} : { configured }),
  });
  return { folder, kurrentDb: values.EVENT_STORE ?? null };
}

function foldersIn(folder: string): Pick<Deployment, 'files' | 'erasures'> {
  return { files: path.join(folder, 'files'), erasures: path.join(folder, 'erasures') };
}

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { prepareFolder } from './data-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { usableBinaries } from './server-binaries.js';
import type { ServerBinaries } from './server-binaries.js';
import { serverConfiguration } from './server-settings.js';
import { cannotChangeUser, serverUser, systemEnvironment } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** Everything about one server that is known before it runs. */
export interface Site {
  readonly dataDir: string;
  readonly parent: string;
  readonly lockFile: string;
  readonly passwordFile: string;
  readonly user: ServerUser;
  readonly binaries: ServerBinaries;
  readonly configuration: string;
  readonly log: (line: string) => void;
}

export interface SiteOptions {
  readonly dataDir: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

export function locate(options: SiteOptions): Site {
  const log = options.log ?? (() => undefined);
  const configuration = serverConfiguration(options.settings ?? {});
  const given = path.resolve(options.dataDir);
  const wanted = existsSync(given) ? realpathSync(given) : given;
  const user = serverUser();
  const parent = prepareFolder(path.dirname(wanted), user);
  const dataDir = path.join(parent, path.basename(wanted));
  return {
    dataDir,
    parent,
    lockFile: `${dataDir}.lock`,
    passwordFile: `${dataDir}.password`,
    user,
    binaries: usableBinaries(user, log),
    configuration,
    log,
  };
}

/** In a session of its own: Ctrl-C at our terminal must not end a program that is starting or stopping the server. */
export async function run(
  site: Site,
  program: string,
  args: readonly string[],
  cwd = path.parse(program).root,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: systemEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
      ...site.user.ids,
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => reject(cannotChangeUser(site.user, error)));
    child.on('close', (code) => resolve({ code, output }));
  });
}

export function startFailed(site: Site, output: string, cause?: unknown): EmbeddedPostgresError {
  const shown = output.trim() === '' ? '' : `\n${output.trim()}`;
  return new EmbeddedPostgresError(
    'EMBEDDED_PG.START_FAILED',
    {
      zh: `无法在 ${site.dataDir} 启动 PostgreSQL，原因见下。`,
      en: `PostgreSQL could not be started in ${site.dataDir}.${shown}`,
    },
    { cause },
  );
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

import { EmbeddedPostgresError, resolveDataFolder } from '@gongjian/shared-embedded-postgres';
import { CalendarFileInvalid } from '@gongjian/shared-records';
import { createHttpApp, type HttpApp } from '@gongjian/shared-http';
import { ProjectionChanged } from '@gongjian/shared-projections';
import type { DynamicModule } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Pool, type PoolConfig } from 'pg';
import { CalendarModule } from './calendar.js';
import type { Configuration } from './configuration.js';
import { openDatabases } from './databases.js';
import { openPlatform } from './platform.js';
import { loadSample } from './sample.js';
import { StandaloneModule } from './standalone.module.js';
import { contextTables } from './context-tables.js';

export interface Standalone {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  readonly app: HttpApp;
  /** Lets running requests end, then stops readers, server and database. */
  stop(): Promise<void>;
}

const CLONE_ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** Starts every service in this process on an embedded PostgreSQL; answers when it takes requests. */
export async function startStandalone(
  configuration: Configuration,
  log: (line: string) => void,
  extra: readonly DynamicModule[] = [],
): Promise<Standalone> {
  const { folder, notices } = resolveDataFolder({
    cloneRoot: CLONE_ROOT,
    ...(configuration.dataFolder === undefined ? {} : { configured: configuration.dataFolder }),
  });
  for (const notice of notices) log(notice);
  const { calendarFile } = configuration;
  const calendar = calendarFile === undefined ? [] : [CalendarModule.from(calendarFile)];
  const port = await usablePort(configuration.port);
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const databases = await openDatabases(folder, contextTables, log);
    closing.push(() => databases.server.stop());
    const pool = (config: PoolConfig): Pool => {
      const opened = new Pool(config);
      opened.on('error', () => undefined);
      // A connection in use that dies between two statements: the next statement of its user fails.
      opened.on('connect', (client) => client.on('error', () => undefined));
      closing.push(() => opened.end());
      return opened;
    };
    const platform = await openPlatform(databases, folder, log);
    closing.push(() => platform.close());
    const origin = `http://127.0.0.1:${port}`;
    const app = await createHttpApp(
      StandaloneModule.around({
        platform,
        origin,
        servicePool: pool({ ...databases.service, max: 10 }),
        projectorPool: pool({ ...databases.projector, max: 12 }),
        issuerPool: pool({ ...databases.issuer, max: 4 }),
        version: version(),
        extra: [...calendar, ...extra],
      }),
      {
        port,
        publicUrl: origin,
        trustProxy: configuration.trustedProxies,
        logLevel: configuration.logLevel,
        maxFileBytes: MAX_UPLOAD_BYTES,
      },
    );
    closing.push(() => app.close());
    await app.nest.init();
    await loadSample(app.nest, platform.store);
    return { address: await app.listen(), app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The port itself when nobody listens on it, a free one for 0. */
function usablePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(wanted, error.code) : error);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The port cannot be had; says how to choose another. */
export class PortTaken extends Error {
  constructor(port: number, code: string) {
    super(
      code === 'EACCES'
        ? `不允许使用端口 ${port}，请用 GONGJIAN_PORT 另选一个 / port ${port} is not allowed; choose another with GONGJIAN_PORT`
        : `端口 ${port} 已被占用，请用 GONGJIAN_PORT 另选一个 / port ${port} is taken; choose another with GONGJIAN_PORT`,
    );
  }
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** Texts an operator can act on are shown without a stack. */
export function isOperatorError(error: unknown): error is Error {
  return (
    error instanceof EmbeddedPostgresError ||
    error instanceof PortTaken ||
    error instanceof ProjectionChanged ||
    error instanceof CalendarFileInvalid
  );
}

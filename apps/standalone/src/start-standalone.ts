import { loadSample } from '@gongjian/directory-built-in-issuer';
import { resolveDataFolder } from '@gongjian/shared-embedded-postgres';
import { createHttpApp, type HttpApp } from '@gongjian/shared-http';
import { LocalMasterKey } from '@gongjian/shared-keys';
import { Closing, openPlatform, productVersion, type RunningProcess } from '@gongjian/shared-service';
import { startTelemetry } from '@gongjian/shared-telemetry';
import type { DynamicModule } from '@nestjs/common';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from './configuration.js';
import { openDatabases } from './databases.js';
import { StandaloneModule } from './standalone.module.js';

export interface Standalone extends RunningProcess {
  readonly app: HttpApp;
}

const CLONE_ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));
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
  const port = await usablePort(configuration.port);
  const closing = new Closing();
  const telemetry = await startTelemetry('standalone');
  closing.add(() => telemetry.stop());
  try {
    const databases = await openDatabases(folder, configuration.kurrentDb, log);
    closing.add(() => databases.server.stop());
    const pools = {
      servicePool: closing.pool({ ...databases.service, max: 10 }),
      projectorPool: closing.pool({ ...databases.projector, max: 12 }),
      issuerPool: closing.pool({ ...databases.issuer, max: 4 }),
    };
    const platform = await openPlatform(
      {
        store: databases.service,
        kurrentDb: configuration.kurrentDb,
        keys: databases.keys,
        master: await LocalMasterKey.fromFileOrNew(path.join(folder, 'secrets/master.key')),
        erasures: path.join(folder, 'erasures'),
        files: path.join(folder, 'files'),
      },
      log,
    );
    closing.add(() => platform.close());
    const origin = `http://127.0.0.1:${port}`;
    const { calendarFile, kafka, districts } = configuration;
    const app = await createHttpApp(
      StandaloneModule.around({
        platform,
        origin,
        ...pools,
        calendarFile,
        kafka,
        districts,
        audit: {
          folder: path.join(folder, 'audit'),
          host: configuration.auditHost,
          policy: configuration.auditPolicy,
          master: platform.master,
        },
        version: productVersion(),
        extra,
      }),
      {
        port,
        publicUrl: origin,
        trustProxy: configuration.trustedProxies,
        logLevel: configuration.logLevel,
        maxFileBytes: MAX_UPLOAD_BYTES,
        console: { folder: CONSOLE },
      },
    );
    closing.add(() => app.close());
    await app.nest.init();
    await loadSample(app.nest, platform.store);
    return { address: await app.listen(), app, stop: () => closing.close() };
  } catch (error) {
    await closing.close();
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

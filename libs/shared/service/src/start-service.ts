import { createHttpApp } from '@gongjian/shared-http';
import { LocalMasterKey } from '@gongjian/shared-keys';
import { startTelemetry } from '@gongjian/shared-telemetry';
import { Module, type DynamicModule, type INestApplicationContext, type ModuleMetadata } from '@nestjs/common';
import { Closing } from './closing.js';
import { openPlatform, type Platform } from './platform.js';
import type { RunningProcess } from './run-until-stopped.js';
import type { ServiceConfiguration } from './service-configuration.js';
import { ServiceModule } from './service.module.js';
import { trustedIssuers } from './trusted-issuers.js';
import type { Pool } from 'pg';

const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

export interface ServiceResources {
  readonly platform: Platform;
  readonly projectorPool: Pool;
  readonly closing: Closing;
}

/** One context of a deployment, in a process of its own. */
export interface ServiceDefinition {
  readonly context: string;
  /** The context's modules. */
  imports(resources: ServiceResources): NonNullable<ModuleMetadata['imports']>;
  /** Before requests are taken. */
  prepare?(app: INestApplicationContext, platform: Platform): Promise<void>;
}

@Module({})
class ServiceProcess {}

/** Opens what `configuration` names, and answers when requests are taken. */
export async function startService(
  definition: ServiceDefinition,
  configuration: ServiceConfiguration,
  log: (line: string) => void,
): Promise<RunningProcess> {
  const closing = new Closing();
  const telemetry = await startTelemetry(definition.context);
  closing.add(() => telemetry.stop());
  try {
    const platform = await openPlatform(
      {
        store: configuration.database,
        kurrentDb: configuration.kurrentDb,
        keys: configuration.keysDatabase,
        master: await LocalMasterKey.fromFile(configuration.masterKeyFile),
        erasures: configuration.erasures,
        files: configuration.files,
      },
      log,
    );
    closing.add(() => platform.close());
    const projectorPool = closing.pool({ ...configuration.projectorDatabase, max: 12 });
    const service = ServiceModule.around({
      platform,
      servicePool: closing.pool({ ...configuration.database, max: 10 }),
      projectorPool,
      contexts: [definition.context],
      directoryIn: definition.context,
      issuers: trustedIssuers(configuration),
      kafka: configuration.kafka,
      districts: configuration.districts,
      readers: configuration.readers,
      calendarFile: configuration.calendarFile,
    });
    const root: DynamicModule = {
      module: ServiceProcess,
      imports: [service, ...definition.imports({ platform, projectorPool, closing })],
    };
    const app = await createHttpApp(root, {
      port: configuration.port,
      host: configuration.host,
      publicUrl: configuration.publicUrl,
      trustProxy: configuration.trustedProxies,
      logLevel: configuration.logLevel,
      maxFileBytes: MAX_UPLOAD_BYTES,
    });
    closing.add(() => app.close());
    await app.nest.init();
    await definition.prepare?.(app.nest, platform);
    return { address: await app.listen(), stop: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

import { describeApi, type ApiDocument } from '@gongjian/shared-http';
import type { Platform } from '@gongjian/shared-service';
import { readConfiguration } from './configuration.js';
import { StandaloneModule } from './standalone.module.js';

/** Stands for what is never asked for anything: for a description nothing is made. */
const UNUSED = {} as never;

const platform: Platform = {
  store: UNUSED,
  master: UNUSED,
  clock: UNUSED,
  sealer: UNUSED,
  opener: UNUSED,
  hashes: UNUSED,
  recordKeys: UNUSED,
  eraser: UNUSED,
  erasures: UNUSED,
  files: UNUSED,
  close: UNUSED,
};

/** The OpenAPI description of every service, without a server or a database. */
export function describeStandalone(): Promise<ApiDocument> {
  const { calendarFile, kafka, districts } = readConfiguration({});
  return describeApi(
    StandaloneModule.around({
      platform,
      origin: 'http://127.0.0.1',
      servicePool: UNUSED,
      projectorPool: UNUSED,
      issuerPool: UNUSED,
      calendarFile,
      kafka,
      districts,
      audit: UNUSED,
      version: '',
      extra: [],
    }),
  );
}

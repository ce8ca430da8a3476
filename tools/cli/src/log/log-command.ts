import { MAIN_DATABASE } from '@gongjian/deployment-migrations';
import { EmbeddedPostgres, EmbeddedPostgresError, resolveDataFolder } from '@gongjian/shared-embedded-postgres';
import { EventStoreError, UnfitServer, type EventStore } from '@gongjian/shared-event-sourcing';
import {
  admitKurrentDbCopy,
  ClientMissing,
  KurrentDbEventStore,
  UnfitConnectionString,
} from '@gongjian/shared-event-store-kurrentdb';
import { admitCopy, endCopy, NoCopyTarget, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { databaseUrl } from '@gongjian/shared-service';
import { ConfigurationInvalid, readEnvironment } from '@gongjian/shared-service/environment';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from 'pg';
import { z } from 'zod';
import { copyLog, LogsDiffer, pairs } from './copy-log.js';
import { moveReaders } from './reader-places.js';

const CLONE_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PROGRESS_MS = 1_000;
/** The place of a log that lies beside the read models. */
export const POSTGRES = 'postgres';

const variables = z.object({
  /** To the main database, as its owner. Absent: the embedded one of `GONGJIAN_DATA`. */
  GONGJIAN_OWNER_DATABASE_URL: databaseUrl.optional(),
  GONGJIAN_DATA: z.string().min(1).optional(),
});

interface Main {
  readonly connection: ClientConfig;
  close(): Promise<void>;
}

/**
 * `gongjian log copy`: the log of a stopped deployment to its other engine, and every reader with it; answers the exit
 * code.
 *
 * @param from `postgres` or `kurrentdb://…`, and so is `to`
 */
export async function copy(
  { from, to }: { readonly from: string; readonly to: string },
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<number> {
  try {
    if ((from === POSTGRES) === (to === POSTGRES)) {
      throw new LogsDiffer(
        '来源和目标中应有一个是 postgres，另一个是 kurrentdb://… / one of both is postgres, the other kurrentdb://…',
      );
    }
    const main = await openMain(readEnvironment(variables, env), print);
    try {
      await copyBetween(main.connection, from, to, print);
    } finally {
      await main.close();
    }
    return 0;
  } catch (error) {
    if (!OPERATOR_ERRORS.some((type) => error instanceof type)) throw error;
    print((error as Error).message);
    return 1;
  }
}

const OPERATOR_ERRORS = [
  ClientMissing,
  ConfigurationInvalid,
  EmbeddedPostgresError,
  EventStoreError,
  LogsDiffer,
  NoCopyTarget,
  UnfitConnectionString,
  UnfitServer,
];

async function copyBetween(main: ClientConfig, from: string, to: string, print: (line: string) => void): Promise<void> {
  const open = (place: string): Promise<EventStore> =>
    place === POSTGRES ? PostgresEventStore.open({ connection: main }) : KurrentDbEventStore.open({ address: place });
  const source = await open(from);
  try {
    const head = await source.head();
    const record = { logId: head.logId, epoch: head.epoch + 1 };
    if (to === POSTGRES) await admitCopy(main, record);
    else await admitKurrentDbCopy(to, record);
    const target = await open(to);
    try {
      let told = performance.now();
      const { copied } = await copyLog(source, target, ({ step, events }) => {
        if (performance.now() - told < PROGRESS_MS) return;
        told = performance.now();
        print(
          step === 'copy'
            ? `已复制到第 ${events} 条 / copied up to event ${events}`
            : `已核对 ${events} 条 / compared ${events}`,
        );
      });
      let events = 0;
      const places = async function* (): AsyncGenerator<readonly [string, string]> {
        for await (const [old, moved] of pairs(source, target, 'whole')) {
          events += 1;
          yield [old.position, moved.position];
        }
      };
      const readers = await moveReaders(main, head, record, places());
      print(
        `复制了 ${copied} 条，逐字节核对了全部 ${events} 条，移动了 ${readers} 个读者；日志 ${record.logId} 的纪元现为 ${record.epoch}` +
          ` / copied ${copied} events, compared all ${events} byte for byte, moved ${readers} readers; log ${record.logId} is in epoch ${record.epoch} now`,
      );
    } finally {
      await target.close();
    }
  } finally {
    if (to === POSTGRES) await endCopy(main);
    await source.close();
  }
}

async function openMain(values: z.output<typeof variables>, print: (line: string) => void): Promise<Main> {
  const { GONGJIAN_OWNER_DATABASE_URL: owner, GONGJIAN_DATA: configured } = values;
  if (owner !== undefined) return { connection: owner, close: () => Promise.resolve() };
  const { folder } = resolveDataFolder({
    cloneRoot: CLONE_ROOT,
    ...(configured === undefined ? {} : { configured }),
  });
  const server = await EmbeddedPostgres.start({ dataDir: path.join(folder, 'postgres'), settings: {}, log: print });
  return { connection: server.connection(MAIN_DATABASE), close: () => server.stop() };
}

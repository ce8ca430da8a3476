import { encodeLogRestored, logStreamOf, newSalt, type EncodedEvent } from '@gongjian/shared-event-sourcing';
import { loadLog, type EventToLoad } from '@gongjian/shared-event-store-postgres';
import type { BilingualText, EventMetadata } from '@gongjian/shared-kernel';
import type { ErasedOwners } from '@gongjian/shared-keys';
import { beginRestore, endRestore, unfinishedRestoreIn } from '@gongjian/shared-projections';
import { randomUUID } from 'node:crypto';
import pg, { type ClientBase, type ClientConfig } from 'pg';
import { BackupRefused } from './backup.errors.js';
import { checkBackup, checkKeys, type CheckedBackup } from './check-backup.js';
import type { RestoredPlaces, Say } from './deployment-places.js';
import { copyFileIn, filesOf, ownerOf, storedFiles } from './evidence-files.js';
import { segmentEvents } from './log-segments.js';
import type { BackupManifest, KeysManifest, TableEntry } from './manifest.js';
import { currentErasures, keepErasures } from './restored-erasures.js';
import { isOfKeyStore, loadKeys, openTenantKeys } from './restored-keys.js';
import { RestoredReaders } from './restored-readers.js';
import { isEmpty, loadTable, PARTS, pastRowSecurity, rowsOf, tablesOf } from './tables.js';
import { witnessedSize } from './witnessed-size.js';

const TOLD_EVENTS = 10_000;

export interface RestoreSource {
  readonly folder: string;
  readonly keysFolder: string;
  /** The list of erasures as it stands now; `null`: the operator gave none. */
  readonly erasuresFile: string | null;
}

export interface Restored {
  readonly manifest: BackupManifest;
  readonly epoch: number;
}

/**
 * Brings a deployment back into databases that are migrated and hold nothing, and an empty folder of files. Everything is
 * checked before anything is written. From the first write to the last no process of the deployment starts; a run that was
 * interrupted is repeated as it was. The log comes back byte for byte, at positions from 0; it goes on in the next epoch,
 * with `LogRestored`. Read models and the audit's tiles are made anew by
 * the first start.
 *
 * @throws BackupRefused
 */
export async function restore(places: RestoredPlaces, source: RestoreSource, say: Say): Promise<Restored> {
  const checked = await checkBackup(source.folder, say);
  const { manifest } = checked;
  const keys = await checkKeys(source.keysFolder, manifest);
  const erased = await currentErasures(source.erasuresFile, places.erasures, manifest, say);
  const hash = await openTenantKeys(source.keysFolder, keys, places.master);
  const epoch = manifest.log.epoch + 1;
  const restored = await logRestored(checked, hash, await witnessedSize(source.folder, manifest));
  await connected(places.main, (main) =>
    connected(places.keys, async (store) => {
      await refuseUnfit(main, store, places, manifest, keys);
      if ((await unfinishedRestoreIn(main)) === null) await beginRestore(main, manifest.backup);
      await keepErasures(places.erasures, erased);
      await loadFiles(source.folder, manifest, places.files, erased, say);
      await inTransaction(store, () => loadKeys(store, source.keysFolder, keys, erased));
      say('密钥已恢复', 'the keys are back');
      await inTransaction(main, async () => {
        const record = { logId: manifest.log.id, epoch };
        const readers = await RestoredReaders.read(source.folder, manifest, epoch);
        const events = await loadLog(main, record, allOf(source.folder, manifest, restored, readers, say));
        for (const table of manifest.tables) {
          await pastRowSecurity(main, table, () => loadTable(main, table, readers.rowsOf(table)));
        }
        for (const table of keys.tables.filter((each) => !isOfKeyStore(each))) {
          await pastRowSecurity(main, table, () => loadTable(main, table, rowsOf(source.keysFolder, table)));
        }
        await endRestore(main);
        say(`日志已恢复，共 ${events} 条`, `the log is back, ${events} events`);
      });
    }),
  );
  return { manifest, epoch };
}

async function logRestored(
  { manifest, ownRecords }: CheckedBackup,
  hash: (fingerprint: string) => Promise<string>,
  witnessed: number | null,
): Promise<EventToLoad> {
  const { id: logId, epoch: fromEpoch, last } = manifest.log;
  const stream = logStreamOf(logId);
  const before = ownRecords.get(stream);
  const data = {
    ...{ fromEpoch, lastPosition: last?.position ?? null },
    ...(witnessed === null ? {} : { lastWitnessedSize: witnessed }),
  };
  const event: EncodedEvent = encodeLogRestored({
    ...{ logId, data, restoreId: randomUUID(), salt: newSalt },
    commandHash: await hash(JSON.stringify(['LogRestored', stream, data])),
    now: new Date().toISOString(),
    lastRecordedAt: before === undefined ? null : (JSON.parse(before.metadata) as EventMetadata).recordedAt,
  });
  const revision = before?.events ?? 0;
  return { ...event, stream, revision, json: JSON.stringify({ ...event, stream, revision }) };
}

/** @throws BackupRefused `RESTORE.NOT_EMPTY`, `RESTORE.OTHER_RELEASE` */
async function refuseUnfit(
  main: ClientBase,
  store: ClientBase,
  places: RestoredPlaces,
  manifest: BackupManifest,
  keys: KeysManifest,
): Promise<void> {
  const parts = [
    {
      client: main,
      shapes: [
        ...(await tablesOf(main, PARTS.ops)),
        ...(await tablesOf(main, PARTS.issuer)),
        ...(await tablesOf(main, PARTS.signing)),
      ],
    },
    { client: store, shapes: await tablesOf(store, PARTS.keys) },
  ];
  const here = parts.flatMap(({ shapes }) => shapes.map(shapeOf)).sort();
  const then = [...manifest.tables, ...keys.tables].map(shapeOf).sort();
  const [differing] = [...here.filter((each) => !then.includes(each)), ...then.filter((each) => !here.includes(each))];
  if (differing !== undefined) {
    const [name = ''] = differing.split(' ');
    throw new BackupRefused('RESTORE.OTHER_RELEASE', {
      zh: `备份由 ${manifest.product} 版制作，${name} 与本版本不同；请先用那个版本恢复，再升级`,
      en: `the backup was made by release ${manifest.product}, whose ${name} differs; restore with that release, then upgrade`,
    });
  }
  const begun = await unfinishedRestoreIn(main);
  if (begun === manifest.backup) return;
  const full = begun === null ? await fullPart(main, parts, places) : ANOTHER_RESTORE;
  if (full === null) return;
  throw new BackupRefused('RESTORE.NOT_EMPTY', {
    zh: `只能恢复到空的部署，这里已有：${full.zh}。单机版请给一个新的 GONGJIAN_DATA；多服务版请新建数据库（gongjian init、gongjian migrate）和空的文件夹`,
    en: `a restore goes into an empty deployment, and here is: ${full.en}. Give npm start a new GONGJIAN_DATA, services new databases (gongjian init, gongjian migrate) and empty folders`,
  });
}

const ANOTHER_RESTORE: BilingualText = {
  zh: '另一份备份没有完成的恢复',
  en: 'an unfinished restore of another backup',
};

async function fullPart(
  main: ClientBase,
  parts: readonly { readonly client: ClientBase; readonly shapes: Awaited<ReturnType<typeof tablesOf>> }[],
  places: RestoredPlaces,
): Promise<BilingualText | null> {
  const named = (name: string): BilingualText => ({ zh: name, en: name });
  const log = { schema: 'eventlog', table: 'events' };
  if (!(await isEmpty(main, log))) return { zh: '事件日志', en: 'a log' };
  for (const { client, shapes } of parts) {
    for (const shape of shapes) if (!(await isEmpty(client, shape))) return named(`${shape.schema}.${shape.table}`);
  }
  for await (const file of storedFiles(places.files)) return named(file);
  return null;
}

function shapeOf({ schema, table, columns }: Pick<TableEntry, 'schema' | 'table' | 'columns'>): string {
  return `${schema}.${table} ${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}`;
}

async function loadFiles(
  folder: string,
  { files }: BackupManifest,
  to: string,
  erased: ErasedOwners,
  say: Say,
): Promise<void> {
  let count = 0;
  for await (const entry of filesOf(folder, files)) {
    const { tenant, fileId } = ownerOf(entry);
    if (erased.isFileErased(tenant, fileId)) continue;
    await copyFileIn(folder, entry, to);
    count += 1;
    say(`已恢复 ${count} 个文件`, `${count} files are back`);
  }
}

/** Every event of the backup and then the one of its restore. */
async function* allOf(
  folder: string,
  { log }: BackupManifest,
  restored: EventToLoad,
  readers: RestoredReaders,
  say: Say,
): AsyncGenerator<EventToLoad, void> {
  let events = 0;
  for await (const event of segmentEvents(folder, log)) {
    readers.moved(event.position, events);
    events += 1;
    if (events % TOLD_EVENTS === 0) say(`日志：已恢复 ${events} 条`, `the log: ${events} events`);
    yield event;
  }
  yield restored;
}

async function inTransaction(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  await client.query("SET LOCAL TIME ZONE 'UTC'");
  await work();
  await client.query('COMMIT');
}

async function connected<Answer>(
  connection: ClientConfig,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

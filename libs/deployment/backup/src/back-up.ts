import type { EventStore } from '@gongjian/shared-event-sourcing';
import { KurrentDbEventStore } from '@gongjian/shared-event-store-kurrentdb';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { BackupRefused } from './backup.errors.js';
import { ERASURES_FILE, type DeploymentPlaces, type Say } from './deployment-places.js';
import { copyFilesOut, hashOfBeginning } from './evidence-files.js';
import { writeSegments } from './log-segments.js';
import { beginFolder, finishFolder, type BackupManifest } from './manifest.js';
import { dumpTables, inSnapshot, PARTS } from './tables.js';

export interface BackupTarget {
  readonly folder: string;
  /** Of the key store: another one, which is kept apart. */
  readonly keysFolder: string;
  /** Version of this build. */
  readonly product: string;
}

/**
 * Backs up a deployment, which may be running. What refers to the log is read before it and what the log refers to after
 * it, so nothing in a backup refers to something that is not in it: first what readers remember, in one snapshot; then
 * the log up to one position; then files, accounts and keys. Each folder is a backup once its manifest is written, the
 * last of all; one that was begun before and not finished is begun anew.
 *
 * @throws BackupRefused `BACKUP.FOLDER_TAKEN`, `BACKUP.KEYS_BESIDE`, `BACKUP.NOT_MIGRATED`
 */
export async function backUp(places: DeploymentPlaces, target: BackupTarget, say: Say): Promise<BackupManifest> {
  const folder = path.resolve(target.folder);
  const keysFolder = path.resolve(target.keysFolder);
  refuseBeside(folder, keysFolder);
  await beginFolder(folder);
  await beginFolder(keysFolder);
  const common = {
    version: 1,
    backup: randomUUID(),
    madeAt: new Date().toISOString(),
    product: target.product,
  } as const;
  const store = await openLog(places);
  try {
    const ops = await inSnapshot(places.main, (client) => dumpTables(client, PARTS.ops, folder, 'tables'));
    say(`已导出 ${ops.length} 张状态表`, `${ops.length} tables of what readers remember`);
    const { logId, epoch, last } = await store.head();
    const written = await writeSegments(store, last, folder, (events) =>
      say(`日志：已导出 ${events} 条事件`, `the log: ${events} events`),
    );
    const files = await copyFilesOut(places.files, folder, (count) =>
      say(`佐证文件：已复制 ${count} 个`, `stored files: ${count}`),
    );
    const issuer = await inSnapshot(places.main, (client) => dumpTables(client, PARTS.issuer, folder, 'tables'));
    const keys = [
      ...(await inSnapshot(places.main, (client) => dumpTables(client, PARTS.signing, keysFolder, 'tables'))),
      ...(await inSnapshot(places.keys, (client) => dumpTables(client, PARTS.keys, keysFolder, 'tables'))),
    ];
    const manifest: BackupManifest = {
      ...common,
      log: {
        ...{ id: logId, epoch, engine: places.kurrentDb === null ? 'postgres' : 'kurrentdb' },
        ...{ events: written.events, last, segments: written.segments },
      },
      tables: [...ops, ...issuer],
      files,
      erasures: await stateOfErasures(path.join(places.erasures, ERASURES_FILE)),
    };
    await finishFolder(keysFolder, { ...common, tables: keys });
    await finishFolder(folder, manifest);
    return manifest;
  } finally {
    await store.close();
  }
}

function openLog({ main, kurrentDb }: DeploymentPlaces): Promise<EventStore> {
  return kurrentDb === null
    ? PostgresEventStore.open({ connection: main })
    : KurrentDbEventStore.open({ address: kurrentDb });
}

/** Whoever has the one must not find the other in it. */
function refuseBeside(folder: string, keysFolder: string): void {
  const inside = (one: string, other: string): boolean => `${one}${path.sep}`.startsWith(`${other}${path.sep}`);
  if (!inside(folder, keysFolder) && !inside(keysFolder, folder)) return;
  throw new BackupRefused('BACKUP.KEYS_BESIDE', {
    zh: '密钥不能放在备份里面或旁边，--keys 应是另一个地方的文件夹',
    en: 'keys do not go where the backup is; --keys names a folder elsewhere',
  });
}

async function stateOfErasures(file: string): Promise<BackupManifest['erasures']> {
  const size = await stat(file).then(
    ({ size: bytes }) => bytes,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0;
      throw error;
    },
  );
  return { bytes: size, sha256: (await hashOfBeginning(file, size)) as string };
}

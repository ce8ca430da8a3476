import { BackupRefused } from './backup.errors.js';
import type { Say } from './deployment-places.js';
import { checkFile, filesOf } from './evidence-files.js';
import { segmentEvents } from './log-segments.js';
import { readBackupManifest, readKeysManifest, type BackupManifest, type KeysManifest } from './manifest.js';
import { rowsOf } from './tables.js';

const TOLD_EVENTS = 10_000;

export interface CheckedBackup {
  readonly manifest: BackupManifest;
  /** By stream of the log's own records: how many events it has, and the metadata of its last. */
  readonly ownRecords: ReadonlyMap<string, { readonly events: number; readonly metadata: string }>;
}

/**
 * Reads a backup whole: every checksum, every event in its place, every stored file.
 *
 * @throws BackupRefused with the first bad place
 */
export async function checkBackup(folder: string, say: Say): Promise<CheckedBackup> {
  const manifest = await readBackupManifest(folder);
  for (const table of manifest.tables) for await (const _ of rowsOf(folder, table));
  const ownRecords = new Map<string, { events: number; metadata: string }>();
  let events = 0;
  for await (const { stream, revision, metadata } of segmentEvents(folder, manifest.log)) {
    events += 1;
    if (stream.startsWith('log-')) ownRecords.set(stream, { events: revision + 1, metadata });
    if (events % TOLD_EVENTS === 0) say(`已核对 ${events} 条事件`, `checked ${events} events`);
  }
  let files = 0;
  for await (const entry of filesOf(folder, manifest.files)) {
    await checkFile(folder, entry);
    files += 1;
    say(`已核对 ${files} 个文件`, `checked ${files} files`);
  }
  return { manifest, ownRecords };
}

/**
 * Reads the keys that belong to a backup whole.
 *
 * @throws BackupRefused with the first bad place; `BACKUP.OTHER_KEYS` when they are another backup's
 */
export async function checkKeys(folder: string, { backup, madeAt }: BackupManifest): Promise<KeysManifest> {
  const keys = await readKeysManifest(folder);
  if (keys.backup !== backup) {
    throw new BackupRefused('BACKUP.OTHER_KEYS', {
      zh: `${folder} 里的密钥属于 ${keys.madeAt} 的备份，这份备份是 ${madeAt} 的`,
      en: `the keys in ${folder} belong to the backup of ${keys.madeAt}, this one is of ${madeAt}`,
    });
  }
  for (const table of keys.tables) for await (const _ of rowsOf(folder, table));
  return keys;
}

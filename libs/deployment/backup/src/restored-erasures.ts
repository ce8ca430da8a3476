import { ErasedOwners, FileErasureList, readErasures, type ErasureEntry } from '@gongjian/shared-keys';
import { readFile } from 'node:fs/promises';
import { BackupRefused } from './backup.errors.js';
import type { Say } from './deployment-places.js';
import { hashOfBeginning } from './evidence-files.js';
import type { BackupManifest } from './manifest.js';

/**
 * The list of erasures that a restore applies.
 *
 * @param file a copy of `erasures.jsonl` as it stands now
 * @param folder of the list of the deployment that is brought back, which may hold one already
 * @throws BackupRefused `RESTORE.ERASURES_MISSING`, `RESTORE.ERASURES_OUTDATED`
 */
export async function currentErasures(
  file: string | null,
  folder: string,
  manifest: BackupManifest,
  say: Say,
): Promise<ErasedOwners> {
  const text = file === null ? null : await textOf(file);
  if (file === null || text === null) {
    throw new BackupRefused('RESTORE.ERASURES_MISSING', {
      zh: `${file === null ? '没有给出 --erasures' : `没有文件 ${file}`}。恢复需要现在的清除名单，备份里的不算：在原部署上运行 gongjian erasures <文件>，或取另外保存的最新一份 erasures.jsonl；从未清除过的，给一个空文件`,
      en: `${file === null ? '--erasures is not given' : `there is no ${file}`}. A restore needs the list of erasures as it stands now, which no backup holds: run gongjian erasures <file> where the deployment was, or take the latest erasures.jsonl that is kept apart; where nothing was ever erased, an empty file`,
    });
  }
  const { bytes, sha256 } = manifest.erasures;
  if ((await hashOfBeginning(file, bytes)) !== sha256) throw outdated(file);
  const given = readErasures(text);
  const there = await new FileErasureList(folder).read();
  const known = new Set(given.entries.map(keyOf));
  if (there.entries.some((entry) => !known.has(keyOf(entry)))) throw outdated(file);
  if (given.unreadable.length > 0) {
    const lines = given.unreadable.join(', ');
    say(`清除名单第 ${lines} 行无法读取`, `erasure list: unreadable lines ${lines}`);
  }
  return new ErasedOwners(given.entries);
}

/** Makes the deployment's list say all of it. */
export async function keepErasures(folder: string, { entries }: ErasedOwners): Promise<void> {
  const list = new FileErasureList(folder);
  const there = new Set((await list.read()).entries.map(keyOf));
  for (const entry of entries) {
    if (there.has(keyOf(entry))) continue;
    there.add(keyOf(entry));
    await list.append(entry);
  }
}

function outdated(file: string): BackupRefused {
  return new BackupRefused('RESTORE.ERASURES_OUTDATED', {
    zh: `${file} 不是现在的清除名单：它不含备份时或本部署已有的全部清除。在原部署上运行 gongjian erasures <文件>，或取另外保存的最新一份`,
    en: `${file} is not the list of erasures as it stands now: it lacks some that were there when the backup was made, or are here. Run gongjian erasures <file> where the deployment was, or take the latest copy that is kept apart`,
  });
}

function keyOf({ tenant, owner, eventId }: ErasureEntry): string {
  return `${tenant}/${owner}/${eventId}`;
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

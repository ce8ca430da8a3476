import { syncFolder } from '@gongjian/shared-keys';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { damaged } from './backup.errors.js';
import { namesIn, type BackupManifest } from './manifest.js';
import { linesOf, readChecked, writeWhole, WrittenFile, type FileEntry } from './written-file.js';

const UUID = /^[0-9a-f-]{36}$/;
const BELOW = 'files';
const INDEX = 'files.ndjson';

/** Every stored file below a folder of files: `<tenant>/<two characters>/<id>`. */
export async function* storedFiles(folder: string): AsyncGenerator<string, void> {
  for (const tenant of (await namesIn(folder)).filter((name) => UUID.test(name)).sort()) {
    for (const first of [...(await namesIn(path.join(folder, tenant)))].sort()) {
      const ids = (await namesIn(path.join(folder, tenant, first))).filter((name) => UUID.test(name));
      for (const id of ids.sort()) yield `${tenant}/${first}/${id}`;
    }
  }
}

/** Copies every file as it is stored, encrypted; one that is destroyed meanwhile is left out. */
export async function copyFilesOut(
  from: string,
  folder: string,
  progress: (files: number) => void,
): Promise<BackupManifest['files']> {
  const index = await WrittenFile.create(folder, INDEX);
  let count = 0;
  let bytes = 0;
  try {
    for await (const name of storedFiles(from)) {
      const copied = await copyOut(path.join(from, name), folder, `${BELOW}/${name}`);
      if (copied === null) continue;
      await index.line(JSON.stringify(copied));
      count += 1;
      bytes += copied.bytes;
      progress(count);
    }
  } catch (error) {
    await index.abandon();
    throw error;
  }
  return { index: await index.close(), count, bytes };
}

async function copyOut(source: string, folder: string, name: string): Promise<FileEntry | null> {
  const opened = await open(source, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (opened === null) return null;
  const file = await WrittenFile.create(folder, name);
  try {
    for await (const chunk of opened.createReadStream() as AsyncIterable<Buffer>) await file.write(chunk);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return file.close();
}

/** The files of a backup. @throws BackupRefused `BACKUP.FILE_MISSING`, `BACKUP.DAMAGED` */
export async function* filesOf(folder: string, files: BackupManifest['files']): AsyncGenerator<FileEntry, void> {
  let count = 0;
  for await (const lines of linesOf(folder, files.index)) {
    for (const line of lines) {
      count += 1;
      yield entryOf(line, count);
    }
  }
  if (count !== files.count) {
    throw damaged(INDEX, `应有 ${files.count} 个文件，实有 ${count}`, `${count} files in place of ${files.count}`);
  }
}

/** Reads all of it. @throws BackupRefused `BACKUP.FILE_MISSING`, `BACKUP.DAMAGED` */
export async function checkFile(folder: string, entry: FileEntry): Promise<void> {
  for await (const _ of readChecked(folder, entry));
}

/** Puts a file where it is stored, whole or not at all. */
export async function copyFileIn(folder: string, entry: FileEntry, to: string): Promise<void> {
  const place = path.join(to, entry.file.slice(BELOW.length + 1));
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const draft = `${place}.restoring`;
  const file = await open(draft, 'w', 0o600);
  try {
    for await (const chunk of readChecked(folder, entry)) await writeWhole(file, chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, place);
  await syncFolder(path.dirname(place));
}

/** Which stored file an entry is. */
export function ownerOf({ file }: FileEntry): { readonly tenant: string; readonly fileId: string } {
  const [, tenant = '', , fileId = ''] = file.split('/');
  return { tenant, fileId };
}

/** Of the first bytes of a file, or `null` when it has fewer. */
export async function hashOfBeginning(file: string, bytes: number): Promise<string | null> {
  const hash = createHash('sha256');
  if (bytes === 0) return hash.digest('hex');
  let read = 0;
  try {
    for await (const chunk of createReadStream(file, { end: bytes - 1 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      read += chunk.length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return read === bytes ? hash.digest('hex') : null;
}

function entryOf(line: string, number: number): FileEntry {
  try {
    const { file, bytes, sha256 } = JSON.parse(line) as Partial<FileEntry>;
    const named = typeof file === 'string' && /^files\/[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(file);
    if (named && typeof bytes === 'number' && typeof sha256 === 'string') return { file, bytes, sha256 };
  } catch {
    // Said below, as of a line that is JSON and names no file.
  }
  throw damaged(INDEX, `第 ${number} 行不是文件`, `line ${number} names no file`);
}

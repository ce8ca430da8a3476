import { canonicalJson } from '@gongjian/shared-kernel';
import { syncFolder } from '@gongjian/shared-keys';
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BackupRefused, damaged } from './backup.errors.js';

const VERSION = 1;
const MANIFEST = 'manifest.json';
/** Stands in the folder from the first byte on, until the manifest does. */
const UNFINISHED = 'unfinished';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const place = z.object({ position: z.string().regex(/^\d+$/), eventId: z.uuid() });

const fileEntry = z.object({
  file: z.string().regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/),
  bytes: count,
  sha256,
});

const tableEntry = fileEntry.extend({
  schema: z.string().regex(/^[a-z_]+$/),
  table: z.string().regex(/^[a-z0-9_]+$/),
  columns: z.array(z.object({ name: z.string().regex(/^[a-z0-9_]+$/), type: z.string() })),
  rows: count,
});

const segment = fileEntry.extend({ events: count.min(1), last: place });

const common = {
  version: z.literal(VERSION),
  /** UUID of the backup: both folders name the same. */
  backup: z.uuid(),
  madeAt: z.string(),
  product: z.string(),
};

const erasures = z.object({ bytes: count, sha256 });

const backupManifest = z.object({
  ...common,
  log: z.object({
    id: z.uuid(),
    epoch: z.number().int().min(1),
    engine: z.enum(['postgres', 'kurrentdb']),
    events: count,
    last: place.nullable(),
    segments: z.array(segment),
  }),
  /** What has no source in the log. */
  tables: z.array(tableEntry),
  files: z.object({ index: fileEntry, count, bytes: count }),
  /** The list of erasures as it was then, without what stands in it: a later one begins with it. */
  erasures,
});

const keysManifest = z.object({ ...common, tables: z.array(tableEntry) });

export type TableEntry = z.output<typeof tableEntry>;
export type Segment = z.output<typeof segment>;
export type BackupManifest = z.output<typeof backupManifest>;
export type KeysManifest = z.output<typeof keysManifest>;

/** The folder of a backup that is being made: one that holds another is refused, one that was not finished is emptied. */
export async function beginFolder(folder: string): Promise<void> {
  const names = await namesIn(folder);
  if (names.length > 0) {
    if (!names.includes(UNFINISHED) || names.includes(MANIFEST)) {
      throw new BackupRefused('BACKUP.FOLDER_TAKEN', {
        zh: `${folder} 不是空文件夹，请另选一个`,
        en: `${folder} is not empty; name another folder`,
      });
    }
    for (const name of names) {
      if (name !== UNFINISHED) await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mark = await open(path.join(folder, UNFINISHED), 'w', 0o600);
  await mark.sync();
  await mark.close();
  await syncFolder(folder);
}

/** Makes the folder a backup: everything it names is on disk. */
export async function finishFolder(folder: string, manifest: BackupManifest | KeysManifest): Promise<void> {
  const body = canonicalJson(manifest);
  const text = `${JSON.stringify({ ...manifest, digest: digestOf(body) }, null, 2)}\n`;
  const draft = path.join(folder, `${MANIFEST}.draft`);
  const file = await open(draft, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(draft, path.join(folder, MANIFEST));
  await syncFolder(folder);
  await rm(path.join(folder, UNFINISHED), { force: true });
}

/** @throws BackupRefused `BACKUP.UNFINISHED`, `BACKUP.UNKNOWN_VERSION`, `BACKUP.DAMAGED` */
export function readBackupManifest(folder: string): Promise<BackupManifest> {
  return readManifest(folder, backupManifest);
}

/** @throws BackupRefused as `readBackupManifest` */
export function readKeysManifest(folder: string): Promise<KeysManifest> {
  return readManifest(folder, keysManifest);
}

async function readManifest<Manifest>(folder: string, schema: z.ZodType<Manifest>): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (text === null) {
    const begun = (await namesIn(folder)).includes(UNFINISHED);
    throw new BackupRefused('BACKUP.UNFINISHED', {
      zh: begun
        ? `${folder} 里的备份没有做完，不能使用；请再运行一次 gongjian backup`
        : `${folder} 里没有备份（没有 ${MANIFEST}）`,
      en: begun
        ? `the backup in ${folder} was not finished and is of no use; run gongjian backup again`
        : `there is no backup in ${folder} (no ${MANIFEST})`,
    });
  }
  const { digest, ...body } = objectOf(text);
  const version = body['version'];
  if (typeof version === 'number' && version > VERSION) {
    throw new BackupRefused('BACKUP.UNKNOWN_VERSION', {
      zh: `备份的格式是第 ${version} 版，本版本只认识第 ${VERSION} 版`,
      en: `the backup has format ${version}, this release knows format ${VERSION}`,
    });
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw damaged(MANIFEST, `${where} 不是应有的内容`, `${where} is not what stands there in a backup`);
  }
  if (digest !== digestOf(canonicalJson(body))) throw damaged(MANIFEST, '校验值不符', 'its digest is another');
  return parsed.data;
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Says the same as a text that holds something else.
  }
  throw damaged(MANIFEST, '不是 JSON', 'is no JSON');
}

function digestOf(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  const there = await stat(folder).catch(() => null);
  return there === null ? [] : readdir(folder);
}

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const DRAFT = '.draft-';

/**
 * Makes a file with these bytes, or answers false when there is one of that name already, of whatever process. When it
 * answers true the whole file is there after a crash too; when it throws it may be there.
 *
 * @param mode default 0600
 */
export async function makeOnce(file: string, bytes: Uint8Array | string, mode = 0o600): Promise<boolean> {
  const folder = path.dirname(file);
  const draft = path.join(folder, `${DRAFT}${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(folder);
  return true;
}

/** When it answers the folder is there after a crash too, with all above it that were not there. */
export async function makeFolder(folder: string): Promise<void> {
  const made = (await mkdir(folder, { recursive: true, mode: 0o700 })) ?? folder;
  for (let each = path.resolve(folder); each.length >= path.resolve(made).length; each = path.dirname(each)) {
    await syncFolder(path.dirname(each));
    if (each === path.dirname(each)) return;
  }
}

/** Names in a folder but for unfinished files; of a folder that is not there, none. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith(DRAFT));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Takes away what processes that were killed have left unfinished in a folder. */
export async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(DRAFT));
  await Promise.all(drafts.map((name) => rm(path.join(folder, name), { force: true })));
}

/** When it answers, files made or deleted in the folder are so after a crash too. Nothing to do on Windows. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { open } from 'node:fs/promises';

/** When it answers, files made, renamed or deleted in the folder are so after a crash too. Nothing to do on Windows. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

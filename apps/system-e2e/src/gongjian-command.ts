import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder, workspace } from './standalone-under-test.js';

export const CLI = path.join(workspace, 'tools/cli/dist/main.js');

/** Runs `gongjian` on a data folder; answers what it said. @throws Error when it does not end with 0 */
export async function gongjian(folder: string, ...args: readonly string[]): Promise<string> {
  const { stderr } = await promisify(execFile)(process.execPath, [CLI, ...args], {
    env: { PATH: process.env['PATH'], GONGJIAN_DATA: folder },
  });
  return stderr;
}

/** A data folder that holds the master key of another and nothing else. */
export function folderWithMasterKeyOf(other: string): string {
  const folder = path.join(temporaryFolder(), 'data');
  mkdirSync(path.join(folder, 'secrets'), { recursive: true, mode: 0o711 });
  copyFileSync(path.join(other, 'secrets/master.key'), path.join(folder, 'secrets/master.key'));
  return folder;
}

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import { FolderLock } from './folder-lock.js';
import { removeFolders, temporaryFolder } from './testing/child-server.js';

jest.setTimeout(60_000);

const library = pathToFileURL(fileURLToPath(new URL('../dist/folder-lock.js', import.meta.url))).href;

/** Takes the lock as soon as it can, makes sure that it is alone, and ends without giving the lock back. */
const program = `
import { mkdirSync, rmdirSync } from 'node:fs';
const [library, lock] = process.argv.slice(1);
const { FolderLock } = await import(library);
const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
for (;;) {
  try {
    FolderLock.acquire(lock, 'folder');
    break;
  } catch (error) {
    if (error.code !== 'EMBEDDED_PG.IN_USE') throw error;
  }
}
mkdirSync(lock + '.alone');
pause(5);
rmdirSync(lock + '.alone');
`;

afterEach(removeFolders);

describe('a lock whose holders all die without giving it back', () => {
  it('is held by one process at a time and in the end by each of them once', async () => {
    const folder = temporaryFolder();
    const lock = path.join(folder, 'lock');
    const codes = await Promise.all(
      Array.from({ length: 16 }, () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program, library, lock], {
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        return new Promise((resolve) => child.on('exit', (code) => resolve(code)));
      }),
    );
    expect(codes).toEqual(Array(16).fill(0));
    expect(FolderLock.holder(lock)).toBeUndefined();
    const last = FolderLock.acquire(lock, folder);
    expect(FolderLock.holder(lock)).toBe(process.pid);
    last.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

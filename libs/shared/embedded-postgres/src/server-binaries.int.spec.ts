import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { copiedBinaries, installedBinaries } from './server-binaries.js';
import { removeFolders, temporaryFolder } from './testing/child-server.js';

jest.setTimeout(60_000);

const installed = installedBinaries();

function copyInto(folder: string): { root: string; postgres: string; said: number } {
  const lines: string[] = [];
  const { root, postgres } = copiedBinaries(installed, folder, (line) => lines.push(line));
  return { root, postgres, said: lines.length };
}

afterEach(removeFolders);

describe('a copy of the programs', () => {
  it('runs, is named after the version, and is used again', () => {
    const folder = temporaryFolder();
    const first = copyInto(folder);
    expect(path.basename(first.root)).toBe(`bin-${installed.version}`);
    expect(execFileSync(first.postgres, ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL');
    expect(first.said).toBe(1);
    const made = statSync(first.postgres).ino;
    expect(copyInto(folder)).toEqual({ ...first, said: 0 });
    expect(statSync(first.postgres).ino).toBe(made);
    expect(readdirSync(folder)).toEqual([path.basename(first.root)]);
  });

  it.each<[string, (root: string) => void]>([
    ['a program was changed', (root) => appendFileSync(path.join(root, 'bin', 'initdb'), 'x')],
    ['a library is missing', (root) => rmSync(path.join(root, 'lib', 'libpq.so.5'))],
    ['its list is missing', (root) => rmSync(path.join(root, 'SHA256.json'))],
    ['it is empty', (root) => (rmSync(root, { recursive: true }), mkdirSync(root))],
    ['its list is broken', (root) => writeFileSync(path.join(root, 'SHA256.json'), '{')],
    ['its list names nothing', (root) => writeFileSync(path.join(root, 'SHA256.json'), '{}')],
  ])('is made anew when %s', (_, spoil) => {
    const folder = temporaryFolder();
    const first = copyInto(folder);
    spoil(first.root);
    expect(copyInto(folder).said).toBe(1);
    expect(existsSync(path.join(first.root, 'lib', 'libpq.so.5'))).toBe(true);
    expect(copyInto(folder).said).toBe(0);
    expect(readdirSync(folder)).toEqual([path.basename(first.root)]);
  });
});

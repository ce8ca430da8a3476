import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { isRoot, temporaryFolder, workspace } from './standalone-under-test.js';

/** A copy of the built workspace with what it needs from npm: what a clone has after install and build. */
export interface Clone {
  readonly root: string;
  /** Node itself, where the clone's users can run it. */
  readonly node: string;
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Everybody may enter it. It goes with `cleanUp`. */
export function makeClone(): Clone {
  const home = temporaryFolder();
  const root = path.join(home, 'clone');
  mkdirSync(root);
  const modules = path.join(root, 'node_modules');
  mkdirSync(path.join(modules, '@gongjian'), { recursive: true });
  for (const dir of projectFolders()) {
    if (!existsSync(path.join(workspace, dir, 'dist'))) continue;
    cpSync(path.join(workspace, dir), path.join(root, dir), {
      recursive: true,
      filter: (from) => !['src', 'node_modules'].includes(path.basename(from)),
    });
    const { name } = readJson<{ readonly name: string }>(path.join(workspace, dir, 'package.json'));
    symlinkSync(path.relative(path.join(modules, '@gongjian'), path.join(root, dir)), path.join(modules, name));
  }
  const { packages } = readJson<{ readonly packages: Readonly<Record<string, LockedPackage>> }>(
    path.join(workspace, 'package-lock.json'),
  );
  for (const [at, { dev, link }] of Object.entries(packages)) {
    const source = path.join(workspace, at);
    const nested = at.lastIndexOf('node_modules/') > 0;
    if (!at.startsWith('node_modules/') || nested || dev === true || link === true || !existsSync(source)) continue;
    cpSync(realpathSync(source), path.join(root, at), { recursive: true, verbatimSymlinks: true });
  }
  return { root, node: isRoot ? copyOfNode(home) : process.execPath };
}

/** An OS user without rights that exists everywhere. */
export function nobody(): { readonly uid: number; readonly gid: number } {
  const ask = (option: string): number =>
    Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout.trim());
  return { uid: ask('-u'), gid: ask('-g') };
}

function copyOfNode(folder: string): string {
  const copy = path.join(folder, 'node');
  copyFileSync(process.execPath, copy);
  chmodSync(copy, 0o755);
  return copy;
}

function projectFolders(): readonly string[] {
  const inside = (dir: string): readonly string[] =>
    readdirSync(path.join(workspace, dir), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(dir, entry.name));
  return [...inside('libs').flatMap(inside), ...inside('apps')];
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

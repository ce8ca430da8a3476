import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Callers, type Caller } from './caller.js';

export const isRoot = process.getuid?.() === 0;

/** The workspace these tests lie in. */
export const workspace = fileURLToPath(new URL('../../../', import.meta.url));

const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 30_000;

export interface StandaloneOptions {
  /** The folder of the clone whose build is started. */
  readonly clone?: string;
  readonly node?: string;
  /** Absent: one in which the sample district is loaded. `null`: the product's own choice. */
  readonly dataFolder?: string | null;
  readonly port?: number;
  readonly logLevel?: string;
  /** A program and its arguments to start node through. */
  readonly through?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What a process said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `level`: 20 debug, 30 information, 40 warning, 50 error. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
}

/** A running product, whatever processes it is made of. */
export interface ServerUnderTest {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  /** Its data. */
  readonly folder: string;
  /** The demo account's requests, with its own token. */
  as(username: string): Caller;
  /** Requests without a token. */
  anonymous(): Caller;
  /** Everything it said since it was first started. */
  said(): string;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

const started = new Set<StandaloneUnderTest>();
const folders: string[] = [];

/** The real standalone process, started from the build as an operator starts it. */
export class StandaloneUnderTest implements ServerUnderTest {
  stdout = '';
  stderr = '';
  private child: Child | null = null;
  private ended: Promise<number | null> = Promise.resolve(null);
  private base = '';
  private callers = new Callers('');

  private constructor(
    private readonly options: StandaloneOptions,
    /** As configured; `null` when the product chose it. */
    readonly dataFolder: string | null,
  ) {}

  /** Resolves when the process printed its ready line. */
  static async start(options: StandaloneOptions = {}): Promise<StandaloneUnderTest> {
    const dataFolder = options.dataFolder === undefined ? loadedFolder() : options.dataFolder;
    const server = new StandaloneUnderTest(options, dataFolder);
    started.add(server);
    try {
      await server.launch(options.port ?? 0);
    } catch (error) {
      await server.end();
      throw error;
    }
    return server;
  }

  /** One that the demo has gone through: a campaign and three titles. */
  static async afterDemo(options: Omit<StandaloneOptions, 'dataFolder'> = {}): Promise<StandaloneUnderTest> {
    const filled = process.env['GONGJIAN_TEST_DEMO'];
    if (filled !== undefined) return StandaloneUnderTest.start({ ...options, dataFolder: copyOf(filled) });
    const server = await StandaloneUnderTest.start(options);
    await runDemo(server.address);
    return server;
  }

  /** Starts one that is expected to end by itself. */
  static async startAndEnd(options: StandaloneOptions): Promise<Ended> {
    const server = new StandaloneUnderTest(options, options.dataFolder ?? null);
    started.add(server);
    server.spawnChild(options.port ?? 0);
    const code = await within(START_TIMEOUT_MS, server.ended, () => `the process goes on:\n${server.said()}`);
    return { code, stdout: server.stdout, stderr: server.stderr };
  }

  get address(): string {
    return this.base;
  }

  get port(): number {
    return Number(new URL(this.base).port);
  }

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error('the process does not run');
    return pid;
  }

  get folder(): string {
    if (this.dataFolder === null) throw new Error('the product chose its data folder itself');
    return this.dataFolder;
  }

  as(username: string): Caller {
    return this.callers.as(username);
  }

  anonymous(): Caller {
    return this.callers.anonymous();
  }

  /** Ctrl-C. Answers the exit code. */
  async stop(): Promise<number | null> {
    this.child?.kill('SIGINT');
    return within(STOP_TIMEOUT_MS, this.ended, () => `the process does not stop:\n${this.said()}`);
  }

  /** SIGKILL: nothing of the process runs any more; its PostgreSQL may. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  /** Starts it again on the same data and port. */
  async restart(): Promise<void> {
    await this.launch(this.port);
  }

  /** The main process of its PostgreSQL, `null` when none runs. */
  postgresPid(folder = this.folder): number | null {
    const pid = Number(firstLine(path.join(folder, 'postgres/postmaster.pid')));
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
  }

  said(): string {
    return `${this.stdout}\n${this.stderr}`;
  }

  /** The lines of its log since it was first started. */
  logged(): readonly LogLine[] {
    const lines = this.said().split('\n');
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
  }

  /** Ends what runs, PostgreSQL too. */
  async end(): Promise<void> {
    await this.kill();
    const pid = this.dataFolder === null ? null : this.postgresPid();
    if (pid === null) return;
    process.kill(pid, 'SIGINT');
    await until(() => this.postgresPid() === null, 'PostgreSQL ends');
  }

  private async launch(port: number): Promise<void> {
    const child = this.spawnChild(port);
    const from = this.stdout.length;
    const ready = new Promise<string>((resolve) => {
      child.stdout.on('data', () => {
        const address = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(this.stdout.slice(from))?.[1];
        if (address !== undefined) resolve(address);
      });
    });
    const ended = this.ended.then((code) => {
      throw new Error(`the process ended with ${code} before it was ready:\n${this.said()}`);
    });
    this.base = await within(START_TIMEOUT_MS, Promise.race([ready, ended]), () => `not ready:\n${this.said()}`);
    this.callers = new Callers(this.base);
  }

  private spawnChild(port: number): Child {
    const { clone = workspace, node = process.execPath, through = [], logLevel, env } = this.options;
    const main = path.join(clone, 'apps/standalone/dist/main.js');
    if (!existsSync(main)) throw new Error('apps/standalone is not built. Run: npm run build');
    const [program = node, ...args] = [...through, node, main];
    const child = spawn(program, args, {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        GONGJIAN_PORT: String(port),
        ...(this.dataFolder === null ? {} : { GONGJIAN_DATA: this.dataFolder }),
        ...(logLevel === undefined ? {} : { GONGJIAN_LOG_LEVEL: logLevel }),
        ...env,
      },
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.child = child;
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        this.child = null;
        resolve(code);
      });
    });
    this.ended.catch(() => undefined);
    return child;
  }
}

/** One running server for a whole spec file; call `cleanUp` in `afterAll`. */
export function sharedStandalone(options: StandaloneOptions = {}): () => Promise<StandaloneUnderTest> {
  let running: Promise<StandaloneUnderTest> | undefined;
  return () => (running ??= StandaloneUnderTest.start(options));
}

/** Ends every server that was started here and removes the folders. */
export async function cleanUp(): Promise<void> {
  const ended = await Promise.allSettled([...started].map((server) => server.end()));
  started.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

/** A folder that the OS user `postgres` can enter; it belongs to `owner`. */
export function temporaryFolder(owner?: { readonly uid: number; readonly gid: number }): string {
  const folder = mkdtempSync(path.join(tmpdir(), `gongjian-e2e-${process.pid}-`));
  if (owner === undefined) chmodSync(folder, 0o711);
  else if (isRoot) chownSync(folder, owner.uid, owner.gid);
  folders.push(folder);
  return folder;
}

/** A folder as the first start leaves it; an empty one where no test run has prepared that. */
function loadedFolder(): string {
  const loaded = process.env['GONGJIAN_TEST_DATA'];
  return loaded === undefined ? temporaryFolder() : copyOf(loaded);
}

function copyOf(dataFolder: string): string {
  const copy = path.join(temporaryFolder(), 'data');
  execFileSync('cp', ['-a', dataFolder, copy]);
  return copy;
}

async function runDemo(url: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(workspace, 'tools/demo/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], GONGJIAN_URL: url },
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`the demo ended with ${String(code)}:\n${said}`);
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Empty when there is no such file, or it vanishes meanwhile. */
function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0] ?? '';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw error;
  }
}

/** Whether the process runs; one that ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return !existsSync('/proc/self');
  }
}

/** Asks again until it is so. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  milliseconds = 30_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function within<T>(milliseconds: number, work: Promise<T>, message: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

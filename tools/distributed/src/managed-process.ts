import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

const READY = /^ready (\S+)$/m;
const STOPPED_WITHIN_MS = 20_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface ManagedProcessOptions {
  readonly name: string;
  /** Compiled entry. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  /** A line that it says. */
  readonly say: (line: string) => void;
}

/** A service in a process of its own, started again whenever it ends by itself, as an orchestrator would. */
export class ManagedProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private readyWaiters: ((address: string) => void)[] = [];
  private address: string | null = null;
  private failures = 0;
  /** How often it was started again. */
  restarts = 0;

  constructor(private readonly options: ManagedProcessOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Of the running process; `null` between two. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** @returns its address when it takes requests */
  async start(): Promise<string> {
    this.running = this.run();
    return this.ready();
  }

  /** Its address once it takes requests: now, or after it was started again. */
  async ready(): Promise<string> {
    return this.address ?? new Promise((resolve) => this.readyWaiters.push(resolve));
  }

  /** Ends it as a power cut would, and answers when it is gone; it is started again. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    this.address = null;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (child !== null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
      await this.running;
      clearTimeout(timer);
    } else await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const code = await this.once();
      if (this.stopping) return;
      this.restarts += 1;
      this.options.say(`${this.name}: ended (${code}), started again`);
      await delay(Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS));
      this.failures += 1;
    }
  }

  private async once(): Promise<string> {
    const { entry, env, say } = this.options;
    const child = spawn(process.execPath, [entry], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let said = '';
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(signal ?? String(code)));
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '' && !READY.test(line)) say(`${this.name}: ${line}`);
      if (this.address !== null) return;
      said += text;
      const [, address] = READY.exec(said) ?? [];
      if (address === undefined) return;
      this.address = address;
      this.failures = 0;
      for (const waiter of this.readyWaiters.splice(0)) waiter(address);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line !== '') say(`${this.name}: ${line}`);
    });
    const code = await ended;
    this.child = null;
    this.address = null;
    return code;
  }
}

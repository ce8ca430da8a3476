import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const running = new Set<WitnessProcess>();
const folders: string[] = [];

export interface WitnessProcessOptions {
  readonly name?: string;
  /** Lines of the list of logs; absent: the file stays as it is. */
  readonly logs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Deleted by {@link endWitnesses}. */
export function witnessFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongjian-witness-'));
  folders.push(folder);
  return folder;
}

export function listLogs(folder: string, logs: readonly string[]): void {
  writeFileSync(path.join(folder, 'logs.txt'), logs.map((line) => `${line}\n`).join(''));
}

/** A witness as an operator runs it. */
export class WitnessProcess {
  private said = '';
  address = '';

  private constructor(private readonly child: ChildProcessByStdio<null, Readable, Readable>) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  /** Answers when it takes requests. @throws Error with what it said when it ends before */
  static async start(folder: string, { name, logs, env }: WitnessProcessOptions = {}): Promise<WitnessProcess> {
    if (logs !== undefined) listLogs(folder, logs);
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        GONGJIAN_PORT: '0',
        GONGJIAN_WITNESS_NAME: name ?? 'witness.example/w1',
        GONGJIAN_WITNESS_DATA: folder,
        ...env,
      },
    });
    const witness = new WitnessProcess(child);
    running.add(witness);
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${witness.said}`)));
      child.stdout.on('data', () => {
        const ready = /^ready (\S+)$/m.exec(witness.said)?.[1];
        if (ready === undefined) return;
        witness.address = ready;
        resolve();
      });
    });
    return witness;
  }

  /** Everything it printed. */
  get output(): string {
    return this.said;
  }

  async vkey(): Promise<string> {
    return (await (await fetch(`${this.address}/`)).text()).trimEnd();
  }

  add(body: Uint8Array): Promise<Response> {
    return fetch(`${this.address}/add-checkpoint`, { method: 'POST', body: new Uint8Array(body) });
  }

  async get(at: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.address + at, { headers });
  }

  /** Answers how it ended. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    running.delete(this);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const closed = once(this.child, 'close') as Promise<[number | null]>;
    this.child.kill(signal);
    return (await closed)[0];
  }
}

export async function endWitnesses(): Promise<void> {
  await Promise.all([...running].map((witness) => witness.end('SIGKILL')));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import type { WorkloadOptions } from './append-workload.js';
import type { Ledger } from './ledger.js';
import { compiledProgram } from './program.js';

export interface WriterOrders {
  readonly connection: PostgresConnection;
  readonly seed: number;
  readonly callers: number;
  readonly workload: WorkloadOptions;
}

/** A writer in a process of its own; what it was told goes into the ledger as it says it. */
export class WriterProcess {
  private said = '';
  private finished = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<void>,
  ) {}

  static async start(orders: WriterOrders, ledger: Ledger): Promise<WriterProcess> {
    const child = spawn(process.execPath, [compiledProgram('writer-program'), JSON.stringify(orders)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    let ready: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const lines = createInterface({ input: child.stdout });
    const ended = new Promise<void>((resolve) => lines.on('close', resolve));
    const writer = new WriterProcess(child, ended);
    lines.on('line', (line) => {
      if (line === '"ready"') ready();
      else if (line === '"done"') writer.finished = true;
      else writer.take(line, ledger);
    });
    await Promise.race([started, ended]);
    if (child.exitCode !== null) throw new Error(`the writer did not start: ${errors}`);
    void ended.then(() => {
      writer.said = errors;
    });
    return writer;
  }

  /** SIGKILL, at once. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Lets it end what it is at. Answers what went wrong. */
  async stop(): Promise<readonly string[]> {
    this.child.stdin?.end();
    await this.ended;
    return this.finished ? [] : [`a writer ended on its own: ${this.said}`];
  }

  /** The last line of a killed process may be cut off: what it says was not heard, so it is as good as unknown. */
  private take(line: string, ledger: Ledger): void {
    try {
      ledger.addLine(line);
    } catch (error) {
      if (!(error instanceof SyntaxError) || (this.child.signalCode === null && !this.child.killed)) throw error;
    }
  }
}

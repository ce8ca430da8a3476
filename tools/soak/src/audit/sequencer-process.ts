import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface SequencerOrders {
  readonly connection: PostgresConnection;
  /** Of the trees' files. */
  readonly folder: string;
  readonly masterKey: string;
}

/** A signed checkpoint that has left the process. */
export interface SeenCheckpoint {
  readonly tenant: string;
  readonly size: number;
  readonly note: string;
}

const PROGRAM = fileURLToPath(new URL('../../dist/audit/sequencer-program.js', import.meta.url));

/** A sequencer with its publisher in a process of its own. */
export class SequencerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<void>,
  ) {}

  /** Answers when it has begun. */
  static async start(orders: SequencerOrders, see: (seen: SeenCheckpoint) => void): Promise<SequencerProcess> {
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const lines = createInterface({ input: child.stdout });
    const ended = new Promise<void>((resolve) => lines.on('close', resolve));
    const ready = new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        if (line === '"ready"') resolve();
        // What was cut off has not been seen.
        else if (line.endsWith('}')) see(JSON.parse(line) as SeenCheckpoint);
      });
    });
    await Promise.race([ready, ended]);
    if (child.exitCode !== null) throw new Error(`the sequencer did not start: ${errors}`);
    return new SequencerProcess(child, ended);
  }

  /** SIGKILL, at once; answers when everything it said has been heard. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Rounds } from './appends.js';
import type { BenchServer } from './bench-server.js';
import { median, percentile, type Measurement } from './measurement.js';

const PROCESSES = 12;
const PER_SECOND = 600;
const STORED_PER_SECOND = 550;
const P99_MS = 40;
const WARM_UP_SECONDS = 2;

/** One writer process: asked by message to append at a pace, answers how long each append took. */
export interface WriterOrder {
  readonly perSecond: number;
  readonly seconds: number;
}

export interface WriterAnswer {
  /** Milliseconds from the moment an append was due. */
  readonly latencies: readonly number[];
}

/** Many processes that write one log whose commits are slow, as with a standby that is waited for. */
export async function measureWriters(server: BenchServer, { rounds, seconds }: Rounds): Promise<Measurement[]> {
  const log = await server.createLog('bench_writers');
  await slowCommits(server.owner('bench_writers'));
  const writers = await Promise.all(Array.from({ length: PROCESSES }, () => Writer.start(log)));
  const rates: number[] = [];
  const p99s: number[] = [];
  const round = async (order: WriterOrder): Promise<void> => {
    const started = performance.now();
    const answers = await Promise.all(writers.map((writer) => writer.run(order)));
    const latencies = answers.flatMap((answer) => answer.latencies);
    rates.push((latencies.length * 1_000) / (performance.now() - started));
    p99s.push(percentile(latencies, 0.99));
  };
  try {
    const perSecond = PER_SECOND / PROCESSES;
    await round({ perSecond, seconds: WARM_UP_SECONDS });
    rates.length = 0;
    p99s.length = 0;
    for (let index = 0; index < rounds; index += 1) await round({ perSecond, seconds: 2 * seconds });
  } finally {
    for (const writer of writers) writer.stop();
  }
  const name = `append, ${PROCESSES} processes, commits 2 ms slower, ${PER_SECOND} offered`;
  return [
    {
      name,
      value: median(rates),
      unit: 'appends/s',
      peer: 'fixed',
      peerValue: STORED_PER_SECOND,
      bar: { kind: 'atLeast', ratio: 1 },
    },
    {
      name: `${name}, p99`,
      value: median(p99s),
      unit: 'ms',
      peer: 'fixed',
      peerValue: P99_MS,
      bar: { kind: 'atMost', ratio: 1 },
    },
  ];
}

async function slowCommits(owner: PostgresConnection): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  const database = client.escapeIdentifier(owner.database);
  await client.query(`ALTER DATABASE ${database} SET commit_delay = 2000`);
  await client.query(`ALTER DATABASE ${database} SET commit_siblings = 0`);
  await client.end();
}

class Writer {
  private constructor(private readonly child: ChildProcess) {}

  static async start(log: PostgresConnection): Promise<Writer> {
    const child = fork(fileURLToPath(new URL('./writer-process.js', import.meta.url)));
    const writer = new Writer(child);
    await writer.ask(log);
    return writer;
  }

  run(order: WriterOrder): Promise<WriterAnswer> {
    return this.ask(order) as Promise<WriterAnswer>;
  }

  stop(): void {
    this.child.disconnect();
  }

  private ask(message: WriterOrder | PostgresConnection): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`a writer process ended with ${code}`));
      this.child.once('exit', ended);
      this.child.once('message', (answer) => {
        this.child.off('exit', ended);
        resolve(answer);
      });
      this.child.send(message);
    });
  }
}

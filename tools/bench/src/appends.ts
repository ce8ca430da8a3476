import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { streamName, type EventStore } from '@gongjian/shared-event-sourcing';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openLog, type BenchServer } from './bench-server.js';
import { latencies, throughput } from './load.js';
import { median, type Measurement } from './measurement.js';
import { emmett } from './peers/emmett.js';
import { createInsertTable, findPgbench, insertOnce, pgbenchInserts } from './peers/single-row-insert.js';
import { sampleEvent, TENANT } from './sample-event.js';

export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
}

const AWAITED_CALLS = 1_500;

export function appendOne(store: EventStore): Promise<unknown> {
  const stream = streamName('task', randomUUID());
  return store.append(stream, [sampleEvent()], { tenant: TENANT, expected: 'noStream' });
}

/** Durable appends beside pgbench, emmett-postgresql and a bare INSERT, in turn within each round. */
export async function measureAppends(server: BenchServer, { rounds, seconds }: Rounds): Promise<Measurement[]> {
  const log = await server.createLog('bench_log');
  const rows = await server.createDatabase('bench_rows');
  await createInsertTable(rows);
  const pgbench = findPgbench();
  const store = await openLog(log);
  const insert = await insertOnce(rows);
  const peer = await emmett(await server.createDatabase('bench_emmett'));
  const found = {
    ours32: [] as number[],
    ours256: [] as number[],
    oursTwo: [] as number[],
    oursAwaited: [] as number[],
    pgbench32: [] as number[],
    emmett32: [] as number[],
    insertAwaited: [] as number[],
  };
  try {
    await throughput(32, 1, () => appendOne(store));
    await throughput(32, 1, () => peer.work());
    for (let round = 0; round < rounds; round += 1) {
      if (pgbench !== null) found.pgbench32.push(await pgbenchInserts(pgbench, rows, 32, seconds));
      found.ours32.push(await throughput(32, seconds, () => appendOne(store)));
      found.emmett32.push(await throughput(32, seconds, () => peer.work()));
      found.ours256.push(await throughput(256, seconds, () => appendOne(store)));
      found.oursTwo.push(await twoProcesses(log, seconds));
      found.insertAwaited.push(median(await latencies(AWAITED_CALLS, () => insert.work())));
      found.oursAwaited.push(median(await latencies(AWAITED_CALLS, () => appendOne(store))));
    }
  } finally {
    await store.close();
    await insert.close();
    await peer.close();
  }
  const inserts = pgbench === null ? null : median(found.pgbench32);
  const missing = pgbench === null ? { note: 'pgbench is not installed (Debian: postgresql-15)' } : {};
  const rate = (name: string, values: readonly number[]): Measurement => ({
    name,
    value: median(values),
    unit: 'appends/s',
    peer: 'pgbench single-row insert, 32 clients',
    peerValue: inserts,
    bar: { kind: 'atLeast', ratio: 1.2 },
    ...missing,
  });
  return [
    { note: ONE_WRITER, ...rate('append, 32 callers', found.ours32) },
    rate('append, 256 callers', found.ours256),
    { note: TWO_WRITERS, ...rate('append, two processes of 16 callers', found.oursTwo) },
    {
      name: 'append, 32 callers',
      value: median(found.ours32),
      unit: 'appends/s',
      peer: 'emmett-postgresql, 32 callers',
      peerValue: median(found.emmett32),
      bar: { kind: 'atLeast', ratio: 6 },
    },
    {
      name: 'append, one awaited caller',
      value: median(found.oursAwaited),
      unit: 'ms',
      peer: 'one bare INSERT, same driver',
      peerValue: median(found.insertAwaited),
      bar: { kind: 'atMost', ratio: 1.5 },
      note: AWAITED,
    },
  ];
}

const ONE_WRITER =
  'a batch is written by one server process, which spends most of its time on the rows and their five indexes, while ' +
  'pgbench spreads its rows over every core; more callers in a batch lift it';
const AWAITED =
  'the function takes the lock, judges the revision and writes two rows with five indexes where the bare INSERT writes ' +
  'one row with one; a slower flush narrows it';
const TWO_WRITERS =
  'two processes record in turn and their batches are half as large, while both cores are busy with the callers as well; ' +
  'more callers in a batch lift it';

async function twoProcesses(log: PostgresConnection, seconds: number): Promise<number> {
  const rates = await Promise.all(
    [0, 1].map(
      () =>
        new Promise<number>((resolve, reject) => {
          const child = fork(fileURLToPath(new URL('./append-process.js', import.meta.url)));
          child.once('message', (rate) => resolve(rate as number));
          child.once('error', reject);
          child.once('exit', (code) => reject(new Error(`a writer process ended with ${code}`)));
          child.send({ log, callers: 16, seconds });
        }),
    ),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}

import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import pg from 'pg';
import copy from 'pg-copy-streams';
import { openLog, type BenchServer } from './bench-server.js';
import type { Rounds } from './appends.js';
import { median, type Measurement } from './measurement.js';
import { fillLog } from './fill-log.js';

const EVENTS = 100_000;

/** Reading the whole log through the store, beside COPY of the same rows. */
export async function measureReplay(server: BenchServer, { rounds }: Rounds): Promise<Measurement[]> {
  const log = await server.createLog('bench_replay');
  const store = await openLog(log);
  await fillLog(store, EVENTS);
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await rate(() => copyOut(server.owner('bench_replay'))));
      ours.push(
        await rate(async () => {
          let after: string | null = null;
          for (let read = 0; read < EVENTS;) {
            const page: Awaited<ReturnType<typeof store.readAll>> = await store.readAll({ after, limit: 1_000 });
            read += page.length;
            after = page.at(-1)?.position ?? after;
            if (page.length === 0) throw new Error(`the log ended after ${read} events`);
          }
        }),
      );
    }
  } finally {
    await store.close();
  }
  return [
    {
      name: `read the whole log, ${EVENTS.toLocaleString('en')} events`,
      value: median(ours),
      unit: 'events/s',
      peer: 'COPY … TO STDOUT of the same rows',
      peerValue: median(theirs),
      bar: { kind: 'atLeast', ratio: 0.5 },
    },
  ];
}

async function rate(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (EVENTS * 1_000) / (performance.now() - started);
}

async function copyOut(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  let lines = 0;
  try {
    const stream = client.query(copy.to('COPY (SELECT * FROM eventlog.events ORDER BY position) TO STDOUT'));
    for await (const chunk of stream as AsyncIterable<Buffer>) for (const byte of chunk) if (byte === 10) lines += 1;
  } finally {
    await client.end();
  }
  if (lines !== EVENTS) throw new Error(`COPY answered ${lines} rows`);
}

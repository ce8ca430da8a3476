import { foundKurrentDbLog, KurrentDbEventStore } from '@gongjian/shared-event-store-kurrentdb';
import { binaryEvent, FORWARDS, KurrentDBClient, NO_STREAM, START } from '@kurrent/kurrentdb-client';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { appendOne, type Rounds } from './appends.js';
import { throughput } from './load.js';
import { median, type Measurement } from './measurement.js';
import { sampleEvent, TENANT } from './sample-event.js';

const DOUBLE = fileURLToPath(new URL('../../kurrentdb/dist/main.js', import.meta.url));
const EVENTS = 50_000;
const CALLERS = [32, 256];
/** Both take turns that are so short: the pace of a machine changes within seconds, and the log grows meanwhile. */
const SLICE_S = 0.5;

interface Rates {
  readonly own: number[];
  readonly bare: number[];
}

/** The engine beside the bare client, both on the server of `KURRENTDB_URL` or, without one, on a double in a process of its own. */
export async function measureKurrentDb({ rounds, seconds }: Rounds): Promise<Measurement[]> {
  const appends = new Map<number, Rates>(CALLERS.map((callers) => [callers, { own: [], bare: [] }]));
  const read: Rates = { own: [], bare: [] };
  let what = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const [callers, rates] of appends) {
      what = await onServer(async (store, client) => {
        const own = (time: number): Promise<number> => throughput(callers, time, () => appendOne(store));
        const bare = (time: number): Promise<number> => throughput(callers, time, () => appendBare(client));
        await own(1);
        await bare(1);
        const pace: Rates = { own: [], bare: [] };
        for (let slice = 0; slice < seconds / SLICE_S; slice += 1) {
          if (slice % 2 === 1) pace.own.push(await own(SLICE_S));
          pace.bare.push(await bare(SLICE_S));
          if (slice % 2 === 0) pace.own.push(await own(SLICE_S));
        }
        rates.own.push(mean(pace.own));
        rates.bare.push(mean(pace.bare));
      });
    }
  }
  await onServer(async (store, client, address) => {
    await fill(store);
    for (let round = 0; round <= rounds; round += 1) {
      const bare = await eventsPerSecond(() => readBare(client));
      // Of its own: what a store has read it keeps for a while.
      const fresh = await KurrentDbEventStore.open({ address });
      const own = await eventsPerSecond(() => readOwn(fresh));
      await fresh.close();
      if (round === 0) continue;
      read.bare.push(bare);
      read.own.push(own);
    }
  });
  const row = (name: string, unit: string, { own, bare }: Rates): Measurement => ({
    name: `KurrentDB: ${name}`,
    value: median(own),
    unit,
    peer: `bare client, ${what}`,
    peerValue: median(bare),
    bar: { kind: 'atLeast', ratio: 0.8 },
  });
  return [
    ...[...appends].map(([callers, rates]) => row(`append, ${callers} callers`, 'appends/s', rates)),
    row('read $all', 'events/s', read),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Answers which server it was. */
async function onServer(
  work: (store: KurrentDbEventStore, client: KurrentDBClient, address: string) => Promise<void>,
): Promise<string> {
  const server = await startServer();
  await foundKurrentDbLog(server.address);
  const store = await KurrentDbEventStore.open({ address: server.address });
  const client = KurrentDBClient.connectionString`${server.address}`;
  try {
    await work(store, client, server.address);
  } finally {
    await store.close();
    await client.dispose();
    await server.stop();
  }
  return server.what;
}

interface Server {
  readonly address: string;
  readonly what: string;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const given = process.env['KURRENTDB_URL'];
  if (given !== undefined) return { address: given, what: 'the same server', stop: () => Promise.resolve() };
  const child = spawn(process.execPath, [DOUBLE], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /^ready (\S+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    void ended.then(() => reject(new Error('the double ended before it was ready')));
  });
  const stop = (): Promise<void> => {
    child.kill('SIGINT');
    return ended;
  };
  return { address, what: 'the same double', stop };
}

function appendBare(client: KurrentDBClient): Promise<unknown> {
  const event = sampleEvent();
  return client.appendToStream(
    `task-${randomUUID()}`,
    binaryEvent({
      id: event.id,
      type: event.type,
      data: Buffer.from(event.data),
      metadata: new Uint8Array(Buffer.from(event.metadata)),
    }),
    { streamState: NO_STREAM },
  );
}

async function fill(store: KurrentDbEventStore): Promise<void> {
  for (let left = EVENTS; left > 0; left -= 250) {
    const events = Array.from({ length: 250 }, () => sampleEvent());
    await store.append(`task-${randomUUID()}`, events, { tenant: TENANT, expected: 'noStream' });
  }
}

async function readBare(client: KurrentDBClient): Promise<void> {
  let read = 0;
  for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: EVENTS })) {
    if (event !== undefined) read += 1;
  }
  if (read !== EVENTS) throw new Error(`${read} events were read`);
}

async function readOwn(store: KurrentDbEventStore): Promise<void> {
  const done = new AbortController();
  let read = 0;
  for await (const { kind } of store.subscribeAll({ after: null, signal: done.signal })) {
    if (kind === 'event') read += 1;
    if (read === EVENTS) done.abort();
  }
}

async function eventsPerSecond(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (EVENTS * 1_000) / (performance.now() - started);
}

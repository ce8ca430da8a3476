import { KurrentDbDouble, type KurrentDbDoubleOptions } from '@gongjian/kurrentdb';
import { isEventStoreError, type EncodedEvent, type EventStore } from '@gongjian/shared-event-sourcing';
import { SAMPLE_TENANT as tenant, sampleEvent, sampleEvents, sampleStream } from '@gongjian/shared-testing';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { foundKurrentDbLog, KurrentDbEventStore } from './kurrentdb-event-store.js';

const TIMEOUT_MS = 5_000;
const SHORT_MS = 600;
/** What a loaded machine may take beyond a deadline. */
const GRACE_MS = 1_500;
const BATCH_AND_UNARY = [
  { name: 'batch appends', batchAppend: true },
  { name: 'unary appends', batchAppend: false },
  { name: 'appends to a server that tells no methods', supportedMethods: false },
];

let double: KurrentDbDouble;
let opened: EventStore[] = [];

async function founded(options?: KurrentDbDoubleOptions): Promise<KurrentDbDouble> {
  double = await KurrentDbDouble.start(options);
  await foundKurrentDbLog(double.url);
  return double;
}

async function open(address = double.url, timeoutMs = TIMEOUT_MS): Promise<KurrentDbEventStore> {
  const store = await KurrentDbEventStore.open({ address, timeoutMs, pollMs: 50 });
  opened.push(store);
  return store;
}

/** The code of the error that a call ends with, `answered` when it does not. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    if (isEventStoreError(error)) return error.code;
    throw error;
  }
}

async function settledWithin(ms: number, call: Promise<unknown>): Promise<string> {
  const begin = performance.now();
  const code = await codeOf(call);
  expect(performance.now() - begin).toBeLessThan(ms + GRACE_MS);
  return code;
}

/** Ids of what the server stored of a stream. */
function storedIn(stream: string): readonly string[] {
  return double.records().flatMap((record) => (record.stream === stream ? [record.id] : []));
}

function idsOf(events: readonly EncodedEvent[]): readonly string[] {
  return events.map(({ id }) => id);
}

afterEach(async () => {
  double.thaw();
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
  await double.stop();
});

describe('defect 1: reads of a client object stay unavailable', () => {
  it('after the leader of three died, reads and appends go on with another client object', async () => {
    await founded({ nodes: 3 });
    const store = await open();
    const stream = sampleStream();
    const [first, second] = [sampleEvent(), sampleEvent()];
    await store.append(stream, [first], { tenant, expected: 'noStream' });
    await double.killLeader();
    expect(idsOf(await store.readStream(stream))).toEqual([first.id]);
    await store.append(stream, [second], { tenant, expected: 0n });
    expect(idsOf(await store.readAll({}))).toEqual([first.id, second.id]);
  });

  it('while no leader is elected, calls wait and are answered by the next one', async () => {
    await founded({ nodes: 3 });
    const store = await open();
    const stream = sampleStream();
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    const elected = double.killLeader(300);
    const calls = [store.append(stream, sampleEvents(1), { tenant, expected: 0n }), store.readStream(stream)];
    await elected;
    expect(await Promise.all(calls.map(codeOf))).toEqual(['answered', 'answered']);
  });

  it('after a server that was down at the first read came up, the store opens', async () => {
    await founded();
    const restarted = double.restart(300);
    const store = await open();
    await restarted;
    expect((await store.head()).last).toBeNull();
  });

  it('a server that stays down ends the opening with Unavailable within its deadline', async () => {
    await founded();
    const { url } = double;
    await double.stop();
    expect(await settledWithin(3 * SHORT_MS, open(url, SHORT_MS))).toBe('Unavailable');
  });
});

describe('defect 2: calls of the client that never settle', () => {
  it.each(BATCH_AND_UNARY)('$name that are never answered are UnknownOutcome by the deadline', async (options) => {
    await founded(options);
    const store = await open();
    const stream = sampleStream();
    double.answerNothing(20, 'lost');
    const call = store.append(stream, sampleEvents(1), { tenant, expected: 'noStream', timeoutMs: SHORT_MS });
    expect(await settledWithin(SHORT_MS, call)).toBe('UnknownOutcome');
    expect(storedIn(stream)).toEqual([]);
  });

  it.each([
    { batchAppend: true, how: 'stored' as const },
    { batchAppend: true, how: 'lost' as const },
    { batchAppend: false, how: 'stored' as const },
    { batchAppend: false, how: 'lost' as const },
  ])('an append that was $how without an answer is answered by its next try (batch: $batchAppend)', async (given) => {
    await founded({ batchAppend: given.batchAppend });
    const store = await open(double.url, 2_000);
    const stream = sampleStream();
    const events = sampleEvents(2);
    double.answerNothing(1, given.how);
    const answer = await store.append(stream, events, { tenant, expected: 'noStream' });
    const read = await store.readStream(stream);
    expect(answer).toEqual({ revision: 1n, position: read.at(-1)?.position, repeated: false });
    expect(storedIn(stream)).toEqual(idsOf(events));
  });

  it('after a half-closed stream of batch appends, appends go on, on a new one', async () => {
    await founded();
    const store = await open(double.url, 2_000);
    const stream = sampleStream();
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    double.halfCloseBatches();
    const answer = await store.append(stream, sampleEvents(1), { tenant, expected: 0n });
    expect(answer.revision).toBe(1n);
    expect(storedIn(stream)).toHaveLength(2);
  });

  it('on a frozen server every call settles within its deadline, and is answered after the thaw', async () => {
    await founded();
    const store = await open(double.url, SHORT_MS);
    const stream = sampleStream();
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    double.freeze();
    const calls = {
      append: store.append(stream, sampleEvents(1), { tenant, expected: 0n }),
      readStream: store.readStream(stream),
      readAll: store.readAll({}),
      head: store.head(),
      count: store.count({ after: null, limit: 10 }),
      open: open(double.url, SHORT_MS),
    };
    const ends = Object.entries(calls).map(async ([name, call]) => [name, await settledWithin(SHORT_MS, call)]);
    expect(Object.fromEntries(await Promise.all(ends))).toEqual({
      append: 'UnknownOutcome',
      readStream: 'Unavailable',
      readAll: 'Unavailable',
      head: 'Unavailable',
      count: 'Unavailable',
      open: 'Unavailable',
    });
    double.thaw();
    expect(await codeOf(store.readStream(stream))).toBe('answered');
  });

  it('a port that accepts and stays silent ends the opening with Unavailable within its deadline', async () => {
    await founded();
    const sockets = new Set<Socket>();
    const listener = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    expect(await settledWithin(SHORT_MS, open(`kurrentdb://127.0.0.1:${port}?tls=false`, SHORT_MS))).toBe(
      'Unavailable',
    );
    for (const socket of sockets) socket.destroy();
    listener.close();
    await once(listener, 'close');
  });

  it('after the connections there are fell silent, appends and reads go on over others', async () => {
    await founded();
    const { hostname, port, search } = new URL(double.url.replace('kurrentdb:', 'http:'));
    const ways: (readonly [Socket, Socket])[] = [];
    const between = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const socket of [near, far]) socket.on('error', () => undefined);
      near.pipe(far).pipe(near);
      ways.push([near, far]);
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    const store = await open(`kurrentdb://127.0.0.1:${(between.address() as AddressInfo).port}${search}`);
    const stream = sampleStream();
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    for (const [near, far] of ways) {
      near.unpipe(far).pause();
      far.unpipe(near).pause();
    }
    const calls = [store.append(stream, sampleEvents(1), { tenant, expected: 0n }), store.readStream(stream)];
    const ends = await Promise.all(calls.map(codeOf));
    for (const socket of ways.flat()) socket.destroy();
    between.close();
    expect(ends).toEqual(['answered', 'answered']);
    expect(storedIn(stream)).toHaveLength(2);
  });

  it('an append behind another of its stream that is not answered settles by its own deadline', async () => {
    await founded();
    const store = await open();
    const stream = sampleStream();
    double.answerNothing(1, 'lost');
    const before = store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    const behind = store.append(stream, sampleEvents(1), { tenant, expected: 0n, timeoutMs: 100 });
    expect(await settledWithin(100, behind)).toBe('Unavailable');
    expect(await codeOf(before)).toBe('answered');
  });
});

describe('defect 6: nothing listens', () => {
  it.each([1, 3] as const)('an append to %i closed ports is Unavailable: nothing was sent', async (nodes) => {
    await founded({ nodes });
    const store = await open();
    const append = (): Promise<unknown> =>
      store.append(sampleStream(), sampleEvents(1), { tenant, expected: 'noStream', timeoutMs: SHORT_MS });
    await double.stop();
    expect(await settledWithin(SHORT_MS, append())).toMatch(/^(Unavailable|UnknownOutcome)$/);
    expect(await settledWithin(SHORT_MS, append())).toBe('Unavailable');
  });

  it('a read of a closed port is Unavailable', async () => {
    await founded();
    const store = await open(double.url, SHORT_MS);
    await double.stop();
    expect(await settledWithin(SHORT_MS, store.readAll({}))).toBe('Unavailable');
  });
});

describe.each(BATCH_AND_UNARY)('$name', ({ name: _, ...options }) => {
  let store: EventStore;
  let stream: string;

  beforeEach(async () => {
    await founded(options);
    store = await open();
    stream = sampleStream();
  });

  it('store at an explicit revision, refuse another, answer a repeat as the first', async () => {
    const events = sampleEvents(3);
    const first = await store.append(stream, events, { tenant, expected: 'noStream' });
    expect(await store.append(stream, events, { tenant, expected: 'noStream' })).toEqual({ ...first, repeated: true });
    await expect(store.append(stream, sampleEvents(1), { tenant, expected: 0n })).rejects.toMatchObject({
      code: 'WrongExpectedRevision',
      actual: 2n,
    });
  });

  it('are tried again after a time-out of the server, whether it stored them or not', async () => {
    const events = sampleEvents(2);
    double.failAppends(1, 'timeout');
    await store.append(stream, events.slice(0, 1), { tenant, expected: 'noStream' });
    double.failAppends(1, 'timeout stored');
    const answer = await store.append(stream, events.slice(1), { tenant, expected: 0n });
    expect(answer.revision).toBe(1n);
    expect(storedIn(stream)).toEqual(idsOf(events));
  });

  it.each(['unavailable', 'not ready', 'unknown'] as const)('are tried again after "%s"', async (failure) => {
    const events = sampleEvents(1);
    double.failAppends(2, failure);
    expect(await codeOf(store.append(stream, events, { tenant, expected: 'noStream' }))).toBe('answered');
    expect(storedIn(stream)).toEqual(idsOf(events));
  });

  it('of a user without the right are Denied, without a second try', async () => {
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    const { appends } = double.counts;
    double.failAppends(1, 'denied');
    expect(await codeOf(store.append(stream, sampleEvents(1), { tenant, expected: 0n }))).toBe('Denied');
    expect(double.counts.appends).toBe(appends + 1);
  });

  it('that were denied only after a try of unknown outcome stay UnknownOutcome', async () => {
    double.failAppends(1, 'timeout stored');
    double.failAppends(50, 'denied');
    const call = store.append(stream, sampleEvents(1), { tenant, expected: 'noStream', timeoutMs: SHORT_MS });
    expect(await codeOf(call)).toBe('UnknownOutcome');
  });

  it("over the server's own greatest size, which counts names of types twice, are TooLarge", async () => {
    const events = sampleEvents(1_000).map((event) => ({ ...event, type: 'T'.repeat(500) }));
    expect(await codeOf(store.append(stream, events, { tenant, expected: 'noStream' }))).toBe('TooLarge');
    expect(storedIn(stream)).toEqual([]);
  });

  it('repeated and answered without a position are read back', async () => {
    const events = sampleEvents(2);
    const first = await store.append(stream, events, { tenant, expected: 'noStream' });
    await store.append(stream, sampleEvents(1), { tenant, expected: 1n });
    double.omitPositions(true);
    expect(await store.append(stream, events, { tenant, expected: 'noStream' })).toEqual({ ...first, repeated: true });
    expect(storedIn(stream)).toHaveLength(3);
  });

  it('stored, with an answer that cannot be read back in time, are UnknownOutcome', async () => {
    const events = sampleEvents(1);
    await store.append(stream, events, { tenant, expected: 'noStream' });
    double.omitPositions(true);
    double.failReads(100, 'unavailable');
    const again = store.append(stream, events, { tenant, expected: 'noStream', timeoutMs: SHORT_MS });
    expect(await settledWithin(SHORT_MS, again)).toBe('UnknownOutcome');
  });
});

describe('not leader', () => {
  it.each(BATCH_AND_UNARY)(
    '$name that reached a follower, all those in flight, go on at the leader',
    async (options) => {
      await founded({ nodes: 3, ...options });
      const store = await open(double.url.replace('nodePreference=leader', 'nodePreference=follower'));
      const streams = Array.from({ length: 20 }, () => sampleStream());
      const answers = streams.map((stream) => store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' }));
      expect(await Promise.all(answers.map(codeOf))).toEqual(streams.map(() => 'answered'));
      expect(streams.map((stream) => storedIn(stream).length)).toEqual(streams.map(() => 1));
    },
  );
});

describe('reads', () => {
  it.each(['unavailable', 'deadline', 'timeout'] as const)('are tried again after "%s"', async (failure) => {
    await founded();
    const store = await open();
    const stream = sampleStream();
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    double.failReads(2, failure);
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('of a user without the right are Denied, without a second try', async () => {
    await founded();
    const store = await open();
    const { reads } = double.counts;
    double.failReads(1, 'denied');
    expect(await codeOf(store.readAll({}))).toBe('Denied');
    expect(double.counts.reads).toBe(reads + 1);
  });

  it('give data and metadata byte for byte, keys that look like integers in their place', async () => {
    await founded();
    const store = await open();
    const stream = sampleStream();
    const event = sampleEvent({
      data: '{"b":1,"10":"十","2":"二","a":1e2}',
      metadata: `{"tenant":"${tenant}","10":1,"9":2}`,
    });
    await store.append(stream, [event], { tenant, expected: 'noStream' });
    expect((await store.readStream(stream))[0]).toMatchObject({ data: event.data, metadata: event.metadata });
    expect((await store.readAll({}))[0]).toMatchObject({ data: event.data, metadata: event.metadata });
  });

  it("show nothing of the server's own, whatever its stream", async () => {
    await founded();
    const store = await open();
    const events = sampleEvents(1);
    await store.append(sampleStream(), events, { tenant, expected: 'noStream' });
    const own = { type: '$settings', data: Buffer.from('{}') };
    double.put('$settings', { ...own, type: 'Settings' });
    double.put('settings', own);
    expect(idsOf(await store.readAll({}))).toEqual(idsOf(events));
    expect(await store.count({ after: null, limit: 10 })).toBe(1);
    expect((await store.head()).last?.eventId).toBe(events[0]?.id);
  });

  it('answer positions with commit and prepare, from which they go on', async () => {
    await founded();
    const store = await open();
    const events = sampleEvents(3);
    await store.append(sampleStream(), events, { tenant, expected: 'noStream' });
    const read = await store.readAll({});
    const { position = -1 } = double.records().find(({ id }) => id === events[1]?.id) ?? {};
    const digits = String(position).padStart(20, '0');
    expect(read[1]?.position).toBe(`${digits}${digits}`);
    expect(idsOf(await store.readAll({ after: `${digits}${digits}` }))).toEqual([events[2]?.id]);
  });
});

describe('client objects', () => {
  it('are few however long the server is frozen and however many call: back-off', async () => {
    await founded();
    const store = await open(double.url, 200);
    const { connections } = double;
    double.freeze();
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(Array.from({ length: 20 }, () => codeOf(store.readAll({}))));
    }
    expect(double.connections - connections).toBeLessThanOrEqual(6);
  });
});

describe('a sequence of faults', () => {
  it('loses nothing that was acknowledged and doubles nothing', async () => {
    const seed = Number(process.env['FAULTS_SEED'] ?? randomInt(2 ** 31));
    const next = numbersFrom(seed);
    await founded({ nodes: 3 });
    const store = await open(double.url, 2_000);
    const faults: readonly (() => Promise<void> | void)[] = [
      () => double.answerNothing(1, 'stored'),
      () => double.answerNothing(1, 'lost'),
      () => double.failAppends(2, 'timeout'),
      () => double.failAppends(2, 'timeout stored'),
      () => double.failAppends(1, 'unavailable'),
      () => double.failReads(2, 'unavailable'),
      () => double.halfCloseBatches(),
      () => double.dropSubscriptions(next(2) === 0 ? 'clean' : 'error'),
      () => double.restart(next(50)),
      () => double.killLeader(next(50)).then(() => double.revive()),
    ];
    const acknowledged: string[] = [];
    const unknown = new Set<string>();
    const delivered: string[] = [];
    const controller = new AbortController();
    const followed = (async () => {
      for await (const message of store.subscribeAll({ after: null, signal: controller.signal })) {
        if (message.kind !== 'event') continue;
        delivered.push(message.event.id);
        if (controller.signal.aborted) return;
      }
    })();
    const streams = Array.from({ length: 4 }, () => ({ name: sampleStream(), revision: -1n }));
    for (let turn = 0; turn < 20; turn += 1) {
      const fault = Promise.resolve(faults[next(faults.length)]?.());
      await Promise.all(
        streams.map(async (stream) => {
          const events = sampleEvents(1 + next(3));
          const expected = stream.revision < 0n ? ('noStream' as const) : stream.revision;
          for (;;) {
            try {
              stream.revision = (await store.append(stream.name, events, { tenant, expected })).revision;
              acknowledged.push(...idsOf(events));
              return;
            } catch (error) {
              if (!isEventStoreError(error, 'UnknownOutcome') && !isEventStoreError(error, 'Unavailable')) throw error;
              for (const { id } of events) unknown.add(id);
            }
          }
        }),
      );
      await fault;
    }
    const log = idsOf(await store.readAll({ limit: 10_000 }));
    while (delivered.length < log.length) await new Promise(setImmediate);
    controller.abort();
    await followed;
    const inOrder = (ids: readonly string[]): readonly string[] => [...ids].sort();
    expect({ seed, log: inOrder(log) }).toEqual({ seed, log: inOrder(acknowledged) });
    expect({ seed, delivered }).toEqual({ seed, delivered: log });
  });
});

/** A repeatable sequence of numbers below what is asked. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

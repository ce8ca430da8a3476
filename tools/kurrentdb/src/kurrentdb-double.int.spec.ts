import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  binaryEvent,
  KurrentDBClient,
  streamNameFilter,
  type AppendStreamState,
  type EventData,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { KurrentDbDouble } from './double.js';
import { once, taken, within } from './waiting.js';

let double: KurrentDbDouble;
let client: KurrentDBClient;

beforeAll(async () => {
  double = await KurrentDbDouble.start();
  client = KurrentDBClient.connectionString(double.url);
});

afterAll(async () => {
  await client.dispose();
  await double.stop();
});

describe('an append', () => {
  it('answers the revision and the position of its last event', async () => {
    const result = await append('order-1', 'no_stream', event('a'), event('b'));
    expect(result).toEqual({ success: true, nextExpectedRevision: 1n, position: positionOf('order-1', 1) });
  });

  it('again with the same ids at the same place is the same success, stored once', async () => {
    const events = [event('a'), event('b')];
    const first = await append('order-2', 'no_stream', ...events);
    await append('order-2', 1n, event('c'));
    const again = await append('order-2', 'no_stream', ...events);
    expect(again).toEqual(first);
    expect(revisions('order-2')).toEqual([0, 1, 2]);
  });

  it('again with the position left out still answers the revision', async () => {
    const events = [event('a')];
    await append('order-3', 'no_stream', ...events);
    double.omitPositions(true);
    const again = await append('order-3', 'no_stream', ...events);
    double.omitPositions(false);
    expect(again).toEqual({ success: true, nextExpectedRevision: 0n, position: undefined });
  });

  it('at another revision than the current one is a conflict that names it', async () => {
    await append('order-4', 'no_stream', event('a'), event('b'));
    await expect(append('order-4', 0n, event('c'))).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedState: 0n,
      actualState: 1n,
    });
    await expect(append('order-5', 3n, event('c'))).rejects.toMatchObject({ actualState: 'no_stream' });
    await expect(append('order-4', 'no_stream', event('d'))).rejects.toMatchObject({ expectedState: 'no_stream' });
  });

  it('of which only a part was stored before is a conflict', async () => {
    const stored = event('a');
    await append('order-6', 'no_stream', stored);
    await expect(append('order-6', 'no_stream', stored, event('b'))).rejects.toMatchObject({ actualState: 0n });
  });

  it('at any state is stored, and not again while its ids are the last', async () => {
    const events = [event('a')];
    await append('order-7', 'any', ...events);
    await append('order-7', 'any', ...events);
    await append('order-7', 'stream_exists', event('b'));
    expect(revisions('order-7')).toEqual([0, 1]);
    await expect(append('order-8', 'stream_exists', event('b'))).rejects.toMatchObject({ actualState: 'no_stream' });
  });

  it('larger than a mebibyte is refused', async () => {
    const large = binaryEvent({ type: 'large', data: Buffer.alloc(600_000) });
    const larger = binaryEvent({ type: 'large', data: Buffer.alloc(600_000) });
    await expect(append('order-9', 'no_stream', large, larger)).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1024 * 1024,
    });
  });

  it('to a stream with a tombstone is refused', async () => {
    await append('order-10', 'no_stream', event('a'));
    double.tombstone('order-10');
    await expect(append('order-10', 0n, event('b'))).rejects.toMatchObject({ type: 'stream-deleted' });
  });
});

describe('an old server', () => {
  it.each([{ batchAppend: false }, { supportedMethods: false }])(
    'with %j takes appends one by one, with the same answers',
    async (options) => {
      const old = await KurrentDbDouble.start(options);
      const single = KurrentDBClient.connectionString(old.url);
      const events = [event('a'), event('b')];
      const stored = await within(single.appendToStream('order-1', events, { streamState: 'no_stream' }));
      const again = await within(single.appendToStream('order-1', events, { streamState: 'no_stream' }));
      expect(stored).toMatchObject({ success: true, nextExpectedRevision: 1n });
      expect(again).toEqual(stored);
      await expect(within(single.appendToStream('order-1', event('c'), { streamState: 5n }))).rejects.toMatchObject({
        expectedState: 5n,
        actualState: 1n,
      });
      expect(old.openBatches).toBe(0);
      await single.dispose();
      await old.stop();
    },
  );
});

describe('a read', () => {
  beforeAll(() => append('read-1', 'no_stream', event('a'), event('b'), event('c')));

  it('of a stream goes forwards and backwards, from a revision, up to a count', async () => {
    expect(await types(client.readStream('read-1'))).toEqual(['a', 'b', 'c']);
    expect(await types(client.readStream('read-1', { fromRevision: 1n, maxCount: 1 }))).toEqual(['b']);
    const back = client.readStream('read-1', { direction: 'backwards', fromRevision: 'end', maxCount: 2 });
    expect(await types(back)).toEqual(['c', 'b']);
  });

  it('answers what was appended', async () => {
    const given = binaryEvent({ type: 'full', data: Buffer.from('{"a":1}'), metadata: Buffer.from('{"b":"2"}') });
    const { position } = await append('read-2', 'no_stream', given);
    const [read] = await collect(client.readStream('read-2'));
    expect(read?.event).toMatchObject({ id: given.id, streamId: 'read-2', revision: 0n, type: 'full', position });
    expect(Buffer.from(read?.event?.data as Uint8Array).toString()).toBe('{"a":1}');
  });

  it('of a stream that is not there, and of one with a tombstone, fails by name', async () => {
    await expect(types(client.readStream('nothing'))).rejects.toMatchObject({ type: 'stream-not-found' });
    await append('read-3', 'no_stream', event('a'));
    double.tombstone('read-3');
    await expect(types(client.readStream('read-3'))).rejects.toMatchObject({ type: 'stream-deleted' });
  });

  it('of everything is inclusive, with the system’s events, and filtered on the server', async () => {
    const from = positionOf('read-1', 1);
    expect((await types(client.readAll({ fromPosition: from }))).slice(0, 2)).toEqual(['b', 'c']);
    expect((await types(client.readAll({ maxCount: 1 })))[0]).toMatch(/^\$/);
    const filtered = client.readAll({ filter: streamNameFilter({ prefixes: ['read-1'] }) });
    expect(await types(filtered)).toEqual(['a', 'b', 'c']);
    const back = client.readAll({ direction: 'backwards', fromPosition: positionOf('read-1', 2), maxCount: 2 });
    expect(await types(back)).toEqual(['b', 'a']);
  });

  it('of everything answers nothing at the end or beyond it, and refuses a place inside an event', async () => {
    const last = double.records().at(-1)!;
    const end = place(last.position + last.size);
    expect(await types(client.readAll({ fromPosition: end }))).toEqual([]);
    expect(await types(client.readAll({ fromPosition: place(last.position + 1_000_000) }))).toEqual([]);
    const inside = client.readAll({ fromPosition: place(last.position - 1) });
    await expect(types(inside)).rejects.toThrow('Trying to read from an invalid position');
  });
});

describe('a subscription', () => {
  it('to a stream begins after its revision, catches up and goes on', async () => {
    await append('watch-1', 'no_stream', event('a'), event('b'));
    const subscription = client.subscribeToStream('watch-1', { fromRevision: 0n });
    const caughtUp = once(subscription, 'caughtUp');
    const seen = taken(subscription, 2);
    await caughtUp;
    await append('watch-1', 1n, event('c'));
    expect(await seen).toEqual(['b', 'c']);
    await subscription.unsubscribe();
  });

  it('to everything, filtered, tells checkpoints before it caught up', async () => {
    const told: string[] = [];
    const filter = streamNameFilter({
      prefixes: ['watch-2'],
      maxSearchWindow: 2,
      checkpointReached: (_, { commit }) => void told.push(`checkpoint ${commit}`),
    });
    await append('watch-2', 'no_stream', event('a'), event('b'), event('c'));
    const subscription = client.subscribeToAll({ fromPosition: 'start', filter });
    subscription.on('data', ({ event: seen }) => told.push(seen?.type ?? ''));
    await once(subscription, 'caughtUp');
    expect(told.filter((line) => !line.startsWith('checkpoint'))).toEqual(['a', 'b', 'c']);
    expect(told.at(-1)).toBe(`checkpoint ${positionOf('watch-2', 2).commit}`);
    expect(told.length).toBeGreaterThan(5);
    await subscription.unsubscribe();
  });

  it('to everything begins after its position', async () => {
    await append('watch-3', 'no_stream', event('a'), event('b'));
    const subscription = client.subscribeToAll({ fromPosition: positionOf('watch-3', 0) });
    expect(await taken(subscription, 1)).toEqual(['b']);
    await subscription.unsubscribe();
  });

  it('goes on without a loss from every checkpoint it told', async () => {
    const checkpoints: { commit: bigint; prepare: bigint }[] = [];
    const prefixes = ['watch-5'];
    const filter = streamNameFilter({
      prefixes,
      maxSearchWindow: 3,
      checkpointReached: (_, position) => void checkpoints.push(position),
    });
    for (const stream of ['watch-5', 'other-1', 'other-2', 'other-3', 'watch-5-late', 'other-4']) {
      await append(stream, 'no_stream', event(stream), event(stream));
    }
    const subscription = client.subscribeToAll({ fromPosition: 'start', filter });
    subscription.resume();
    await once(subscription, 'caughtUp');
    await subscription.unsubscribe();
    expect(checkpoints.some(({ commit, prepare }) => commit !== prepare)).toBe(true);
    const wanted = double.records().filter(({ stream }) => stream.startsWith('watch-5'));
    for (const { commit, prepare } of checkpoints) {
      const after = wanted.filter(({ position }) =>
        BigInt(position) === commit ? BigInt(position) > prepare : BigInt(position) > commit,
      );
      const resumed = client.subscribeToAll({
        fromPosition: { commit, prepare },
        filter: streamNameFilter({ prefixes }),
      });
      const seen: string[] = [];
      resumed.on('data', (delivery) => seen.push(delivery.event?.id ?? ''));
      await once(resumed, 'caughtUp');
      expect(seen).toEqual(after.map(({ id }) => id));
      await resumed.unsubscribe();
    }
  });

  it('delivers much more than fits in its buffers, in order', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => binaryEvent({ type: `t${n}`, data: Buffer.alloc(300) }));
    await append('watch-4', 'no_stream', ...many.slice(0, 1_500));
    const subscription = client.subscribeToStream('watch-4', { fromRevision: 'start' });
    const seen = taken(subscription, 3_000);
    await append('watch-4', 1_499n, ...many.slice(1_500));
    expect(await seen).toEqual(many.map(({ type }) => type));
    await subscription.unsubscribe();
  });
});

function event(type: string): EventData {
  return binaryEvent({ type, data: Buffer.from('{}') });
}

function append(stream: string, streamState: AppendStreamState, ...events: EventData[]) {
  return within(client.appendToStream(stream, events, { streamState }));
}

function place(at: number) {
  return { commit: BigInt(at), prepare: BigInt(at) };
}

function recordsOf(stream: string) {
  return double.records().filter((record) => record.stream === stream);
}

function positionOf(stream: string, revision: number) {
  return place(recordsOf(stream)[revision]!.position);
}

function revisions(stream: string): number[] {
  return recordsOf(stream).map(({ revision }) => revision);
}

async function collect(read: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const all: ResolvedEvent[] = [];
  const reading = async (): Promise<ResolvedEvent[]> => {
    for await (const resolved of read) all.push(resolved);
    return all;
  };
  return within(reading());
}

async function types(read: AsyncIterable<ResolvedEvent>): Promise<string[]> {
  return (await collect(read)).map(({ event: seen }) => seen?.type ?? '');
}

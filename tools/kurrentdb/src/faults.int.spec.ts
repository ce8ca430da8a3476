import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { binaryEvent, KurrentDBClient, type EventData } from '@kurrent/kurrentdb-client';
import { KurrentDbDouble } from './double.js';
import type { AppendFailure, ReadFailure } from './faults.js';
import { once, taken, within } from './waiting.js';

const SHORT_MS = 150;

let double: KurrentDbDouble;
let clients: KurrentDBClient[];

beforeEach(() => {
  clients = [];
});

afterEach(async () => {
  double.thaw();
  await Promise.allSettled(clients.map((client) => within(client.dispose(), SHORT_MS)));
  await double.stop();
});

describe('one node', () => {
  let client: KurrentDBClient;

  beforeEach(async () => {
    double = await KurrentDbDouble.start();
    client = connect(double.url);
    await append(client, 'ready', event('a'));
  });

  it('frozen answers nothing, thawed it goes on with what it held', async () => {
    double.freeze();
    const held = client.appendToStream('order-1', event('a'), { streamState: 'no_stream' });
    const reading = readTypes(client, 'ready');
    await expect(within(held, SHORT_MS)).rejects.toThrow('nothing within');
    double.thaw();
    expect(await within(held)).toMatchObject({ success: true });
    expect(await reading).toEqual(['a']);
  });

  it('frozen past the deadline of an append refuses it when thawed and stores nothing', async () => {
    double.freeze();
    const held = client.appendToStream('order-1', event('a'), { streamState: 'no_stream', deadline: SHORT_MS });
    const refused = expect(within(held)).rejects.toMatchObject({ type: 'deadline-exceeded' });
    await expect(within(new Promise(() => undefined), 2 * SHORT_MS)).rejects.toThrow('nothing within');
    double.thaw();
    await refused;
    expect(stored('order-1')).toEqual([]);
  });

  it('that half-closed the batch stream leaves the client without an answer for ever', async () => {
    double.halfCloseBatches();
    expect(double.openBatches).toBe(0);
    await expect(append(client, 'order-1', event('a'))).rejects.toThrow('nothing within');
    await append(connect(double.url), 'order-2', event('a'));
  });

  it.each([
    ['stored', ['a']],
    ['lost', []],
  ] as const)('that does not answer has it %s', async (how, types) => {
    double.answerNothing(1, how);
    const given = event('a');
    await expect(append(client, 'order-1', given)).rejects.toThrow('nothing within');
    expect(stored('order-1')).toEqual(types);
    expect(await append(client, 'order-1', given)).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(stored('order-1')).toEqual(['a']);
  });

  it.each<[AppendFailure, string, string[]]>([
    ['unavailable', 'unavailable', []],
    ['not ready', 'unknown', []],
    ['timeout', 'deadline-exceeded', []],
    ['timeout stored', 'deadline-exceeded', ['a']],
    ['denied', 'access-denied', []],
    ['unknown', 'unknown', []],
  ])('that fails an append with %s', async (failure, type, types) => {
    double.failAppends(1, failure);
    await expect(append(client, 'order-1', event('a'))).rejects.toMatchObject({ type });
    expect(stored('order-1')).toEqual(types);
  });

  it.each<[ReadFailure, string]>([
    ['unavailable', 'unavailable'],
    ['denied', 'access-denied'],
    ['deadline', 'deadline-exceeded'],
    ['timeout', 'unknown'],
  ])('that fails a read with %s answers the next one', async (failure, type) => {
    double.failReads(1, failure);
    await expect(readTypes(client, 'ready')).rejects.toMatchObject({ type });
    expect(await readTypes(connect(double.url), 'ready')).toEqual(['a']);
  });

  it('frozen accepts a connection and says nothing on it', async () => {
    double.freeze();
    const late = connect(double.url);
    const held = late.appendToStream('order-1', event('a'), { streamState: 'no_stream' });
    await expect(within(held, SHORT_MS)).rejects.toThrow('nothing within');
    double.thaw();
    expect(await within(held)).toMatchObject({ success: true });
  });

  it('refuses a subscription', async () => {
    double.failSubscriptions(1, 'denied');
    const refused = client.subscribeToAll({ fromPosition: 'end' });
    expect(await once(refused, 'error')).toMatchObject({ type: 'access-denied' });
    await subscribed(client);
    expect(double.counts.subscriptions).toBe(2);
  });

  it('ends subscriptions cleanly or with an error', async () => {
    const clean = await subscribed(client);
    const ended = once(clean, 'end');
    double.dropSubscriptions('clean');
    await ended;
    const failing = await subscribed(client);
    const failed = once(failing, 'error');
    double.dropSubscriptions('error');
    expect(await failed).toMatchObject({ type: 'unavailable' });
    expect(double.openSubscriptions).toBe(0);
  });

  it('delivers events twice, at the begin of a subscription and at the end of the log', async () => {
    double.duplicateEvents(true);
    const subscription = client.subscribeToStream('ready', { fromRevision: 0n });
    const seen = taken(subscription, 3);
    await within(client.appendToStream('ready', event('b'), { streamState: 0n }));
    expect(await seen).toEqual(['a', 'b', 'b']);
    await subscription.unsubscribe();
  });

  it('is slow', async () => {
    double.slow(SHORT_MS);
    const before = performance.now();
    await within(client.appendToStream('ready', event('b'), { streamState: 0n }));
    expect(performance.now() - before).toBeGreaterThan(SHORT_MS - 5);
  });

  it('keeps its log over a restart and cuts everything', async () => {
    const subscription = await subscribed(client);
    const cut = once(subscription, 'error');
    await double.restart(SHORT_MS);
    expect(await cut).toMatchObject({ type: 'unavailable' });
    expect(double.openSubscriptions + double.openBatches).toBe(0);
    const again = connect(double.url);
    await within(again.appendToStream('ready', event('b'), { streamState: 0n }));
    expect(await readTypes(again, 'ready')).toEqual(['a', 'b']);
  });

  it('loses the end of its log', async () => {
    const before = double.records().length;
    await append(client, 'order-1', event('a'));
    const failed = once(await subscribed(client), 'error');
    double.loseAfter(before);
    await failed;
    const again = connect(double.url);
    expect(stored('order-1')).toEqual([]);
    await expect(readTypes(again, 'order-1')).rejects.toMatchObject({ type: 'stream-not-found' });
    await append(again, 'order-1', event('b'));
    expect(stored('order-1')).toEqual(['b']);
  });

  it('hides events of a stream by its metadata', async () => {
    await within(client.appendToStream('ready', [event('b'), event('c'), event('d')], { streamState: 0n }));
    double.setStreamMetadata('ready', { $maxCount: 3 });
    expect(await readTypes(client, 'ready')).toEqual(['b', 'c', 'd']);
    double.setStreamMetadata('ready', { $maxCount: 3, $tb: 2 });
    expect(await readTypes(client, 'ready')).toEqual(['c', 'd']);
    expect(stored('ready')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('appends the metadata of a stream to a stream of its own', async () => {
    double.setStreamMetadata('ready', { $acl: { $r: '$all' } });
    expect(await within(client.getStreamMetadata('ready'))).toMatchObject({ metadata: { acl: { readRoles: '$all' } } });
  });
});

describe('three nodes', () => {
  beforeEach(async () => {
    double = await KurrentDbDouble.start({ nodes: 3 });
  });

  it('lead a client to the leader', async () => {
    const client = connect(double.url);
    await append(client, 'order-1', event('a'));
    expect(await readTypes(client, 'order-1')).toEqual(['a']);
  });

  it('elect another leader, and go on with the old one as a follower', async () => {
    const client = connect(double.url);
    await append(client, 'order-1', event('a'));
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    await once(subscription, 'caughtUp');
    const cut = once(subscription, 'error');
    await double.killLeader();
    await cut;
    const again = connect(double.url);
    await append(again, 'order-2', event('a'));
    await double.revive();
    expect(await readTypes(connect(double.url), 'order-2')).toEqual(['a']);
  });

  it('refuse on a follower what only the leader may do, and name it', async () => {
    const [leader, follower] = double.nodeUrls;
    const client = connect(follower!);
    const { hostname: address, port } = new URL(leader!);
    const refused = client.appendToStream('order-1', event('a'), { streamState: 'no_stream', requiresLeader: true });
    await expect(within(refused)).rejects.toMatchObject({
      type: 'not-leader',
      leader: { address, port: Number(port) },
    });
    await append(client, 'order-1', event('b'));
    expect(stored('order-1')).toEqual(['b']);
  });
});

function connect(url: string): KurrentDBClient {
  const client = KurrentDBClient.connectionString(url);
  clients.push(client);
  return client;
}

function event(type: string): EventData {
  return binaryEvent({ type, data: Buffer.from('{}') });
}

function append(client: KurrentDBClient, stream: string, given: EventData) {
  return within(client.appendToStream(stream, given, { streamState: 'no_stream' }), 10 * SHORT_MS);
}

function stored(stream: string): string[] {
  return double
    .records()
    .filter((record) => record.stream === stream)
    .map(({ type }) => type);
}

async function subscribed(client: KurrentDBClient) {
  const subscription = client.subscribeToAll({ fromPosition: 'end' });
  subscription.resume();
  await once(subscription, 'caughtUp');
  return subscription;
}

function readTypes(client: KurrentDBClient, stream: string): Promise<string[]> {
  const reading = async (): Promise<string[]> => {
    const types: string[] = [];
    for await (const { event: seen } of client.readStream(stream)) types.push(seen?.type ?? '');
    return types;
  };
  return within(reading());
}

import { KurrentDbDouble } from '@gongjian/kurrentdb';
import {
  deadlineIn,
  isEventStoreError,
  type Checkpoint,
  type EncodedEvent,
  type EventStore,
  type RecordedEvent,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import {
  eventsOf,
  followUntil,
  SAMPLE_TENANT as tenant,
  sampleEvent,
  sampleEvents,
  sampleStream,
} from '@gongjian/shared-testing';
import { setTimeout as pause } from 'node:timers/promises';
import { ClientHolder } from './client-holder.js';
import { connectionStringOf } from './connection-string.js';
import { loadDriver } from './driver.js';
import { foundKurrentDbLog, KurrentDbEventStore } from './kurrentdb-event-store.js';
import { readLogRecord } from './log-record.js';
import { LogTail } from './log-tail.js';
import { Reads } from './reads.js';

const TIMEOUT_MS = 3_000;
/** For thousands of events on a loaded machine. */
const LONG_MS = 20_000;
const KEPT_EVENTS = 4_000;
const KEPT_CHARACTERS = 8 * 1024 * 1024;

let double: KurrentDbDouble;
let opened: EventStore[] = [];
let readers: Reader[] = [];

beforeEach(async () => {
  double = await KurrentDbDouble.start();
  await foundKurrentDbLog(double.url);
});

afterEach(async () => {
  double.thaw();
  await Promise.all(readers.map((reader) => reader.leave()));
  await Promise.all(opened.map((store) => store.close()));
  readers = [];
  opened = [];
  await double.stop();
});

async function open(timeoutMs = TIMEOUT_MS): Promise<KurrentDbEventStore> {
  const store = await KurrentDbEventStore.open({ address: double.url, timeoutMs, pollMs: 20 });
  opened.push(store);
  return store;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}

/** Follows the log until it is left. */
class Reader {
  readonly messages: SubscriptionMessage[] = [];
  readonly ended: Promise<unknown>;
  private readonly controller = new AbortController();

  constructor(store: EventStore, after: Checkpoint | null = null) {
    this.ended = this.follow(store, after).catch((error: unknown) => error);
    readers.push(this);
  }

  get ids(): readonly string[] {
    return idsOf(eventsOf(this.messages));
  }

  async has(count: number): Promise<void> {
    await this.reaches(() => this.ids.length >= count);
  }

  async caughtUp(): Promise<void> {
    await this.reaches(() => this.messages.at(-1)?.kind === 'caughtUp');
  }

  /** A reader that ended reaches nothing more. */
  private async reaches(condition: () => boolean): Promise<void> {
    let ended = false;
    void this.ended.then(() => (ended = true));
    await until(() => ended || condition());
    if (!condition()) throw new Error('the reader ended', { cause: await this.ended });
  }

  async leave(): Promise<void> {
    this.controller.abort();
    await this.ended;
  }

  private async follow(store: EventStore, after: Checkpoint | null): Promise<void> {
    const { signal } = this.controller;
    for await (const message of store.subscribeAll({ after, signal })) this.messages.push(message);
  }
}

function idsOf(events: readonly EncodedEvent[]): readonly string[] {
  return events.map(({ id }) => id);
}

async function appended(store: EventStore, count: number): Promise<readonly string[]> {
  const events = sampleEvents(count);
  await store.append(sampleStream(), events, { tenant, expected: 'noStream' });
  return idsOf(events);
}

describe('defect 5: subscriptions of the client never reconnect', () => {
  it.each(['clean', 'error'] as const)('an end of the kind "%s" is a drop: the reader goes on', async (how) => {
    const store = await open();
    const before = await appended(store, 2);
    const reader = new Reader(store);
    await reader.caughtUp();
    double.dropSubscriptions(how);
    const after = await appended(store, 2);
    await reader.has(4);
    expect(reader.ids).toEqual([...before, ...after]);
    await until(() => double.openSubscriptions === 1);
  });

  it('while the server restarts, the reader waits and goes on', async () => {
    const store = await open();
    const before = await appended(store, 2);
    const reader = new Reader(store);
    await reader.caughtUp();
    await double.restart(50);
    const after = await appended(store, 2);
    await reader.has(4);
    expect(reader.ids).toEqual([...before, ...after]);
  });

  it('a reader that begins while the server is frozen is left at once, or goes on after the thaw', async () => {
    const store = await open();
    const ids = await appended(store, 2);
    double.freeze();
    const [left, stays] = [new Reader(store), new Reader(store)];
    await left.leave();
    double.thaw();
    await stays.has(2);
    expect({ left: left.ids, stays: stays.ids }).toEqual({ left: [], stays: ids });
  });

  it('a subscription that could not begin is begun again', async () => {
    const store = await open();
    double.failSubscriptions(3, 'unavailable');
    const reader = new Reader(store);
    const ids = await appended(store, 1);
    await reader.has(1);
    expect(reader.ids).toEqual(ids);
    await until(() => double.openSubscriptions === 1);
  });

  it('a subscription that stays silent while the log goes on is made again', async () => {
    const store = await open();
    const reader = new Reader(store);
    await reader.caughtUp();
    await until(() => double.openSubscriptions === 1);
    const { subscriptions } = double.counts;
    double.silenceSubscriptions();
    const ids = await appended(store, 2);
    await reader.has(2);
    expect(reader.ids).toEqual(ids);
    expect(double.counts.subscriptions).toBeGreaterThan(subscriptions);
  });

  it('events that the server delivers twice reach the reader once', async () => {
    const store = await open();
    double.duplicateEvents(true);
    const reader = new Reader(store);
    const ids: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      ids.push(...(await appended(store, 3)));
      await reader.has(ids.length);
      double.dropSubscriptions(turn % 2 === 0 ? 'clean' : 'error');
    }
    await reader.caughtUp();
    expect(reader.ids).toEqual(ids);
  });

  it('a reader that leaves at any message leaves no call open on the server', async () => {
    const store = await open();
    await appended(store, 3);
    for (let count = 1; count <= 4; count += 1) {
      const messages = await followUntil(store, { after: null }, (_, all) => all.length === count);
      expect(messages).toHaveLength(count);
      await until(() => double.openSubscriptions === 0);
    }
    for await (const message of store.subscribeAll({ after: null, signal: new AbortController().signal })) {
      expect(message.kind).toBe('event');
      break;
    }
    await until(() => double.openSubscriptions === 0);
  });

  it('closing the store ends its readers and leaves no call open on the server', async () => {
    const store = await open();
    const reader = new Reader(store);
    await reader.caughtUp();
    await until(() => double.openSubscriptions === 1);
    await store.close();
    expect(await reader.ended).toBeUndefined();
    await until(() => double.openSubscriptions === 0);
  });

  it('all readers of a store share one subscription', async () => {
    const store = await open();
    const ids = await appended(store, 3);
    const several = Array.from({ length: 10 }, () => new Reader(store));
    await Promise.all(several.map((reader) => reader.caughtUp()));
    await until(() => double.openSubscriptions === 1);
    expect(several.map((reader) => reader.ids)).toEqual(several.map(() => ids));
    expect(double.counts.subscriptions).toBe(1);
  });

  it.each(['reads', 'subscriptions'] as const)('a user without the right to %s gets Denied', async (what) => {
    const store = await open();
    if (what === 'reads') double.failReads(1, 'denied');
    else double.failSubscriptions(1, 'denied');
    const error = await new Reader(store).ended;
    expect(isEventStoreError(error, 'Denied')).toBe(true);
  });
});

it('a subscription gives data and metadata byte for byte, keys that look like integers in their place', async () => {
  const store = await open();
  const reader = new Reader(store);
  await reader.caughtUp();
  await until(() => double.openSubscriptions === 1);
  const event = sampleEvent({ data: '{"b":1,"10":"十","2":"二"}', metadata: `{"tenant":"${tenant}","10":1,"9":2}` });
  await store.append(sampleStream(), [event], { tenant, expected: 'noStream' });
  await reader.has(1);
  const [delivered] = eventsOf(reader.messages);
  expect({ data: delivered?.data, metadata: delivered?.metadata }).toEqual({
    data: event.data,
    metadata: event.metadata,
  });
});

describe('a lossy fail-over', () => {
  it('ends a reader whose last event is gone with LogForked', async () => {
    const store = await open();
    await appended(store, 2);
    const reader = new Reader(store);
    await reader.caughtUp();
    double.loseAfter(double.records().length - 1);
    expect(isEventStoreError(await reader.ended, 'LogForked')).toBe(true);
  });

  it('refuses a checkpoint whose place another event took', async () => {
    const store = await open();
    await appended(store, 2);
    const reader = new Reader(store);
    await reader.caughtUp();
    const checkpoint = reader.messages.at(-1)?.checkpoint ?? null;
    await reader.leave();
    double.loseAfter(double.records().length - 2);
    const again = await open();
    await appended(again, 2);
    expect((await again.head()).last?.position).toBe(checkpoint?.position);
    expect(isEventStoreError(await new Reader(again, checkpoint).ended, 'LogForked')).toBe(true);
  });

  it('refuses a checkpoint above the head', async () => {
    const store = await open();
    await appended(store, 2);
    const { last } = await store.head();
    double.loseAfter(double.records().length - 1);
    const checkpoint = { epoch: 1, position: last?.position ?? '', eventId: last?.eventId ?? '' };
    expect(isEventStoreError(await new Reader(await open(), checkpoint).ended, 'LogForked')).toBe(true);
  });

  it('that kept what the reader has seen lets it go on', async () => {
    const store = await open();
    const kept = await appended(store, 2);
    const reader = new Reader(store);
    await reader.caughtUp();
    double.loseAfter(double.records().length);
    const after = await appended(store, 1);
    await reader.has(3);
    expect(reader.ids).toEqual([...kept, ...after]);
  });
});

describe('a server that would lose events by its own rules', () => {
  const expiring = [{ $maxAge: 60 }, { $maxCount: 10 }, { $tb: 1 }];

  it.each(expiring)('is unfit at the opening: %j', async (metadata) => {
    double.setStreamMetadata('task-1', metadata);
    await expect(open()).rejects.toMatchObject({
      name: 'UnfitServer',
      message: expect.stringContaining('task-1') as string,
    });
    double.setStreamMetadata('task-1', { $cacheControl: 1 });
    expect((await (await open()).head()).last).toBeNull();
  });

  it.each(expiring)('ends its readers when it becomes so: %j', async (metadata) => {
    const reader = new Reader(await open());
    await reader.caughtUp();
    double.setStreamMetadata('task-1', metadata);
    expect(await reader.ended).toMatchObject({ name: 'UnfitServer' });
  });

  it('is unfit at the opening and ends its readers: a stream was deleted', async () => {
    const store = await open();
    const stream = sampleStream();
    await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
    const reader = new Reader(store);
    await reader.caughtUp();
    double.tombstone(stream);
    expect(await reader.ended).toMatchObject({ name: 'UnfitServer' });
    await expect(open()).rejects.toMatchObject({ name: 'UnfitServer' });
  });

  it('metadata that nobody can read makes nothing expire', async () => {
    const reader = new Reader(await open());
    await reader.caughtUp();
    for (const data of ['', 'null', '{"$maxAge":']) {
      double.put('$$task-1', { type: '$metadata', data: Buffer.from(data) });
    }
    const ids = await appended(await open(), 1);
    await reader.has(1);
    expect(reader.ids).toEqual(ids);
  });

  it('a server on which no log was founded is unfit', async () => {
    const other = await KurrentDbDouble.start();
    try {
      await expect(KurrentDbEventStore.open({ address: other.url, timeoutMs: TIMEOUT_MS })).rejects.toMatchObject({
        name: 'UnfitServer',
      });
      const record = await foundKurrentDbLog(other.url);
      expect(await foundKurrentDbLog(other.url)).toEqual(record);
    } finally {
      await other.stop();
    }
  });
});

describe('a reader that does not read', () => {
  const many = async (store: EventStore, appends: number, events: () => readonly EncodedEvent[]): Promise<void> => {
    for (let count = 0; count < appends; count += 1) {
      await store.append(sampleStream(), events(), { tenant, expected: 'noStream' });
    }
  };

  it.each([
    { what: '4,000 events', appends: 6, events: () => sampleEvents(1_000) },
    {
      what: '8 MiB',
      appends: 20,
      events: () => Array.from({ length: 3 }, () => sampleEvent({ data: `"${'x'.repeat(240_000)}"` })),
    },
  ])('holds at most $what of the end of the log in memory', async ({ appends, events }) => {
    const store = await open(LONG_MS);
    const driver = await loadDriver();
    const holder = (): ClientHolder =>
      new ClientHolder(() => driver.KurrentDBClient.connectionString`${connectionStringOf(double.url)}`);
    const [reading, subscribing] = [holder(), holder()];
    const reads = new Reads(reading, () => undefined);
    const readRecord = () => readLogRecord(reads, deadlineIn(TIMEOUT_MS));
    const record = (await readRecord()) ?? { logId: '', epoch: 0 };
    const tail = new LogTail(reads, subscribing, record, readRecord, { pollMs: 50, timeoutMs: TIMEOUT_MS }).hold();
    await until(() => !tail.isAheadOf(''));
    await many(store, appends, events);
    const log = await store.readAll({ limit: 10_000 });
    const last = log.at(-1)?.position ?? '';
    await until(() => !tail.isAheadOf(last));
    const from = log.find(({ position }) => tail.after(position) !== null)?.position ?? '';
    const kept = tail.after(from)?.events ?? [];
    tail.release();
    await Promise.all([reading.close(), subscribing.close()]);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThanOrEqual(KEPT_EVENTS);
    expect(charactersOf(kept)).toBeLessThanOrEqual(KEPT_CHARACTERS);
    expect(kept.at(-1)?.position).toBe(last);
  });

  it('gets every event once and in order when it goes on', async () => {
    const store = await open(LONG_MS);
    const controller = new AbortController();
    const messages = store.subscribeAll({ after: null, signal: controller.signal })[Symbol.asyncIterator]();
    expect(await messages.next()).toMatchObject({ value: { kind: 'caughtUp' } });
    await until(() => double.openSubscriptions === 1);
    await many(store, 6, () => sampleEvents(1_000));
    const ids: string[] = [];
    while (ids.length < 6_000) {
      const { value } = (await messages.next()) as { readonly value: SubscriptionMessage };
      if (value.kind === 'event') ids.push(value.event.id);
    }
    controller.abort();
    await messages.return?.();
    expect(ids).toEqual(idsOf(await store.readAll({ limit: 10_000 })));
  });
});

function charactersOf(events: readonly RecordedEvent[]): number {
  return events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
}

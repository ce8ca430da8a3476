import {
  DomainError,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type SealedEnvelope,
} from '@gongjian/shared-kernel';
import { createHash, randomUUID } from 'node:crypto';
import { Clock } from './clock.js';
import { commandFingerprint, UnknownEvent } from './codec.js';
import type { CommandEnvelope } from './command-envelope.js';
import { DeciderRunner, type Aggregate, type ExecuteOptions, type ToFound } from './decider-runner.js';
import {
  EVENT_LIMITS,
  type AppendOptions,
  type EncodedEvent,
  type ReadStreamOptions,
  type RecordedEvent,
} from './event-store.js';
import { EventStoreError, WrongExpectedRevision } from './event-store.errors.js';
import { eventId } from './ids.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { CommandHashes, PersonalValue, Sealer, type SealingKeys, type SealOwner } from './sealing.js';

type CounterEvent =
  DomainEvent<'CounterRaised', { readonly by: number; readonly note?: unknown }> | DomainEvent<'CounterClosed', null>;
type CounterCommand =
  | DomainCommand<'RaiseCounter', { readonly by: number; readonly note?: unknown }>
  | DomainCommand<'RaiseCounterTwice', { readonly by: number }>
  | DomainCommand<'CloseCounter', null>;
interface CounterState {
  readonly total: number;
  readonly closed: boolean;
}

const decider: Decider<CounterState, CounterCommand, CounterEvent> = {
  initialState: { total: 0, closed: false },
  decide(command, state) {
    if (command.type === 'CloseCounter') return state.closed ? [] : [{ type: 'CounterClosed', data: null }];
    if (state.closed) throw new DomainError('COUNTER.CLOSED', 'conflict', { zh: '已关闭。', en: 'Closed.' });
    const raised: CounterEvent = { type: 'CounterRaised', data: command.data };
    return command.type === 'RaiseCounter' ? [raised] : [raised, raised];
  },
  evolve(state, event) {
    return event.type === 'CounterClosed'
      ? { ...state, closed: true }
      : { ...state, total: state.total + event.data.by };
  },
};

const counter: Aggregate<CounterState, CounterCommand, CounterEvent> = {
  decider,
  catalogue: { category: 'counter', types: { CounterRaised: { upcasters: [] }, CounterClosed: { upcasters: [] } } },
};

/** Does to appends what a database under load does. */
class TroubledEventStore extends InMemoryEventStore {
  /** Reads of streams, and the events they answered. */
  read = 0;
  /** Asked before (`sent` false) and after each append; what it answers is thrown. */
  trouble: (appends: number, sent: boolean) => Error | null | Promise<Error | null> = () => null;
  readonly sent: (readonly EncodedEvent[])[] = [];

  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    this.read += 1;
    const events = await super.readStream(stream, options);
    this.read += events.length;
    return events;
  }

  override async append(stream: string, events: readonly EncodedEvent[], options: AppendOptions) {
    this.sent.push(events);
    const before = await this.trouble(this.sent.length, false);
    if (before !== null) throw before;
    const result = await super.append(stream, events, options);
    const after = await this.trouble(this.sent.length, true);
    if (after !== null) throw after;
    return result;
  }
}

class TestClock extends Clock {
  time = '2026-03-01T08:00:00.000Z';

  override now(): string {
    return this.time;
  }
}

class TestSealer extends Sealer {
  readonly prepared: (readonly SealOwner[])[] = [];

  override async prepare(_tenant: string, owners: readonly SealOwner[]): Promise<SealingKeys> {
    this.prepared.push(owners);
    return {
      seal: (_owner, _value, at): SealedEnvelope => ({
        $sealed: { alg: 'TEST', key: 'k', nonce: 'n', ct: 'sealed', at },
      }),
    };
  }
}

class TestHashes extends CommandHashes {
  override async hash(tenant: string, fingerprint: string): Promise<string> {
    return `1:${createHash('sha256').update(tenant).update(fingerprint).digest('hex')}`;
  }

  override async matches(tenant: string, stored: string, fingerprint: string): Promise<boolean> {
    return stored === (await this.hash(tenant, fingerprint));
  }
}

const tenant = randomUUID();
const unknownOutcome = (): Error => new EventStoreError('UnknownOutcome', 'no answer');
const unavailable = (): Error => new EventStoreError('Unavailable', 'not sent');

function world() {
  const store = new TroubledEventStore(randomUUID());
  const clock = new TestClock();
  const sealer = new TestSealer();
  const runner = new DeciderRunner(store, sealer, new TestHashes(), clock);
  const otherProcess = new DeciderRunner(store, sealer, new TestHashes(), clock);
  const id = randomUUID();
  const stream = `counter-${id}`;
  const command = <Type extends CounterCommand['type']>(type: Type, data: unknown): CounterCommand =>
    ({ type, data, now: clock.time, today: '2026-03-01' }) as CounterCommand;
  const envelope = (change: Partial<CommandEnvelope> = {}): CommandEnvelope => ({
    tenant,
    commandId: randomUUID(),
    fingerprint: commandFingerprint('RaiseCounter', id, { by: 1 }),
    actor: { kind: 'person', id: 'a', role: 'office', post: null, division: null, unit: null },
    channel: 'console',
    correlationId: 'c',
    ...change,
  });
  const raise = (change: Partial<CommandEnvelope> = {}, options: ExecuteOptions<CounterState> = {}) =>
    runner.execute(counter, id, command('RaiseCounter', { by: 1 }), envelope(change), options);
  const execute = (type: CounterCommand['type'], data: unknown, change: Partial<CommandEnvelope> = {}) =>
    runner.execute(counter, id, command(type, data), envelope(change));
  const meanwhile = (type: CounterCommand['type'], data: unknown, change: Partial<CommandEnvelope> = {}) =>
    otherProcess.execute(counter, id, command(type, data), envelope(change));
  return { store, clock, sealer, runner, otherProcess, id, stream, command, envelope, raise, execute, meanwhile };
}

describe('a command', () => {
  it('appends what the decider decides and answers the place of its last event', async () => {
    const { execute, store, stream, envelope } = world();
    const { commandId } = envelope();
    const result = await execute('RaiseCounterTwice', { by: 2 }, { commandId });
    expect(result).toEqual({ stream, revision: 1n, position: '00000000000000000001', changed: true });
    expect((await store.readStream(stream)).map((event) => event.id)).toEqual([
      eventId(stream, commandId, 0),
      eventId(stream, commandId, 1),
    ]);
  });

  it('that finds it already so appends nothing and answers the stream’s last place', async () => {
    const { execute, store, stream } = world();
    await execute('RaiseCounterTwice', { by: 1 });
    await execute('CloseCounter', null);
    store.sent.length = 0;
    expect(await execute('CloseCounter', null)).toEqual({
      stream,
      revision: 2n,
      position: '00000000000000000002',
      changed: false,
    });
    expect(store.sent).toEqual([]);
  });

  it('that finds it already so without a stream has no place', async () => {
    const { runner, id, command, envelope, stream } = world();
    const quiet = { ...counter, decider: { ...decider, decide: () => [] } };
    expect(await runner.execute(quiet, id, command('CloseCounter', null), envelope())).toEqual({
      stream,
      revision: null,
      position: null,
      changed: false,
    });
  });

  it('that is refused leaves no trace and is decided anew when it comes again', async () => {
    const { execute, raise, store, stream } = world();
    await execute('CloseCounter', null);
    const commandId = randomUUID();
    await expect(raise({ commandId })).rejects.toMatchObject({ code: 'COUNTER.CLOSED' });
    expect(await store.readStream(stream)).toHaveLength(1);
    await expect(raise({ commandId })).rejects.toMatchObject({ code: 'COUNTER.CLOSED' });
  });

  it('has its personal values sealed before anything is sent', async () => {
    const { execute, store, sealer } = world();
    const canary = `示例-${randomUUID()}`;
    const owner: SealOwner = { kind: 'person', personId: 'p' };
    await execute('RaiseCounter', { by: 1, note: PersonalValue.of(canary).sealedFor(owner) });
    expect(sealer.prepared).toEqual([[owner]]);
    expect(JSON.stringify(store.sent)).not.toContain(canary);
    expect(store.sent[0]?.[0]?.data).toContain('"ct":"sealed"');
  });
});

describe('a known command id', () => {
  it('is answered from its events, however far the aggregate moved', async () => {
    const { execute, raise, store } = world();
    const commandId = randomUUID();
    const fingerprint = 'same';
    const first = await execute('RaiseCounterTwice', { by: 1 }, { commandId, fingerprint });
    await raise();
    await execute('CloseCounter', null);
    store.sent.length = 0;
    expect(await execute('RaiseCounterTwice', { by: 1 }, { commandId, fingerprint })).toEqual(first);
    expect(store.sent).toEqual([]);
  });

  it('with another request is refused', async () => {
    const { raise } = world();
    const commandId = randomUUID();
    await raise({ commandId, fingerprint: 'one' });
    await expect(raise({ commandId, fingerprint: 'other' })).rejects.toMatchObject({
      code: 'COMMAND.REUSED',
      kind: 'invalid',
    });
  });
});

describe('one command id sent twice at once with different requests', () => {
  it('is done for one of them and refused to the other', async () => {
    const { raise, store, stream } = world();
    for (let round = 0; round < 20; round += 1) {
      const commandId = randomUUID();
      const settled = await Promise.allSettled(
        ['one', 'other', 'one', 'other'].map((fingerprint) => raise({ commandId, fingerprint })),
      );
      const codes = settled.map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as DomainError).code));
      expect([codes[0], codes[1]].sort()).toEqual(['COMMAND.REUSED', 'done']);
      expect(codes.slice(2)).toEqual(codes.slice(0, 2));
    }
    expect(await store.readStream(stream)).toHaveLength(20);
  });
});

describe('the stream of another tenant', () => {
  it('answers like one that does not exist', async () => {
    const { raise, runner, id } = world();
    await raise();
    const missing = await world()
      .raise({}, { mustExist: true })
      .catch((error: unknown) => error);
    for (const options of [{}, { mustExist: true }]) {
      await expect(raise({ tenant: randomUUID() }, options)).rejects.toEqual(missing);
    }
    expect(await runner.load(counter, id, randomUUID())).toBeNull();
    expect((await runner.load(counter, id, tenant))?.state.total).toBe(1);
  });

  it('answers so even where this build cannot read its events', async () => {
    const { raise, runner, id, command, envelope } = world();
    await raise();
    const unread = { ...counter, catalogue: { category: 'counter', types: {} } };
    await expect(runner.execute(unread, id, command('CloseCounter', null), envelope())).rejects.toBeInstanceOf(
      UnknownEvent,
    );
    await expect(
      runner.execute(unread, id, command('CloseCounter', null), envelope({ tenant: randomUUID() })),
    ).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it('answers so when it was founded between reading and writing', async () => {
    const { store, raise, otherProcess, id, command, envelope } = world();
    const other = envelope({ tenant: randomUUID() });
    store.trouble = async (appends) => {
      if (appends === 1) await otherProcess.execute(counter, id, command('RaiseCounter', { by: 1 }), other);
      return null;
    };
    await expect(raise()).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });
});

describe('the checks of a command', () => {
  const forbidden = (): never => {
    throw new DomainError('ACCESS.DENIED', 'forbidden', { zh: '无权。', en: 'Denied.' });
  };

  it('ask for a stream that must exist first', async () => {
    const { raise, store } = world();
    await expect(raise({}, { mustExist: true, authorize: forbidden })).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
    expect(store.sent).toEqual([]);
  });

  it('run policy, then known command id, then If-Match', async () => {
    const { raise, execute } = world();
    const known = { commandId: randomUUID(), fingerprint: 'one' };
    await raise(known);
    await raise();
    await execute('CloseCounter', null);
    const stale = { ifMatch: 0n };
    await expect(raise(known, { ...stale, authorize: forbidden })).rejects.toMatchObject({ code: 'ACCESS.DENIED' });
    await expect(raise({ ...known, fingerprint: 'other' }, stale)).rejects.toMatchObject({ code: 'COMMAND.REUSED' });
    expect((await raise(known, stale)).revision).toBe(0n);
    await expect(raise({}, stale)).rejects.toMatchObject({ code: 'PRECONDITION.STALE', details: { revision: '2' } });
    await expect(raise({}, { ifMatch: 2n })).rejects.toMatchObject({ code: 'COUNTER.CLOSED' });
  });

  it('show the policy the state as it is', async () => {
    const { raise } = world();
    await raise();
    const seen: number[] = [];
    await raise({}, { authorize: (state) => void seen.push(state.total) });
    expect(seen).toEqual([1]);
  });

  it('take the matching revision', async () => {
    const { raise } = world();
    await raise();
    expect((await raise({}, { ifMatch: 0n })).revision).toBe(1n);
  });
});

describe('a command made from what is folded', () => {
  it('is made once it is known to be new, and again on the new state after a conflict', async () => {
    const { store, runner, id, command, envelope, raise, meanwhile } = world();
    await raise();
    const made: number[] = [];
    const request = envelope({ fingerprint: 'made' });
    const run = () =>
      runner.execute(
        counter,
        id,
        async ({ state }) => {
          made.push(state.total);
          return command('RaiseCounter', { by: state.total });
        },
        request,
      );
    store.trouble = async (appends) => {
      if (appends === 2) await meanwhile('RaiseCounter', { by: 1 });
      return null;
    };
    const first = await run();
    expect(made).toEqual([1, 2]);
    expect(await run()).toEqual(first);
    expect(made).toEqual([1, 2]);
    expect((await runner.load(counter, id, tenant))?.state.total).toBe(4);
  });

  it('carries whom the policy says to act', async () => {
    const { store, runner, id, stream, command, envelope, raise } = world();
    await raise();
    const { actor, ...request } = envelope();
    const acts = { actor: { ...actor, role: 'reviewer' }, onBehalfOf: { ...actor, id: 'b' } };
    await runner.execute(counter, id, command('RaiseCounter', { by: 1 }), request, { authorize: () => acts });
    const [, last] = await store.readStream(stream);
    expect(JSON.parse(last?.metadata ?? '')).toMatchObject(acts);
  });
});

describe('a conflict', () => {
  it('is decided again on the new state', async () => {
    const { store, raise, meanwhile } = world();
    await raise();
    store.trouble = async (appends) => {
      if (appends === 2) await meanwhile('CloseCounter', null);
      return null;
    };
    await expect(raise()).rejects.toMatchObject({ code: 'COUNTER.CLOSED' });
  });

  it('never comes between commands of one process, however many come at once', async () => {
    const { store, raise, execute, stream } = world();
    const settled = await Promise.allSettled([
      ...Array.from({ length: 60 }, () => raise()),
      execute('CloseCounter', null),
      raise(),
    ]);
    expect(settled.map(({ status }) => status)).toEqual([...Array<string>(61).fill('fulfilled'), 'rejected']);
    expect(store.sent).toHaveLength(61);
    expect(await store.readStream(stream)).toHaveLength(61);
  });

  it('lets every one of several racing commands through, once', async () => {
    const { raise, meanwhile, runner, id, store, stream } = world();
    await Promise.all([1, 2, 3, 4, 5].map((each) => (each % 2 ? raise() : meanwhile('RaiseCounter', { by: 1 }))));
    expect((await runner.load(counter, id, tenant))?.state.total).toBe(5);
    expect(await store.readStream(stream)).toHaveLength(5);
  });

  it('takes the same command sent twice at once as one', async () => {
    const { raise, store, stream } = world();
    const commandId = randomUUID();
    const [first, second] = await Promise.all([raise({ commandId }), raise({ commandId })]);
    expect(first).toEqual(second);
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('is given up after 5 retries', async () => {
    const { store, raise, stream } = world();
    store.trouble = () => new WrongExpectedRevision(stream, 'noStream', 0n);
    await expect(raise()).rejects.toMatchObject({ code: 'COMMAND.BUSY', kind: 'conflict' });
    expect(store.sent).toHaveLength(6);
  });

  it('checks If-Match again', async () => {
    const { store, raise, meanwhile } = world();
    await raise();
    store.trouble = async (appends) => {
      if (appends === 2) await meanwhile('RaiseCounter', { by: 1 });
      return null;
    };
    await expect(raise({}, { ifMatch: 0n })).rejects.toMatchObject({ code: 'PRECONDITION.STALE' });
  });
});

describe('an unknown outcome', () => {
  it('is asked again with the same bytes, and counts once', async () => {
    const { store, raise, stream } = world();
    store.trouble = (appends, sent) => (appends < 3 && sent ? unknownOutcome() : null);
    expect(await raise()).toEqual({ stream, revision: 0n, position: '00000000000000000000', changed: true });
    expect(store.sent).toHaveLength(3);
    expect(new Set(store.sent).size).toBe(1);
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('stays unknown when it cannot be asked again', async () => {
    const { store, raise } = world();
    const commandId = randomUUID();
    store.trouble = (appends, sent) => {
      if (appends === 1) return sent ? unknownOutcome() : null;
      return sent ? null : unavailable();
    };
    await expect(raise({ commandId })).rejects.toMatchObject({ code: 'UnknownOutcome' });
    expect(store.sent).toHaveLength(4);
    store.trouble = () => null;
    expect((await raise({ commandId })).revision).toBe(0n);
    expect(store.sent).toHaveLength(4);
  });

  it('is told as it is after 3 retries', async () => {
    const { store, raise } = world();
    store.trouble = (_appends, sent) => (sent ? null : unknownOutcome());
    await expect(raise()).rejects.toMatchObject({ code: 'UnknownOutcome' });
    expect(store.sent).toHaveLength(4);
  });

  it('is not made of a store that is unavailable', async () => {
    const { store, raise } = world();
    store.trouble = () => unavailable();
    await expect(raise()).rejects.toMatchObject({ code: 'Unavailable' });
    expect(store.sent).toHaveLength(1);
  });
});

describe('recordedAt', () => {
  it('never runs backwards within a stream', async () => {
    const { raise, clock, store, stream } = world();
    for (const time of ['2026-03-01T08:00:05.000Z', '2026-03-01T08:00:01.000Z', '2026-03-01T08:00:06.000Z']) {
      clock.time = time;
      await raise();
    }
    const times = (await store.readStream(stream)).map(
      (event) => (JSON.parse(event.metadata) as { recordedAt: string }).recordedAt,
    );
    expect(times).toEqual(['2026-03-01T08:00:05.000Z', '2026-03-01T08:00:05.000Z', '2026-03-01T08:00:06.000Z']);
  });
});

describe('a stream', () => {
  it('does not grow beyond what is folded', async () => {
    const { raise, execute, store, stream, envelope } = world();
    const metadata = JSON.stringify({ tenant, commandId: 'x', recordedAt: '2026-03-01T00:00:00.000Z' });
    const filler = (index: number): EncodedEvent => ({
      id: eventId(stream, envelope().commandId, index),
      type: 'CounterRaised',
      data: '{"by":0}',
      metadata,
    });
    for (let revision = -1n; revision < BigInt(EVENT_LIMITS.streamEvents) - 2n; revision += 999n) {
      const room = BigInt(EVENT_LIMITS.streamEvents) - 2n - revision;
      const events = Array.from({ length: Number(room < 999n ? room : 999n) }, (_unused, index) => filler(index));
      await store.append(stream, events, { tenant, expected: revision < 0n ? 'noStream' : revision });
    }
    expect(await store.readStream(stream)).toHaveLength(EVENT_LIMITS.streamEvents - 1);
    await expect(execute('RaiseCounterTwice', { by: 1 })).rejects.toMatchObject({ code: 'TooLarge' });
    expect((await raise()).revision).toBe(BigInt(EVENT_LIMITS.streamEvents) - 1n);
    await expect(raise()).rejects.toMatchObject({ code: 'TooLarge' });
  });
});

describe('a command that founds its stream', () => {
  it('reads nothing when the stream is new', async () => {
    const { raise, store, stream } = world();
    expect(await raise({}, { founding: true })).toMatchObject({ stream, revision: 0n, changed: true });
    expect(store.read).toBe(0);
  });

  it('is answered alike when it comes again, however far the stream has come', async () => {
    const { raise, execute, store, stream } = world();
    const commandId = randomUUID();
    const first = await raise({ commandId }, { founding: true });
    expect(await raise({ commandId }, { founding: true })).toEqual(first);
    await execute('CloseCounter', null);
    expect(await raise({ commandId }, { founding: true })).toEqual(first);
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('is refused when another request used its id', async () => {
    const { raise, id } = world();
    const commandId = randomUUID();
    await raise({ commandId }, { founding: true });
    const fingerprint = commandFingerprint('RaiseCounter', id, { by: 2 });
    await expect(raise({ commandId, fingerprint }, { founding: true })).rejects.toMatchObject({
      code: 'COMMAND.REUSED',
    });
  });

  it('is decided on what is recorded when the stream exists', async () => {
    const { raise, execute } = world();
    await execute('CloseCounter', null);
    await expect(raise({}, { founding: true })).rejects.toMatchObject({ code: 'COUNTER.CLOSED' });
    await expect(raise({}, { founding: true, ifMatch: 3n })).rejects.toMatchObject({ code: 'PRECONDITION.STALE' });
  });

  it('finds no stream of another tenant', async () => {
    const { raise } = world();
    await raise();
    await expect(raise({ tenant: randomUUID() }, { founding: true })).rejects.toMatchObject({
      code: 'RESOURCE.NOT_FOUND',
    });
  });
});

describe('many streams founded at once', () => {
  function many(count: number) {
    const it = world();
    const items: readonly ToFound<CounterCommand>[] = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      command: it.command('RaiseCounter', { by: index }),
      envelope: it.envelope({ fingerprint: commandFingerprint('RaiseCounter', '', { by: index }) }),
    }));
    const streams = items.map(({ id }) => `counter-${id}`);
    return { ...it, items, streams };
  }

  it('are all there, answered in the order of the items, and none of them was read', async () => {
    const { runner, store, items, streams } = many(50);
    const results = await runner.foundMany(counter, items, { concurrency: 8 });
    expect(results.map(({ stream }) => stream)).toEqual(streams);
    expect(results.every(({ revision, changed }) => revision === 0n && changed)).toBe(true);
    expect(store.read).toBe(0);
    for (const [index, stream] of streams.entries()) {
      const [event] = await store.readStream(stream);
      expect(JSON.parse(event?.data ?? '')).toEqual({ by: index });
    }
  });

  it('are under way side by side, as many as asked for and never more', async () => {
    const { runner, store, items } = many(30);
    let underWay = 0;
    let most = 0;
    store.trouble = async (_appends, sent) => {
      underWay += sent ? -1 : 1;
      most = Math.max(most, underWay);
      if (!sent) await new Promise((resolve) => setImmediate(resolve));
      return null;
    };
    await runner.foundMany(counter, items, { concurrency: 7 });
    expect(most).toBe(7);
  });

  it('are taken from where they come from only as they can be worked on', async () => {
    const { runner, store, items } = many(20);
    let taken = 0;
    async function* slowly(): AsyncGenerator<ToFound<CounterCommand>> {
      for (const item of items) {
        taken += 1;
        yield item;
      }
    }
    const ahead: number[] = [];
    store.trouble = (appends, sent) => {
      if (!sent) ahead.push(taken - appends);
      return null;
    };
    expect(await runner.foundMany(counter, slowly(), { concurrency: 3 })).toHaveLength(20);
    expect(Math.max(...ahead)).toBeLessThanOrEqual(3);
  });

  it('may be founded again: what was there is answered alike, what was missing is founded', async () => {
    const { runner, store, items, streams } = many(12);
    const first = await runner.foundMany(counter, items.slice(0, 5), { concurrency: 4 });
    const all = await runner.foundMany(counter, items, { concurrency: 4 });
    expect(all.slice(0, 5)).toEqual(first);
    for (const stream of streams) expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('stop at the first that cannot be stored, and the rest is founded by running it again', async () => {
    const { runner, store, items, streams } = many(40);
    store.trouble = (appends, sent) => (!sent && appends === 10 ? unavailable() : null);
    let closed = false;
    function* source(): Generator<ToFound<CounterCommand>> {
      try {
        yield* items;
      } finally {
        closed = true;
      }
    }
    await expect(runner.foundMany(counter, source(), { concurrency: 4 })).rejects.toMatchObject({
      code: 'Unavailable',
    });
    expect(closed).toBe(true);
    expect(store.sent.length).toBeLessThan(16);
    store.trouble = () => null;
    await runner.foundMany(counter, items, { concurrency: 4 });
    for (const stream of streams) expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('tell when one is refused', async () => {
    const { runner, items, command, envelope } = many(3);
    const [first] = items;
    const id = first?.id ?? '';
    await runner.execute(counter, id, command('CloseCounter', null), envelope());
    await expect(runner.foundMany(counter, items, { concurrency: 1 })).rejects.toMatchObject({
      code: 'COUNTER.CLOSED',
    });
  });
});

describe('a state that was loaded', () => {
  it('is loaded again by one read of its last event', async () => {
    const { runner, execute, store, id } = world();
    await execute('RaiseCounterTwice', { by: 2 });
    const first = await runner.load(counter, id, tenant);
    store.read = 0;
    expect(await runner.load(counter, id, tenant)).toEqual(first);
    expect(store.read).toBe(2);
  });

  it('follows what others recorded since', async () => {
    const { runner, execute, meanwhile, id } = world();
    await execute('RaiseCounterTwice', { by: 2 });
    await runner.load(counter, id, tenant);
    await meanwhile('CloseCounter', null);
    expect(await runner.load(counter, id, tenant)).toMatchObject({ state: { total: 4, closed: true }, revision: 2n });
  });

  it('is not shown to another tenant', async () => {
    const { runner, raise, id } = world();
    await raise();
    await runner.load(counter, id, tenant);
    expect(await runner.load(counter, id, randomUUID())).toBeNull();
  });
});

/// <reference types="jest" />
import { randomUUID } from 'node:crypto';
import {
  EVENT_LIMITS,
  isEventStoreError,
  type Checkpoint,
  type EncodedEvent,
  type EventStore,
  type EventStoreErrorCode,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { OTHER_SAMPLE_TENANT, SAMPLE_TENANT, sampleEvent, sampleEvents, sampleStream } from './sample-events.js';
import { eventsOf, followUntil } from './subscription-probe.js';

/** A store of its own for one test, empty. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Another store on the same log, as after a restart of the process; `close` closes it too. */
  readonly reopen?: () => Promise<EventStore>;
  readonly close: () => Promise<void>;
}

const tenant = SAMPLE_TENANT;

/** The contract of the port; every engine passes it whole. `durable: false` is for what is gone with its process. */
export function describeEventStoreContract(
  name: string,
  makeStore: () => Promise<EventStoreUnderTest>,
  { durable = true }: { readonly durable?: boolean } = {},
): void {
  describe(`${name}: the event store's contract`, () => {
    let subject: EventStoreUnderTest;
    let store: EventStore;

    beforeEach(async () => {
      subject = await makeStore();
      store = subject.store;
    });

    afterEach(async () => {
      await subject.close();
    });

    const found = (stream: string, events: readonly EncodedEvent[], from = 0): unknown[] =>
      events.map((event, index): unknown =>
        expect.objectContaining({
          ...event,
          stream,
          revision: BigInt(from + index),
          position: expect.any(String) as string,
        }),
      );

    describe('append', () => {
      it('founds a stream at revision 0 and answers the place of the last event', async () => {
        const stream = sampleStream();
        const events = sampleEvents(3);
        const result = await store.append(stream, events, { tenant, expected: 'noStream' });
        const read = await store.readStream(stream);
        expect(result).toEqual({ revision: 2n, position: read.at(-1)?.position, repeated: false });
        expect(read).toEqual(found(stream, events));
      });

      it('goes on at the revision given', async () => {
        const stream = sampleStream();
        const events = sampleEvents(4);
        await store.append(stream, events.slice(0, 1), { tenant, expected: 'noStream' });
        await store.append(stream, events.slice(1, 3), { tenant, expected: 0n });
        const last = await store.append(stream, events.slice(3), { tenant, expected: 2n });
        expect(last.revision).toBe(3n);
        expect(await store.readStream(stream)).toEqual(found(stream, events));
      });

      it('gives later appends greater positions, as strings', async () => {
        const positions: string[] = [];
        for (let index = 0; index < 12; index += 1) {
          const { position } = await store.append(sampleStream(), sampleEvents(1), { tenant, expected: 'noStream' });
          positions.push(position);
        }
        expect([...positions].sort()).toEqual(positions);
        expect(new Set(positions).size).toBe(positions.length);
      });

      it('refuses to found a stream that exists, naming the revision found', async () => {
        const stream = sampleStream();
        await store.append(stream, sampleEvents(2), { tenant, expected: 'noStream' });
        await expect(store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' })).rejects.toMatchObject({
          code: 'WrongExpectedRevision',
          stream,
          expected: 'noStream',
          actual: 1n,
        });
      });

      it('refuses a revision of a stream that does not exist', async () => {
        await expect(store.append(sampleStream(), sampleEvents(1), { tenant, expected: 0n })).rejects.toMatchObject({
          code: 'WrongExpectedRevision',
          expected: 0n,
          actual: -1n,
        });
      });

      it.each([0n, 3n])('refuses revision %s when the stream is at 1', async (expected) => {
        const stream = sampleStream();
        await store.append(stream, sampleEvents(2), { tenant, expected: 'noStream' });
        await expect(store.append(stream, sampleEvents(1), { tenant, expected })).rejects.toMatchObject({
          code: 'WrongExpectedRevision',
          expected,
          actual: 1n,
        });
      });

      it('stores nothing of an append it refuses', async () => {
        const stream = sampleStream();
        const first = sampleEvents(1);
        await store.append(stream, first, { tenant, expected: 'noStream' });
        const before = await store.head();
        await expectCode(store.append(stream, sampleEvents(5), { tenant, expected: 4n }), 'WrongExpectedRevision');
        expect(await store.readStream(stream)).toEqual(found(stream, first));
        expect(await store.head()).toEqual(before);
      });

      it('lets exactly one of many appends at one revision win', async () => {
        const stream = sampleStream();
        await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
        const rivals = Array.from({ length: 24 }, () => sampleEvents(2));
        const outcomes = await Promise.allSettled(
          rivals.map((events) => store.append(stream, events, { tenant, expected: 0n })),
        );
        const winners = rivals.filter((_, index) => outcomes[index]?.status === 'fulfilled');
        expect(winners).toHaveLength(1);
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'WrongExpectedRevision' });
        }
        expect((await store.readStream(stream)).slice(1)).toEqual(found(stream, winners[0] ?? [], 1));
      });

      it('does not let a refused append harm those made at the same time', async () => {
        const taken = sampleStream();
        await store.append(taken, sampleEvents(1), { tenant, expected: 'noStream' });
        const good = Array.from({ length: 20 }, () => ({ stream: sampleStream(), events: sampleEvents(2) }));
        const outcomes = await Promise.all(
          good.flatMap(({ stream, events }) => [
            outcome(store.append(stream, events, { tenant, expected: 'noStream' })),
            outcome(store.append(taken, sampleEvents(1), { tenant, expected: 'noStream' })),
            outcome(store.append(taken, sampleEvents(1), { tenant: OTHER_SAMPLE_TENANT, expected: 0n })),
            outcome(store.append(sampleStream(), sampleEvents(1), { tenant, expected: 7n })),
          ]),
        );
        expect(outcomes).toEqual(
          good.flatMap(() => ['stored', 'WrongExpectedRevision', 'WrongTenant', 'WrongExpectedRevision']),
        );
        for (const { stream, events } of good) expect(await store.readStream(stream)).toEqual(found(stream, events));
        expect(await wholeLog(store)).toHaveLength(1 + good.length * 2);
      });
    });

    describe('the same append again', () => {
      it.each(['noStream', 0n] as const)(
        'changes nothing and answers what the first answered (%s)',
        async (expected) => {
          const stream = sampleStream();
          if (expected !== 'noStream') await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
          const events = sampleEvents(3);
          const first = await store.append(stream, events, { tenant, expected });
          const before = await wholeLog(store);
          expect(first.repeated).toBe(false);
          expect(await store.append(stream, events, { tenant, expected })).toEqual({ ...first, repeated: true });
          expect(await wholeLog(store)).toEqual(before);
        },
      );

      it('is known by its ids alone: the bytes first stored stay', async () => {
        const stream = sampleStream();
        const events = sampleEvents(2);
        const first = await store.append(stream, events, { tenant, expected: 'noStream' });
        const again = events.map(({ id }) => sampleEvent({ id, type: 'TaskWithdrawn', data: '{"other":true}' }));
        expect(await store.append(stream, again, { tenant, expected: 'noStream' })).toEqual({
          ...first,
          repeated: true,
        });
        expect(await store.readStream(stream)).toEqual(found(stream, events));
      });

      it('is still known after the stream went on', async () => {
        const stream = sampleStream();
        await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
        const events = sampleEvents(2);
        const first = await store.append(stream, events, { tenant, expected: 0n });
        await store.append(stream, sampleEvents(4), { tenant, expected: 2n });
        expect(await store.append(stream, events, { tenant, expected: 0n })).toEqual({ ...first, repeated: true });
      });

      it('is stored once when both come at the same time', async () => {
        const stream = sampleStream();
        const events = sampleEvents(2);
        const append = () => store.append(stream, events, { tenant, expected: 'noStream' });
        const answers = await Promise.all([append(), append(), append()]);
        expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
        expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
        expect(answers.every(({ revision }) => revision === 1n)).toBe(true);
        expect(await wholeLog(store)).toEqual(found(stream, events));
      });

      it('is recognised for each append of many made at the same time', async () => {
        const appends = Array.from({ length: 12 }, (_, index) => ({
          stream: sampleStream(),
          events: sampleEvents(1 + (index % 3)),
        }));
        const run = () =>
          Promise.all(
            appends.map(({ stream, events }) => store.append(stream, events, { tenant, expected: 'noStream' })),
          );
        const first = await run();
        expect(await run()).toEqual(first.map((each) => ({ ...each, repeated: true })));
        expect(await wholeLog(store)).toHaveLength(24);
      });

      it.each([
        ['its last id is another', (ids: string[]) => [ids[0], randomUUID()]],
        ['its first id is another', (ids: string[]) => [randomUUID(), ids[1]]],
        ['its ids are in another order', (ids: string[]) => [ids[1], ids[0]]],
        ['it has an event more', (ids: string[]) => [ids[0], ids[1], randomUUID()]],
      ])('is a conflict when %s', async (_, change) => {
        const stream = sampleStream();
        const events = sampleEvents(2);
        await store.append(stream, events, { tenant, expected: 'noStream' });
        const ids = change(events.map((event) => event.id)) as string[];
        await expectCode(
          store.append(
            stream,
            ids.map((id) => sampleEvent({ id })),
            { tenant, expected: 'noStream' },
          ),
          'WrongExpectedRevision',
        );
        expect(await store.readStream(stream)).toEqual(found(stream, events));
      });

      it('is a conflict at another revision', async () => {
        const stream = sampleStream();
        const events = sampleEvents(2);
        await store.append(stream, events, { tenant, expected: 'noStream' });
        await expectCode(store.append(stream, events, { tenant, expected: 0n }), 'WrongExpectedRevision');
      });

      it('is another append in another stream', async () => {
        const events = sampleEvents(1);
        const one = sampleStream();
        const two = sampleStream();
        await store.append(one, events, { tenant, expected: 'noStream' });
        await store.append(two, events, { tenant, expected: 'noStream' });
        expect(await wholeLog(store)).toEqual([...found(one, events), ...found(two, events)]);
      });
    });

    describe('tenant', () => {
      it.each(['noStream', 0n, 5n] as const)('is fixed by the first event (expected %s)', async (expected) => {
        const stream = sampleStream();
        await store.append(stream, sampleEvents(1), { tenant, expected: 'noStream' });
        await expectCode(
          store.append(stream, sampleEvents(1), { tenant: OTHER_SAMPLE_TENANT, expected }),
          'WrongTenant',
        );
        expect(await store.readStream(stream)).toHaveLength(1);
      });

      it('is checked for a repeated append too', async () => {
        const stream = sampleStream();
        const events = sampleEvents(1);
        await store.append(stream, events, { tenant, expected: 'noStream' });
        await expectCode(
          store.append(stream, events, { tenant: OTHER_SAMPLE_TENANT, expected: 'noStream' }),
          'WrongTenant',
        );
      });
    });

    describe('limits', () => {
      const owned = `{"tenant":"${tenant}"}`;
      const bytes = (count: number, metadata = owned): EncodedEvent =>
        sampleEvent({ data: `"${'x'.repeat(count - metadata.length - 2)}"`, metadata });

      it('stores an event of the greatest size, byte for byte', async () => {
        const stream = sampleStream();
        const event = bytes(EVENT_LIMITS.eventBytes);
        await store.append(stream, [event], { tenant, expected: 'noStream' });
        expect(await store.readStream(stream)).toEqual(found(stream, [event]));
      });

      it('refuses a byte more, whether in data or metadata', async () => {
        const stream = sampleStream();
        for (const event of [
          bytes(EVENT_LIMITS.eventBytes + 1),
          bytes(EVENT_LIMITS.eventBytes + 1, `"${'m'.repeat(4_000)}"`),
        ]) {
          await expectCode(store.append(stream, [event], { tenant, expected: 'noStream' }), 'TooLarge');
        }
        await expectCode(store.readStream(stream), 'StreamNotFound');
      });

      it('counts UTF-8 bytes, not characters', async () => {
        const fits = sampleEvent({
          data: `"${'创'.repeat((EVENT_LIMITS.eventBytes - 2 - owned.length) / 3)}"`,
          metadata: owned,
        });
        const over = sampleEvent({ data: `"${'创'.repeat(EVENT_LIMITS.eventBytes / 3)}"`, metadata: owned });
        const stream = sampleStream();
        await store.append(stream, [fits], { tenant, expected: 'noStream' });
        await expectCode(store.append(stream, [over], { tenant, expected: 0n }), 'TooLarge');
        expect(await store.readStream(stream)).toEqual(found(stream, [fits]));
      });

      it('stores an append of the greatest size and refuses a byte more', async () => {
        const stream = sampleStream();
        const third = EVENT_LIMITS.appendBytes / 3;
        const events = [bytes(third), bytes(third), bytes(third)];
        await store.append(stream, events, { tenant, expected: 'noStream' });
        expect(await store.readStream(stream)).toEqual(found(stream, events));
        const over = [...events, sampleEvent({ data: '1', metadata: '' })];
        await expectCode(store.append(sampleStream(), over, { tenant, expected: 'noStream' }), 'TooLarge');
      });

      it('stores 1,000 events at once and refuses one more', async () => {
        const stream = sampleStream();
        const events = sampleEvents(EVENT_LIMITS.appendEvents);
        const result = await store.append(stream, events, { tenant, expected: 'noStream' });
        expect(result.revision).toBe(999n);
        expect(await store.readStream(stream)).toEqual(found(stream, events));
        await expectCode(store.append(stream, sampleEvents(1_001), { tenant, expected: 999n }), 'TooLarge');
      });

      it('refuses an append of nothing', async () => {
        await expect(store.append(sampleStream(), [], { tenant, expected: 'noStream' })).rejects.toThrow(RangeError);
      });
    });

    describe('bytes', () => {
      const exact: readonly (readonly [string, string])[] = [
        ['integer-like keys', '{"10":1,"9":2,"b":3,"a":4,"1":5}'],
        ['a repeated key', '{"a":1,"a":2}'],
        ['spaces and line ends', ' { "a" :\t1 ,\r\n"b":2 } '],
        ['escapes', '{"quote":"\\"","slash":"\\\\","solidus":"\\/","u":"\\u4f8b","line":"\\n","nul":"\\u0000"}'],
        ['characters beyond the first plane', '{"emoji":"👩‍👩‍👧‍👦 🇨🇳","rare":"𠮷野家"}'],
        ['unnormalised text', '{"composed":"é","decomposed":"é","wide":"ＡＢＣ","ideographic":"　"}'],
        ['control and invisible characters', '"\u0001\u001f\u007f\u0085\u200b\u2028\u2029\ufeff\uffff"'],
        ['numbers as they stand', '{"n":1.0,"m":1e3,"big":123456789012345678901234567890,"minus":-0}'],
        [
          'what looks like SQL, arrays or COPY',
          '{"a":"\'; DROP TABLE x; --","b":"{NULL,\\"x\\"}","c":"\\\\.","d":"\\\\N"}',
        ],
        ['a lone NULL word', 'null'],
        ['an empty text', '""'],
      ];

      it.each(exact)('keeps %s', async (_, text) => {
        const stream = sampleStream();
        const events = [sampleEvent({ data: text }), sampleEvent({ data: '{"plain":true}', metadata: text })];
        await store.append(stream, events, { tenant, expected: 'noStream' });
        expect(await store.readStream(stream)).toEqual(found(stream, events));
        expect(await store.readAll({})).toEqual(found(stream, events));
        const messages = await followUntil(store, { after: null }, ({ kind }) => kind === 'caughtUp');
        expect(eventsOf(messages)).toEqual(found(stream, events));
      });

      it('keeps names as they are', async () => {
        const stream = `published_plans-${randomUUID()}`;
        const events = [sampleEvent({ type: 'gongjian.plans.TaskAssigned.v1' }), sampleEvent({ type: '任务已下达' })];
        await store.append(stream, events, { tenant, expected: 'noStream' });
        expect(await store.readStream(stream)).toEqual(found(stream, events));
      });
    });

    describe('readStream', () => {
      let stream: string;
      let events: readonly EncodedEvent[];

      beforeEach(async () => {
        stream = sampleStream();
        events = sampleEvents(6);
        await store.append(sampleStream(), sampleEvents(2), { tenant, expected: 'noStream' });
        await store.append(stream, events.slice(0, 3), { tenant, expected: 'noStream' });
        await store.append(sampleStream(), sampleEvents(2), { tenant, expected: 'noStream' });
        await store.append(stream, events.slice(3), { tenant, expected: 2n });
      });

      it('knows no stream that has no event', async () => {
        await expectCode(store.readStream(sampleStream()), 'StreamNotFound');
        await expectCode(store.readStream(sampleStream(), { direction: 'backwards', limit: 1 }), 'StreamNotFound');
        await expectCode(store.readStream(sampleStream(), { from: 3n }), 'StreamNotFound');
      });

      it('answers from a revision on, that one included', async () => {
        expect(await store.readStream(stream, { from: 2n })).toEqual(found(stream, events.slice(2), 2));
        expect(await store.readStream(stream, { from: 5n })).toEqual(found(stream, events.slice(5), 5));
      });

      it('answers nothing from beyond the end', async () => {
        expect(await store.readStream(stream, { from: 6n })).toEqual([]);
        expect(await store.readStream(stream, { from: 10n ** 30n })).toEqual([]);
      });

      it('answers at most as many as asked', async () => {
        expect(await store.readStream(stream, { limit: 2 })).toEqual(found(stream, events.slice(0, 2)));
        expect(await store.readStream(stream, { from: 1n, limit: 3 })).toEqual(found(stream, events.slice(1, 4), 1));
      });

      it('reads backwards from the last event', async () => {
        const backwards = found(stream, events).reverse();
        expect(await store.readStream(stream, { direction: 'backwards' })).toEqual(backwards);
        expect(await store.readStream(stream, { direction: 'backwards', limit: 1 })).toEqual(backwards.slice(0, 1));
      });

      it('reads backwards from a revision, that one included', async () => {
        const backwards = found(stream, events).reverse();
        expect(await store.readStream(stream, { direction: 'backwards', from: 3n })).toEqual(backwards.slice(2));
        expect(await store.readStream(stream, { direction: 'backwards', from: 3n, limit: 2 })).toEqual(
          backwards.slice(2, 4),
        );
        expect(await store.readStream(stream, { direction: 'backwards', from: 99n, limit: 1 })).toEqual(
          backwards.slice(0, 1),
        );
      });

      it('gives each of many readers at the same time its own answer', async () => {
        const streams = Array.from({ length: 30 }, (_, index) => ({
          name: sampleStream(),
          events: sampleEvents(1 + (index % 4)),
        }));
        await Promise.all(
          streams.map((each) => store.append(each.name, each.events, { tenant, expected: 'noStream' })),
        );
        const answers = await Promise.all(
          streams.flatMap((each) => [
            store.readStream(each.name),
            outcome(store.readStream(sampleStream())),
            store.readStream(each.name, { direction: 'backwards', limit: 1 }),
            store.readStream(each.name, { from: 2n, limit: 1 }),
          ]),
        );
        expect(answers).toEqual(
          streams.flatMap((each) => [
            found(each.name, each.events),
            'StreamNotFound',
            found(each.name, each.events.slice(-1), each.events.length - 1),
            found(each.name, each.events.slice(2, 3), 2),
          ]),
        );
      });
    });

    describe('readAll', () => {
      let log: readonly RecordedEvent[];
      const types = ['TaskAssigned', 'TaskSignedFor', 'PlanIssued'];
      const categories = ['task', 'tasks', 'plan'];

      beforeEach(async () => {
        for (let index = 0; index < 9; index += 1) {
          const type = types[index % 3] as string;
          const category = categories[(index * 2) % 3] as string;
          await store.append(sampleStream(category), [sampleEvent({ type }), sampleEvent()], {
            tenant,
            expected: 'noStream',
          });
        }
        log = await wholeLog(store);
      });

      it('answers everything in the order of positions', async () => {
        expect(log).toHaveLength(18);
        const positions = log.map((event) => event.position);
        expect([...positions].sort()).toEqual(positions);
      });

      it('goes on after a position, that one excluded', async () => {
        expect(await store.readAll({ after: log[4]?.position ?? null })).toEqual(log.slice(5));
        expect(await store.readAll({ after: log[4]?.position ?? null, limit: 2 })).toEqual(log.slice(5, 7));
        expect(await store.readAll({ after: log.at(-1)?.position ?? null })).toEqual([]);
      });

      it('reads backwards from the end or before a position', async () => {
        const backwards = [...log].reverse();
        expect(await store.readAll({ direction: 'backwards' })).toEqual(backwards);
        expect(await store.readAll({ direction: 'backwards', limit: 3 })).toEqual(backwards.slice(0, 3));
        expect(await store.readAll({ direction: 'backwards', after: log[4]?.position ?? null, limit: 3 })).toEqual(
          log.slice(1, 4).reverse(),
        );
        expect(await store.readAll({ direction: 'backwards', after: log[0]?.position ?? null })).toEqual([]);
      });

      it('takes categories by their whole name', async () => {
        const tasks = log.filter((event) => event.stream.startsWith('task-'));
        expect(tasks.length).toBeGreaterThan(0);
        expect(await store.readAll({ filter: { categories: ['task'] } })).toEqual(tasks);
        expect(await store.readAll({ filter: { categories: ['tas'] } })).toEqual([]);
      });

      it.each(['forwards', 'backwards'] as const)(
        'keeps the order over several categories or types, %s',
        async (direction) => {
          const ordered = direction === 'forwards' ? log : [...log].reverse();
          const inCategories = ordered.filter((event) => !event.stream.startsWith('tasks-'));
          const ofTypes = ordered.filter((event) => event.type !== 'TaskAssigned');
          const filter = { categories: ['plan', 'task', 'nothing', 'task'] };
          expect(await store.readAll({ direction, filter })).toEqual(inCategories);
          expect(await store.readAll({ direction, filter, limit: 5 })).toEqual(inCategories.slice(0, 5));
          expect(
            await store.readAll({ direction, filter, after: inCategories[3]?.position ?? null, limit: 4 }),
          ).toEqual(inCategories.slice(4, 8));
          expect(await store.readAll({ direction, filter: { types: ['PlanIssued', 'TaskSignedFor'] } })).toEqual(
            ofTypes,
          );
          expect(
            await store.readAll({ direction, filter: { types: ['PlanIssued', 'TaskSignedFor'] }, limit: 3 }),
          ).toEqual(ofTypes.slice(0, 3));
        },
      );

      it('finds nothing for a filter without names', async () => {
        expect(await store.readAll({ filter: { categories: [] } })).toEqual([]);
        expect(await store.readAll({ filter: { types: [] } })).toEqual([]);
      });

      it('answers 1,000 events unless asked otherwise, and pages see each event once', async () => {
        for (let index = 0; index < 3; index += 1) {
          await store.append(sampleStream(), sampleEvents(400), { tenant, expected: 'noStream' });
        }
        expect(await store.readAll({})).toHaveLength(1_000);
        const all = await wholeLog(store);
        const paged: RecordedEvent[] = [];
        for (;;) {
          const page = await store.readAll({ after: paged.at(-1)?.position ?? null, limit: 97 });
          if (page.length === 0) break;
          paged.push(...page);
        }
        expect(paged).toEqual(all);
      });
    });

    describe('count', () => {
      it('says how many events a read would answer, up to a limit', async () => {
        for (const category of ['task', 'plan', 'tasks', 'task']) {
          await store.append(sampleStream(category), [sampleEvent({ type: 'TaskAssigned' }), sampleEvent()], {
            tenant,
            expected: 'noStream',
          });
        }
        const log = await wholeLog(store);
        const positions = [null, ...log.map(({ position }) => position)];
        const filters = [{ categories: ['task', 'plan', 'nothing'] }, { categories: [] }, { types: ['TaskAssigned'] }];
        for (const after of positions) {
          for (const limit of [1, 3, 100]) {
            expect(await store.count({ after, limit })).toBe((await store.readAll({ after, limit })).length);
            for (const filter of filters) {
              const read = await store.readAll({ after, limit, filter });
              expect(await store.count({ after, limit, filter })).toBe(read.length);
            }
          }
        }
      });

      it('counts nothing in an empty log', async () => {
        expect(await store.count({ after: null, limit: 10 })).toBe(0);
        expect(await store.count({ after: null, limit: 10, filter: { categories: ['task'] } })).toBe(0);
      });
    });

    describe('subscribeAll', () => {
      const fill = async (count: number, category = 'task'): Promise<void> => {
        for (let left = count; left > 0; left -= 500) {
          await store.append(sampleStream(category), sampleEvents(Math.min(left, 500)), {
            tenant,
            expected: 'noStream',
          });
        }
      };

      it('has caught up with an empty log at once', async () => {
        const messages = await followUntil(store, { after: null }, ({ kind }) => kind === 'caughtUp');
        expect(messages).toEqual([{ kind: 'caughtUp', checkpoint: null }]);
      });

      it('delivers everything in order, then has caught up', async () => {
        await fill(1_700);
        const log = await wholeLog(store);
        const { epoch } = await store.head();
        const messages = await followUntil(store, { after: null }, ({ kind }) => kind === 'caughtUp');
        expect(eventsOf(messages)).toEqual(log);
        for (const message of messages) {
          if (message.kind === 'event') {
            const { position, id } = message.event;
            expect(message.checkpoint).toEqual({ epoch, position, eventId: id });
          }
        }
        const last = log.at(-1);
        expect(messages.at(-1)).toEqual({
          kind: 'caughtUp',
          checkpoint: { epoch, position: last?.position, eventId: last?.id },
        });
      });

      it('goes on after a checkpoint, that event excluded', async () => {
        await fill(8);
        const first = await followUntil(store, { after: null }, (_, all) => all.length === 3);
        const after = (first[2] as { checkpoint: Checkpoint }).checkpoint;
        const messages = await followUntil(store, { after }, ({ kind }) => kind === 'caughtUp');
        expect(eventsOf(messages)).toEqual((await wholeLog(store)).slice(3));
      });

      it('has caught up at once from a checkpoint at the end', async () => {
        await fill(3);
        const after = await lastCheckpoint(store);
        const messages = await followUntil(store, { after }, ({ kind }) => kind === 'caughtUp');
        expect(messages).toEqual([{ kind: 'caughtUp', checkpoint: after }]);
      });

      it('delivers what is appended afterwards, each time catching up anew', async () => {
        await fill(2);
        let appended = 0;
        const messages = await followUntil(store, { after: null }, ({ kind }) => {
          if (kind !== 'caughtUp') return false;
          if (appended === 3) return true;
          appended += 1;
          void store.append(sampleStream(), sampleEvents(2), { tenant, expected: 'noStream' });
          return false;
        });
        expect(eventsOf(messages)).toEqual(await wholeLog(store));
        expect(messages.map(({ kind }) => kind)).toEqual(
          Array.from({ length: 4 }, () => ['event', 'event', 'caughtUp']).flat(),
        );
      });

      it.each([
        ['categories', { categories: ['plan'] }],
        ['types', { types: ['PlanIssued'] }],
      ] as const)('delivers only the %s asked for, before and after catching up', async (_, filter) => {
        const add = (): Promise<unknown> =>
          Promise.all([
            store.append(sampleStream('task'), sampleEvents(3), { tenant, expected: 'noStream' }),
            store.append(sampleStream('plan'), [sampleEvent({ type: 'PlanIssued' })], { tenant, expected: 'noStream' }),
            store.append(sampleStream('plans'), sampleEvents(1), { tenant, expected: 'noStream' }),
          ]);
        for (let index = 0; index < 3; index += 1) await add();
        let live = false;
        const messages = await followUntil(store, { after: null, filter }, (message, all) => {
          if (message.kind === 'caughtUp' && !live) {
            live = true;
            void add();
          }
          return eventsOf(all).length === 4;
        });
        const expected = (await wholeLog(store)).filter((event) => event.type === 'PlanIssued');
        expect(eventsOf(messages)).toEqual(expected);
      });

      it('moves a reader of rare events on: at most 1,000 others between two messages', async () => {
        await fill(1);
        await fill(2_300, 'plan');
        await fill(1);
        await fill(1_200, 'plan');
        await fill(1);
        const log = await wholeLog(store);
        const place = new Map(log.map((event, index) => [event.position, index]));
        let live = false;
        const messages = await followUntil(store, { after: null, filter: { categories: ['task'] } }, (message, all) => {
          if (message.kind === 'caughtUp' && !live) {
            live = true;
            void fill(2_600, 'plan').then(() => fill(1));
          }
          return eventsOf(all).length === 4;
        });
        const whole = await wholeLog(store);
        whole.forEach((event, index) => place.set(event.position, index));
        let before = -1;
        for (const { checkpoint } of messages) {
          const index = place.get(checkpoint?.position ?? '') ?? NaN;
          expect(checkpoint?.eventId).toBe(whole[index]?.id);
          expect(index - before).toBeLessThanOrEqual(1_001);
          expect(index).toBeGreaterThanOrEqual(before);
          before = index;
        }
        expect(messages.filter(({ kind }) => kind === 'checkpoint').length).toBeGreaterThanOrEqual(3);
      });

      it('goes on from the checkpoint of any message', async () => {
        await fill(2);
        await fill(1_500, 'plan');
        await fill(2);
        const filter = { categories: ['task'] };
        const messages = await followUntil(store, { after: null, filter }, ({ kind }) => kind === 'caughtUp');
        const events = eventsOf(messages);
        for (const message of messages) {
          const rest = await followUntil(
            store,
            { after: message.checkpoint, filter },
            ({ kind }) => kind === 'caughtUp',
          );
          const position = message.checkpoint?.position ?? '';
          expect(eventsOf(rest)).toEqual(events.filter((event) => event.position > position));
        }
      });

      it('shows every event once and in order while others append', async () => {
        const writers = 6;
        const each = 25;
        const done = Promise.all(
          Array.from({ length: writers }, async () => {
            const stream = sampleStream();
            for (let index = 0; index < each; index += 1) {
              const expected = index === 0 ? 'noStream' : BigInt(index - 1);
              await store.append(stream, sampleEvents(1), { tenant, expected });
              await outcome(store.append(stream, sampleEvents(1), { tenant, expected }));
            }
          }),
        );
        const readers = Array.from({ length: 3 }, () =>
          followUntil(store, { after: null }, (_, all) => eventsOf(all).length >= writers * each),
        );
        const seen = await Promise.all(readers);
        await done;
        const log = await wholeLog(store);
        expect(log).toHaveLength(writers * each);
        for (const messages of seen) expect(eventsOf(messages)).toEqual(log);
      });

      it('shows every event once to a reader that falls far behind, comes near the end and falls behind again', async () => {
        const appended: string[] = [];
        const append = async (): Promise<void> => {
          const events = sampleEvents(1_000);
          await store.append(sampleStream(), events, { tenant, expected: 'noStream' });
          appended.push(...events.map(({ id }) => id));
        };
        const appendMany = async (): Promise<void> => {
          for (let count = 0; count < 6; count += 1) await append();
        };
        await append();
        const controller = new AbortController();
        const seen: string[] = [];
        for await (const message of store.subscribeAll({ after: null, signal: controller.signal })) {
          if (message.kind !== 'event') continue;
          seen.push(message.event.id);
          if (seen.length === 500 || seen.length === 6_500) await appendMany();
          if (seen.length === 13_000) controller.abort();
        }
        expect(seen.findIndex((id, index) => id !== appended[index])).toBe(-1);
        expect(seen).toHaveLength(appended.length);
      });

      it('ends when aborted: before it began, between messages, and while it waits', async () => {
        await fill(3);
        expect(await followAborted(AbortSignal.abort())).toEqual([]);
        expect(await followUntil(store, { after: null }, () => true)).toHaveLength(1);
        const controller = new AbortController();
        const waiting = followAborted(controller.signal, (kind) => {
          if (kind === 'caughtUp') setImmediate(() => controller.abort());
        });
        expect(await waiting).toEqual(['event', 'event', 'event', 'caughtUp']);
      });

      it('can be left at any message', async () => {
        await fill(3);
        const { signal } = new AbortController();
        for await (const message of store.subscribeAll({ after: null, signal })) {
          expect(message.kind).toBe('event');
          break;
        }
        const messages = await followUntil(store, { after: null }, ({ kind }) => kind === 'caughtUp');
        expect(eventsOf(messages)).toHaveLength(3);
      });

      it('ends when the store is closed', async () => {
        await fill(1);
        const { signal } = new AbortController();
        const kinds: string[] = [];
        for await (const { kind } of store.subscribeAll({ after: null, signal })) {
          kinds.push(kind);
          if (kind === 'caughtUp') void store.close();
        }
        expect(kinds).toEqual(['event', 'caughtUp']);
      });

      it.each([
        ['is beyond the end', (at: Checkpoint, beyond: string): Checkpoint => ({ ...at, position: beyond })],
        ['is of another engine', (at: Checkpoint): Checkpoint => ({ ...at, position: `${at.position}/x` })],
        ['names another event', (at: Checkpoint): Checkpoint => ({ ...at, eventId: randomUUID() })],
        ['is of a later epoch', (at: Checkpoint): Checkpoint => ({ ...at, epoch: at.epoch + 1 })],
        ['is of an earlier epoch', (at: Checkpoint): Checkpoint => ({ ...at, epoch: at.epoch - 1 })],
      ])('stops with LogForked when the checkpoint %s', async (_, change) => {
        await fill(3);
        const at = await lastCheckpoint(store);
        const digits = at.position.length;
        const after = change(at, '9'.repeat(digits - 15).padStart(digits, '0'));
        await expectCode(
          followUntil(store, { after }, () => true),
          'LogForked',
        );
        const healthy = await followUntil(store, { after: at }, ({ kind }) => kind === 'caughtUp');
        expect(healthy).toHaveLength(1);
      });

      it('stops with LogForked for a checkpoint in an empty log', async () => {
        const { epoch } = await store.head();
        const position = (await makePosition()) ?? '';
        await expectCode(
          followUntil(store, { after: { epoch, position, eventId: randomUUID() } }, () => true),
          'LogForked',
        );
      });

      const makePosition = async (): Promise<string | null> => {
        const other = await makeStore();
        try {
          await other.store.append(sampleStream(), sampleEvents(1), { tenant, expected: 'noStream' });
          return (await other.store.head()).last?.position ?? null;
        } finally {
          await other.close();
        }
      };

      const followAborted = async (signal: AbortSignal, seen: (kind: string) => void = () => undefined) => {
        const kinds: string[] = [];
        for await (const { kind } of store.subscribeAll({ after: null, signal })) {
          kinds.push(kind);
          seen(kind);
        }
        return kinds;
      };
    });

    describe('head', () => {
      it('names the log and its epoch, and no event while it is empty', async () => {
        const head = await store.head();
        expect(head.logId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(head.epoch).toBeGreaterThanOrEqual(1);
        expect(head.last).toBeNull();
      });

      it('names the last event', async () => {
        const before = await store.head();
        const events = sampleEvents(2);
        const { position } = await store.append(sampleStream(), events, { tenant, expected: 'noStream' });
        expect(await store.head()).toEqual({ ...before, last: { position, eventId: events[1]?.id } });
      });
    });

    if (durable) {
      it('shows another store on the same log everything that was answered', async () => {
        const stream = sampleStream();
        const events = sampleEvents(3);
        const result = await store.append(stream, events, { tenant, expected: 'noStream' });
        const head = await store.head();
        await store.close();
        const again = await reopened(subject);
        expect(await again.head()).toEqual(head);
        expect(await again.readStream(stream)).toEqual(found(stream, events));
        expect(await again.append(stream, events, { tenant, expected: 'noStream' })).toEqual({
          ...result,
          repeated: true,
        });
      });
    }
  });
}

async function expectCode(call: Promise<unknown>, code: EventStoreErrorCode): Promise<void> {
  await expect(call).rejects.toMatchObject({ code });
}

/** `stored`, or the code of the error. */
async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'stored';
  } catch (error) {
    if (isEventStoreError(error)) return error.code;
    throw error;
  }
}

async function wholeLog(store: EventStore): Promise<readonly RecordedEvent[]> {
  return store.readAll({ limit: 1_000_000 });
}

async function lastCheckpoint(store: EventStore): Promise<Checkpoint> {
  const { epoch, last } = await store.head();
  if (last === null) throw new Error('the log is empty');
  return { epoch, position: last.position, eventId: last.eventId };
}

function reopened(subject: EventStoreUnderTest): Promise<EventStore> {
  if (subject.reopen === undefined) throw new Error('a durable store under test must say how it is opened again');
  return subject.reopen();
}

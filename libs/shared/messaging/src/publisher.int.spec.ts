import {
  derivedId,
  EventStoreError,
  PersonalValue,
  type EventStore,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { EventMetadata } from '@gongjian/shared-kernel';
import { migrate, migrationsOf, ProjectionRunner } from '@gongjian/shared-projections';
import { Delivery, type Tenure } from '@gongjian/shared-projections/readers';
import { rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import { publishedStream, type Publication, type Publications } from './publication.js';
import { PublisherReader } from './publisher.reader.js';
import { InterruptedStore } from './testing/interrupted-store.js';
import {
  forwardedTo,
  letterCatalogue,
  letterForwardedPublication,
  letterPublications,
  letterSentPublication,
  lost,
  sentTo,
  write,
} from './testing/letters.js';
import { HashesForTests, logs } from './testing/stores.js';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';

describe.each(logs)('a publisher of a log $name', ({ open }) => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: InterruptedStore;
  const hashes = new HashesForTests();
  const running: ProjectionRunner[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'letters', projections: [] }]));
    pools = rolePools(database.connection);
    store = new InterruptedStore(await open(database.connection));
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await store.close();
    await pools.end();
    await database.drop();
  });

  function publisher(publications: Publications = letterPublications, on: EventStore = store): PublisherReader {
    return new PublisherReader(publications, pools.projector, on, hashes);
  }

  async function start(publications?: Publications): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner({
      store,
      pool: pools.projector,
      readers: [publisher(publications)],
      stallRetryMs: 60_000,
    });
    running.push(runner);
    await runner.start();
    return runner;
  }

  async function published(tenant = TENANT): Promise<readonly RecordedEvent[]> {
    try {
      return await store.readStream(publishedStream('letters', tenant));
    } catch {
      return [];
    }
  }

  const metadataOf = ({ metadata }: RecordedEvent): EventMetadata => JSON.parse(metadata) as EventMetadata;
  const toldTo = (events: readonly RecordedEvent[]): readonly string[] =>
    events.map(({ data }) => (JSON.parse(data) as { readonly to: string }).to);

  /** Everything of the letters, in the order of the log, as a publisher takes it in. */
  async function deliveries(): Promise<readonly Delivery[]> {
    const events = await store.readAll({ filter: { categories: ['letter'] } });
    return events.map(
      (event) => new Delivery(event, { epoch: 1, position: event.position, eventId: event.id }, 'letter'),
    );
  }

  it('tells each fact once, in the order of the log, and what is not told leaves no hole', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await write(store, TENANT, first, [sentTo('one'), lost, forwardedTo('two')]);
    await write(store, TENANT, second, [sentTo('nobody'), forwardedTo('three')]);
    await start();
    await until(async () => (await published()).length === 3);
    await write(store, TENANT, first, [forwardedTo('four')], 2n);
    await until(async () => (await published()).length === 4);
    const events = await published();
    expect(toldTo(events)).toEqual(['one', 'two', 'three', 'four']);
    expect(events.map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n]);
    const sources = await store.readStream(`letter-${first}`);
    expect(events[0]).toMatchObject({
      id: derivedId(sources[0]?.id ?? '', 'letter_sent', ''),
      type: 'gongjian.letters.LetterSent.v1',
    });
    expect(metadataOf(events[1] as RecordedEvent)).toMatchObject({
      tenant: TENANT,
      causationId: sources[2]?.id,
      commandId: events[1]?.id,
      source: { stream: `letter-${first}`, revision: '2' },
    });
  });

  it('is recorded in order even where its sources were stamped by clocks that differ', async () => {
    await write(store, TENANT, randomUUID(), [sentTo('late')], undefined, '2026-03-01T02:00:00.000Z');
    await write(store, TENANT, randomUUID(), [sentTo('early')], undefined, '2026-03-01T01:00:00.000Z');
    const runner = await start();
    await until(async () => (await published()).length === 2);
    await runner.stop();
    await write(store, TENANT, randomUUID(), [sentTo('earlier')], undefined, '2026-03-01T00:30:00.000Z');
    await start();
    await until(async () => (await published()).length === 3);
    expect((await published()).map((event) => metadataOf(event).recordedAt)).toEqual(
      Array(3).fill('2026-03-01T02:00:00.000Z'),
    );
  });

  it('keeps tenants apart, in appends of at most 200', async () => {
    for (const tenant of [TENANT, OTHER]) {
      await write(
        store,
        tenant,
        randomUUID(),
        Array.from({ length: 230 }, (_, index) => sentTo(String(index))),
      );
    }
    store.appended.length = 0;
    await start();
    await until(async () => (await published()).length === 230 && (await published(OTHER)).length === 230);
    for (const tenant of [TENANT, OTHER]) {
      expect(toldTo(await published(tenant))).toEqual(Array.from({ length: 230 }, (_, index) => String(index)));
    }
    expect(Math.max(...store.appended)).toBeLessThanOrEqual(200);
  });

  it.each(['before', 'after'] as const)(
    'that dies %s an append is stored goes on there, with nothing lost and nothing twice',
    async (moment) => {
      await write(
        store,
        TENANT,
        randomUUID(),
        Array.from({ length: 450 }, (_, index) => sentTo(String(index))),
      );
      let left = 2;
      store[moment] = async (stream) => {
        if (stream.startsWith('published_') && (left -= 1) >= 0) {
          throw new EventStoreError('UnknownOutcome', 'the line is dead');
        }
      };
      const runner = await start();
      await until(async () => (await published()).length === 450);
      expect(left).toBeLessThan(0);
      await runner.stop();
      expect(toldTo(await published())).toEqual(Array.from({ length: 450 }, (_, index) => String(index)));
    },
  );

  it('tells nothing twice when its checkpoint is gone', async () => {
    await write(store, TENANT, randomUUID(), [sentTo('one'), forwardedTo('two')]);
    const runner = await start();
    await until(async () => (await published()).length === 2);
    await runner.stop();
    await pools.projector.query('DELETE FROM letters_ops.checkpoints');
    await write(store, TENANT, randomUUID(), [sentTo('three')]);
    await start();
    await until(async () => (await published()).length === 3);
    expect(toldTo(await published())).toEqual(['one', 'two', 'three']);
  });

  it('that believes to be the one is fenced by the revision, and another tells the same only once', async () => {
    const id = randomUUID();
    await write(store, TENANT, id, [sentTo('one')]);
    const tenure: Tenure = { signal: new AbortController().signal, committed: () => undefined, fail: () => undefined };
    const [one, twin, other] = [publisher(), publisher(), publisher()];
    const [head] = (await deliveries()) as [Delivery];
    await pools.projector.query(`INSERT INTO letters_ops.checkpoints (reader) VALUES ('publisher')`);
    await one.open(null, tenure);
    await one.apply([head]);
    await twin.open(head.checkpoint, tenure);
    await twin.apply([head]);
    await write(store, TENANT, id, [forwardedTo('two'), forwardedTo('three')], 0n);
    const [, second, third] = (await deliveries()) as [Delivery, Delivery, Delivery];
    await other.open(head.checkpoint, tenure);
    await other.apply([second]);
    await expect(one.apply([second, third])).rejects.toMatchObject({ name: 'Fenced' });
    await expect(twin.apply([second])).rejects.toMatchObject({ name: 'Fenced' });
    await one.open(second.checkpoint, tenure);
    await one.apply([third]);
    expect(toldTo(await published())).toEqual(['one', 'two', 'three']);
  });

  describe('whose mapping cannot tell a fact', () => {
    const broken = (map: Publication['map']): Publications => ({
      context: 'letters',
      of: [
        {
          catalogue: letterCatalogue,
          publications: [{ ...letterSentPublication, map }, letterForwardedPublication],
        },
      ],
    });
    const reasons: readonly [string, Publication['map'], RegExp][] = [
      [
        'throws',
        () => {
          throw new RangeError('no');
        },
        /LetterSent: RangeError/,
      ],
      ['gives less than promised', () => ({ to: 'somebody' }), /NotAsPromised letter_sent \/act/],
      [
        'gives more than promised',
        (fact) => ({ ...(letterSentPublication.map(fact) as object), more: true }),
        /NotAsPromised letter_sent unnamed members/,
      ],
      [
        'gives a personal value in clear',
        (fact) => ({ ...(letterSentPublication.map(fact) as object), words: PersonalValue.of('secret') }),
        /TypeError/,
      ],
    ];

    it.each(reasons)(
      'because it %s, stands still before it and says so; a later release goes on there',
      async (_, map, says) => {
        const [id, beside] = [randomUUID(), randomUUID()];
        await write(
          store,
          TENANT,
          beside,
          [forwardedTo('before')].map(() => sentTo('nobody')),
        );
        await write(store, TENANT, beside, [forwardedTo('before')], 0n);
        await write(store, TENANT, id, [sentTo('one'), forwardedTo('two')]);
        await write(store, OTHER, randomUUID(), [forwardedTo('elsewhere')]);
        const runner = await start(
          broken((fact) => ((fact.event.data as { to: string }).to === 'nobody' ? null : map(fact))),
        );
        await until(async () => runner.status().some(({ phase }) => phase === 'stalled'));
        expect(runner.status()[0]?.stalled).toMatch(says);
        expect(toldTo(await published())).toEqual(['before']);
        expect(await published(OTHER)).toEqual([]);
        await runner.stop();
        await start();
        await until(async () => (await published(OTHER)).length === 1);
        expect(toldTo(await published())).toEqual(['before', 'one', 'two']);
      },
    );
  });

  it('tells sealed values as they stand in the log', async () => {
    const id = randomUUID();
    const words = PersonalValue.of('secret').sealedFor({ kind: 'record', stream: `letter-${id}` });
    await write(store, TENANT, id, [{ type: 'LetterSent', data: { to: 'one', words } }]);
    await start();
    await until(async () => (await published()).length === 1);
    const [[told], [source]] = [await published(), await store.readStream(`letter-${id}`)];
    const wordsOf = (event: RecordedEvent | undefined): unknown =>
      (JSON.parse(event?.data ?? '{}') as { readonly words?: unknown }).words;
    expect(wordsOf(told)).toEqual(wordsOf(source));
    expect(JSON.stringify(wordsOf(told))).toContain(`${source?.id}#/data/words`);
  });

  it('is refused at the start when it names what cannot be told', () => {
    const of = [{ catalogue: letterCatalogue, publications: [letterSentPublication, letterSentPublication] }];
    expect(() => publisher({ context: 'letters', of })).toThrow('registered twice');
    expect(() => publisher({ ...letterPublications, context: 'others' })).toThrow('not of others');
  });
});

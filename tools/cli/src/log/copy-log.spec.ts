import {
  EventStoreError,
  ForwardingEventStore,
  InMemoryEventStore,
  type AppendOptions,
  type AppendResult,
  type EncodedEvent,
  type EventStore,
} from '@gongjian/shared-event-sourcing';
import { OTHER_SAMPLE_TENANT, SAMPLE_TENANT, sampleEvent, sampleEvents, sampleStream } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import { copyLog, LogsDiffer, pairs } from './copy-log.js';

const quiet = (): void => undefined;

function otherTenants(count: number): EncodedEvent[] {
  const metadata = `{"tenant":"${OTHER_SAMPLE_TENANT}"}`;
  return Array.from({ length: count }, () => sampleEvent({ metadata }));
}

/** Streams of two tenants that take turns in the log. */
async function filled(store: EventStore): Promise<void> {
  const tenant = SAMPLE_TENANT;
  const [one, two] = [sampleStream(), sampleStream('plan')];
  await store.append(one, sampleEvents(3), { tenant, expected: 'noStream' });
  await store.append(two, otherTenants(2), { tenant: OTHER_SAMPLE_TENANT, expected: 'noStream' });
  await store.append(one, sampleEvents(1), { tenant, expected: 2n });
  await store.append(sampleStream('published_plans'), sampleEvents(1_000), { tenant, expected: 'noStream' });
  await store.append(two, otherTenants(1), { tenant: OTHER_SAMPLE_TENANT, expected: 1n });
  await store.append(one, sampleEvents(2), { tenant, expected: 3n });
}

/** Its appends answer as it is told: `null` as they are, the code of an error before or after they are stored. */
class Faulty extends ForwardingEventStore {
  appends = 0;

  constructor(
    protected readonly inner: EventStore,
    private readonly fault: (append: number) => 'before' | 'after' | null,
  ) {
    super();
  }

  override async append(
    stream: string,
    events: readonly EncodedEvent[],
    options: AppendOptions,
  ): Promise<AppendResult> {
    this.appends += 1;
    const fault = this.fault(this.appends);
    if (fault === 'before') throw new EventStoreError('Unavailable', 'away');
    const answer = await this.inner.append(stream, events, options);
    if (fault === 'after') throw new EventStoreError('UnknownOutcome', 'away');
    return answer;
  }
}

async function differences(source: EventStore, target: EventStore): Promise<string | number> {
  let same = 0;
  try {
    for await (const [one, other] of pairs(source, target, 'whole')) same += one.id === other.id ? 1 : 0;
    return same;
  } catch (error) {
    if (error instanceof LogsDiffer) return error.message;
    throw error;
  }
}

describe('copying a log', () => {
  let source: InMemoryEventStore;
  let target: InMemoryEventStore;

  beforeEach(async () => {
    source = new InMemoryEventStore(randomUUID());
    target = new InMemoryEventStore(randomUUID());
    await filled(source);
  });

  it('keeps ids, bytes, revisions, tenants and the order of the whole', async () => {
    expect(await copyLog(source, target, quiet)).toEqual({ copied: 1_009 });
    expect(await differences(source, target)).toBe(1_009);
    const read = (store: EventStore) => store.readAll({ limit: 2_000 });
    const [from, to] = [await read(source), await read(target)];
    expect(to.map(({ position: _, ...event }) => event)).toEqual(from.map(({ position: _, ...event }) => event));
    const stream = from.find((event) => event.metadata.includes(OTHER_SAMPLE_TENANT))?.stream ?? '';
    await expect(target.append(stream, sampleEvents(1), { tenant: SAMPLE_TENANT, expected: 2n })).rejects.toMatchObject(
      { code: 'WrongTenant' },
    );
  });

  it('goes on where it was interrupted, after any append, whether it was stored or not', async () => {
    for (let last = 1; last <= 6; last += 1) {
      for (const fault of ['before', 'after'] as const) {
        const begun = new InMemoryEventStore(randomUUID());
        const dying = new Faulty(begun, (append) => (append >= last ? fault : null));
        await expect(copyLog(source, dying, quiet)).rejects.toThrow(EventStoreError);
        await copyLog(source, begun, quiet);
        expect(await differences(source, begun)).toBe(1_009);
      }
    }
  });

  it('tries again what passes, and stores it once', async () => {
    const shaky = new Faulty(target, (append) => (append % 3 === 1 ? 'after' : append % 3 === 2 ? 'before' : null));
    expect(await copyLog(source, shaky, quiet)).toEqual({ copied: 1_009 });
    expect(await differences(source, target)).toBe(1_009);
  });

  it('adds what came since to an earlier copy, and says how far it is', async () => {
    await copyLog(source, target, quiet);
    await source.append(sampleStream(), sampleEvents(4), { tenant: SAMPLE_TENANT, expected: 'noStream' });
    const told: string[] = [];
    const answer = await copyLog(source, target, ({ step, events }) => told.push(`${step} ${events}`));
    expect(answer).toEqual({ copied: 4 });
    expect(told).toContain('compare 1000');
  });

  it('refuses a target that is no beginning of the log, and writes nothing into it', async () => {
    await target.append(sampleStream(), sampleEvents(1), { tenant: SAMPLE_TENANT, expected: 'noStream' });
    await expect(copyLog(source, target, quiet)).rejects.toThrow('event 0 differs');
    expect(await target.readAll({})).toHaveLength(1);
  });

  it('refuses a target that goes on after the log', async () => {
    await copyLog(source, target, quiet);
    await target.append(sampleStream(), sampleEvents(1), { tenant: SAMPLE_TENANT, expected: 'noStream' });
    await expect(copyLog(source, target, quiet)).rejects.toThrow('the target goes on after event 1009');
  });

  it.each(['data', 'metadata', 'type'] as const)('finds the first event whose %s is another', async (part) => {
    const first = await source.readAll({ limit: 3 });
    const forged = first.map((event, index) => (index === 1 ? { ...event, [part]: 'other' } : event));
    await target.append(first[0]?.stream ?? '', forged, { tenant: SAMPLE_TENANT, expected: 'noStream' });
    expect(await differences(source, target)).toContain('event 1 differs');
  });

  it('finds that the log went on while it was copied', async () => {
    await copyLog(source, target, quiet);
    await source.append(sampleStream(), sampleEvents(1), { tenant: SAMPLE_TENANT, expected: 'noStream' });
    expect(await differences(source, target)).toContain('the source goes on after event 1009');
  });
});

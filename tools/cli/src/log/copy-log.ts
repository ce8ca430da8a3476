import {
  EVENT_LIMITS,
  isEventStoreError,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';

const PAGE = 1_000;
const TRIES = 5;

/** The two logs are not one and the copy of it. */
export class LogsDiffer extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'LogsDiffer';
  }
}

export interface CopyProgress {
  readonly step: 'compare' | 'copy';
  /** Events so far. */
  readonly events: number;
}

/**
 * Appends to `target` what `source` holds after it, in the order of the log. What is in `target` already must be the
 * beginning of `source`, so a copy that was interrupted goes on, and one that was made before is brought up to date.
 * Appends go one after the other: nothing else would keep the order.
 *
 * @throws LogsDiffer
 */
export async function copyLog(
  source: EventStore,
  target: EventStore,
  progress: (at: CopyProgress) => void,
): Promise<{ readonly copied: number }> {
  let after: Position | null = null;
  let compared = 0;
  for await (const [from] of pairs(source, target, 'prefix')) {
    after = from.position;
    compared += 1;
    if (compared % PAGE === 0) progress({ step: 'compare', events: compared });
  }
  const tenants = new Map<string, string>();
  let copied = 0;
  for await (const run of runs(source, after)) {
    const [first] = run as [RecordedEvent];
    const { stream, revision } = first;
    if (revision === 0n) tenants.set(stream, tenantOf(first));
    const tenant = tenants.get(stream) ?? tenantOf((await source.readStream(stream, { limit: 1 }))[0] as RecordedEvent);
    tenants.set(stream, tenant);
    await append(target, run, tenant);
    copied += run.length;
    if (copied % PAGE < run.length) progress({ step: 'copy', events: compared + copied });
  }
  return { copied };
}

/**
 * The events of both logs side by side, in order.
 *
 * @throws LogsDiffer at the first that are not the same in every byte; when `target` is longer, or, compared `whole`,
 * when it is shorter
 */
export async function* pairs(
  source: EventStore,
  target: EventStore,
  extent: 'prefix' | 'whole',
): AsyncGenerator<readonly [source: RecordedEvent, target: RecordedEvent]> {
  const sources = eventsOf(source, null);
  let rank = 0;
  for await (const to of eventsOf(target, null)) {
    const { value: from } = await sources.next();
    if (from === undefined)
      throw new LogsDiffer(`目标多出第 ${rank} 条之后的事件 / the target goes on after event ${rank}`);
    const differing = SAME.filter((part) => from[part] !== to[part]);
    if (differing.length > 0) {
      throw new LogsDiffer(`第 ${rank} 条事件不同 / event ${rank} differs: ${to.stream} ${differing.join(', ')}`);
    }
    yield [from, to];
    rank += 1;
  }
  if (extent === 'whole' && (await sources.next()).value !== undefined) {
    throw new LogsDiffer(
      `来源还有第 ${rank} 条之后的事件，服务停了吗？/ the source goes on after event ${rank}; are its services stopped?`,
    );
  }
}

const SAME = ['id', 'stream', 'revision', 'type', 'data', 'metadata'] as const;

async function* eventsOf(store: EventStore, from: Position | null): AsyncGenerator<RecordedEvent, undefined> {
  let after = from;
  for (;;) {
    const page = await store.readAll({ after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.position;
  }
}

/** Events of one stream that follow each other in the log, as many as one append takes. */
async function* runs(source: EventStore, after: Position | null): AsyncGenerator<readonly RecordedEvent[]> {
  let run: RecordedEvent[] = [];
  let bytes = 0;
  for await (const event of eventsOf(source, after)) {
    const size = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    const fits =
      run[0]?.stream === event.stream &&
      run.length < EVENT_LIMITS.appendEvents &&
      bytes + size <= EVENT_LIMITS.appendBytes;
    if (!fits && run.length > 0) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

/** Tries again what may have been carried out: the same ids at the same revision are stored once. */
async function append(target: EventStore, run: readonly RecordedEvent[], tenant: string): Promise<void> {
  const [first] = run as [RecordedEvent];
  const expected = first.revision === 0n ? 'noStream' : first.revision - 1n;
  for (let tries = 1; ; tries += 1) {
    try {
      await target.append(first.stream, run, { tenant, expected });
      return;
    } catch (error) {
      const passing = isEventStoreError(error, 'Unavailable') || isEventStoreError(error, 'UnknownOutcome');
      if (!passing || tries === TRIES) throw error;
    }
  }
}

function tenantOf({ stream, metadata }: RecordedEvent): string {
  const { tenant } = JSON.parse(metadata) as { readonly tenant?: unknown };
  if (typeof tenant !== 'string')
    throw new LogsDiffer(`${stream}: 第一条事件没有写明租户 / its first event names no tenant`);
  return tenant;
}

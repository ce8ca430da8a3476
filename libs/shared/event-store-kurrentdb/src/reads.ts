import {
  before,
  EventStoreError,
  predicateOf,
  remaining,
  streamNotFound,
  type Deadline,
  type EventFilter,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { ClientHolder } from './client-holder.js';
import type { RawClient } from './driver.js';
import { wirePositionOf, type WirePosition } from './positions.js';
import { isOfTheSystem, recordedEventOf, recordedPositionOf, type WireEvent } from './recorded-event.js';
import { Late, refusalOfRead, troubleOf } from './troubles.js';

/** A read that hangs cannot be stopped: at most this much is left behind. Each read waits some 40 ms for its first answer. */
const PAGE = 16_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;
/** Of the time a call has left, what one try may take. */
const TRY_SHARE = 0.4;
const SHORTEST_TRY_MS = 1_000;
/** Types of the server's own events begin with `$`. */
const NOT_OF_THE_SYSTEM = { filterOn: 'eventType', regex: '^[^\\$].*' } as const;

type RawFilter = NonNullable<NonNullable<Parameters<RawClient['readAll']>[0]>['filter']>;
type RawPages = ReturnType<RawClient['readAll']>;

interface Fetched {
  readonly page: Promise<readonly WireEvent[]>;
  readonly wanted: number;
}

export interface StreamRead {
  readonly stream: string;
  /** Inclusive. */
  readonly from: bigint | 'end';
  readonly limit: number;
  readonly backwards: boolean;
}

export interface AllRead {
  readonly after: Position | null;
  readonly limit: number;
  readonly backwards: boolean;
  readonly filter: EventFilter | undefined;
}

/** Milliseconds that one try of a call may take. */
export function tryMs(deadline: Deadline): number {
  const left = remaining(deadline);
  return Math.min(left, Math.max(SHORTEST_TRY_MS, left * TRY_SHARE));
}

export function pauseOf(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
}

/** Reads of the log through the native half of the client, which gives bytes as they are stored. */
export class Reads {
  constructor(
    private readonly clients: ClientHolder,
    /** Told of the greatest position of what was read. */
    private readonly seen: (position: Position) => void,
  ) {}

  /** @throws EventStoreError StreamNotFound, Unavailable, Denied */
  async stream(read: StreamRead, deadline: Deadline): Promise<readonly RecordedEvent[]> {
    const { stream, backwards } = read;
    const events: RecordedEvent[] = [];
    let { from } = read;
    for (;;) {
      const wanted = Math.min(PAGE, Math.max(1, read.limit - events.length));
      const page = await this.page(
        (client) =>
          client.readStream(stream, {
            fromRevision: from,
            direction: backwards ? 'backwards' : 'forwards',
            maxCount: BigInt(wanted),
            requiresLeader: true,
            resolvesLink: false,
          }),
        deadline,
        stream,
      );
      for (const event of page) events.push(recordedEventOf(event));
      const last = page.at(-1);
      if (last === undefined || page.length < wanted || events.length >= read.limit) break;
      if (backwards && last.revision === 0n) break;
      from = last.revision + (backwards ? -1n : 1n);
    }
    this.sawLast(events);
    return events.slice(0, read.limit);
  }

  /**
   * @param fetched told how far the read came as soon as all of it is here, before it is taken apart; `null` at the end of the log
   * @throws EventStoreError Unavailable, Denied, LogForked for a position that is not of this log
   */
  async all(
    read: AllRead,
    deadline: Deadline,
    fetched: (reach: Position | null) => void = () => undefined,
  ): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    await this.each(read, deadline, (event) => events.push(event), fetched);
    this.sawLast(events);
    return events;
  }

  /** How many `all` would answer. */
  async count(read: AllRead, deadline: Deadline): Promise<number> {
    let counted = 0;
    await this.each(read, deadline, () => (counted += 1));
    return counted;
  }

  async last(deadline: Deadline): Promise<RecordedEvent | null> {
    const [last] = await this.all({ after: null, limit: 1, backwards: true, filter: undefined }, deadline);
    return last ?? null;
  }

  /** The event at a position, `null` when none begins there. */
  async at(position: Position, deadline: Deadline): Promise<RecordedEvent | null> {
    const from = wirePositionOf(position);
    if (from === null) return null;
    try {
      const [found] = await this.page((client) => client.readAll(allOptions(from, 1, false)), deadline);
      if (found === undefined || isOfTheSystem(found)) return null;
      const event = recordedEventOf(found);
      return event.position === position ? event : null;
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'LogForked') return null;
      throw error;
    }
  }

  /** Every event of the server's own of these types, oldest first. */
  async ofTheSystem(types: readonly string[], deadline: Deadline): Promise<readonly WireEvent[]> {
    const events: WireEvent[] = [];
    let from: WirePosition | 'start' = 'start';
    for (;;) {
      const filter: RawFilter = { filterOn: 'eventType', prefixes: [...types] };
      const page: readonly WireEvent[] = await this.page(
        (client) => client.readAll({ ...allOptions(from, PAGE, false), filter }),
        deadline,
      );
      const begin = from;
      events.push(...page.filter(({ position }) => begin === 'start' || position?.commit !== begin.commit));
      const last = page.at(-1)?.position;
      if (page.length < PAGE || last === undefined) return events;
      from = last;
    }
  }

  private async each(
    read: AllRead,
    deadline: Deadline,
    take: (event: RecordedEvent) => void,
    fetched: (reach: Position | null) => void = () => undefined,
  ): Promise<void> {
    const { backwards } = read;
    const filter = serverFilterOf(read.filter);
    if (filter === null || read.limit === 0) return;
    const matches = predicateOf(read.filter);
    const begin = (from: Position | null, rest: number): Fetched => {
      const at = from === null ? (backwards ? 'end' : 'start') : wirePositionOf(from);
      if (at === null) throw new EventStoreError('LogForked', `not a position of this log: ${String(from)}`);
      const wanted = Math.min(PAGE, rest) + (typeof at === 'string' ? 0 : 1);
      const page = this.page((client) => client.readAll({ ...allOptions(at, wanted, backwards), filter }), deadline);
      page.catch(() => undefined);
      return { page, wanted };
    };
    let place = read.after;
    let taken = 0;
    let next: Fetched | null = begin(place, read.limit);
    while (next !== null) {
      const wanted: number = next.wanted;
      const found: readonly WireEvent[] = await next.page;
      const before: Position | null = place;
      const last = found.at(-1);
      const reach: Position | null = last === undefined ? before : recordedPositionOf(last);
      const rest = read.limit - taken - found.length;
      const isLast: boolean = found.length < wanted || reach === before;
      // The next page is on its way while this one is taken.
      next = isLast || rest <= 0 ? null : begin(reach, rest);
      if (next === null) fetched(isLast ? null : reach);
      for (const each of found) {
        const event = recordedEventOf(each);
        if (before !== null && (backwards ? event.position >= before : event.position <= before)) continue;
        if (isOfTheSystem(each) || !matches(event)) continue;
        take(event);
        taken += 1;
        if (taken === read.limit) return;
      }
      place = reach;
      if (next === null && !isLast) next = begin(reach, read.limit - taken);
    }
  }

  private async page(
    open: (client: RawClient) => RawPages,
    deadline: Deadline,
    stream?: string,
  ): Promise<readonly WireEvent[]> {
    for (let tries = 0; ; tries += 1) {
      const client = this.clients.get();
      try {
        const ms = tryMs(deadline);
        const read = collect(() => open(client.rustClient));
        read.catch(() => undefined);
        const events = await before(performance.now() + ms, read, () => new Late());
        this.clients.worked(client);
        return events;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === 'not found') throw streamNotFound(stream ?? '$all');
        if (trouble === 'invalid') {
          throw new EventStoreError('LogForked', 'not a position of this log', { cause: error });
        }
        if (error instanceof EventStoreError || trouble === 'denied') throw refusalOfRead(error);
        this.clients.failed(client);
        const pause = pauseOf(tries);
        if (remaining(deadline) <= pause) throw refusalOfRead(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private sawLast(events: readonly RecordedEvent[]): void {
    const [first] = events;
    const last = events.at(-1);
    if (first !== undefined && last !== undefined) {
      this.seen(first.position > last.position ? first.position : last.position);
    }
  }
}

function allOptions(from: WirePosition | 'start' | 'end', count: number, backwards: boolean) {
  return {
    fromPosition: from,
    direction: backwards ? 'backwards' : 'forwards',
    maxCount: BigInt(count),
    requiresLeader: true,
    resolvesLink: false,
  };
}

/** The server takes one filter; what it lets through is filtered once more here. `null`: nothing can pass. */
function serverFilterOf(filter: EventFilter | undefined): RawFilter | null {
  if (filter === undefined) return NOT_OF_THE_SYSTEM;
  if ('categories' in filter) {
    if (filter.categories.length === 0) return null;
    return { filterOn: 'streamName', prefixes: filter.categories.map((category) => `${category}-`) };
  }
  return filter.types.length === 0 ? null : { filterOn: 'eventType', prefixes: [...filter.types] };
}

async function collect(open: () => RawPages): Promise<readonly WireEvent[]> {
  const events: WireEvent[] = [];
  const iterator = open()[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) return events;
    for (const { event } of next.value) if (event !== undefined) events.push(event);
  }
}

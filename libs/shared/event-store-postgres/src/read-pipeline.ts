import {
  before,
  EventStoreError,
  isEventStoreError,
  streamNotFound,
  type Deadline,
  type Head,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { DurableHead } from './durable-head.js';
import { LOG_FORKED_STATE } from './migrations/read-functions.js';
import { positionOf } from './positions.js';
import type { Row, Statement } from './prepared-call.js';
import { ConnectionLost, Refused, type Session } from './session.js';
import { boolean, int4, int4Array, int8, int8Array, text, textArray, uuid, type WireValue } from './wire-values.js';

const READ_STREAMS: Statement = {
  name: 'gongjian_read_streams_v1',
  text: `SELECT request, "position", revision, id, kind, data, metadata, stream_exists
    FROM eventlog.read_streams_v1($1, $2, $3, $4)`,
};
const READ_ALL: Statement = {
  name: 'gongjian_read_all_v1',
  text: 'SELECT "position", revision, id, kind, stream, data, metadata FROM eventlog.read_all_v1($1, $2, $3, $4, $5)',
};
const COUNT: Statement = {
  name: 'gongjian_count_v1',
  text: 'SELECT eventlog.count_v1($1, $2, $3, $4)',
};
const FOLLOW: Statement = {
  name: 'gongjian_follow_v1',
  text: `SELECT "position", revision, id, kind, stream, data, metadata
    FROM eventlog.follow_v1($1, $2, $3, $4, $5, $6, $7)`,
};
const HEAD: Statement = {
  name: 'gongjian_head_v1',
  text: 'SELECT log_id, epoch, "position", event_id FROM eventlog.head_v1()',
};
const KINDS: Statement = { name: 'gongjian_kinds_v1', text: 'SELECT kind, type FROM eventlog.kinds_v1()' };
const BATCH_STREAMS = 64;

interface PendingRead {
  readonly stream: string;
  readonly from: bigint;
  readonly limit: number;
  readonly backwards: boolean;
  readonly deadline: Deadline;
  readonly resolve: (events: readonly RecordedEvent[]) => void;
  readonly reject: (error: Error) => void;
}

export type StreamRead = Omit<PendingRead, 'resolve' | 'reject'>;

type Field = string | null | undefined;

export interface NamedFilter {
  readonly by: 'category' | 'type';
  readonly names: readonly string[];
}

export interface PageRequest {
  /** Decimal, `null` from the start. */
  readonly after: { readonly epoch: number; readonly position: string; readonly eventId: string } | null;
  readonly window: number;
  readonly limit: number;
  readonly filter: NamedFilter | null;
}

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** How far the page looked; `null` when it is full and looked no further than its last event. */
  readonly reach: { readonly position: string; readonly eventId: string } | null;
  /** Last position of the log when the page was read, -1 when it was empty. */
  readonly top: bigint;
  readonly epoch: number;
}

/**
 * Reads on a few connections. Stream reads that are asked for in one tick, or while every connection is busy, share a
 * round trip. A read that lost its connection is sent again until its deadline. What is answered is durable.
 */
export class ReadPipeline {
  private readonly idle: Session[];
  private readonly waiting: ((session: Session) => void)[] = [];
  private streams: PendingRead[] = [];
  private pumpScheduled = false;
  private closed = false;
  /** Types by kind; a kind never changes. */
  private readonly types = new Map<string, string>();

  constructor(
    private readonly sessions: readonly Session[],
    private readonly durable: DurableHead,
  ) {
    this.idle = [...sessions];
  }

  readStream(read: StreamRead): Promise<readonly RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      this.streams.push({ ...read, resolve, reject });
      if (this.pumpScheduled) return;
      this.pumpScheduled = true;
      queueMicrotask(() => {
        this.pumpScheduled = false;
        this.pump();
      });
    });
  }

  async readAll(
    after: string | null,
    limit: number,
    backwards: boolean,
    filter: NamedFilter | null,
    deadline: Deadline,
  ): Promise<readonly RecordedEvent[]> {
    const rows = await this.durably(
      READ_ALL,
      [after === null ? null : int8(BigInt(after)), int4(limit), boolean(backwards), ...filterParameters(filter)],
      0,
      deadline,
    );
    await this.learnKinds(rows, 3, deadline);
    return rows.map((row) => this.recorded(row));
  }

  async count(after: string | null, limit: number, filter: NamedFilter | null, deadline: Deadline): Promise<number> {
    const values = [after === null ? null : int8(BigInt(after)), int4(limit), ...filterParameters(filter)];
    const [row] = await this.query(COUNT, values, deadline);
    return Number(row?.[0]);
  }

  /** @throws EventStoreError LogForked, Unavailable */
  async page(request: PageRequest, deadline: Deadline): Promise<Page> {
    const { after } = request;
    const rows = await this.durably(
      FOLLOW,
      [
        after === null ? null : int4(after.epoch),
        after === null ? null : int8(BigInt(after.position)),
        after === null ? null : uuid(after.eventId),
        int8(BigInt(request.window)),
        int4(request.limit),
        ...filterParameters(request.filter),
      ],
      0,
      deadline,
    );
    const [position, top, id, epoch] = rows.at(-1) as Row;
    const found = rows.slice(0, -1);
    await this.learnKinds(found, 3, deadline);
    return {
      events: found.map((row) => this.recorded(row)),
      reach: position == null || id == null ? null : { position, eventId: id },
      top: BigInt(top as string),
      epoch: Number(epoch),
    };
  }

  async head(deadline: Deadline): Promise<Head> {
    const [row] = await this.durably(HEAD, [], 2, deadline);
    const [logId, epoch, position, eventId] = row as Row;
    return {
      logId: logId as string,
      epoch: Number(epoch),
      last: position == null ? null : { position: positionOf(position), eventId: eventId as string },
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const session of this.sessions) await session.close();
  }

  private pump(): void {
    while (this.streams.length > 0 && this.idle.length > 0) {
      const backwards = (this.streams[0] as PendingRead).backwards;
      const batch: PendingRead[] = [];
      const left: PendingRead[] = [];
      for (const read of this.streams) {
        (read.backwards === backwards && batch.length < BATCH_STREAMS ? batch : left).push(read);
      }
      this.streams = left;
      void this.readStreams(batch, backwards);
    }
  }

  private async readStreams(batch: readonly PendingRead[], backwards: boolean): Promise<void> {
    const deadline = Math.max(...batch.map((read) => read.deadline));
    try {
      const requests = sameTogether(batch);
      const rows = await this.durably(
        READ_STREAMS,
        [
          textArray(requests.map(([{ stream }]) => stream)),
          int8Array(requests.map(([{ from }]) => from)),
          int4Array(requests.map(([{ limit }]) => limit)),
          boolean(backwards),
        ],
        1,
        deadline,
      );
      await this.learnKinds(rows, 4, deadline);
      let next = 0;
      requests.forEach((reads, index) => {
        const [{ stream }] = reads;
        const request = String(index + 1);
        const events: RecordedEvent[] = [];
        let exists = false;
        for (; next < rows.length && rows[next]?.[0] === request; next += 1) {
          const [, position, revision, id, kind, data, metadata, found] = rows[next] as Row;
          exists = found === 't';
          if (position === null) continue;
          events.push(this.event(stream, position, revision, id, kind, data, metadata));
        }
        for (const read of reads) {
          if (exists) read.resolve(events);
          else read.reject(streamNotFound(stream));
        }
      });
    } catch (error) {
      for (const read of batch) read.reject(error as Error);
    }
  }

  private async learnKinds(rows: readonly Row[], column: number, deadline: Deadline): Promise<void> {
    if (rows.every((row) => row[column] === null || this.types.has(row[column] as string))) return;
    for (const [kind, type] of await this.query(KINDS, [], deadline)) this.types.set(kind as string, type as string);
  }

  private recorded(row: Row): RecordedEvent {
    const [position, revision, id, kind, stream, data, metadata] = row;
    return this.event(stream, position, revision, id, kind, data, metadata);
  }

  private event(
    stream: Field,
    position: Field,
    revision: Field,
    id: Field,
    kind: Field,
    data: Field,
    metadata: Field,
  ): RecordedEvent {
    return {
      id: id as string,
      type: this.types.get(kind as string) as string,
      data: data as string,
      metadata: metadata as string,
      stream: stream as string,
      revision: BigInt(revision as string),
      position: positionOf(position as string),
    };
  }

  /** @param column of the positions that must be durable; the statement's last row too, where one says how far it looked */
  private async durably(
    statement: Statement,
    values: readonly (WireValue | null)[],
    column: number,
    deadline: Deadline,
  ): Promise<readonly Row[]> {
    for (;;) {
      const era = await this.durable.era(deadline);
      const rows = await this.query(statement, values, deadline);
      if (await this.durable.covers(highest(rows, column), era, deadline)) return rows;
    }
  }

  private async query(
    statement: Statement,
    values: readonly (WireValue | null)[],
    deadline: Deadline,
  ): Promise<readonly Row[]> {
    for (;;) {
      const session = await this.acquire(deadline);
      let expired = false;
      try {
        await session.connect(deadline);
        const rows = session.run(statement, values);
        return await before(deadline, rows, () => {
          expired = true;
          session.break();
          rows.catch(() => undefined);
          return new EventStoreError('Unavailable', 'PostgreSQL does not answer');
        });
      } catch (error) {
        if (error instanceof ConnectionLost && !expired && !this.closed && performance.now() < deadline) continue;
        throw asReadError(error);
      } finally {
        this.release(session);
      }
    }
  }

  private async acquire(deadline: Deadline): Promise<Session> {
    if (this.closed) throw new EventStoreError('Unavailable', 'the event store is closed');
    const session = this.idle.pop();
    if (session !== undefined) return session;
    let take: (session: Session) => void = () => undefined;
    const granted = new Promise<Session>((resolve) => {
      take = resolve;
      this.waiting.push(resolve);
    });
    return before(deadline, granted, () => {
      const place = this.waiting.indexOf(take);
      if (place >= 0) this.waiting.splice(place, 1);
      return new EventStoreError('Unavailable', 'every connection for reading is busy');
    });
  }

  private release(session: Session): void {
    const next = this.waiting.shift();
    if (next !== undefined) {
      next(session);
      return;
    }
    this.idle.push(session);
    this.pump();
  }
}

function highest(rows: readonly Row[], column: number): number {
  let found = -1;
  for (const row of rows) {
    const position = row[column];
    if (position != null && Number(position) > found) found = Number(position);
  }
  return found;
}

type SameReads = readonly [PendingRead, ...PendingRead[]];

/** Many callers ask for one stream at a time: it is read once for all of them. */
function sameTogether(batch: readonly PendingRead[]): readonly SameReads[] {
  const reads = new Map<string, [PendingRead, ...PendingRead[]]>();
  for (const read of batch) {
    const key = `${read.from} ${read.limit} ${read.stream}`;
    const same = reads.get(key);
    if (same === undefined) reads.set(key, [read]);
    else same.push(read);
  }
  return [...reads.values()];
}

function filterParameters(filter: NamedFilter | null): readonly [WireValue | null, WireValue | null] {
  return filter === null ? [null, null] : [text(filter.by), textArray(filter.names)];
}

function asReadError(error: unknown): Error {
  if (isEventStoreError(error)) return error;
  if (error instanceof Refused && error.state === LOG_FORKED_STATE) {
    return new EventStoreError('LogForked', error.message, { cause: error });
  }
  return new EventStoreError('Unavailable', 'the log could not be read', { cause: error });
}

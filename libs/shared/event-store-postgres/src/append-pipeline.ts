import {
  categoryOf,
  EventStoreError,
  remaining,
  WrongExpectedRevision,
  wrongTenant,
  type AppendResult,
  type Deadline,
  type EncodedEvent,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { APPEND_OUTCOME, NEW_KIND_STATE } from './migrations/append-function.js';
import { positionOf } from './positions.js';
import type { Row, Statement } from './prepared-call.js';
import { ConnectionLost, Refused, type Session } from './session.js';
import { boolean, int4Array, int8Array, textArray, uuidArray, type WireValue } from './wire-values.js';

const APPEND: Statement = {
  name: 'gongjian_append_v2',
  text: 'CALL eventlog.append_durably_v2($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)',
};
/** Classes of SQLSTATE that one append of a batch may have brought about. */
const CAUSED_BY_ONE: ReadonlySet<string> = new Set(['22', '23', '42', '54', 'P0']);
const BATCH_EVENTS = 1_000;
const BATCH_BYTES = 4 * 1024 * 1024;

/** The role this process logs in as has no right to append to the category. */
export class CategoryForbidden extends EventStoreError {
  constructor(readonly stream: string) {
    super('Denied', `this role may not append to ${stream}`);
  }
}

export interface PendingAppend {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly tenant: string;
  /** -1 for a stream that must not exist. */
  readonly expected: bigint;
  readonly deadline: Deadline;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
  settled: boolean;
  /** Sent by itself because a batch that held it was refused as a whole. */
  alone: boolean;
}

interface Lane {
  readonly session: Session;
  batch: readonly PendingAppend[] | null;
}

/**
 * Gathers the appends of a process. What arrives while a batch is on its way goes out with the next; nothing waits
 * when the way is free.
 */
export class AppendPipeline {
  private queue: PendingAppend[] = [];
  private readonly lanes: Lane[];
  private pumpScheduled = false;
  /** Pairs of category and type that are known to the log. */
  private readonly kinds = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Infinity;
  private closed = false;
  private onIdle: (() => void) | null = null;

  /**
   * @param stored told the last position of a batch before its callers are answered; it may ask what was recorded, in
   * the order of positions
   */
  constructor(
    sessions: readonly Session[],
    private readonly stored: (last: number, recorded: () => readonly RecordedEvent[]) => void,
  ) {
    this.lanes = sessions.map((session) => ({ session, batch: null }));
  }

  push(append: PendingAppend): void {
    if (this.closed) {
      append.reject(closedError());
      return;
    }
    this.queue.push(append);
    this.watch(append.deadline);
    this.schedulePump(queueMicrotask);
  }

  /** What was not sent is `Unavailable`; what is on its way is awaited until its deadline. */
  async close(): Promise<void> {
    this.closed = true;
    const waiting = this.queue;
    this.queue = [];
    for (const append of waiting) settle(append, () => append.reject(closedError()));
    for (const { session } of this.lanes) if (!session.connected) await session.close();
    await new Promise<void>((resolve) => {
      this.onIdle = resolve;
      this.reportIdle();
    });
    clearTimeout(this.timer);
    for (const { session } of this.lanes) await session.close();
  }

  private reportIdle(): void {
    if (this.queue.length === 0 && this.lanes.every((lane) => lane.batch === null)) this.onIdle?.();
  }

  /** At once when it was quiet; after an answer not before those who got it have had their turn to go on. */
  private schedulePump(when: (turn: () => void) => unknown): void {
    if (this.pumpScheduled) return;
    this.pumpScheduled = true;
    when(() => {
      this.pumpScheduled = false;
      this.pump();
    });
  }

  private pump(): void {
    for (const lane of this.lanes) {
      if (this.queue.length === 0) return;
      if (lane.batch !== null) continue;
      const batch = this.take();
      if (batch.length === 0) return;
      lane.batch = batch;
      void this.send(lane, batch);
    }
  }

  /** The next batch: distinct streams, in order of arrival. */
  private take(): PendingAppend[] {
    const batch: PendingAppend[] = [];
    const left: PendingAppend[] = [];
    const streams = new Set<string>();
    let events = 0;
    let bytes = 0;
    for (const append of this.queue) {
      if (append.settled) continue;
      const fits =
        batch.length === 0 ||
        (!append.alone &&
          batch[0]?.alone === false &&
          events + append.events.length <= BATCH_EVENTS &&
          bytes <= BATCH_BYTES);
      if (!fits || streams.has(append.stream)) {
        left.push(append);
        streams.add(append.stream);
        continue;
      }
      batch.push(append);
      streams.add(append.stream);
      events += append.events.length;
      for (const event of append.events) bytes += event.data.length + event.metadata.length;
    }
    this.queue = left;
    return batch;
  }

  private async send(lane: Lane, taken: readonly PendingAppend[]): Promise<void> {
    let batch = taken;
    if (!lane.session.connected) {
      try {
        await lane.session.connect(Math.max(...batch.map((append) => append.deadline)));
      } catch (error) {
        for (const append of batch) settle(append, () => append.reject(asUnavailable(error)));
        this.done(lane);
        return;
      }
      batch = batch.filter((append) => !append.settled);
      if (batch.length === 0) {
        this.done(lane);
        return;
      }
    }
    lane.batch = batch;
    try {
      const newKinds = this.newKinds(batch);
      const rows = await lane.session.run(APPEND, [...parametersOf(batch), boolean(newKinds.length > 0)]);
      for (const kind of newKinds) this.kinds.add(kind);
      const answers = answersOf(rows, batch.length);
      const last = lastStored(answers);
      if (last >= 0) {
        this.stored(last, () => batch.flatMap((append, index) => recordedBy(append, answers[index] as Answer)));
      }
      batch.forEach((append, index) => settle(append, () => answer(append, answers[index] as Answer)));
    } catch (error) {
      this.failed(batch, error);
    }
    this.done(lane);
  }

  private newKinds(batch: readonly PendingAppend[]): readonly string[] {
    const found: string[] = [];
    for (const { stream, events } of batch) {
      const category = categoryOf(stream);
      for (const { type } of events) {
        const kind = `${category}-${type}`;
        if (!this.kinds.has(kind)) found.push(kind);
      }
    }
    return found;
  }

  private failed(batch: readonly PendingAppend[], error: unknown): void {
    if (error instanceof Refused && error.state === NEW_KIND_STATE) {
      this.kinds.clear();
      this.queue.unshift(...batch);
      return;
    }
    if (error instanceof Refused && batch.length > 1 && CAUSED_BY_ONE.has(error.state.slice(0, 2))) {
      for (const append of batch) append.alone = true;
      this.queue.unshift(...batch);
      return;
    }
    for (const append of batch) {
      settle(append, () => {
        append.reject(error instanceof ConnectionLost ? unknownOutcome(error) : asUnavailable(error));
      });
    }
  }

  private done(lane: Lane): void {
    lane.batch = null;
    if (this.queue.length === 0) this.reportIdle();
    this.schedulePump(setImmediate);
  }

  private watch(deadline: Deadline): void {
    if (deadline >= this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = deadline;
    this.timer = setTimeout(() => this.expire(), remaining(deadline) + 1);
  }

  private expire(): void {
    const now = performance.now();
    let next = Infinity;
    const check = (append: PendingAppend, late: () => Error): void => {
      if (append.settled) return;
      if (append.deadline <= now) settle(append, () => append.reject(late()));
      else next = Math.min(next, append.deadline);
    };
    for (const append of this.queue) check(append, () => asUnavailable(undefined));
    this.queue = this.queue.filter((append) => !append.settled);
    for (const { session, batch } of this.lanes) {
      if (batch === null) continue;
      const sent = session.connected;
      for (const append of batch) check(append, () => (sent ? unknownOutcome(undefined) : asUnavailable(undefined)));
      if (sent && batch.every((append) => append.settled)) session.break();
    }
    this.timerAt = Infinity;
    if (next < Infinity) this.watch(next);
  }
}

function settle(append: PendingAppend, how: () => void): void {
  if (append.settled) return;
  append.settled = true;
  how();
}

function parametersOf(batch: readonly PendingAppend[]): readonly WireValue[] {
  const events = batch.length === 1 ? (batch[0] as PendingAppend).events : batch.flatMap((append) => append.events);
  return [
    textArray(batch.map((append) => append.stream)),
    uuidArray(batch.map((append) => append.tenant)),
    int8Array(batch.map((append) => append.expected)),
    int4Array(batch.flatMap((append, index) => append.events.map(() => index + 1))),
    uuidArray(events.map((event) => event.id)),
    textArray(events.map((event) => event.type)),
    textArray(events.map((event) => event.data)),
    textArray(events.map((event) => event.metadata)),
  ];
}

interface Answer {
  readonly outcome: number;
  readonly revision: string;
  readonly position: string;
}

function answersOf(rows: readonly Row[], count: number): readonly Answer[] {
  const numbers = (rows[0]?.[0] ?? '{}').slice(1, -1).split(',');
  return Array.from({ length: count }, (_, index) => ({
    outcome: Number(numbers[index]),
    revision: numbers[count + index] as string,
    position: numbers[2 * count + index] as string,
  }));
}

/** -1 where nothing was stored. */
function lastStored(answers: readonly Answer[]): number {
  let last = -1;
  for (const { outcome, position } of answers) {
    if (outcome === APPEND_OUTCOME.stored && Number(position) > last) last = Number(position);
  }
  return last;
}

function recordedBy({ stream, events }: PendingAppend, { outcome, revision, position }: Answer): RecordedEvent[] {
  if (outcome !== APPEND_OUTCOME.stored) return [];
  const revisions = BigInt(revision) - BigInt(events.length - 1);
  const positions = BigInt(position) - BigInt(events.length - 1);
  return events.map(({ id, type, data, metadata }, index) => ({
    id,
    type,
    data,
    metadata,
    stream,
    revision: revisions + BigInt(index),
    position: positionOf(String(positions + BigInt(index))),
  }));
}

function answer(append: PendingAppend, { outcome, revision, position }: Answer): void {
  switch (outcome) {
    case APPEND_OUTCOME.stored:
    case APPEND_OUTCOME.storedBefore:
      append.resolve({
        revision: BigInt(revision),
        position: positionOf(position),
        repeated: outcome === APPEND_OUTCOME.storedBefore,
      });
      return;
    case APPEND_OUTCOME.wrongRevision: {
      const expected = append.expected < 0n ? 'noStream' : append.expected;
      append.reject(new WrongExpectedRevision(append.stream, expected, BigInt(revision)));
      return;
    }
    case APPEND_OUTCOME.wrongTenant:
      append.reject(wrongTenant(append.stream));
      return;
    case APPEND_OUTCOME.categoryForbidden:
      append.reject(new CategoryForbidden(append.stream));
      return;
    default:
      append.reject(new Error(`append_v2 answered ${outcome}`));
  }
}

function unknownOutcome(cause: unknown): EventStoreError {
  return new EventStoreError('UnknownOutcome', 'the append may have been stored: retry it unchanged', { cause });
}

function asUnavailable(cause: unknown): Error {
  if (cause instanceof EventStoreError) return cause;
  return new EventStoreError('Unavailable', 'the append was not stored', { cause });
}

function closedError(): EventStoreError {
  return new EventStoreError('Unavailable', 'the event store is closed');
}

import {
  checkLimit,
  checkName,
  clampRevision,
  deadlineIn,
  EventStore,
  EventStoreError,
  UnfitServer,
  type AppendOptions,
  type AppendResult,
  type CountOptions,
  type EncodedEvent,
  type Head,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import { Appends } from './appends.js';
import { ClientHolder } from './client-holder.js';
import { connectionStringOf } from './connection-string.js';
import { loadDriver, type Client } from './driver.js';
import { follow } from './follow.js';
import { foundLog, raiseEpoch, readLogRecord, type LogRecord } from './log-record.js';
import { LogTail } from './log-tail.js';
import { Pages } from './pages.js';
import { Reads } from './reads.js';
import { retentionFaults } from './retention.js';
import { Tenants } from './tenants.js';

const TIMEOUT_MS = 10_000;
const POLL_MS = 1_000;
const STREAM_LIMIT = 10_000;
const ALL_LIMIT = 1_000;

export interface KurrentDbEventStoreOptions {
  /** `kurrentdb://…`, of a user that may read `$all` and append to every stream but the system's. */
  readonly address: string;
  /** Milliseconds until a call without an own deadline settles. Default 10,000. */
  readonly timeoutMs?: number;
  /** Milliseconds between looks at the end of the log while nothing is delivered. Default 1,000. */
  readonly pollMs?: number;
}

/** What is behind a store: its halves, with a client object each, so that replacing one does not cut off the other. */
interface Parts {
  readonly reading: ClientHolder;
  readonly writing: ClientHolder;
  readonly reads: Reads;
  readonly tenants: Tenants;
  readonly appends: Appends;
}

/** In this process. */
let clientsMade = 0;

async function parts(address: string): Promise<Parts> {
  connectionStringOf(address);
  const driver = await loadDriver();
  const make = (): Client =>
    driver.KurrentDBClient.connectionString`${connectionStringOf(address, (clientsMade += 1))}`;
  const holder = (): ClientHolder => new ClientHolder(make);
  const reading = holder();
  const writing = holder();
  const reads: Reads = new Reads(reading, (position) => appends.saw(position));
  const tenants = new Tenants(reads);
  const appends = new Appends(writing, reads, tenants);
  return { reading, writing, reads, tenants, appends };
}

async function close({ reading, writing }: Parts): Promise<void> {
  await Promise.all([reading.close(), writing.close()]);
}

/**
 * Makes a KurrentDB the place of a log; nothing happens where it is one already. Answers the log's record.
 *
 * @throws EventStoreError Unavailable, Denied; ClientMissing; UnfitConnectionString
 */
export async function foundKurrentDbLog(
  address: string,
  record: LogRecord = { logId: randomUUID(), epoch: 1 },
  timeoutMs = TIMEOUT_MS,
): Promise<LogRecord> {
  const made = await parts(address);
  try {
    return await foundLog(made.appends, made.reads, record, timeoutMs);
  } finally {
    await close(made);
  }
}

/**
 * Makes a KurrentDB the one that a copy of the log is written to. May run any number of times.
 *
 * @throws EventStoreError Unavailable, Denied; ClientMissing; UnfitConnectionString; UnfitServer when it holds events of
 * another log, or of a later epoch
 */
export async function admitKurrentDbCopy(address: string, record: LogRecord, timeoutMs = TIMEOUT_MS): Promise<void> {
  const made = await parts(address);
  try {
    const found = await readLogRecord(made.reads, deadlineIn(timeoutMs));
    const isEmpty = (await made.reads.last(deadlineIn(timeoutMs))) === null;
    if (!isEmpty && (found?.logId !== record.logId || found.epoch > record.epoch)) {
      throw new UnfitServer(['其中已有另一份日志，或更新的日志 / it holds another log, or one of a later epoch']);
    }
    await raiseEpoch(made.appends, made.reads, record, timeoutMs);
  } finally {
    await close(made);
  }
}

/** The log in a KurrentDB that holds nothing else. Several processes may each open one on the same server. */
export class KurrentDbEventStore extends EventStore {
  private readonly pages: Pages;
  private tail: LogTail | null = null;
  private closing: Promise<void> | null = null;

  private constructor(
    private readonly parts: Parts,
    private readonly record: LogRecord,
    private readonly timeoutMs: number,
    private readonly pollMs: number,
  ) {
    super();
    this.pages = new Pages(parts.reads, timeoutMs);
  }

  /**
   * @throws UnfitServer when no log was founded there or its streams would expire; EventStoreError Unavailable, Denied;
   * ClientMissing; UnfitConnectionString
   */
  static async open(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    const made = await parts(options.address);
    try {
      const record = await readLogRecord(made.reads, deadlineIn(timeoutMs));
      if (record === null)
        throw new UnfitServer([
          '还没有建立日志，请先运行 gongjian migrate / it holds no log; run gongjian migrate first',
        ]);
      const faults = await retentionFaults(made.reads, timeoutMs);
      if (faults.length > 0) throw new UnfitServer(faults);
      // What stands in the log by now is a repeat when it is appended again.
      await made.reads.last(deadlineIn(timeoutMs));
      return new KurrentDbEventStore(made, record, timeoutMs, options.pollMs ?? POLL_MS);
    } catch (error) {
      await close(made);
      throw error;
    }
  }

  override append(
    stream: string,
    events: readonly EncodedEvent[],
    { tenant, expected, timeoutMs = this.timeoutMs }: AppendOptions,
  ): Promise<AppendResult> {
    if (this.closing !== null) return Promise.reject(closed());
    return this.parts.appends.append({ stream, events, tenant, expected, deadline: deadlineIn(timeoutMs) });
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    this.checkOpen();
    const backwards = options.direction === 'backwards';
    const from = options.from === undefined ? (backwards ? ('end' as const) : 0n) : clampRevision(options.from);
    const read = {
      stream: checkName('stream', stream),
      from: typeof from === 'bigint' && from < 0n ? 0n : from,
      limit: from === -1n && backwards ? 0 : checkLimit(options.limit ?? STREAM_LIMIT),
      backwards,
    };
    const events = await this.parts.reads.stream(read, deadlineIn(this.timeoutMs));
    const [first] = events;
    if (first !== undefined) this.parts.tenants.learn(first);
    return events;
  }

  override async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    this.checkOpen();
    return this.parts.reads.all(
      {
        after: options.after ?? null,
        limit: checkLimit(options.limit ?? ALL_LIMIT),
        backwards: options.direction === 'backwards',
        filter: options.filter,
      },
      deadlineIn(this.timeoutMs),
    );
  }

  override async count({ after, limit, filter }: CountOptions): Promise<number> {
    this.checkOpen();
    const read = { after, limit: checkLimit(limit), backwards: false, filter };
    return this.parts.reads.count(read, deadlineIn(this.timeoutMs));
  }

  override subscribeAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    const { reads } = this.parts;
    return {
      [Symbol.asyncIterator]: () =>
        follow(
          {
            reads,
            pages: this.pages,
            epoch: this.record.epoch,
            timeoutMs: this.timeoutMs,
            holdTail: () => this.holdTail(),
            isClosed: () => this.closing !== null,
          },
          options,
        ),
    };
  }

  override async head(): Promise<Head> {
    this.checkOpen();
    const last = await this.parts.reads.last(deadlineIn(this.timeoutMs));
    return {
      ...this.record,
      last: last === null ? null : { position: last.position, eventId: last.id },
    };
  }

  override close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    this.tail?.stop();
    await close(this.parts);
  }

  private checkOpen(): void {
    if (this.closing !== null) throw closed();
  }

  private holdTail(): LogTail {
    this.checkOpen();
    if (this.tail === null || this.tail.over) {
      const { reads, writing } = this.parts;
      const readRecord = (): Promise<LogRecord | null> => readLogRecord(reads, deadlineIn(this.timeoutMs));
      this.tail = new LogTail(reads, writing, this.record, readRecord, {
        pollMs: this.pollMs,
        timeoutMs: this.timeoutMs,
      });
    }
    return this.tail.hold();
  }
}

function closed(): EventStoreError {
  return new EventStoreError('Unavailable', 'the event store is closed');
}

import {
  checkAppend,
  checkLimit,
  checkName,
  clampRevision,
  deadlineIn,
  EventStore,
  EventStoreError,
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
import type pg from 'pg';
import { AppendPipeline } from './append-pipeline.js';
import { DurableHead } from './durable-head.js';
import { LogTail } from './log-tail.js';
import { decimalOf } from './positions.js';
import { ReadPipeline } from './read-pipeline.js';
import { checkServer } from './server-checks.js';
import { Session } from './session.js';
import { follow, namedFilter } from './subscription.js';

const TIMEOUT_MS = 10_000;
const POLL_MS = 1_000;
const STREAM_LIMIT = 10_000;
const ALL_LIMIT = 1_000;

export interface PostgresEventStoreOptions {
  /** Of a role that may use schema `eventlog`. The store keeps its own connections, `max` is not used. */
  readonly connection: pg.PoolConfig;
  /** Milliseconds until a call without an own deadline settles. Default 10,000. */
  readonly timeoutMs?: number;
  /** Milliseconds between looks at the log while no notification comes. Default 1,000. */
  readonly pollMs?: number;
  /** Connections that read; one more confirms what is durable. Default 2. */
  readonly readConnections?: number;
  /** Batches on their way at a time. Default 1. */
  readonly appendConnections?: number;
}

/** The log in PostgreSQL. Several processes may each open one on the same database. */
export class PostgresEventStore extends EventStore {
  private readonly appends: AppendPipeline;
  private tail: LogTail | null = null;
  private closing: Promise<void> | null = null;

  private constructor(
    appends: readonly Session[],
    private readonly reads: ReadPipeline,
    private readonly durable: DurableHead,
    private readonly connection: pg.ClientConfig,
    private readonly timeoutMs: number,
    private readonly pollMs: number,
  ) {
    super();
    this.appends = new AppendPipeline(appends, (last, recorded) => {
      durable.reached(last);
      this.tail?.offer(recorded);
    });
  }

  /**
   * @throws UnfitServer when the server could lose or tear what was acknowledged, is a standby, or is not migrated;
   * EventStoreError Unavailable when it cannot be reached
   */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const { connection } = options;
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    await checkServer(connection, deadlineIn(timeoutMs));
    const session = (role: string): Session =>
      new Session(
        { ...connection, application_name: connection.application_name ?? `gongjian ${role}` },
        timeoutMs,
        undefined,
        () => durable.forget(),
      );
    const sessions = (role: string, count: number): Session[] => Array.from({ length: count }, () => session(role));
    const confirming = session('durable');
    const durable = new DurableHead(confirming, timeoutMs);
    const appends = sessions('append', options.appendConnections ?? 1);
    const reads = sessions('read', options.readConnections ?? 2);
    await Promise.all([confirming, ...appends, ...reads].map((each) => each.connect(deadlineIn(timeoutMs))));
    return new PostgresEventStore(
      appends,
      new ReadPipeline(reads, durable),
      durable,
      { ...connection, application_name: connection.application_name ?? 'gongjian listen' },
      timeoutMs,
      options.pollMs ?? POLL_MS,
    );
  }

  override append(stream: string, events: readonly EncodedEvent[], options: AppendOptions): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      checkAppend(stream, events, options);
      this.appends.push({
        stream,
        events,
        tenant: options.tenant,
        expected: options.expected === 'noStream' ? -1n : options.expected,
        deadline: deadlineIn(options.timeoutMs ?? this.timeoutMs),
        resolve,
        reject,
        settled: false,
        alone: false,
      });
    });
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const backwards = options.direction === 'backwards';
    const from = options.from === undefined ? (backwards ? null : 0n) : clampRevision(options.from);
    return this.reads.readStream({
      stream: checkName('stream', stream),
      from: from ?? clampRevision(2n ** 64n),
      limit: checkLimit(options.limit ?? STREAM_LIMIT),
      backwards,
      deadline: deadlineIn(this.timeoutMs),
    });
  }

  override async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const after = options.after ?? null;
    return this.reads.readAll(
      after === null ? null : decimalOf(after),
      checkLimit(options.limit ?? ALL_LIMIT),
      options.direction === 'backwards',
      namedFilter(options.filter),
      deadlineIn(this.timeoutMs),
    );
  }

  override async count({ after, limit, filter }: CountOptions): Promise<number> {
    return this.reads.count(
      after === null ? null : decimalOf(after),
      checkLimit(limit),
      namedFilter(filter),
      deadlineIn(this.timeoutMs),
    );
  }

  override subscribeAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return {
      [Symbol.asyncIterator]: () =>
        follow(this.reads, () => this.holdTail(), options, {
          timeoutMs: this.timeoutMs,
          isClosed: () => this.closing !== null,
        }),
    };
  }

  override head(): Promise<Head> {
    return this.reads.head(deadlineIn(this.timeoutMs));
  }

  override close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    await this.tail?.stop();
    await this.appends.close();
    await this.reads.close();
    await this.durable.close();
  }

  private holdTail(): LogTail {
    if (this.closing !== null) throw new EventStoreError('Unavailable', 'the event store is closed');
    if (this.tail === null || this.tail.over) {
      this.tail = new LogTail(this.reads, this.durable, this.connection, {
        pollMs: this.pollMs,
        timeoutMs: this.timeoutMs,
      });
    }
    return this.tail.hold();
  }
}

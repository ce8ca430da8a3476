import {
  deadlineIn,
  EventStoreError,
  isEventStoreError,
  UnfitServer,
  Wakers,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ClientHolder } from './client-holder.js';
import type { LogRecord } from './log-record.js';
import { wirePositionOf } from './positions.js';
import { isOfTheSystem, recordedEventOf, type WireEvent } from './recorded-event.js';
import type { Reads } from './reads.js';
import { retentionFault } from './retention.js';
import { troubleOf } from './troubles.js';

const KEPT_EVENTS = 4_000;
const KEPT_CHARACTERS = 8 * 1024 * 1024;
/** Without an event for this long, the end of the log is asked for. */
const QUIET_MS = 3;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** Looks at the end of the log that find the subscription behind before it is taken for dead. */
const PATIENCE = 3;

export interface TailSlice {
  readonly events: readonly RecordedEvent[];
  readonly epoch: number;
  /** Nothing was recorded after the last of them when that was asked. */
  readonly complete: boolean;
}

type Subscription = ReturnType<ReturnType<ClientHolder['get']>['subscribeToAll']>;

/**
 * The end of the log, subscribed to once for all subscriptions of a process. The server's filters are not used: their
 * checkpoints have lost events on some versions, and unfiltered the tail also sees when a stream is made to expire.
 * A subscription of the client never reconnects and may end without an error: either is a drop, after which it is made
 * again from the last event delivered, with back-off; so is one that stays behind what the end of the log is.
 */
export class LogTail {
  private events: RecordedEvent[] = [];
  private sizes: number[] = [];
  private characters = 0;
  /** What lies after it is kept whole. `''`: the start of the log. */
  private floor: Position = '';
  private last: Position = '';
  private lastId = '';
  private complete = false;
  private started = false;
  private stopped = false;
  private failure: Error | null = null;
  private holders = 0;
  private subscription: Subscription | null = null;
  private quiet: NodeJS.Timeout | undefined;
  private poll: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;
  private behind = 0;
  private asking = false;
  private readonly wakers = new Wakers();

  constructor(
    private readonly reads: Reads,
    private readonly clients: ClientHolder,
    private readonly record: LogRecord,
    private readonly readRecord: () => Promise<LogRecord | null>,
    private readonly options: { readonly pollMs: number; readonly timeoutMs: number },
  ) {}

  /** Nothing more comes from it. */
  get over(): boolean {
    return this.stopped || this.failure !== null;
  }

  /** Starts with its first holder and stops with its last. */
  hold(): this {
    this.holders += 1;
    if (this.holders === 1) {
      void this.connect();
      this.look();
    }
    return this;
  }

  release(): void {
    this.holders -= 1;
    if (this.holders === 0) this.stop();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.quiet);
    clearTimeout(this.poll);
    clearTimeout(this.retry);
    this.drop();
    this.tell();
  }

  /**
   * What came after `position`, `null` when that is no longer (or not yet) kept.
   *
   * @throws EventStoreError LogForked; UnfitServer
   */
  after(position: Position): TailSlice | null {
    if (this.failure !== null) throw this.failure;
    if (!this.started || position < this.floor || position > this.last) return null;
    return { events: this.events.slice(this.indexAfter(position)), epoch: this.record.epoch, complete: this.complete };
  }

  /** Whether `after(position)` will answer once the tail has moved on. */
  isAheadOf(position: Position): boolean {
    return !this.started || position > this.last;
  }

  /** Until something changed, the signal aborts or the tail stops. */
  async changed(signal: AbortSignal): Promise<void> {
    if (!this.over && !signal.aborted) await this.wakers.wait(signal);
  }

  private async connect(): Promise<void> {
    if (this.over) return;
    try {
      await this.stand();
      if (this.over) return;
      this.subscribe();
    } catch (error) {
      if (isEventStoreError(error, 'LogForked') || isEventStoreError(error, 'Denied')) this.fail(error);
      else this.again();
    }
  }

  /** Where the subscription goes on: the end of the log at first, the last event delivered afterwards. */
  private async stand(): Promise<void> {
    const deadline = deadlineIn(this.options.timeoutMs);
    const record = await this.readRecord();
    if (record?.logId !== this.record.logId || record.epoch !== this.record.epoch) {
      throw new EventStoreError('LogForked', 'the log is another, or was restored, since it was opened');
    }
    if (this.started) {
      if (this.last === '') return;
      const event = await this.reads.at(this.last, deadline);
      if (event?.id === this.lastId) return;
      throw new EventStoreError('LogForked', `what stood at ${this.last} is gone`);
    }
    const last = await this.reads.last(deadline);
    this.floor = last?.position ?? '';
    this.last = this.floor;
    this.lastId = last?.id ?? '';
    this.started = true;
    this.complete = true;
    this.tell();
  }

  private subscribe(): void {
    const client = this.clients.get();
    const from = this.last === '' ? null : wirePositionOf(this.last);
    const subscription = client.subscribeToAll({ fromPosition: from ?? 'start', requiresLeader: true });
    this.subscription = subscription;
    const dropped = (error?: unknown): void => {
      if (this.subscription !== subscription) return;
      this.drop();
      if (error !== undefined && troubleOf(error) === 'denied') {
        this.fail(new EventStoreError('Denied', 'this user may not read $all', { cause: error }));
        return;
      }
      this.clients.failed(client);
      this.again();
    };
    // The client parses metadata and gives no bytes; what it converts an event with is its own property.
    Object.assign(subscription, { convertGrpcEvent: rawEventOf });
    subscription
      .on('error', dropped)
      .on('end', () => dropped())
      .on('close', () => dropped())
      .on('confirmation', () => {
        this.clients.worked(client);
        this.pauseMs = FIRST_PAUSE_MS;
      })
      .on('data', (event: unknown) => {
        if (this.subscription === subscription) this.take(event as WireEvent);
      });
  }

  private take(event: WireEvent): void {
    if (isOfTheSystem(event)) {
      const fault = retentionFault(event);
      if (fault !== null) this.fail(new UnfitServer([fault]));
      return;
    }
    try {
      this.keep(recordedEventOf(event));
    } catch (error) {
      this.fail(error as Error);
    }
  }

  private keep(event: RecordedEvent): void {
    if (event.position <= this.last) return;
    const size = event.data.length + event.metadata.length;
    this.events.push(event);
    this.sizes.push(size);
    this.characters += size;
    this.last = event.position;
    this.lastId = event.id;
    this.complete = false;
    if (this.events.length > KEPT_EVENTS || this.characters > KEPT_CHARACTERS) {
      const dropped = Math.ceil(this.events.length / 2);
      this.floor = this.events[dropped - 1]?.position ?? this.floor;
      this.events = this.events.slice(dropped);
      for (const lost of this.sizes.slice(0, dropped)) this.characters -= lost;
      this.sizes = this.sizes.slice(dropped);
    }
    this.quiet ??= setTimeout(() => this.settle(), QUIET_MS);
    this.tell();
  }

  /** After a while without events: whether the end is reached. */
  private settle(): void {
    this.quiet = undefined;
    void this.askForEnd();
  }

  private async askForEnd(): Promise<void> {
    if (this.over || this.asking || !this.started) return;
    this.asking = true;
    try {
      const { last } = this;
      const end = await this.reads.last(deadlineIn(this.options.timeoutMs));
      if (this.over) return;
      if ((end?.position ?? '') > this.last) {
        if (last === this.last && this.subscription !== null) this.behind += 1;
        if (this.behind >= PATIENCE) this.reconnect();
        return;
      }
      this.behind = 0;
      if (last !== this.last) this.quiet ??= setTimeout(() => this.settle(), QUIET_MS);
      else if (!this.complete) {
        this.complete = true;
        this.tell();
      }
    } catch (error) {
      if (isEventStoreError(error, 'Denied')) this.fail(error);
    } finally {
      this.asking = false;
    }
  }

  /** What nobody told of is looked for now and then. */
  private look(): void {
    if (this.over) return;
    this.poll = setTimeout(() => {
      void this.askForEnd().finally(() => this.look());
    }, this.options.pollMs);
  }

  private reconnect(): void {
    this.drop();
    this.again();
  }

  private again(): void {
    if (this.over) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), this.pauseMs);
    this.pauseMs = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2);
  }

  private drop(): void {
    const { subscription } = this;
    this.subscription = null;
    this.behind = 0;
    // Leaving it alone would leave the call open on the server.
    subscription?.unsubscribe().catch(() => undefined);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.drop();
    this.tell();
  }

  private indexAfter(position: Position): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.events[middle] as RecordedEvent).position > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private tell(): void {
    this.wakers.wake();
  }
}

/** An event of a subscription with its bytes as they came. */
function rawEventOf(read: ReadResp.ReadEvent): WireEvent {
  const event = read.getEvent();
  if (event === undefined) throw new Error('a subscription without links delivered a link');
  return {
    streamId: Buffer.from(event.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8'),
    id: event.getId()?.getString() ?? '',
    type: event.getMetadataMap().get('type') ?? '',
    revision: BigInt(event.getStreamRevision()),
    data: event.getData_asU8(),
    metadata: event.getCustomMetadata_asU8(),
    position: { commit: BigInt(event.getCommitPosition()), prepare: BigInt(event.getPreparePosition()) },
  };
}

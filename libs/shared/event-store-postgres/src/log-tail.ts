import {
  deadlineIn,
  EventStoreError,
  isEventStoreError,
  Wakers,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type pg from 'pg';
import { CHANNEL, type DurableHead } from './durable-head.js';
import type { ReadPipeline } from './read-pipeline.js';
import { Session } from './session.js';

const PAGE = 1_000;
/** A log that grows fast is read at this pace; a lone event at once. */
const PACE_MS = 4;
/** What this process appends it knows by then without reading. */
const OWN_MS = 2;
const KEPT_EVENTS = 4_000;
const KEPT_CHARACTERS = 8 * 1024 * 1024;

export interface TailSlice {
  readonly events: readonly RecordedEvent[];
  /** Last position read, -1 while the log is empty. */
  readonly last: number;
  readonly lastEventId: string;
  readonly epoch: number;
  /** Nothing was recorded after `last` when it was read. */
  readonly complete: boolean;
}

/**
 * The end of the log, read once for all subscriptions of a process, as far as it is durable: woken by NOTIFY, which
 * tells how far that is; every second it looks for what nobody told of. What the process itself appends right after it
 * needs no reading. Positions are dense, so a slice of it is as good as a read.
 */
export class LogTail {
  private events: RecordedEvent[] = [];
  private sizes: number[] = [];
  private characters = 0;
  private last = -1;
  private lastEventId = '';
  private epoch = 0;
  private complete = false;
  private started = false;
  private failure: Error | null = null;
  private advancing = false;
  private again = false;
  /** The next read looks beyond what was told. */
  private looking = false;
  private stopped = false;
  private holders = 0;
  private readonly wakers = new Wakers();
  private readonly listener: Session;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly reads: ReadPipeline,
    private readonly durable: DurableHead,
    connection: pg.ClientConfig,
    private readonly options: { readonly pollMs: number; readonly timeoutMs: number },
  ) {
    this.listener = new Session(
      connection,
      options.timeoutMs,
      async (client) => {
        client.on('notification', ({ payload }) => this.notified(payload));
        await client.query(`LISTEN ${CHANNEL}`);
      },
      () => {
        durable.forget();
        void this.listen();
      },
    );
  }

  /** Nothing more comes from it. */
  get over(): boolean {
    return this.stopped || this.failure !== null;
  }

  /** Starts with its first holder and stops with its last. */
  hold(): this {
    this.holders += 1;
    if (this.holders === 1) {
      void this.listen();
      this.poll();
    }
    return this;
  }

  async release(): Promise<void> {
    this.holders -= 1;
    if (this.holders === 0) await this.stop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.wakers.wake();
    await this.listener.close();
  }

  /**
   * What came after `position`, `null` when that is no longer (or not yet) kept.
   *
   * @throws EventStoreError LogForked
   */
  after(position: number): TailSlice | null {
    if (this.failure !== null) throw this.failure;
    const kept = this.last - this.events.length;
    if (!this.started || position < kept || position > this.last) return null;
    const { last, lastEventId, epoch, complete } = this;
    return { events: this.events.slice(position - kept), last, lastEventId, epoch, complete };
  }

  /** Whether `after(position)` will answer once the tail has moved on. */
  isAheadOf(position: number): boolean {
    return !this.started || position > this.last;
  }

  /** Until something changed, the signal aborts or the tail stops. */
  async changed(signal: AbortSignal): Promise<void> {
    if (!this.stopped && !signal.aborted) await this.wakers.wait(signal);
  }

  /** What this process has just recorded, in the order of positions: kept when nothing else lies before it. */
  offer(recorded: () => readonly RecordedEvent[]): void {
    if (!this.started || this.over) return;
    if (this.advancing) {
      this.again = true;
      return;
    }
    const events = recorded();
    if (events[0] === undefined || Number(events[0].position) !== this.last + 1) return;
    for (const event of events) this.keep(event);
    this.complete = true;
    this.tell();
  }

  /** @param payload the last position that is durable */
  private notified(payload: string | undefined): void {
    this.durable.heard(Number(payload));
    const isNew = (): boolean => !this.started || this.durable.position > this.last;
    if (!isNew()) return;
    setTimeout(() => {
      if (isNew()) this.wake();
    }, OWN_MS);
  }

  private async listen(): Promise<void> {
    while (!this.stopped && !this.listener.connected) {
      await this.listener.connect(deadlineIn(this.options.timeoutMs)).catch(() => undefined);
    }
    this.look();
  }

  private poll(): void {
    if (this.stopped) return;
    this.look();
    this.timer = setTimeout(() => this.poll(), this.options.pollMs);
  }

  private look(): void {
    this.looking = true;
    this.wake();
  }

  private wake(): void {
    if (this.stopped || this.failure !== null) return;
    if (this.advancing) {
      this.again = true;
      return;
    }
    this.advancing = true;
    const began = performance.now();
    void this.advance().finally(() => {
      if (!this.again) {
        this.advancing = false;
        return;
      }
      setTimeout(
        () => {
          this.advancing = false;
          this.again = false;
          this.wake();
        },
        Math.max(0, PACE_MS - (performance.now() - began)),
      );
    });
  }

  private async advance(): Promise<void> {
    try {
      if (!this.started) {
        const head = await this.reads.head(deadlineIn(this.options.timeoutMs));
        this.last = head.last === null ? -1 : Number(head.last.position);
        this.lastEventId = head.last?.eventId ?? '';
        this.epoch = head.epoch;
        this.started = true;
        this.complete = true;
        this.tell();
        return;
      }
      const { looking } = this;
      this.looking = false;
      for (;;) {
        const { last, lastEventId, epoch } = this;
        const window = looking ? PAGE : Math.min(PAGE, this.durable.position - last);
        if (window <= 0) return;
        const page = await this.reads.page(
          {
            after: last < 0 ? null : { epoch, position: String(last), eventId: lastEventId },
            window,
            limit: PAGE,
            filter: null,
          },
          deadlineIn(this.options.timeoutMs),
        );
        this.epoch = page.epoch;
        for (const event of page.events) this.keep(event);
        this.complete = this.last >= (looking ? Number(page.top) : this.durable.position);
        if (page.events.length > 0) this.tell();
        if (this.complete) return;
      }
    } catch (error) {
      if (!isEventStoreError(error, 'Unavailable')) {
        this.failure = error as Error;
        this.tell();
      }
    }
  }

  private keep(event: RecordedEvent): void {
    const position = Number(event.position);
    if (position !== this.last + 1) {
      throw new EventStoreError('LogForked', `position ${position} follows ${this.last}`);
    }
    const size = event.data.length + event.metadata.length;
    this.events.push(event);
    this.sizes.push(size);
    this.characters += size;
    this.last = position;
    this.lastEventId = event.id;
    if (this.events.length <= KEPT_EVENTS && this.characters <= KEPT_CHARACTERS) return;
    const dropped = Math.ceil(this.events.length / 2);
    this.events = this.events.slice(dropped);
    for (const lost of this.sizes.slice(0, dropped)) this.characters -= lost;
    this.sizes = this.sizes.slice(dropped);
  }

  private tell(): void {
    this.wakers.wake();
  }
}

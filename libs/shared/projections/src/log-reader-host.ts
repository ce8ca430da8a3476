import {
  categoryOf,
  isEventStoreError,
  pause,
  UnknownEvent,
  type Checkpoint,
  type EventStore,
  type Position,
} from '@gongjian/shared-event-sourcing';
import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import { markBuilt, markStalled, openReader, reachedElsewhere, readReader } from './checkpoints.js';
import { Delivery } from './delivery.js';
import { ageInSeconds } from './event-age.js';
import { LogFeed, type FeedQueue } from './log-feed.js';
import { describe, Fenced, Unprojectable, type LogReader, type Tenure } from './log-reader.js';
import { ReaderLocks } from './reader-locks.js';

export interface ReaderLogger {
  warn(message: string): void;
  error(message: string): void;
}

export interface LogReaderHostOptions {
  readonly store: EventStore;
  /** As `gongjian_projector`; one connection of it is kept for the locks. */
  readonly pool: Pool;
  readonly logger?: ReaderLogger;
  /** Events a reader takes in at once. Default 250. */
  readonly batchEvents?: number;
  /** Milliseconds after which a stalled reader is tried again, by whichever process gets its lock. Default 30,000. */
  readonly stallRetryMs?: number;
}

export type ReaderPhase = 'waiting' | 'catchingUp' | 'live' | 'stalled';

export interface ReaderStatus {
  readonly context: string;
  readonly reader: string;
  /** `waiting`: another process feeds it, or none does yet. */
  readonly phase: ReaderPhase;
  /** Everything up to here is durable. `null` before the first event. */
  readonly position: Position | null;
  readonly stalled: string | null;
}

/** How far a reader is behind what is recorded in its categories. */
export interface ReaderLag {
  readonly context: string;
  readonly reader: string;
  /** Not taken in yet; {@link LAG_COUNTED} stands for that many or more. */
  readonly events: number;
  /** Since the oldest of them was recorded. */
  readonly seconds: number;
}

export const END_REASONS = ['failed', 'fenced', 'lockLost', 'stalled'] as const;
/** Why a reader let go of the log and began again from its checkpoint. */
export type EndReason = (typeof END_REASONS)[number];

export interface ReaderEnds {
  readonly context: string;
  readonly reader: string;
  readonly counts: Readonly<Record<EndReason, number>>;
}

export const LAG_COUNTED = 10_000;
/** Who has not got a lock for so long, though nothing holds it up here, knows that another process has it. */
const TAKEN_ELSEWHERE_MS = 2_000;
const MAX_PASSES = 4;
/** Under load a reader that gathers writes this often: one statement then holds what many commands did. */
const GATHER_MS = 20;

interface ReaderState {
  readonly reader: LogReader;
  phase: ReaderPhase;
  committed: Checkpoint | null;
  stalled: string | null;
  /** After the database refused a batch: one event at a time, to find which. */
  batchLimit: number;
  queue: FeedQueue | null;
  busy: boolean;
  readonly waiters: Set<Waiter>;
  /** Ends the gathering of a batch. */
  hurry: (() => void) | null;
  /** With what was recorded before the start; stays so. */
  caughtUp: boolean;
  readonly ends: Record<EndReason, number>;
  /** It failed here, and no other process is known to have taken over. */
  failing: boolean;
}

interface Waiter {
  readonly position: Position;
  readonly resolve: () => void;
}

interface Member {
  readonly state: ReaderState;
  readonly signal: AbortSignal;
  readonly done: (error: Error | null) => void;
}

/**
 * Feeds every reader of this process: takes their locks, catches each up from its checkpoint (those that stand at the
 * same place together, in one pass over the log) and then joins them to one live subscription. A reader that fails for a
 * technical reason starts again from its checkpoint; one that meets an event it cannot take in stalls alone.
 */
export class LogReaderHost {
  private readonly states = new Map<string, ReaderState>();
  private readonly store: EventStore;
  private readonly pool: Pool;
  private readonly logger: ReaderLogger;
  private readonly batchEvents: number;
  private readonly stallRetryMs: number;
  private readonly locks: ReaderLocks;
  private readonly stopped = new AbortController();
  private feed: LogFeed | null = null;
  private watching = false;
  private loops: readonly Promise<void>[] = [];
  private readonly forming = new Map<string, Member[]>();
  private passes = 0;
  private readonly passWaiters: (() => void)[] = [];
  private readonly caughtUpWaiters = new Set<AbortController>();
  private headAtStart: Position | null = null;

  constructor(options: LogReaderHostOptions) {
    setMaxListeners(0, this.stopped.signal);
    this.store = options.store;
    this.pool = options.pool;
    this.logger = options.logger ?? { warn: () => undefined, error: () => undefined };
    this.batchEvents = options.batchEvents ?? 250;
    this.stallRetryMs = options.stallRetryMs ?? 30_000;
    this.pool.on('error', this.lostIdle);
    this.locks = new ReaderLocks(options.pool, (error) => this.logger.warn(`reader locks: ${describe(error)}`));
  }

  private readonly lostIdle = (error: Error): void => {
    if (!this.stopped.signal.aborted) this.logger.warn(`an idle connection was lost: ${describe(error)}`);
  };

  /** Before `start` only. */
  add(reader: LogReader): void {
    const key = keyOf(reader);
    if (this.feed !== null) throw new Error(`${key} came after the start`);
    if (this.states.has(key)) throw new Error(`${key} is registered twice`);
    this.states.set(key, {
      reader,
      phase: 'waiting',
      committed: null,
      stalled: null,
      batchLimit: this.batchEvents,
      queue: null,
      busy: false,
      waiters: new Set(),
      hurry: null,
      caughtUp: false,
      ends: { failed: 0, fenced: 0, lockLost: 0, stalled: 0 },
      failing: false,
    });
  }

  /** Answers once the log's head is known; readers then work in the background. */
  async start(): Promise<void> {
    if (this.feed !== null) throw new Error('the readers run already');
    if (this.stopped.signal.aborted) return;
    const categories = [...new Set([...this.states.values()].flatMap(({ reader }) => reader.categories))].sort();
    this.feed = new LogFeed(
      this.store,
      categories,
      () => this.feedAdvanced(),
      (error) => {
        if (!this.stopped.signal.aborted) this.logger.warn(`live subscription: ${describe(error)}`);
      },
    );
    if (categories.length === 0) return;
    this.locks.start();
    this.loops = [...this.states.values()].map((state) => this.follow(state));
    await this.feed.start();
    this.headAtStart = this.feed.position;
  }

  /** In place of `start` where only other processes feed the readers: sees how far these have come. */
  async watch(): Promise<void> {
    this.watching = true;
    this.headAtStart = (await this.store.head()).last?.position ?? null;
  }

  /** Lets batches under way finish, gives the locks back. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.all([...this.loops, this.feed?.stop()]);
    await this.locks.stop();
    this.pool.off('error', this.lostIdle);
  }

  status(): readonly ReaderStatus[] {
    return [...this.states.values()].map((state) => ({
      context: state.reader.context,
      reader: state.reader.id,
      phase: state.phase,
      position: this.progressOf(state),
      stalled: state.stalled,
    }));
  }

  /** Of the readers that this process feeds, or tries to. */
  async lags(now: Date): Promise<readonly ReaderLag[]> {
    const lags = await Promise.all([...this.states.values()].map((state) => this.lagOf(state, now)));
    return lags.filter((lag) => lag !== null);
  }

  ends(): readonly ReaderEnds[] {
    return [...this.states.values()].map(({ reader, ends }) => ({
      context: reader.context,
      reader: reader.id,
      counts: { ...ends },
    }));
  }

  /** Of a reader that this process feeds; `undefined` when it does not. */
  statusOf(context: string, reader: string): ReaderStatus | undefined {
    const state = this.states.get(`${context}/${reader}`);
    if (state === undefined || state.phase === 'waiting') return undefined;
    return { context, reader, phase: state.phase, position: this.progressOf(state), stalled: state.stalled };
  }

  /** Answers true at the moment the reader passes `position`, false after `timeoutMs` or when it stalls. */
  async reached(context: string, reader: string, position: Position, timeoutMs: number): Promise<boolean> {
    const state = this.states.get(`${context}/${reader}`);
    if (state === undefined) return false;
    if (this.hasPassed(state, position)) return true;
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        state.waiters.delete(waiter);
        resolve(this.hasPassed(state, position));
      };
      const waiter: Waiter = { position, resolve: finish };
      const timer = setTimeout(finish, timeoutMs);
      state.waiters.add(waiter);
      state.hurry?.();
    });
  }

  /**
   * The readers that have not yet taken in what was recorded before this process started, here or in the process that
   * feeds them.
   */
  async behind(): Promise<readonly string[]> {
    for (const state of this.states.values()) {
      if (!state.caughtUp) state.caughtUp = await this.caughtUpElsewhere(state);
    }
    return [...this.states.values()].filter((state) => !state.caughtUp).map(({ reader }) => keyOf(reader));
  }

  /** Answers when no reader is behind any more. */
  async caughtUp(): Promise<void> {
    while (!this.stopped.signal.aborted && (await this.behind()).length > 0) {
      const changed = new AbortController();
      this.caughtUpWaiters.add(changed);
      await pause(CATCH_UP_POLL_MS, AbortSignal.any([changed.signal, this.stopped.signal]));
      this.caughtUpWaiters.delete(changed);
    }
  }

  private async lagOf(state: ReaderState, now: Date): Promise<ReaderLag | null> {
    const { phase, failing, reader } = state;
    const { context, id, categories } = reader;
    if (phase === 'waiting' && !failing) return null;
    const after =
      phase === 'waiting'
        ? ((await readReader(this.pool, context, id))?.checkpoint?.position ?? null)
        : this.progressOf(state);
    const filter = { categories };
    const events = await this.store.count({ after, limit: LAG_COUNTED, filter });
    const [oldest] = events === 0 ? [] : await this.store.readAll({ after, limit: 1, filter });
    return { context, reader: id, events, seconds: ageInSeconds(oldest, now) };
  }

  private async caughtUpElsewhere(state: ReaderState): Promise<boolean> {
    if ((this.feed === null && !this.watching) || state.phase !== 'waiting') return false;
    const { context, id, categories } = state.reader;
    if (this.headAtStart === null) return (await readReader(this.pool, context, id))?.built === true;
    return (await reachedElsewhere(this.pool, this.store, { context, id, categories }, this.headAtStart)) === 'reached';
  }

  private hasPassed(state: ReaderState, position: Position): boolean {
    const progress = this.progressOf(state);
    return progress !== null && progress >= position;
  }

  private progressOf(state: ReaderState): Position | null {
    const committed = state.committed?.position ?? null;
    const feed = this.feed?.position ?? null;
    const { phase, queue, busy, reader } = state;
    if (phase !== 'live' || queue === null || feed === null) return committed;
    if (queue.length > 0 || busy || reader.underWay) return committed;
    return committed === null || feed > committed ? feed : committed;
  }

  private feedAdvanced(): void {
    for (const state of this.states.values()) if (state.waiters.size > 0) this.wake(state);
  }

  private wake(state: ReaderState): void {
    if (state.waiters.size === 0) return;
    const progress = this.progressOf(state);
    for (const waiter of state.waiters) {
      if (state.phase === 'stalled' || (progress !== null && progress >= waiter.position)) waiter.resolve();
    }
  }

  private async follow(state: ReaderState): Promise<void> {
    const { reader } = state;
    const key = keyOf(reader);
    for (let failures = 0; !this.stopped.signal.aborted;) {
      const taken = setTimeout(() => (state.failing = false), TAKEN_ELSEWHERE_MS);
      const lock = await this.locks.acquire(`gongjian/${key}`);
      clearTimeout(taken);
      if (lock === null) return;
      const started = state.committed?.position ?? null;
      try {
        await this.tenure(state, lock);
        failures = 0;
        if (!this.stopped.signal.aborted) state.ends.lockLost += 1;
      } catch (error) {
        if (this.stopped.signal.aborted) return;
        state.failing = true;
        state.ends[isStall(error) ? 'stalled' : error instanceof Fenced ? 'fenced' : 'failed'] += 1;
        if ((state.committed?.position ?? null) !== started) failures = 0;
        if (error instanceof Fenced) {
          this.logger.warn(error.message);
          await this.locks.release(`gongjian/${key}`);
        } else if (isRefusedData(error) && state.batchLimit > 1) {
          state.batchLimit = 1;
        } else if (isStall(error)) {
          await this.stall(state, error);
        } else {
          this.logger.warn(`${key}: ${describe(error)}, again in a moment`);
          await pause(Math.min(50 * 2 ** failures, 30_000), this.stopped.signal);
          failures += 1;
        }
      }
      if (!lock.aborted) await this.locks.release(`gongjian/${key}`);
    }
  }

  private async stall(state: ReaderState, error: unknown): Promise<void> {
    const key = keyOf(state.reader);
    const reason =
      error instanceof Error && error.message !== '' && !isRefusedData(error) ? error.message : describe(error);
    state.phase = 'stalled';
    state.stalled = reason;
    this.logger.error(`${key} stands still: ${reason}`);
    this.wake(state);
    try {
      await markStalled(this.pool, state.reader.context, state.reader.id, reason);
    } catch (failure) {
      this.logger.warn(`${key}: ${describe(failure)}`);
    }
    await this.locks.release(`gongjian/${key}`);
    await pause(this.stallRetryMs, this.stopped.signal);
    state.phase = 'waiting';
  }

  private async tenure(state: ReaderState, lock: AbortSignal): Promise<void> {
    const { reader } = state;
    const ended = new AbortController();
    const signal = AbortSignal.any([lock, this.stopped.signal, ended.signal]);
    const ending: { failure: Error | null } = { failure: null };
    const tenure: Tenure = {
      signal,
      committed: (checkpoint) => {
        if (state.committed !== null && state.committed.position >= checkpoint.position) return;
        state.committed = checkpoint;
        this.wake(state);
      },
      fail: (error) => {
        ending.failure ??= asError(error);
        ended.abort();
      },
    };
    try {
      const row = await openReader(this.pool, reader.context, reader.id);
      state.committed = row.checkpoint;
      state.phase = 'catchingUp';
      await reader.open(row.checkpoint, tenure);
      await this.catchUp(state, signal);
      if (!signal.aborted) {
        await markBuilt(this.pool, reader.context, reader.id);
        state.phase = 'live';
        state.failing = false;
        state.stalled = null;
        state.caughtUp = true;
        for (const waiter of this.caughtUpWaiters) waiter.abort();
        this.wake(state);
        await this.live(state, signal);
      }
      if (ending.failure !== null) throw ending.failure;
    } catch (error) {
      throw ending.failure ?? asError(error);
    } finally {
      ended.abort();
      if (state.queue !== null) this.feed?.leave(state.queue);
      state.queue = null;
      state.busy = false;
      state.phase = 'waiting';
      await reader.close();
    }
  }

  private async live(state: ReaderState, signal: AbortSignal): Promise<void> {
    const queue = state.queue as FeedQueue;
    const joinedAt = state.committed?.position ?? null;
    let skipThrough = joinedAt;
    let tookAt = -GATHER_MS;
    while (!signal.aborted) {
      if (state.reader.gathers && queue.length > 0) await this.gather(state, tookAt + GATHER_MS, signal);
      tookAt = performance.now();
      const batch = queue
        .take(state.batchLimit)
        .filter(({ event }) => skipThrough === null || event.position > skipThrough);
      if (batch.length > 0) {
        state.busy = true;
        skipThrough = null;
        await takeIn(state, batch, this.batchEvents, true);
      }
      if (queue.length === 0) {
        await state.reader.flush();
        if (queue.length === 0) {
          state.busy = false;
          this.wake(state);
          await queue.more(signal);
        }
      }
    }
    await state.reader.flush();
  }

  /** Until `time` of the monotonic clock, or as soon as somebody waits for the reader. */
  private async gather(state: ReaderState, time: number, signal: AbortSignal): Promise<void> {
    const milliseconds = Math.ceil(time - performance.now());
    if (milliseconds <= 0 || state.waiters.size > 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        state.hurry = null;
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      state.hurry = end;
    });
  }

  private catchUp(state: ReaderState, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const member: Member = { state, signal, done: (error) => (error === null ? resolve() : reject(error)) };
      const { committed, batchLimit } = state;
      const place = `${committed?.epoch}:${committed?.position ?? ''}:${committed?.eventId}:${batchLimit}`;
      const key = state.reader.alone ? keyOf(state.reader) : place;
      const forming = this.forming.get(key);
      if (forming !== undefined) {
        forming.push(member);
        return;
      }
      const members = [member];
      this.forming.set(key, members);
      void this.pass(key, members, committed, batchLimit);
    });
  }

  /** Reads the log from one place for all members, until each can go on with the live feed without a gap. */
  private async pass(key: string, members: Member[], after: Checkpoint | null, batchLimit: number): Promise<void> {
    await pause(FORMING_MS, this.stopped.signal);
    const slot = members.some(({ state }) => !state.reader.alone);
    if (slot) await this.passSlot();
    this.forming.delete(key);
    const pass = new Pass(members, this.batchEvents);
    const ended = new AbortController();
    const stop = (): void => {
      if (members.every((member) => member.signal.aborted)) ended.abort();
    };
    for (const member of members) member.signal.addEventListener('abort', stop);
    try {
      stop();
      const categories = [...new Set(members.flatMap(({ state }) => state.reader.categories))].sort();
      let position = after?.position ?? null;
      let batch: Delivery[] = [];
      let applying: Promise<void> = Promise.resolve();
      for await (const message of this.store.subscribeAll({ after, filter: { categories }, signal: ended.signal })) {
        if (message.checkpoint !== null) position = message.checkpoint.position;
        if (message.kind === 'event') {
          batch.push(new Delivery(message.event, message.checkpoint, categoryOf(message.event.stream)));
          if (batch.length < batchLimit) continue;
        }
        await applying;
        applying = pass.apply(batch);
        batch = [];
        if (message.kind === 'caughtUp') {
          await applying;
          pass.join(this.feed as LogFeed);
        }
        if (pass.size === 0) return;
        if (pass.joined) {
          await applying;
          if (await pass.tryFinish(position)) return;
        }
      }
      await applying;
      pass.failAll(null);
    } catch (error) {
      pass.failAll(asError(error));
    } finally {
      for (const member of members) member.signal.removeEventListener('abort', stop);
      if (slot) {
        this.passes -= 1;
        this.passWaiters.shift()?.();
      }
    }
  }

  private async passSlot(): Promise<void> {
    while (this.passes >= MAX_PASSES) await new Promise<void>((resolve) => this.passWaiters.push(resolve));
    this.passes += 1;
  }
}

const FORMING_MS = 2;
const CATCH_UP_POLL_MS = 50;

class Pass {
  private readonly members: Set<Member>;
  joined = false;
  private joinedAt: Position | null = null;

  constructor(
    members: readonly Member[],
    private readonly batchEvents: number,
  ) {
    this.members = new Set(members);
  }

  get size(): number {
    return this.members.size;
  }

  /** Never rejects: a member that fails leaves. */
  async apply(batch: readonly Delivery[]): Promise<void> {
    if (batch.length === 0) return;
    await Promise.all(
      [...this.members].map(async (member) => {
        if (member.signal.aborted) return this.leave(member, null);
        const { reader } = member.state;
        const own = batch.filter(({ category }) => reader.categories.includes(category));
        if (own.length === 0) return;
        member.state.busy = true;
        try {
          await takeIn(member.state, own, this.batchEvents, false);
        } catch (error) {
          this.leave(member, asError(error));
        }
      }),
    );
  }

  /** From now on the feed keeps for each member what the pass may not reach. */
  join(feed: LogFeed): void {
    if (this.joined) return;
    this.joined = true;
    this.joinedAt = feed.position;
    for (const { state } of this.members) state.queue = feed.join(state.reader.categories);
  }

  /** True when the pass has seen everything recorded before the members joined the feed, and all of it is durable. */
  async tryFinish(position: Position | null): Promise<boolean> {
    if (!this.joined) return false;
    if (this.joinedAt !== null && (position === null || position < this.joinedAt)) return false;
    await Promise.all(
      [...this.members].map(async (member) => {
        try {
          await member.state.reader.flush();
          this.leave(member, null);
        } catch (error) {
          this.leave(member, asError(error));
        }
      }),
    );
    return true;
  }

  failAll(error: Error | null): void {
    for (const member of this.members) this.leave(member, error);
  }

  private leave(member: Member, error: Error | null): void {
    this.members.delete(member);
    member.done(error);
  }
}

/** While a refused event is being looked for, each batch is made durable before the next may be larger. */
async function takeIn(
  state: ReaderState,
  batch: readonly Delivery[],
  batchEvents: number,
  live: boolean,
): Promise<void> {
  await state.reader.apply(batch, live);
  if (state.batchLimit >= batchEvents) return;
  await state.reader.flush();
  state.batchLimit += 1;
}

function keyOf(reader: LogReader): string {
  return `${reader.context}/${reader.id}`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('failed', { cause: error });
}

function isRefusedData(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23][0-9A-Z]{3}$/.test(error.code)
  );
}

/** Undefined tables, columns and rights: an operator must act. */
function isRefusedStatement(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^42[0-9A-Z]{3}$/.test(error.code)
  );
}

function isStall(error: unknown): boolean {
  return (
    error instanceof Unprojectable ||
    error instanceof UnknownEvent ||
    isEventStoreError(error, 'LogForked') ||
    isRefusedData(error) ||
    isRefusedStatement(error)
  );
}

import { pause, type EventStore } from '@gongjian/shared-event-sourcing';
import { attempt, describe, Fenced, Lanes, refusalCode, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Instant } from '@gongjian/shared-kernel';
import { currentTraceparent, traced } from '@gongjian/shared-telemetry';
import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import type { Arrivals } from './arrivals.js';
import { received, TargetNotThere, type Handling, type Received } from './foreign-reaction.js';
import type { Foreign } from './districts/foreign.js';
import type { IntegrationMessage } from './message.js';
import type { PublishedStreams } from './published-streams.js';
import { TargetWatch } from './target-watch.js';
import type { Hold } from './transport.js';
import type { NewlyWaiting, Subject, WaitingMessage, WaitingMessages } from './waiting-messages.js';
import { Watermarks } from './watermarks.js';

/** Messages of a tenant between the first that is not done and the last that was begun, at most. */
const WINDOW = 1_000;
const PAGE = 200;
const REPLAY_POLL_MS = 1_000;
const SWEEP_MS = 5_000;
/** Held subjects that are tried at each sweep; the others have their turn at the next ones. */
const SWEEP_SUBJECTS = 200;

export interface ConsumerRunOptions {
  readonly source: string;
  readonly context: string;
  readonly consumer: string;
  readonly handlings: ReadonlyMap<string, Handling>;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly streams: PublishedStreams;
  readonly arrivals: Arrivals;
  readonly mayLose: boolean;
  readonly foreign?: Foreign;
  readonly waiting: WaitingMessages;
  readonly hold: Hold;
  readonly logger: ReaderLogger;
}

/** A message under way. */
interface Running {
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface Tenant {
  readonly id: string;
  /** Every message up to here is done or running. */
  entered: bigint;
  /** One after the other: messages are begun in the order of sequences. */
  entering: Promise<unknown>;
  readonly running: Map<bigint, Running>;
  /** Of the last message that was begun. */
  lastEventAt: Instant | null;
  roomWaiter: (() => void) | null;
}

type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing'; readonly target: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'aborted' };

/** What `tables` effects commit together with. */
type Commit = (effects: (client: PoolClient) => Promise<void>) => Promise<void>;

/** One tenure of a consumer. */
export class ConsumerRun {
  private readonly signal: AbortSignal;
  private readonly closed = new AbortController();
  private readonly lanes: Lanes;
  private readonly tenants = new Map<string, Tenant>();
  /** Subjects that wait, by lane; with the target where they are held. */
  private readonly waitingSubjects = new Map<string, Subject & { target: string | null }>();
  private readonly targets: TargetWatch;
  private readonly stopListening: () => void;
  private readonly loops: readonly Promise<void>[];
  private nudge = new AbortController();
  private swept: string | null = null;

  static async open(options: ConsumerRunOptions): Promise<ConsumerRun> {
    const { pool, context, consumer, waiting } = options;
    const watermarks = await Watermarks.open(pool, context, consumer, waiting);
    return new ConsumerRun(options, watermarks, await waiting.firsts());
  }

  private constructor(
    private readonly options: ConsumerRunOptions,
    private readonly watermarks: Watermarks,
    firsts: readonly WaitingMessage[],
  ) {
    const { hold, store, arrivals, logger } = options;
    this.signal = AbortSignal.any([hold.signal, this.closed.signal]);
    setMaxListeners(0, this.signal);
    this.lanes = new Lanes(this.signal, (error) => hold.fail(error));
    this.targets = new TargetWatch(
      store,
      this.signal,
      (lanes) => lanes.forEach((lane) => this.wake(lane)),
      (text) => logger.warn(text),
    );
    this.signal.addEventListener('abort', () => this.letGo());
    this.stopListening = arrivals.listen((key) => this.targets.tell(key));
    const { foreign } = options;
    for (const { tenant, subject } of firsts) {
      if (foreign !== undefined && !foreign.tenants.includes(tenant)) continue;
      const lane = laneOf({ tenant, subject });
      this.waitingSubjects.set(lane, { tenant, subject, target: null });
      this.wake(lane);
    }
    for (const tenant of foreign?.tenants ?? watermarks.tenants) this.tenantOf(tenant);
    this.loops = [this.watchReplays(), this.sweep()];
  }

  /** Answers when the message is done or waits in a row of its own. */
  async take(message: IntegrationMessage): Promise<void> {
    if (this.signal.aborted) throw over();
    const tenant = this.tenantOf(message.tenant);
    const entered = tenant.entering.then(() => this.enterThrough(tenant, message));
    tenant.entering = entered.catch(() => undefined);
    const { done } = await entered;
    await done;
  }

  lookForReplays(): void {
    this.nudge.abort();
  }

  async close(): Promise<void> {
    this.closed.abort();
    this.stopListening();
    await Promise.all([
      this.lanes.idle(),
      ...this.loops,
      ...[...this.tenants.values()].map(({ entering }) => entering),
    ]);
    await this.targets.close();
    await this.watermarks.idle();
  }

  private letGo(): void {
    this.nudge.abort();
    for (const tenant of this.tenants.values()) {
      tenant.roomWaiter?.();
      for (const { reject } of tenant.running.values()) reject(over());
    }
  }

  private tenantOf(id: string): Tenant {
    const known = this.tenants.get(id);
    if (known !== undefined) return known;
    const tenant: Tenant = {
      id,
      entered: this.watermarks.lowOf(id),
      entering: Promise.resolve(),
      running: new Map(),
      lastEventAt: null,
      roomWaiter: null,
    };
    this.tenants.set(id, tenant);
    return tenant;
  }

  /** Begins the message, and first whatever is missing before it. */
  private async enterThrough(tenant: Tenant, message: IntegrationMessage): Promise<{ readonly done: Promise<void> }> {
    while (tenant.entered + 1n < message.sequence) {
      const missing = await this.options.streams.after(this.options.source, tenant.id, tenant.entered, PAGE);
      if (missing.length === 0) throw new Error(`${message.type} ${message.sequence} came before it was published`);
      for (const each of missing) {
        if (each.sequence >= message.sequence) break;
        await this.enter(tenant, each);
      }
    }
    if (message.sequence > tenant.entered) await this.enter(tenant, message);
    return { done: tenant.running.get(message.sequence)?.done ?? Promise.resolve() };
  }

  private async enter(tenant: Tenant, message: IntegrationMessage): Promise<void> {
    while (message.sequence - this.watermarks.lowOf(tenant.id) > WINDOW && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        tenant.roomWaiter = resolve;
      });
    }
    if (this.signal.aborted) throw over();
    tenant.entered = message.sequence;
    tenant.lastEventAt = message.time;
    if (this.watermarks.isDone(tenant.id, message.sequence)) return;
    const running = newRunning();
    tenant.running.set(message.sequence, running);
    const finished = (): void => {
      tenant.running.delete(message.sequence);
      tenant.roomWaiter?.();
      tenant.roomWaiter = null;
      running.resolve();
    };
    const handling = this.options.handlings.get(message.type);
    if (handling === undefined) {
      void this.finish(message).then((done) => {
        if (done) finished();
      });
      return;
    }
    this.lanes.inLane(laneOf(message), async () => {
      if (await this.handleNew(message, handling)) finished();
    });
  }

  /** Done, or waits in a row; false when the tenure ended first. */
  private async handleNew(message: IntegrationMessage, handling: Handling): Promise<boolean> {
    if (this.waitingSubjects.has(laneOf(message))) return this.finish(message, { message, state: 'queued' });
    const { tenant, sequence } = message;
    const outcome = await this.handle(message, handling, (effects) =>
      this.watermarks.finishWith(tenant, sequence, effects),
    );
    switch (outcome.kind) {
      case 'aborted':
        return false;
      case 'done':
        this.waitsNoMore(message);
        return handling.kind === 'tables' || this.finish(message);
      case 'missing':
        return this.finish(message, { message, state: 'held', target: outcome.target });
      case 'refused':
        await this.keepWaiting(message, null);
        this.options.logger.error(`${message.subject} is parked at sequence ${sequence}: ${outcome.code}`);
        return this.finish(message, { message, state: 'parked', code: outcome.code });
    }
  }

  /** Tries, and tries once more when its target is missing and from now on watched. */
  private async handle(message: IntegrationMessage, handling: Handling, commit: Commit): Promise<Outcome> {
    const parsed = handling.event.data.safeParse(message.data);
    if (!parsed.success) return { kind: 'refused', code: 'MESSAGE.UNDECODABLE' };
    const given = received(message, parsed.data);
    for (let watched: string | null = null; ;) {
      const outcome = await this.attemptOnce(given, handling, commit);
      if (outcome.kind !== 'missing' || outcome.target === watched) return outcome;
      watched = outcome.target;
      await this.keepWaiting(message, watched);
    }
  }

  private async attemptOnce(given: Received<never>, handling: Handling, commit: Commit): Promise<Outcome> {
    let target: string | null = null;
    const outcome = await attempt(
      async () => {
        target = null;
        try {
          await this.inSpan(given, async (told) => {
            if (handling.kind === 'commands') return handling.handle(told);
            await handling.first?.(told);
            await commit((client) => handling.apply(told, client));
          });
        } catch (error) {
          if (!(error instanceof TargetNotThere)) throw this.unlessFenced(error);
          target = error.target;
        }
      },
      this.signal,
      this.technical(given),
    );
    if (outcome.kind === 'refused') return { kind: 'refused', code: refusalCode(outcome.error) };
    if (outcome.kind === 'done' && target !== null) return { kind: 'missing', target };
    if (outcome.kind === 'done' && handling.kind === 'tables') {
      const key = handling.arrived(given);
      if (key !== null) this.options.arrivals.tell(key);
    }
    return { kind: outcome.kind };
  }

  /** What follows from a message follows from its span. */
  private inSpan(given: Received<never>, work: (told: Received<never>) => Promise<void>): Promise<void> {
    const { context, source } = this.options;
    const attributes = {
      'gongjian.context': context,
      'gongjian.source': source,
      'gongjian.stream': given.subject,
      'gongjian.event.id': given.id,
      'gongjian.event.type': given.type,
      'gongjian.tenant': given.tenant,
    };
    return traced(`handle ${given.type}`, { kind: 'consumer', parent: given.traceparent, attributes }, () => {
      const traceparent = currentTraceparent();
      return work(traceparent === undefined ? given : received({ ...given, traceparent }, given.data));
    });
  }

  /** Written; false when the tenure ended first. */
  private async finish(message: IntegrationMessage, waiting: NewlyWaiting | null = null): Promise<boolean> {
    return this.written(message, () => this.watermarks.finish(message.tenant, message.sequence, waiting));
  }

  private async written(message: Logged, write: () => Promise<unknown>): Promise<boolean> {
    const outcome = await attempt(
      async () => {
        try {
          await write();
        } catch (error) {
          throw this.unlessFenced(error);
        }
      },
      this.signal,
      this.technical(message),
    );
    return outcome.kind === 'done';
  }

  /** Another process writes: there is nothing to try again. */
  private unlessFenced(error: unknown): Error {
    if (error instanceof Fenced) this.options.hold.fail(error);
    return error instanceof Error ? error : new Error('failed', { cause: error });
  }

  /** Answers when nothing at the target goes unnoticed any more. */
  private async keepWaiting({ tenant, subject }: Subject, target: string | null): Promise<void> {
    const lane = laneOf({ tenant, subject });
    const before = this.waitingSubjects.get(lane)?.target ?? null;
    this.waitingSubjects.set(lane, { tenant, subject, target });
    if (before !== null && before !== target) this.targets.remove(before, lane);
    if (target !== null) await this.targets.add(target, lane);
  }

  private waitsNoMore(subject: Subject): void {
    const lane = laneOf(subject);
    const target = this.waitingSubjects.get(lane)?.target ?? null;
    if (target !== null) this.targets.remove(target, lane);
    this.waitingSubjects.delete(lane);
  }

  private wake(lane: string): void {
    const subject = this.waitingSubjects.get(lane);
    if (subject !== undefined) this.lanes.inLane(lane, () => this.handleWaiting(subject));
  }

  /** In the order of sequences, until one goes on waiting. */
  private async handleWaiting(subject: Subject): Promise<void> {
    for (;;) {
      const next: { message: WaitingMessage | null } = { message: null };
      const logged = { ...subject, sequence: null };
      const read = await this.written(logged, async () => {
        next.message = await this.options.waiting.first(subject);
      });
      if (!read) return;
      const waiting = next.message;
      if (waiting === null) return this.waitsNoMore(subject);
      if (waiting.state === 'parked' && !waiting.replayRequested) return this.keepWaiting(subject, null);
      if (!(await this.handleFirst(waiting))) return;
    }
  }

  /** False when it goes on waiting or the tenure ended. */
  private async handleFirst(waiting: WaitingMessage): Promise<boolean> {
    const rows = this.options.waiting;
    const found: { message: IntegrationMessage | null } = { message: null };
    const read = await this.written(waiting, async () => {
      found.message = await this.messageOf(waiting);
    });
    if (!read || found.message === null) return false;
    const { message } = found;
    const handling = this.options.handlings.get(message.type);
    const outcome: Outcome =
      handling === undefined
        ? { kind: 'done' }
        : await this.handle(message, handling, (effects) => rows.removeWith(waiting, effects));
    switch (outcome.kind) {
      case 'aborted':
        return false;
      case 'done':
        return handling?.kind === 'tables' || this.written(waiting, () => rows.remove(waiting));
      case 'missing':
        await this.written(waiting, () => rows.hold(waiting, outcome.target));
        return false;
      case 'refused':
        await this.keepWaiting(waiting, null);
        this.options.logger.error(`${waiting.subject} is parked at sequence ${waiting.sequence}: ${outcome.code}`);
        await this.written(waiting, () => rows.park(waiting, outcome.code));
        return false;
    }
  }

  private async messageOf({ tenant, sequence }: WaitingMessage): Promise<IntegrationMessage> {
    const [message] = await this.options.streams.after(this.options.source, tenant, sequence - 1n, 1);
    if (message?.sequence !== sequence) throw new Error(`${this.options.source} has published no ${sequence}`);
    return message;
  }

  private async watchReplays(): Promise<void> {
    while (!this.signal.aborted) {
      await pause(REPLAY_POLL_MS, this.nudge.signal);
      if (this.signal.aborted) return;
      this.nudge = new AbortController();
      if (![...this.waitingSubjects.values()].some(({ target }) => target === null)) continue;
      try {
        for (const subject of await this.options.waiting.toReplay()) this.wake(laneOf(subject));
      } catch (error) {
        this.options.logger.warn(`replays: ${describe(error)}`);
      }
    }
  }

  /** What may have gone unnoticed: targets that came in another process, and a lost tail. */
  private async sweep(): Promise<void> {
    while (!this.signal.aborted) {
      if (this.options.mayLose) for (const id of [...this.tenants.keys()]) await this.look(id);
      await pause(SWEEP_MS, this.signal);
      for (const lane of this.someHeld()) this.wake(lane);
    }
  }

  private async look(id: string): Promise<void> {
    const at = new Date().toISOString();
    try {
      await this.fillTail(id);
      const { running, entered, lastEventAt } = this.tenantOf(id);
      if (running.size > 0) return;
      await this.options.foreign?.looked(id, { sequence: entered, lastEventAt, at });
    } catch (error) {
      if (!this.signal.aborted) this.options.logger.warn(`looking for a lost tail of ${id}: ${describe(error)}`);
    }
  }

  private async fillTail(tenant: string): Promise<void> {
    const { streams, source } = this.options;
    for (;;) {
      const page = await streams.after(source, tenant, this.tenantOf(tenant).entered, PAGE);
      const last = page.at(-1);
      if (last === undefined) return;
      for (const message of page) void this.take(message).catch(() => undefined);
      await this.tenantOf(tenant).entering;
      if (page.length < PAGE) return;
    }
  }

  private someHeld(): readonly string[] {
    const held = [...this.waitingSubjects].flatMap(([lane, { target }]) => (target === null ? [] : [lane]));
    const from = this.swept === null ? 0 : held.indexOf(this.swept) + 1;
    const some = [...held.slice(from), ...held.slice(0, from)].slice(0, SWEEP_SUBJECTS);
    this.swept = some.at(-1) ?? null;
    return some;
  }

  private technical(message: Logged): (error: unknown, failures: number) => void {
    return (error, failures) => {
      if (failures % 10 !== 0 || this.signal.aborted) return;
      const place = message.sequence === null ? '' : ` sequence ${message.sequence}`;
      this.options.logger.warn(`${message.subject}${place}: ${describe(error)}, tried again until it succeeds`);
    };
  }
}

interface Logged {
  readonly subject: string;
  readonly sequence: bigint | null;
}

function laneOf({ tenant, subject }: Subject): string {
  return `${tenant} ${subject}`;
}

function over(): Error {
  return new Error('this process receives no more');
}

function newRunning(): Running {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const done = new Promise<void>((settle, refuse) => {
    resolve = settle;
    reject = refuse;
  });
  done.catch(() => undefined);
  return { done, resolve, reject };
}

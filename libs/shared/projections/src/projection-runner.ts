import { SystemClock, type Clock, type EventStore, type Opener, type Position } from '@gongjian/shared-event-sourcing';
import type { Pool } from 'pg';
import { reachedElsewhere, readPositions, readReader } from './checkpoints.js';
import { deadlineReaderId, type DeadlineDefinition } from './deadline.js';
import { DeadlineReader } from './deadline-reader.js';
import { DeadlineWorker, type DeadlineSchedule, type ParkedDeadline } from './deadline-worker.js';
import {
  LogReaderHost,
  type LogReaderHostOptions,
  type ReaderEnds,
  type ReaderLag,
  type ReaderLogger,
  type ReaderStatus,
} from './log-reader-host.js';
import type { LogReader } from './log-reader.js';
import type { ParkedFact } from './parked-facts.js';
import type { Parking } from './parking.js';
import { projectionReaderId, type AnyProjection } from './projection-definition.js';
import { ProjectionReader, type ProjectionReaderLimits } from './projection-reader.js';
import { ReactionReader } from './reaction-reader.js';
import { unknownReader } from './read.errors.js';
import type { Reaction } from './reaction.js';
import type { WaitingCounts } from './waiting-counts.js';

const DEADLINE_WAIT_MS = 1_000;

/** What a context has follow the log. */
export interface RunnerContent {
  readonly projections?: readonly AnyProjection[];
  readonly reactions?: readonly Reaction[];
  readonly deadlines?: readonly DeadlineDefinition[];
  /** Further readers of the log, as they are. */
  readonly readers?: readonly LogReader[];
  /** What sets facts aside beside the reactions. */
  readonly parking?: readonly Parking[];
}

export interface ProjectionRunnerOptions extends LogReaderHostOptions, RunnerContent {
  /** Wall clock of the deadlines. Default: the system's. */
  readonly clock?: Clock;
  /** Milliseconds from any origin; never stepped. Default: the process's monotonic clock. */
  readonly monotonic?: () => number;
  /** For projections that open their rows. */
  readonly opener?: Opener;
  /** How much the projections keep in memory and write at once. */
  readonly limits?: ProjectionReaderLimits;
}

export interface ReaderName {
  readonly context: string;
  readonly name: string;
}

export interface ReaderStanding extends Omit<ReaderStatus, 'context'> {
  /** Not taken in yet, as {@link ReaderLag} counts them; `null` where another process feeds it. */
  readonly events: number | null;
  readonly seconds: number | null;
}

export type RunnerReadiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly reason: string; readonly details: { readonly readers: readonly string[] } };

/**
 * Keeps the read models of this process up to date, and runs its reactions and deadlines. Each reader has its own lock
 * and checkpoint: whichever process holds the lock feeds it, another takes over within a second when it ends.
 */
export class ProjectionRunner {
  private readonly host: LogReaderHost;
  private readonly store: EventStore;
  private readonly clock: Clock;
  private readonly pool: Pool;
  private readonly logger: ReaderLogger;
  private readonly limits: ProjectionReaderLimits;
  private readonly opener: Opener | null;
  private readonly projections: AnyProjection[] = [];
  private readonly deadlines: DeadlineDefinition[] = [];
  private readonly parking = new Map<string, Parking>();
  private readonly worker: DeadlineWorker;

  constructor(options: ProjectionRunnerOptions) {
    this.logger = options.logger ?? { warn: () => undefined, error: () => undefined };
    this.store = options.store;
    this.clock = options.clock ?? new SystemClock();
    this.pool = options.pool;
    this.limits = options.limits ?? {};
    this.opener = options.opener ?? null;
    this.host = new LogReaderHost(options);
    this.worker = new DeadlineWorker({
      pool: options.pool,
      store: options.store,
      clock: this.clock,
      definitions: this.deadlines,
      logger: this.logger,
      reached: (definition, position) => this.deadlinesReached(definition, position),
      ...(options.monotonic === undefined ? {} : { monotonic: options.monotonic }),
    });
    this.add(options);
  }

  /**
   * Before `start` only.
   *
   * @throws Error for what is registered twice, TypeError for what cannot be a name
   */
  add({ projections = [], reactions = [], deadlines = [], readers = [], parking = [] }: RunnerContent): void {
    for (const projection of projections) {
      this.host.add(new ProjectionReader(projection, this.pool, this.store, this.limits, this.opener));
      this.projections.push(projection);
    }
    for (const reaction of reactions) {
      const reader = new ReactionReader(reaction, this.pool, this.store, this.logger);
      this.host.add(reader);
      this.park(reader);
    }
    for (const deadline of deadlines) {
      this.host.add(new DeadlineReader(deadline, this.pool, (earliest) => this.worker.armed(deadline, earliest)));
      this.deadlines.push(deadline);
    }
    for (const reader of readers) this.host.add(reader);
    for (const each of parking) this.park(each);
  }

  /** Answers when the readers are under way; they catch up in the background. */
  async start(): Promise<void> {
    await this.host.start();
    this.worker.start();
  }

  /**
   * In place of `start` in a process that only answers requests: it feeds and runs nothing, but knows what others have
   * read, and what is parked can be seen and asked for again there too.
   */
  async watch(): Promise<void> {
    await this.host.watch();
  }

  /** Lets what is under way finish. */
  async stop(): Promise<void> {
    await this.worker.stop();
    await this.host.stop();
  }

  status(): readonly ReaderStatus[] {
    return this.host.status();
  }

  /** Of the readers that this process feeds. */
  lags(): Promise<readonly ReaderLag[]> {
    return this.host.lags(new Date(this.clock.now()));
  }

  /** How often each reader of this process began again from its checkpoint. */
  ends(): readonly ReaderEnds[] {
    return this.host.ends();
  }

  /** `undefined` while another process feeds the projection. */
  statusOf(definition: AnyProjection): ReaderStatus | undefined {
    return this.host.statusOf(definition.context, projectionReaderId(definition));
  }

  /**
   * How far each projection has come, whichever process feeds it: everything up to there is in the table. `null` before
   * the first event. Those that others feed are asked for in one statement a context.
   */
  async positions(definitions: readonly AnyProjection[]): Promise<ReadonlyMap<AnyProjection, Position | null>> {
    const positions = new Map<AnyProjection, Position | null>();
    const elsewhere = new Map<string, AnyProjection[]>();
    for (const definition of definitions) {
      const status = this.statusOf(definition);
      if (status !== undefined) positions.set(definition, status.position);
      else elsewhere.set(definition.context, [...(elsewhere.get(definition.context) ?? []), definition]);
    }
    for (const [context, those] of elsewhere) {
      const found = await readPositions(this.pool, context, those.map(projectionReaderId));
      for (const definition of those) positions.set(definition, found.get(projectionReaderId(definition)) ?? null);
    }
    return positions;
  }

  /** True as soon as everything up to `position` is in the table; false after `timeoutMs`, or when it stalls. */
  async reached(definition: AnyProjection, position: Position, timeoutMs: number): Promise<boolean> {
    return this.host.reached(definition.context, projectionReaderId(definition), position, timeoutMs);
  }

  /** Answers when each reader has taken in what was recorded before the start, whichever process feeds it. */
  async caughtUp(): Promise<void> {
    await this.host.caughtUp();
  }

  /**
   * Ready once everything recorded before the start is in the read models, as long as none stands still. How far another
   * process's reactions and deadlines have come does not count: no answer is made from them.
   */
  async readiness(): Promise<RunnerReadiness> {
    const projections = this.projections.map((projection) => `${projection.context}/${projectionReaderId(projection)}`);
    const elsewhere = this.host.status().filter(({ phase }) => phase === 'waiting');
    const uncounted = new Set(elsewhere.map(({ context, reader }) => `${context}/${reader}`));
    for (const each of projections) uncounted.delete(each);
    const readers = new Set((await this.host.behind()).filter((reader) => !uncounted.has(reader)));
    for (const projection of this.projections) {
      const reader = projectionReaderId(projection);
      const row = await readReader(this.pool, projection.context, reader);
      if (row === null || row.stalled !== null) readers.add(`${projection.context}/${reader}`);
    }
    return readers.size === 0
      ? { ready: true }
      : { ready: false, reason: 'read models are not up to date', details: { readers: [...readers].sort() } };
  }

  /** What sets facts aside, and the deadlines, of this process. */
  get registered(): { readonly reactions: readonly ReaderName[]; readonly deadlines: readonly ReaderName[] } {
    return {
      reactions: [...this.parking.values()].map(({ context, name }) => ({ context, name })),
      deadlines: this.deadlines.map(({ context, name }) => ({ context, name })),
    };
  }

  /**
   * Facts of a reaction that wait for a person, oldest streams first.
   *
   * @param tenants whose; `null` for everyone's
   * @throws DomainError READER.UNKNOWN
   */
  async parked(
    context: string,
    reaction: string,
    limit = 100,
    tenants: readonly string[] | null = null,
  ): Promise<readonly ParkedFact[]> {
    return this.parkingOf(context, reaction).parked(limit, tenants);
  }

  /**
   * Deadlines of that name whose command was refused, oldest first.
   *
   * @throws DomainError READER.UNKNOWN
   */
  async parkedDeadlines(
    context: string,
    name: string,
    limit = 100,
    tenants: readonly string[] | null = null,
  ): Promise<readonly ParkedDeadline[]> {
    return this.worker.parked(this.deadline(context, name), limit, tenants);
  }

  /** How many facts wait at each reaction and consumer of this process. */
  async waitingCounts(): Promise<readonly (ReaderName & { readonly counts: WaitingCounts })[]> {
    return Promise.all(
      [...this.parking.values()].map(async (each) => ({
        context: each.context,
        name: each.name,
        counts: await each.waitingCounts(),
      })),
    );
  }

  /** How many deadlines of each name wait for a person. */
  async parkedDeadlineCounts(): Promise<readonly (ReaderName & { readonly parked: number })[]> {
    const counts = await this.worker.parkedCounts();
    return counts.map(({ definition: { context, name }, parked }) => ({ context, name, parked }));
  }

  /** Of every deadline of the context. */
  async schedules(context: string): Promise<readonly DeadlineSchedule[]> {
    return this.worker.schedules(context);
  }

  /** Where the log ends; `null` while it is empty. */
  async head(): Promise<Position | null> {
    return (await this.store.head()).last?.position ?? null;
  }

  /** Where the readers of the context stand, whichever process feeds them. */
  async progress(context: string): Promise<readonly ReaderStanding[]> {
    const lags = new Map((await this.lags()).map((lag) => [`${lag.context}/${lag.reader}`, lag]));
    const readers = this.status().filter((each) => each.context === context);
    return Promise.all(
      readers.map(async ({ reader, phase, position, stalled }) => {
        const lag = lags.get(`${context}/${reader}`);
        if (lag !== undefined) return { reader, phase, position, stalled, events: lag.events, seconds: lag.seconds };
        const row = await readReader(this.pool, context, reader);
        const elsewhere = { position: row?.checkpoint?.position ?? null, stalled: row?.stalled ?? null };
        return { reader, phase, ...elsewhere, events: null, seconds: null };
      }),
    );
  }

  /**
   * Has the parked facts of one stream, or of all, handled again in order, by whichever process runs the reaction.
   *
   * @param tenants whose; `null` for everyone's
   * @returns how many streams that concerns
   * @throws DomainError READER.UNKNOWN
   */
  async replay(
    context: string,
    reaction: string,
    stream: string | null = null,
    tenants: readonly string[] | null = null,
  ): Promise<number> {
    return this.parkingOf(context, reaction).replay(stream, tenants);
  }

  /**
   * Has the parked deadlines of that name sent again: of one stream (its UUID), or of all.
   *
   * @returns how many
   * @throws DomainError READER.UNKNOWN
   */
  async retryDeadlines(
    context: string,
    name: string,
    streamId: string | null = null,
    tenants: readonly string[] | null = null,
  ): Promise<number> {
    return this.worker.retryParked(this.deadline(context, name), streamId, tenants);
  }

  /** Step in milliseconds that stopped the deadlines, by context; empty while they run. */
  async clockStops(): Promise<ReadonlyMap<string, number>> {
    return this.worker.clockStops();
  }

  /** A person has looked at the clock: deadlines run again, by the time it shows now. */
  async confirmClock(): Promise<void> {
    await this.worker.confirmClock();
  }

  private park(parking: Parking): void {
    const key = `${parking.context}/${parking.name}`;
    if (this.parking.has(key)) throw new Error(`${key} is registered twice`);
    this.parking.set(key, parking);
  }

  private parkingOf(context: string, name: string): Parking {
    const parking = this.parking.get(`${context}/${name}`);
    if (parking === undefined) throw unknownReader(context, name);
    return parking;
  }

  private deadline(context: string, name: string): DeadlineDefinition {
    const definition = this.deadlines.find((each) => each.context === context && each.name === name);
    if (definition === undefined) throw unknownReader(context, name);
    return definition;
  }

  private async deadlinesReached(definition: DeadlineDefinition, position: Position): Promise<boolean> {
    const { context, catalogue } = definition;
    const id = deadlineReaderId(definition);
    if (this.host.statusOf(context, id) !== undefined)
      return this.host.reached(context, id, position, DEADLINE_WAIT_MS);
    const reader = { context, id, categories: [catalogue.category] };
    return (await reachedElsewhere(this.pool, this.store, reader, position)) === 'reached';
  }
}

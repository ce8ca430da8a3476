import {
  decodeEvent,
  pause,
  type Checkpoint,
  type EventCatalogue,
  type EventStore,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { currentTraceparent, traced } from '@gongjian/shared-telemetry';
import type { Pool } from 'pg';
import { attempt } from './attempts.js';
import type { Delivery } from './delivery.js';
import { LaneRun } from './lane-run.js';
import type { ReaderLogger } from './log-reader-host.js';
import { describe, LogReader, Unprojectable, type Tenure } from './log-reader.js';
import { ParkedFacts } from './parked-facts.js';
import type { Parking } from './parking.js';
import { checkReaction, reactionReaderId, refusalCode, type Reaction } from './reaction.js';
import { saveCheckpoint } from './save-checkpoint.js';

const REPLAY_POLL_MS = 1_000;

/**
 * Runs a reaction: one lane a stream, a few lanes at a time. The checkpoint passes only the unbroken prefix of facts
 * that are done or parked.
 */
export class ReactionReader extends LogReader implements Parking {
  override readonly context: string;
  readonly name: string;
  override readonly id: string;
  override readonly categories: readonly string[];
  override readonly alone = true;

  private readonly handlers: ReadonlyMap<string, (fact: Fact) => Promise<void>>;
  private readonly catalogues: ReadonlyMap<string, EventCatalogue>;
  private readonly parkedFacts: ParkedFacts;
  private run: ReactionRun | null = null;

  constructor(
    reaction: Reaction,
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly logger: ReaderLogger,
  ) {
    super();
    checkReaction(reaction);
    this.context = reaction.context;
    this.name = reaction.name;
    this.id = reactionReaderId(reaction);
    this.categories = reaction.catalogues.map(({ category }) => category);
    this.catalogues = new Map(reaction.catalogues.map((catalogue) => [catalogue.category, catalogue]));
    this.handlers = new Map(
      Object.entries(reaction.when).flatMap(([type, handle]) =>
        handle === undefined ? [] : [[type, (fact: Fact) => handle.call(reaction.when, fact)] as const],
      ),
    );
    this.parkedFacts = new ParkedFacts(pool, reaction.context, reaction.name);
  }

  override get underWay(): boolean {
    return this.run?.underWay ?? false;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    const parked = await this.parkedFacts.streams();
    this.run = new ReactionRun(
      {
        handle: (fact) => this.handle(fact),
        fact: (stream, revision) => this.read(stream, revision),
        parked: this.parkedFacts,
        warn: (message) => this.logger.warn(`${this.context}/${this.id}: ${message}`),
        error: (message) => this.logger.error(`${this.context}/${this.id}: ${message}`),
      },
      new Set(parked),
      new LaneRun({
        tenure,
        position: checkpoint?.position ?? null,
        save: (next, from) => saveCheckpoint(this.pool, this, next, from),
      }),
    );
  }

  override async apply(batch: readonly Delivery[]): Promise<void> {
    for (const delivery of batch) {
      const { event, checkpoint, category } = delivery;
      const catalogue = this.catalogues.get(category);
      if (catalogue === undefined) continue;
      let fact: Fact;
      try {
        fact = delivery.fact(catalogue);
      } catch (cause) {
        throw new Unprojectable(event.stream, event.revision, event.type, { cause });
      }
      await this.run?.take(fact, event, checkpoint, this.handlers.has(event.type));
    }
  }

  override async flush(): Promise<void> {}

  override async close(): Promise<void> {
    const run = this.run;
    this.run = null;
    await run?.close();
  }

  parked(limit: number, tenants: readonly string[] | null): ReturnType<ParkedFacts['list']> {
    return this.parkedFacts.list(limit, tenants);
  }

  waitingCounts(): ReturnType<ParkedFacts['counts']> {
    return this.parkedFacts.counts();
  }

  async replay(stream: string | null, tenants: readonly string[] | null): Promise<number> {
    const streams = await this.parkedFacts.requestReplay(stream, tenants);
    this.run?.lookForReplays();
    return streams;
  }

  private handle(fact: Fact): Promise<void> {
    const { stream, event, metadata } = fact;
    const handler = this.handlers.get(event.type);
    if (handler === undefined) return Promise.resolve();
    const attributes = {
      'gongjian.context': this.context,
      'gongjian.stream': stream,
      'gongjian.event.id': fact.id,
      'gongjian.event.type': event.type,
      'gongjian.tenant': metadata.tenant,
    };
    return traced(`react ${this.name}`, { kind: 'consumer', parent: metadata.traceparent, attributes }, () => {
      const traceparent = currentTraceparent();
      return handler(traceparent === undefined ? fact : { ...fact, metadata: { ...metadata, traceparent } });
    });
  }

  private async read(stream: string, revision: bigint): Promise<Fact> {
    const [recorded] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (recorded?.revision !== revision) throw new Error(`${stream} has no revision ${revision}`);
    const catalogue = this.catalogues.get(stream.slice(0, stream.indexOf('-')));
    if (catalogue === undefined) throw new Error(`${stream} is of no category of this reaction`);
    return decodeEvent(catalogue, recorded);
  }
}

interface Surroundings {
  handle(fact: Fact): Promise<void>;
  fact(stream: string, revision: bigint): Promise<Fact>;
  readonly parked: ParkedFacts;
  warn(message: string): void;
  error(message: string): void;
}

class ReactionRun {
  private readonly replays: Promise<void>;
  private nudge = new AbortController();

  constructor(
    private readonly outside: Surroundings,
    private readonly parkedStreams: Set<string>,
    private readonly run: LaneRun,
  ) {
    this.run.signal.addEventListener('abort', () => this.nudge.abort());
    this.replays = this.watchReplays();
  }

  get underWay(): boolean {
    return this.run.underWay;
  }

  async take(fact: Fact, event: RecordedEvent, checkpoint: Checkpoint, handled: boolean): Promise<void> {
    if (handled) await this.run.take(checkpoint, fact.stream, () => this.done(fact, event));
    else this.run.skip(checkpoint);
  }

  lookForReplays(): void {
    this.nudge.abort();
  }

  async close(): Promise<void> {
    await this.run.close();
    await this.replays;
  }

  /** Handled or parked; false when the tenure ended first. */
  private async done(fact: Fact, event: RecordedEvent): Promise<boolean> {
    if (this.parkedStreams.has(fact.stream)) return this.park(fact, event, null);
    const outcome = await attempt(() => this.outside.handle(fact), this.run.signal, this.technical(fact));
    if (outcome.kind === 'refused') return this.park(fact, event, refusalCode(outcome.error));
    return outcome.kind === 'done';
  }

  /** False when the tenure ended first. */
  private async park(fact: Fact, event: RecordedEvent, code: string | null): Promise<boolean> {
    const outcome = await attempt(
      () => this.outside.parked.park(event, fact.metadata.tenant, code),
      this.run.signal,
      this.technical(fact),
    );
    if (outcome.kind !== 'done') return false;
    if (code !== null) this.outside.error(`${fact.stream} is parked at revision ${fact.revision}: ${code}`);
    this.parkedStreams.add(fact.stream);
    return true;
  }

  private technical(fact: Pick<Fact, 'stream' | 'revision'>): (error: unknown, failures: number) => void {
    return (error, failures) => {
      if (failures % 10 === 0) {
        this.outside.warn(
          `${fact.stream} revision ${fact.revision}: ${describe(error)}, tried again until it succeeds`,
        );
      }
    };
  }

  private async watchReplays(): Promise<void> {
    while (!this.run.signal.aborted) {
      await pause(REPLAY_POLL_MS, this.nudge.signal);
      if (this.run.signal.aborted) return;
      this.nudge = new AbortController();
      if (this.parkedStreams.size === 0) continue;
      try {
        for (const stream of await this.outside.parked.toReplay()) this.run.inLane(stream, () => this.replay(stream));
      } catch (error) {
        this.outside.warn(`replays: ${describe(error)}`);
      }
    }
  }

  private async replay(stream: string): Promise<void> {
    for (;;) {
      let next: Awaited<ReturnType<ParkedFacts['first']>> = null;
      const found = await attempt(
        async () => {
          next = await this.outside.parked.first(stream);
        },
        this.run.signal,
        this.technical({ stream, revision: -1n }),
      );
      if (found.kind !== 'done') return;
      const parked = next as Awaited<ReturnType<ParkedFacts['first']>>;
      if (parked === null) {
        this.parkedStreams.delete(stream);
        return;
      }
      const { revision } = parked;
      const technical = this.technical({ stream, revision });
      const outcome = await attempt(
        async () => this.outside.handle(await this.outside.fact(stream, revision)),
        this.run.signal,
        technical,
      );
      if (outcome.kind === 'aborted') return;
      const settle = (): Promise<void> =>
        outcome.kind === 'refused'
          ? this.outside.parked.refusedAgain(stream, revision, refusalCode(outcome.error))
          : this.outside.parked.remove(stream, revision);
      if ((await attempt(settle, this.run.signal, technical)).kind !== 'done' || outcome.kind === 'refused') return;
    }
  }
}

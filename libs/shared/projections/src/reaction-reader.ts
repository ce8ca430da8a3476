import { type Checkpoint, type EventCatalogue, type EventStore, decodeEvent } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import { attempt } from './attempts.js';
import { fence } from './checkpoints.js';
import type { Delivery } from './delivery.js';
import type { ReaderLogger } from './log-reader-host.js';
import { describe, Fenced, LogReader, Unprojectable, type Tenure } from './log-reader.js';
import { ParkedFacts } from './parked-facts.js';
import { pause } from './pause.js';
import { checkReaction, reactionReaderId, refusalCode, type Reaction } from './reaction.js';

const LANES = 8;
const WINDOW = 1_000;
const SAVE_EVERY_SKIPPED = 500;
const REPLAY_POLL_MS = 1_000;

interface Entry {
  readonly checkpoint: Checkpoint;
  done: boolean;
}

/**
 * Runs a reaction: one lane a stream, a few lanes at a time. The checkpoint passes only the unbroken prefix of facts
 * that are done or parked.
 */
export class ReactionReader extends LogReader {
  override readonly context: string;
  override readonly id: string;
  override readonly categories: readonly string[];
  override readonly alone = true;

  private readonly handlers: ReadonlyMap<string, (fact: Fact) => Promise<void>>;
  private readonly catalogues: ReadonlyMap<string, EventCatalogue>;
  private readonly parkedFacts: ParkedFacts;
  private readonly move: string;
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
    this.id = reactionReaderId(reaction);
    this.categories = reaction.catalogues.map(({ category }) => category);
    this.catalogues = new Map(reaction.catalogues.map((catalogue) => [catalogue.category, catalogue]));
    this.handlers = new Map(
      Object.entries(reaction.when).flatMap(([type, handle]) =>
        handle === undefined ? [] : [[type, (fact: Fact) => handle.call(reaction.when, fact)] as const],
      ),
    );
    this.parkedFacts = new ParkedFacts(pool, reaction.context, reaction.name);
    this.move = `${fence(reaction.context)} SELECT EXISTS (SELECT 1 FROM fence) AS moved`;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    const parked = await this.parkedFacts.streams();
    this.run = new ReactionRun(
      {
        handle: (fact) => this.handlers.get(fact.event.type)?.(fact) ?? Promise.resolve(),
        fact: (stream, revision) => this.read(stream, revision),
        save: (next, from) => this.save(next, from),
        parked: this.parkedFacts,
        warn: (message) => this.logger.warn(`${this.context}/${this.id}: ${message}`),
        error: (message) => this.logger.error(`${this.context}/${this.id}: ${message}`),
      },
      checkpoint?.position ?? null,
      new Set(parked),
      tenure,
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
      await this.run?.take(fact, delivery, checkpoint, this.handlers.has(event.type));
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

  parkedCount(): Promise<number> {
    return this.parkedFacts.count();
  }

  async replay(stream: string | null, tenants: readonly string[] | null): Promise<number> {
    const streams = await this.parkedFacts.requestReplay(stream, tenants);
    this.run?.lookForReplays();
    return streams;
  }

  private async read(stream: string, revision: bigint): Promise<Fact> {
    const [recorded] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (recorded?.revision !== revision) throw new Error(`${stream} has no revision ${revision}`);
    const catalogue = this.catalogues.get(stream.slice(0, stream.indexOf('-')));
    if (catalogue === undefined) throw new Error(`${stream} is of no category of this reaction`);
    return decodeEvent(catalogue, recorded);
  }

  private async save({ epoch, position, eventId }: Checkpoint, from: string | null): Promise<void> {
    const { rows } = await this.pool.query<{ moved: boolean }>({
      name: `gj_move_${this.context}`,
      text: this.move,
      values: [this.id, epoch, position, eventId, from],
    });
    if (rows[0]?.moved !== true) throw new Fenced(`${this.context}/${this.id}`);
  }
}

interface Surroundings {
  handle(fact: Fact): Promise<void>;
  fact(stream: string, revision: bigint): Promise<Fact>;
  save(checkpoint: Checkpoint, from: string | null): Promise<void>;
  readonly parked: ParkedFacts;
  warn(message: string): void;
  error(message: string): void;
}

class ReactionRun {
  private readonly lanes = new Map<string, Promise<void>>();
  private entries: Entry[] = [];
  private free = LANES;
  private readonly laneWaiters: (() => void)[] = [];
  private windowWaiter: (() => void) | null = null;
  private finished: Checkpoint | null = null;
  private skipped = 0;
  private saving: Promise<void> | null = null;
  private readonly replays: Promise<void>;
  private readonly signal: AbortSignal;
  private readonly closed = new AbortController();
  private nudge = new AbortController();

  constructor(
    private readonly outside: Surroundings,
    private position: string | null,
    private readonly parkedStreams: Set<string>,
    private readonly tenure: Tenure,
  ) {
    this.signal = AbortSignal.any([tenure.signal, this.closed.signal]);
    setMaxListeners(0, this.signal);
    this.signal.addEventListener('abort', () => {
      this.windowWaiter?.();
      for (const wake of this.laneWaiters.splice(0)) wake();
      this.nudge.abort();
    });
    this.replays = this.watchReplays();
  }

  async take(fact: Fact, { event }: Delivery, checkpoint: Checkpoint, handled: boolean): Promise<void> {
    const entry: Entry = { checkpoint, done: !handled };
    this.entries.push(entry);
    if (!handled) {
      this.skipped += 1;
      this.advance();
      return;
    }
    this.inLane(fact.stream, async () => {
      if (this.parkedStreams.has(fact.stream)) {
        if (!(await this.park(fact, event, null))) return;
      } else {
        const outcome = await attempt(() => this.outside.handle(fact), this.signal, this.technical(fact));
        if (outcome.kind === 'aborted') return;
        if (outcome.kind === 'refused' && !(await this.park(fact, event, refusalCode(outcome.error)))) return;
      }
      entry.done = true;
      this.skipped = SAVE_EVERY_SKIPPED;
      this.advance();
    });
    while (this.entries.length >= WINDOW && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.windowWaiter = resolve;
      });
    }
  }

  lookForReplays(): void {
    this.nudge.abort();
  }

  async close(): Promise<void> {
    this.closed.abort();
    await Promise.all([...this.lanes.values(), this.replays]);
    await this.saving?.catch(() => undefined);
    this.windowWaiter?.();
  }

  private inLane(stream: string, work: () => Promise<void>): void {
    const before = this.lanes.get(stream) ?? Promise.resolve();
    const lane = before.then(async () => {
      await this.slot();
      try {
        if (!this.signal.aborted) await work();
      } catch (error) {
        this.tenure.fail(error);
      } finally {
        this.free += 1;
        this.laneWaiters.shift()?.();
      }
    });
    const kept = lane.then(() => {
      if (this.lanes.get(stream) === kept) this.lanes.delete(stream);
    });
    this.lanes.set(stream, kept);
  }

  private async slot(): Promise<void> {
    while (this.free === 0 && !this.signal.aborted) {
      await new Promise<void>((resolve) => this.laneWaiters.push(resolve));
    }
    this.free -= 1;
  }

  private advance(): void {
    let done = 0;
    while (this.entries[done]?.done === true) done += 1;
    if (done === 0) return;
    this.finished = this.entries[done - 1]?.checkpoint ?? this.finished;
    this.entries = this.entries.slice(done);
    this.windowWaiter?.();
    this.windowWaiter = null;
    if (this.skipped >= SAVE_EVERY_SKIPPED) this.saving ??= this.saveAll();
  }

  private async saveAll(): Promise<void> {
    try {
      for (;;) {
        const next = this.finished;
        if (next === null || next.position === this.position) return;
        this.skipped = 0;
        await this.outside.save(next, this.position);
        this.position = next.position;
        this.tenure.committed(next);
        if (this.skipped < SAVE_EVERY_SKIPPED) return;
      }
    } catch (error) {
      this.tenure.fail(error);
    } finally {
      this.saving = null;
    }
  }

  /** False when the tenure ended first. */
  private async park(fact: Fact, event: Delivery['event'], code: string | null): Promise<boolean> {
    const outcome = await attempt(
      () => this.outside.parked.park(event, fact.metadata.tenant, code),
      this.signal,
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
    while (!this.signal.aborted) {
      await pause(REPLAY_POLL_MS, this.nudge.signal);
      if (this.signal.aborted) return;
      this.nudge = new AbortController();
      if (this.parkedStreams.size === 0) continue;
      try {
        for (const stream of await this.outside.parked.toReplay()) this.inLane(stream, () => this.replay(stream));
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
        this.signal,
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
        this.signal,
        technical,
      );
      if (outcome.kind === 'aborted') return;
      const settle = (): Promise<void> =>
        outcome.kind === 'refused'
          ? this.outside.parked.refusedAgain(stream, revision, refusalCode(outcome.error))
          : this.outside.parked.remove(stream, revision);
      if ((await attempt(settle, this.signal, technical)).kind !== 'done' || outcome.kind === 'refused') return;
    }
  }
}

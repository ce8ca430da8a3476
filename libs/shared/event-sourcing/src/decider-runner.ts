import {
  DomainError,
  isDomainError,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type EventMetadata,
  type Instant,
} from '@gongjian/shared-kernel';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.js';
import { decodeEvent, encodeEvents, ownersToSeal, type EventCatalogue } from './codec.js';
import {
  EVENT_LIMITS,
  type EventStore,
  type AppendResult,
  type EncodedEvent,
  type Position,
  type RecordedEvent,
} from './event-store.js';
import { EventStoreError, isEventStoreError } from './event-store.errors.js';
import { streamName } from './ids.js';
import type { Acts, CommandEnvelope, RequestEnvelope } from './command-envelope.js';
import { newSalt } from './salt.js';
import type { CommandHashes, Sealer } from './sealing.js';

const CONFLICT_RETRIES = 5;
const OUTCOME_RETRIES = 3;
/** States that `load` keeps. */
const KEPT_STATES = 256;
/** Milliseconds, at most, before the second retry; doubled for each later one. The first comes at once. */
const CONFLICT_PAUSE_MS = 4;

/** A write model and the catalogue of what its streams hold. */
export interface Aggregate<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly decider: Decider<State, Command, Event>;
  readonly catalogue: EventCatalogue;
}

export interface ExecuteOptions<State> {
  /** Revision the caller saw (`If-Match`); checked after the policy and after a known command id. */
  readonly ifMatch?: bigint;
  /** The stream must exist already; without it the command may found it. */
  readonly mustExist?: boolean;
  /**
   * The command founds a stream whose id is derived from it, and making it has no effects: nothing is read unless the
   * stream proves to exist.
   */
  readonly founding?: boolean;
  /** The policy on the folded state: throws `DomainError` to refuse. Runs before everything else. */
  readonly authorize?: (state: State) => void;
}

/** Where the policy says, from the folded state, who acts and by which right. */
export interface ExecuteAsOptions<State> extends Omit<ExecuteOptions<State>, 'authorize'> {
  readonly authorize: (state: State) => Acts;
}

/** The command itself, or how it is made from what is folded: asked for once it is known to be new. */
export type CommandSource<State, Command> = Command | ((folded: Folded<State>) => Command | Promise<Command>);

/** One of many streams to be founded: its id is derived from what it is founded for. */
export interface ToFound<Command> {
  /** The aggregate's UUID. */
  readonly id: string;
  readonly command: Command;
  readonly envelope: CommandEnvelope;
}

/** Ids and places of what the command did; never state, so that a repeat is answered alike. */
export interface CommandResult {
  readonly stream: string;
  /** Revision of the command's last event; of the stream's last one when it was already so, `null` without a stream. */
  readonly revision: bigint | null;
  readonly position: Position | null;
  /** True when this command appended now, or had done so before. */
  readonly changed: boolean;
}

export interface Folded<State> {
  readonly state: State;
  readonly revision: bigint;
  readonly position: Position | null;
  readonly lastRecordedAt: Instant | null;
}

/** The same command id came with another request. */
export function commandReused(): DomainError {
  return new DomainError('COMMAND.REUSED', 'invalid', {
    zh: '这个 Idempotency-Key 已用于另一项请求，请换一个新的再提交。',
    en: 'This Idempotency-Key was used for another request; send a new one.',
  });
}

export function staleRevision(actual: bigint): DomainError {
  return new DomainError(
    'PRECONDITION.STALE',
    'conflict',
    {
      zh: '记录在你查看之后已被修改，请刷新后再办。',
      en: 'The record changed after you read it; reload and try again.',
    },
    { revision: String(actual) },
  );
}

export function notFound(): DomainError {
  return new DomainError('RESOURCE.NOT_FOUND', 'not-found', { zh: '没有这条记录。', en: 'There is no such record.' });
}

/** Others changed the record again and again while this command tried to. */
export function commandBusy(): DomainError {
  return new DomainError('COMMAND.BUSY', 'conflict', {
    zh: '这条记录正被多人同时修改，请稍后再试。',
    en: 'Others keep changing this record at this moment; try again shortly.',
  });
}

/**
 * load → upcast → fold → decide → append at the folded revision, again on conflict (5 times at most). Commands on one
 * stream run one after the other: a command must not wait for another on the stream it is made from.
 *
 * When `execute` answers, the events are durable. The same command id with the same fingerprint is answered from its
 * events, however often it comes; with another fingerprint it is refused with `COMMAND.REUSED`. A stream of another
 * tenant is answered like one that does not exist.
 */
export class DeciderRunner {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly loaded = new Map<string, Loaded>();

  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    private readonly hashes: CommandHashes,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks in this order: tenant, existence, policy, known command id, `ifMatch`; then makes the command and decides.
   *
   * @param id the aggregate's UUID
   * @throws DomainError (`COMMAND.BUSY` when the retries are used up), UnknownEvent
   * @throws EventStoreError `Unavailable` (nothing was stored), `UnknownOutcome` (send the same command id again),
   * `TooLarge` (also when the stream would grow beyond what is folded)
   */
  async execute<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    command: CommandSource<State, Command>,
    envelope: CommandEnvelope,
    options?: ExecuteOptions<State>,
  ): Promise<CommandResult>;
  async execute<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    command: CommandSource<State, Command>,
    request: RequestEnvelope,
    options: ExecuteAsOptions<State>,
  ): Promise<CommandResult>;
  async execute<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    command: CommandSource<State, Command>,
    envelope: CommandEnvelope | RequestEnvelope,
    options: ExecuteOptions<State> | ExecuteAsOptions<State> = {},
  ): Promise<CommandResult> {
    const stream = streamName(aggregate.catalogue.category, id);
    return this.inTurn(stream, () => this.run(aggregate, stream, command, envelope, options));
  }

  /**
   * Founds many streams, `concurrency` at a time, so that the engine stores them in batches; nothing is read of a stream
   * that is new, and items are taken as they can be worked on. One that exists already is decided on what is recorded: a
   * repeat is answered from its events. Answers in the order of the items. After the first error no more are taken;
   * those under way end, then it is thrown: what is founded stays, and the whole may be run again.
   *
   * @throws as {@link execute}
   */
  async foundMany<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    items: Iterable<ToFound<Command>> | AsyncIterable<ToFound<Command>>,
    { concurrency }: { readonly concurrency: number },
  ): Promise<readonly CommandResult[]> {
    const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
    const results: CommandResult[] = [];
    const errors: unknown[] = [];
    let taken = 0;
    const take = async (): Promise<void> => {
      while (errors.length === 0) {
        const place = taken;
        taken += 1;
        try {
          const next = await iterator.next();
          if (next.done === true) return;
          const { id, command, envelope } = next.value;
          results[place] = await this.execute(aggregate, id, command, envelope, { founding: true });
        } catch (error) {
          errors.push(error);
        }
      }
    };
    await Promise.all(Array.from({ length: concurrency }, take));
    if (errors.length === 0) return results;
    await iterator.return?.();
    throw errors[0];
  }

  /** Commands of this process on one stream run one after the other, so that they conflict with other processes' only. */
  private async inTurn<Result>(stream: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.turns.get(stream);
    const turn = before === undefined ? work() : before.then(work, work);
    const settled = turn.catch(() => undefined);
    this.turns.set(stream, settled);
    try {
      return await turn;
    } finally {
      if (this.turns.get(stream) === settled) this.turns.delete(stream);
    }
  }

  private async run<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    stream: string,
    command: CommandSource<State, Command>,
    envelope: CommandEnvelope | RequestEnvelope,
    options: ExecuteOptions<State> | ExecuteAsOptions<State>,
  ): Promise<CommandResult> {
    if (options.founding === true && options.ifMatch === undefined) {
      const founded = await this.attempt(aggregate, stream, [], command, envelope, options).catch(nullOfRefusal);
      if (founded?.changed === true) return founded;
    }
    for (let attempt = 0; ; attempt += 1) {
      const recorded = await this.read(stream);
      const result = await this.attempt(aggregate, stream, recorded, command, envelope, options);
      if (result !== null) return result;
      if (attempt >= CONFLICT_RETRIES) throw commandBusy();
      if (attempt > 0) await pause(Math.random() * CONFLICT_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  /** Decides on `recorded`; `null` when that is not what the stream holds. */
  private async attempt<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    stream: string,
    recorded: readonly RecordedEvent[],
    command: CommandSource<State, Command>,
    envelope: CommandEnvelope | RequestEnvelope,
    options: ExecuteOptions<State> | ExecuteAsOptions<State>,
  ): Promise<CommandResult | null> {
    const { folded, known } = this.fold(aggregate, recorded, envelope);
    if (options.mustExist === true && recorded.length === 0) throw notFound();
    const acts = options.authorize?.(folded.state) ?? {};
    if (known !== null) {
      if (!(await this.hashes.matches(envelope.tenant, known.metadata.commandHash, envelope.fingerprint))) {
        throw commandReused();
      }
      return { stream, revision: known.revision, position: known.position, changed: true };
    }
    if (options.ifMatch !== undefined && options.ifMatch !== folded.revision) throw staleRevision(folded.revision);
    const decided = typeof command === 'function' ? await command(folded) : command;
    const events = aggregate.decider.decide(decided, folded.state);
    if (events.length === 0) {
      return {
        stream,
        revision: folded.revision < 0n ? null : folded.revision,
        position: folded.position,
        changed: false,
      };
    }
    const encoded = await this.encode(
      aggregate.catalogue,
      stream,
      events,
      { ...(envelope as CommandEnvelope), ...acts },
      folded.lastRecordedAt,
    );
    try {
      const { revision, position, repeated } = await this.append(stream, encoded, envelope.tenant, folded.revision);
      return repeated ? null : { stream, revision, position, changed: true };
    } catch (error) {
      if (isEventStoreError(error, 'WrongTenant')) throw notFound();
      if (!isEventStoreError(error, 'WrongExpectedRevision')) throw error;
      return null;
    }
  }

  /**
   * State of a stream of that tenant, `null` when there is none. What was folded before is answered again only after a
   * read has shown that nothing was recorded since; only for reading, so it may be shared.
   */
  async load<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    id: string,
    tenant: string,
  ): Promise<Folded<State> | null> {
    const stream = streamName(aggregate.catalogue.category, id);
    const known = this.loaded.get(stream);
    if (known !== undefined && known.tenant === tenant) {
      const [head, ...later] = await this.read(stream, known.folded.revision);
      if (head?.id === known.eventId && later.length === 0) return known.folded as Folded<State>;
    }
    const recorded = await this.read(stream);
    const last = recorded.at(-1);
    if (last === undefined) return null;
    try {
      const { folded } = this.fold(aggregate, recorded, { tenant, commandId: '' });
      this.keep(stream, { tenant, eventId: last.id, folded });
      return folded;
    } catch (error) {
      if (isDomainError(error) && error.code === notFound().code) return null;
      throw error;
    }
  }

  private keep(stream: string, loaded: Loaded): void {
    this.loaded.delete(stream);
    this.loaded.set(stream, loaded);
    const [oldest] = this.loaded.keys();
    if (this.loaded.size > KEPT_STATES && oldest !== undefined) this.loaded.delete(oldest);
  }

  private async read(stream: string, from = 0n): Promise<readonly RecordedEvent[]> {
    try {
      return await this.store.readStream(stream, { from });
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return [];
      throw error;
    }
  }

  private fold<State, Command extends DomainCommand, Event extends DomainEvent>(
    aggregate: Aggregate<State, Command, Event>,
    recorded: readonly RecordedEvent[],
    by: { readonly tenant: string; readonly commandId: string },
  ): { folded: Folded<State>; known: KnownCommand | null } {
    const [first] = recorded;
    if (first !== undefined && (JSON.parse(first.metadata) as EventMetadata).tenant !== by.tenant) throw notFound();
    let state = aggregate.decider.initialState;
    let known: KnownCommand | null = null;
    let lastRecordedAt: Instant | null = null;
    for (const event of recorded) {
      const decoded = decodeEvent<Event>(aggregate.catalogue, event);
      state = aggregate.decider.evolve(state, decoded.event);
      lastRecordedAt = decoded.metadata.recordedAt;
      if (decoded.metadata.commandId === by.commandId) {
        known = { metadata: decoded.metadata, revision: decoded.revision, position: decoded.position };
      }
    }
    const last = recorded.at(-1);
    return {
      folded: { state, revision: last?.revision ?? -1n, position: last?.position ?? null, lastRecordedAt },
      known,
    };
  }

  private async encode(
    catalogue: EventCatalogue,
    stream: string,
    events: readonly DomainEvent[],
    envelope: CommandEnvelope,
    lastRecordedAt: Instant | null,
  ): Promise<readonly EncodedEvent[]> {
    const [keys, commandHash] = await Promise.all([
      this.sealer.prepare(envelope.tenant, ownersToSeal(events)),
      this.hashes.hash(envelope.tenant, envelope.fingerprint),
    ]);
    return encodeEvents({
      stream,
      events,
      catalogue,
      envelope,
      commandHash,
      now: this.clock.now(),
      lastRecordedAt,
      keys,
      salt: newSalt,
    });
  }

  private async append(
    stream: string,
    encoded: readonly EncodedEvent[],
    tenant: string,
    revision: bigint,
  ): Promise<AppendResult> {
    if (revision + 1n + BigInt(encoded.length) > BigInt(EVENT_LIMITS.streamEvents)) {
      throw new EventStoreError('TooLarge', `${stream} would hold more than ${EVENT_LIMITS.streamEvents} events`);
    }
    let unknown: unknown = null;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.store.append(stream, encoded, { tenant, expected: revision < 0n ? 'noStream' : revision });
      } catch (error) {
        if (isEventStoreError(error, 'UnknownOutcome')) unknown = error;
        else if (unknown === null || !isEventStoreError(error, 'Unavailable')) throw error;
        if (attempt >= OUTCOME_RETRIES) throw unknown;
      }
    }
  }
}

/** What was refused without reading is decided once more on what is recorded. */
function nullOfRefusal(error: unknown): null {
  if (!isDomainError(error)) throw error;
  return null;
}

interface Loaded {
  readonly tenant: string;
  /** Of the last event that is folded. */
  readonly eventId: string;
  readonly folded: Folded<unknown>;
}

interface KnownCommand {
  readonly metadata: EventMetadata;
  readonly revision: bigint;
  readonly position: Position;
}

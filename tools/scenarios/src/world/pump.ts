import {
  aggregateIdOf,
  categoryOf,
  decodeEvent,
  newSalt,
  streamName,
  type CommandHashes,
  type EventCatalogue,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { isDomainError, type DomainEvent, type Fact, type Instant } from '@gongjian/shared-kernel';
import {
  handlingsOf,
  messageOf,
  publishedData,
  publishedEvent,
  publishedStream,
  received,
  TargetNotThere,
  type ForeignReaction,
  type Handling,
  type IntegrationMessage,
  type MessagingFeature,
  type Publication,
  type Received,
} from '@gongjian/shared-messaging';
import {
  checkReaction,
  isRefusal,
  type DeadlineDefinition,
  type Due,
  type Reaction,
} from '@gongjian/shared-projections';
import type { PoolClient } from 'pg';
import type { Parked } from './stage.js';
import { LOG_ID, type WorldStore } from './world-store.js';
import type { WorldTables } from './world-tables.js';

/** What the features have registered, as instances. */
export interface Registered {
  readonly reactions: readonly Reaction[];
  readonly deadlines: readonly DeadlineDefinition[];
  readonly messaging: readonly MessagingFeature[];
  readonly foreign: readonly ForeignReaction[];
}

interface RunningClock extends Due {
  readonly definition: DeadlineDefinition;
}

interface Held extends Delivery {
  readonly target: string;
}

/** A message on its way to one consumer. */
export interface Delivery {
  readonly consumer: string;
  readonly message: IntegrationMessage;
}

/** What is under way in one story besides its log. */
export interface Underway {
  readonly dues: Map<string, RunningClock>;
  readonly told: Map<string, bigint>;
  held: Held[];
  readonly parked: Parked[];
  /** Whether what is told stays on its way until it is delivered one by one. */
  delaying: boolean;
  onTheWay: readonly Delivery[];
}

export function nothingUnderway(): Underway {
  return { dues: new Map(), told: new Map(), held: [], parked: [], delaying: false, onTheWay: [] };
}

export function forkUnderway({ dues, told, held, parked, delaying, onTheWay }: Underway): Underway {
  return { dues: new Map(dues), told: new Map(told), held: [...held], parked: [...parked], delaying, onTheWay };
}

interface Follower {
  readonly name: string;
  readonly catalogue: EventCatalogue;
  readonly handle: (fact: Fact) => Promise<void>;
}

interface Teller {
  readonly context: string;
  readonly catalogue: EventCatalogue;
  readonly publication: Publication;
}

/**
 * Does what readers of the log do, at once and in the order of the log: reactions, publications, what other contexts do
 * with them, and the clocks that events start and stop.
 */
export class Pump {
  private underway = nothingUnderway();
  private readonly followers = new Map<string, Follower[]>();
  private readonly tellers = new Map<string, Teller[]>();
  private readonly clocks = new Map<string, DeadlineDefinition[]>();
  private readonly consumers = new Map<string, ReadonlyMap<string, Handling>>();

  constructor(
    registered: Registered,
    private readonly store: WorldStore,
    private readonly hashes: CommandHashes,
    private readonly tables: WorldTables,
    /** By type of the message: what is kept elsewhere than in tables. */
    private readonly kept: ReadonlyMap<string, (message: IntegrationMessage) => void>,
  ) {
    for (const reaction of registered.reactions) this.follow(reaction);
    for (const definition of registered.deadlines) add(this.clocks, definition.catalogue.category, definition);
    for (const { context, publications = [] } of registered.messaging) {
      for (const { catalogue, publications: of } of publications) {
        for (const publication of of) {
          add(this.tellers, `${catalogue.category} ${publication.from}`, { context, catalogue, publication });
        }
      }
    }
    const pairs = new Set(registered.foreign.map(({ context, source }) => `${source} ${context}`));
    for (const pair of pairs) {
      const [source = '', context = ''] = pair.split(' ');
      const own = registered.foreign.filter((each) => each.source === source && each.context === context);
      this.consumers.set(pair, handlingsOf(context, source, own));
    }
  }

  use(underway: Underway): void {
    this.underway = underway;
  }

  get parked(): readonly Parked[] {
    return this.underway.parked;
  }

  get waiting(): readonly Held[] {
    return this.underway.held;
  }

  get onTheWay(): readonly Delivery[] {
    return this.underway.onTheWay;
  }

  /** From now on what is told is on its way until it is delivered, or arrives at once again. */
  delay(delaying: boolean): void {
    this.underway.delaying = delaying;
  }

  /** What is on its way arrives; of one subject at one consumer only the first of them does. */
  async deliver(delivery: Delivery): Promise<void> {
    const { onTheWay } = this.underway;
    if (onTheWay.find((each) => isOfLane(each, delivery)) !== delivery)
      throw new TypeError('it would overtake another');
    this.underway.onTheWay = onTheWay.filter((each) => each !== delivery);
    await this.hear(delivery.consumer, delivery.message);
    await this.settle();
  }

  /** It is handled once more, as after a crash before that was noted down; not while its subject waits for something. */
  async repeat(delivery: Delivery): Promise<void> {
    if (this.underway.held.some((each) => isOfLane(each, delivery))) return;
    await this.take(delivery.consumer, delivery.message);
    await this.settle();
  }

  /** Until nothing follows any more. */
  async settle(): Promise<void> {
    for (let batch = this.store.take(); batch.length > 0; batch = this.store.take()) {
      for (const recorded of batch) await this.follows(recorded);
    }
  }

  /** Runs the clock that is due first, by then; `null`: none is. */
  async runDue(
    until: Instant,
    setClock: (instant: Instant) => void,
    concerns: (stream: string) => boolean,
  ): Promise<string | null> {
    let first: [string, RunningClock] | null = null;
    for (const entry of this.underway.dues) {
      if (!concerns(streamOf(entry[1]))) continue;
      if (entry[1].dueAt <= until && (first === null || entry[1].dueAt < first[1].dueAt)) first = entry;
    }
    if (first === null) return null;
    const [key, due] = first;
    this.underway.dues.delete(key);
    setClock(due.dueAt);
    await this.attempt(`deadline ${due.definition.name}`, key, () => due.definition.command(due));
    await this.settle();
    return due.definition.name;
  }

  /** When the first clock of each name runs out that runs for a stream. */
  duesOf(streamId: string): ReadonlyMap<string, Instant> {
    const own = [...this.underway.dues.values()].filter((due) => due.streamId === streamId);
    const first = new Map<string, Instant>();
    for (const { definition, dueAt } of own) {
      const known = first.get(definition.name);
      if (known === undefined || dueAt < known) first.set(definition.name, dueAt);
    }
    return first;
  }

  get dues(): ReadonlyMap<string, Instant> {
    return new Map([...this.underway.dues].map(([key, { dueAt }]) => [key, dueAt]));
  }

  private follow(reaction: Reaction): void {
    checkReaction(reaction);
    for (const [type, handle] of Object.entries(reaction.when)) {
      const catalogue = reaction.catalogues.find(({ types }) => Object.hasOwn(types, type));
      if (handle === undefined || catalogue === undefined) continue;
      add(this.followers, `${catalogue.category} ${type}`, {
        name: `${reaction.context}/${reaction.name}`,
        catalogue,
        handle: (fact) => handle.call(reaction.when, fact),
      });
    }
  }

  private async follows(recorded: RecordedEvent): Promise<void> {
    const key = `${categoryOf(recorded.stream)} ${recorded.type}`;
    const decoded = new Map<EventCatalogue, Fact>();
    const factOf = (catalogue: EventCatalogue): Fact => {
      const known = decoded.get(catalogue) ?? decodeEvent<DomainEvent>(catalogue, recorded);
      decoded.set(catalogue, known);
      return known;
    };
    for (const definition of this.clocks.get(categoryOf(recorded.stream)) ?? []) {
      this.wind(definition, factOf(definition.catalogue));
    }
    for (const { name, catalogue, handle } of this.followers.get(key) ?? []) {
      await this.attempt(name, `${recorded.type} in ${recorded.stream}`, () => handle(factOf(catalogue)));
    }
    for (const { context, catalogue, publication } of this.tellers.get(key) ?? []) {
      await this.tell(context, publication, factOf(catalogue));
    }
    await this.wake(recorded.stream);
  }

  private wind(definition: DeadlineDefinition, fact: Fact): void {
    const change = definition.deadline(fact);
    if (change === null) return;
    const all = `${definition.context}/${definition.name} ${fact.stream}`;
    const { dues } = this.underway;
    if (change === 'clear') {
      for (const key of dues.keys()) if (key === all || key.startsWith(`${all} `)) dues.delete(key);
      return;
    }
    const item = 'clear' in change ? change.clear : (change.item ?? '');
    const key = item === '' ? all : `${all} ${item}`;
    dues.delete(key);
    if ('clear' in change) return;
    dues.set(key, {
      definition,
      tenant: fact.metadata.tenant,
      streamId: aggregateIdOf(fact.stream),
      item,
      sourceEventId: fact.id,
      dueAt: change.dueAt,
    });
  }

  private async tell(context: string, publication: Publication, fact: Fact): Promise<void> {
    const data = publishedData(publication, fact);
    if (data === null) return;
    const { tenant } = fact.metadata;
    const stream = publishedStream(context, tenant);
    const last = this.underway.told.get(stream);
    const encoded = await publishedEvent(publication, fact, data, null, { hashes: this.hashes, salt: newSalt });
    const { revision, position } = await this.store.append(stream, [encoded], {
      tenant,
      expected: last ?? 'noStream',
    });
    this.underway.told.set(stream, revision);
    const message = messageOf({ ...encoded, stream, revision, position }, { logId: LOG_ID, epoch: 1 });
    for (const consumer of this.consumers.keys()) {
      if (!consumer.startsWith(`${context} `)) continue;
      if (this.underway.delaying && this.handlingOf({ consumer, message }) !== undefined)
        this.underway.onTheWay = [...this.underway.onTheWay, { consumer, message }];
      else await this.hear(consumer, message);
    }
  }

  private async hear(consumer: string, message: IntegrationMessage): Promise<void> {
    const { held } = this.underway;
    const before = held.find((each) => isOfLane(each, { consumer, message }));
    if (before !== undefined) held.push({ consumer, message, target: before.target });
    else await this.take(consumer, message);
  }

  private async take(consumer: string, message: IntegrationMessage): Promise<boolean> {
    const handling = this.handlingOf({ consumer, message });
    if (handling === undefined) return true;
    const given = received(message, handling.event.data.parse(message.data));
    try {
      const what = `${message.type} of ${message.subject}`;
      if (handling.kind === 'commands') await this.attempt(consumer, what, () => handling.handle(given));
      else await this.keep(handling, message, given, what);
    } catch (error) {
      if (!(error instanceof TargetNotThere)) throw error;
      this.underway.held.push({ consumer, message, target: error.target });
      return false;
    }
    return true;
  }

  private handlingOf({ consumer, message }: Delivery): Handling | undefined {
    return this.consumers.get(consumer)?.get(message.type);
  }

  private async keep(
    handling: Extract<Handling, { readonly kind: 'tables' }>,
    message: IntegrationMessage,
    given: Received<never>,
    what: string,
  ): Promise<void> {
    const { first } = handling;
    if (first !== undefined) await this.attempt(message.context, what, () => first(given));
    const kept = this.kept.get(message.type);
    if (kept !== undefined) kept(message);
    else await handling.apply(given, this.client);
    const arrived = handling.arrived(given);
    if (arrived !== null) await this.wake(arrived);
  }

  private readonly client = {
    query: async (sql: string, values: readonly unknown[]) => this.tables.query(null, sql, values),
  } as unknown as PoolClient;

  /** What waits for it is taken again, each subject in order until one still waits. */
  private async wake(target: string): Promise<void> {
    for (const first of this.underway.held.filter((each) => each.target === target)) {
      if (!this.underway.held.includes(first)) continue;
      const lane = this.underway.held.filter((each) => isOfLane(each, first));
      this.underway.held = this.underway.held.filter((each) => !isOfLane(each, first));
      for (const { consumer, message } of lane) await this.hear(consumer, message);
    }
  }

  private async attempt(by: string, what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isDomainError(error) || !isRefusal(error)) throw error;
      this.underway.parked.push({ by, what, code: error.code });
    }
  }
}

function streamOf({ definition, streamId }: RunningClock): string {
  return streamName(definition.catalogue.category, streamId);
}

function isOfLane(one: Delivery, other: Delivery): boolean {
  return one.consumer === other.consumer && one.message.subject === other.message.subject;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

import {
  decodeEvent,
  DEPLOYMENT_TENANT,
  EVENT_LIMITS,
  isEventStoreError,
  isUuid,
  streamName,
  type EventStore,
  type Position,
} from '@gongjian/shared-event-sourcing';
import type { Actor, Channel, DomainEvent, Fact, Instant, LocalDate } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from './projection-definition.js';
import { rowChanges, type RowChange } from './row-changes.js';

/** A moment of the record: what was recorded by then (inclusive). */
export type Moment = { readonly time: Instant } | { readonly position: Position };

export interface RowAsOf<Row> {
  readonly id: string;
  readonly tenant: string;
  /** Of the last event recorded by then. */
  readonly revision: bigint;
  readonly position: Position;
  readonly recordedAt: Instant;
  /** Personal values are sealed. */
  readonly row: Row;
}

/** One event of a stream: who, in which post, what, when, why, and what it changed. */
export interface HistoryEntry {
  readonly eventId: string;
  readonly revision: string;
  /** A token as in `Gongjian-Position` when it comes from `ReadModels`: what `?asOf=` takes. */
  readonly position: string;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly effectiveOn?: LocalDate;
  readonly actor: Actor;
  readonly onBehalfOf?: Actor;
  readonly channel: Channel;
  readonly reason?: unknown;
  readonly basis?: unknown;
  readonly changes: readonly RowChange[];
  readonly data: unknown;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** Revision to go on after; `null` at the end. */
  readonly next: string | null;
}

export interface RowDifference<Row> {
  readonly before: RowAsOf<Row> | null;
  readonly after: RowAsOf<Row> | null;
  readonly changes: readonly RowChange[];
}

/** An event where it stands in its stream. */
export interface EventInPlace<Row, Event extends DomainEvent = DomainEvent> {
  readonly entry: HistoryEntry;
  readonly fact: Fact<Event>;
  /** `null`: the stream had no row then. */
  readonly before: RowAsOf<Row> | null;
  readonly after: RowAsOf<Row> | null;
  /** Up to and with it. */
  readonly facts: readonly Fact<Event>[];
}

/**
 * The stream's facts, oldest first; `null` when the tenant has no such stream (another tenant's answers alike).
 *
 * @throws UnknownEvent, EventStoreError
 */
export async function factsOf<Row extends object, Event extends DomainEvent>(
  store: EventStore,
  definition: ProjectionDefinition<Row, Event>,
  tenant: string,
  id: string,
): Promise<readonly Fact<Event>[] | null> {
  if (!isUuid(id)) return null;
  const stream = streamName(definition.catalogue.category, id);
  const facts: Fact<Event>[] = [];
  for (;;) {
    const page = await readFrom(store, stream, BigInt(facts.length));
    for (const recorded of page) facts.push(decodeEvent<Event>(definition.catalogue, recorded));
    if (page.length < EVENT_LIMITS.streamEvents) break;
  }
  const owner = facts[0]?.metadata.tenant;
  if (owner === undefined) return null;
  return owner === tenant || (definition.deploymentWide === true && owner === DEPLOYMENT_TENANT) ? facts : null;
}

/** The row as it was at a moment, by the fold that also makes the table. */
export function rowAsOf<Row extends object, Event extends DomainEvent>(
  definition: ProjectionDefinition<Row, Event>,
  id: string,
  facts: readonly Fact<Event>[],
  moment: Moment | null,
): RowAsOf<Row> | null {
  let row: Row | null = null;
  let last: Fact<Event> | null = null;
  for (const fact of facts) {
    if (moment !== null && !isBy(fact, moment)) break;
    row = definition.view(row, fact);
    last = fact;
  }
  if (row === null || last === null) return null;
  const { revision, position, metadata } = last;
  return { id, tenant: metadata.tenant, revision, position, recordedAt: metadata.recordedAt, row };
}

/** Each event with what it changed in the row. */
export function historyOf<Row extends object, Event extends DomainEvent>(
  definition: ProjectionDefinition<Row, Event>,
  facts: readonly Fact<Event>[],
): readonly HistoryEntry[] {
  let row: Row | null = null;
  return facts.map((fact) => {
    const before = row;
    row = definition.view(before, fact);
    return entry(fact, rowChanges(before ?? undefined, row ?? undefined, definition.bookkeeping));
  });
}

function entry(fact: Fact, changes: readonly RowChange[]): HistoryEntry {
  const { metadata, event } = fact;
  const { reason, basis } = (event.data ?? {}) as { readonly reason?: unknown; readonly basis?: unknown };
  return {
    eventId: fact.id,
    revision: String(fact.revision),
    position: fact.position,
    type: event.type,
    recordedAt: metadata.recordedAt,
    occurredAt: metadata.occurredAt,
    ...(metadata.effectiveOn === undefined ? {} : { effectiveOn: metadata.effectiveOn }),
    actor: metadata.actor,
    ...(metadata.onBehalfOf === undefined ? {} : { onBehalfOf: metadata.onBehalfOf }),
    channel: metadata.channel,
    ...(reason === undefined ? {} : { reason }),
    ...(basis === undefined ? {} : { basis }),
    changes,
    data: event.data,
  };
}

function isBy(fact: Fact, moment: Moment): boolean {
  return 'time' in moment ? fact.metadata.recordedAt <= moment.time : fact.position <= moment.position;
}

async function readFrom(
  store: EventStore,
  stream: string,
  from: bigint,
): Promise<Awaited<ReturnType<EventStore['readStream']>>> {
  try {
    return await store.readStream(stream, { from, limit: EVENT_LIMITS.streamEvents });
  } catch (error) {
    if (isEventStoreError(error, 'StreamNotFound')) return [];
    throw error;
  }
}

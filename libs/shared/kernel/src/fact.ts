import type { Instant, LocalDate } from './calendar.js';
import type { DomainEvent } from './decider.js';

/** Something with an id and the name it had at that moment. Never a person's own name. */
export interface NamedAsOf {
  readonly id: string;
  readonly name: string;
}

/** Who acts: `id` is the directory's; post, division and unit are named as they were. `role` is the role the act was allowed by. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'rule' | 'public';
  readonly id: string;
  readonly role: string | null;
  readonly post: NamedAsOf | null;
  readonly division: NamedAsOf | null;
  readonly unit: NamedAsOf | null;
}

export type Channel = 'console' | 'phone' | 'import' | 'agency' | 'public' | 'rule';

/** Stored beside every event as canonical JSON; members without a value are absent. */
export interface EventMetadata {
  readonly tenant: string;
  readonly actor: Actor;
  readonly onBehalfOf?: Actor;
  readonly channel: Channel;
  /** When it happened, as the actor says; equals the command's time unless recorded late. */
  readonly occurredAt: Instant;
  /** When it was encoded: never earlier than the stream's previous event. */
  readonly recordedAt: Instant;
  /** The date from which it is in force, when that differs from the day it was recorded. */
  readonly effectiveOn?: LocalDate;
  readonly correlationId: string;
  /** Id of the event this one follows from. */
  readonly causationId?: string;
  readonly commandId: string;
  /** `<key id>:<hex HMAC>` over type, target and canonical body without personal fields. */
  readonly commandHash: string;
  readonly traceparent?: string;
  /** Absent means 1. */
  readonly schemaVersion?: number;
  /** Of a published event: the event it tells of. */
  readonly source?: { readonly stream: string; readonly revision: string };
  /** 16 random bytes, 22 base64url characters. */
  readonly salt: string;
}

/** A recorded event as folds and views see it: data lifted to the current version, personal values sealed. */
export interface Fact<Event extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  /** From 0, dense in the stream. */
  readonly revision: bigint;
  /** Opaque place in the whole log; compares as a string. */
  readonly position: string;
  readonly event: Event;
  readonly metadata: EventMetadata;
}

/** The one fold behind a table, `?asOf`, history and diff: pure, and over the events of one stream. */
export type View<Row, Event extends DomainEvent> = (row: Row | null, fact: Fact<Event>) => Row | null;

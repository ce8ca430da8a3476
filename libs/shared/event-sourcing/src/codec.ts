import {
  canonicalJson,
  isSealedEnvelope,
  NotCanonical,
  type DomainEvent,
  type EventMetadata,
  type Fact,
  type Instant,
  type JsonValue,
  type SealedEnvelope,
} from '@gongjian/shared-kernel';
import type { EncodedEvent, RecordedEvent } from './event-store.js';
import { eventId } from './ids.js';
import type { CommandEnvelope } from './command-envelope.js';
import { PersonalValue, type SealOwner, type SealingKeys } from './sealing.js';

/** Lifts the data of one version to the next; pure, and sealed values are copied unchanged. */
export type Upcaster = (data: JsonValue) => JsonValue;

/** `upcasters[i]` lifts version `i + 1` to `i + 2`; the current version is `upcasters.length + 1`. */
export interface EventType {
  readonly upcasters: readonly Upcaster[];
}

/** The event types a category may hold. */
export interface EventCatalogue {
  readonly category: string;
  readonly types: Readonly<Record<string, EventType>>;
  /**
   * Of what use it is to who may read what happened in a period only: `reference` is read as it is now, `standing` as it
   * was at the end of the period, also when nothing happened to it then. Absent: read where something happened to it.
   */
  readonly lasting?: 'reference' | 'standing';
}

/**
 * An event type or version this build cannot read. Deciders answer 503, projections stop: it is never ignored.
 */
export class UnknownEvent extends Error {
  constructor(
    readonly stream: string,
    readonly type: string,
    readonly schemaVersion: number,
  ) {
    super(`${stream}: ${type} version ${schemaVersion} is unknown to this build`);
    this.name = 'UnknownEvent';
  }
}

/** A sealed value that claims a place in this event but not the one it stands at, or whose shape is wrong. */
export class MisplacedSealedValue extends Error {
  constructor(readonly pointer: string) {
    super(`sealed value at ${pointer} is malformed or belongs to another place`);
    this.name = 'MisplacedSealedValue';
  }
}

/** @throws UnknownEvent */
export function decodeEvent<Event extends DomainEvent>(
  catalogue: EventCatalogue,
  recorded: RecordedEvent,
): Fact<Event> {
  const metadata = JSON.parse(recorded.metadata) as EventMetadata;
  const version = metadata.schemaVersion ?? 1;
  const type = Object.hasOwn(catalogue.types, recorded.type) ? catalogue.types[recorded.type] : undefined;
  if (type === undefined || !Number.isSafeInteger(version) || version < 1 || version > type.upcasters.length + 1) {
    throw new UnknownEvent(recorded.stream, recorded.type, version);
  }
  let data = JSON.parse(recorded.data) as JsonValue;
  for (let step = version - 1; step < type.upcasters.length; step += 1) {
    data = (type.upcasters[step] as Upcaster)(data);
  }
  return {
    id: recorded.id,
    stream: recorded.stream,
    revision: recorded.revision,
    position: recorded.position,
    event: { type: recorded.type, data } as unknown as Event,
    metadata,
  };
}

/** The owners of the personal values that stand in clear in these events, each once. */
export function ownersToSeal(events: readonly DomainEvent[]): readonly SealOwner[] {
  const owners = new Map<string, SealOwner>();
  const visit = (value: unknown): void => {
    if (value instanceof PersonalValue) {
      if (value.owner === null) throw new TypeError('a personal value has no owner');
      const { owner } = value;
      owners.set(owner.kind === 'person' ? `person:${owner.personId}` : `record:${owner.stream}`, owner);
      return;
    }
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) visit(member);
  };
  for (const event of events) visit(event.data);
  return [...owners.values()];
}

export interface EncodeInput {
  readonly stream: string;
  readonly events: readonly DomainEvent[];
  readonly catalogue: EventCatalogue;
  readonly envelope: CommandEnvelope;
  readonly commandHash: string;
  /** Writer's clock. */
  readonly now: Instant;
  /** `recordedAt` of the stream's last event, `null` for the first. */
  readonly lastRecordedAt: Instant | null;
  readonly keys: SealingKeys;
  /** 16 random bytes as 22 base64url characters, one call an event. */
  readonly salt: () => string;
}

/**
 * The bytes to store, for every event of one command in order. Personal values are sealed here and nowhere else.
 *
 * @throws NotCanonical, MisplacedSealedValue, UnknownEvent (a type missing in the catalogue)
 */
export function encodeEvents(input: EncodeInput): readonly EncodedEvent[] {
  const { envelope, stream, catalogue } = input;
  const recordedAt =
    input.lastRecordedAt !== null && input.lastRecordedAt > input.now ? input.lastRecordedAt : input.now;
  return input.events.map((event, index) => {
    const type = Object.hasOwn(catalogue.types, event.type) ? catalogue.types[event.type] : undefined;
    if (type === undefined) throw new UnknownEvent(stream, event.type, 1);
    const id = eventId(stream, envelope.commandId, index);
    const version = type.upcasters.length + 1;
    const metadata: EventMetadata = {
      tenant: envelope.tenant,
      actor: envelope.actor,
      ...(envelope.onBehalfOf === undefined ? {} : { onBehalfOf: envelope.onBehalfOf }),
      channel: envelope.channel,
      occurredAt: envelope.occurredAt ?? recordedAt,
      recordedAt,
      ...(envelope.effectiveOn === undefined ? {} : { effectiveOn: envelope.effectiveOn }),
      correlationId: envelope.correlationId,
      ...(envelope.causationId === undefined ? {} : { causationId: envelope.causationId }),
      commandId: envelope.commandId,
      commandHash: input.commandHash,
      ...(envelope.traceparent === undefined ? {} : { traceparent: envelope.traceparent }),
      ...(version === 1 ? {} : { schemaVersion: version }),
      salt: input.salt(),
    };
    return {
      id,
      type: event.type,
      data: canonicalJson(event.data, (value, pointer) => sealAt(value, pointer, id, input.keys)),
      metadata: canonicalJson(metadata),
    };
  });
}

function sealAt(value: object, pointer: () => string, id: string, keys: SealingKeys): unknown {
  if (value instanceof PersonalValue) {
    if (value.owner === null) throw new TypeError('a personal value has no owner');
    return sealClear(value.owner, PersonalValue.reveal(value), `${id}#/data${pointer()}`, keys);
  }
  if (!isSealedEnvelope(value)) return value;
  const at = `${id}#/data${pointer()}`;
  const sealed: unknown = value.$sealed;
  const wellFormed =
    Object.keys(value).length === 1 &&
    typeof sealed === 'object' &&
    sealed !== null &&
    Object.keys(sealed).sort().join() === 'alg,at,ct,key,nonce' &&
    Object.values(sealed).every((member) => typeof member === 'string');
  if (!wellFormed) throw new MisplacedSealedValue(at);
  if (value.$sealed.at.startsWith(`${id}#`) && value.$sealed.at !== at) throw new MisplacedSealedValue(at);
  return value;
}

function sealClear(owner: SealOwner, value: unknown, at: string, keys: SealingKeys): SealedEnvelope {
  try {
    return keys.seal(owner, value, at);
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error;
    throw new NotCanonical(`${at.slice(at.indexOf('#/data') + '#/data'.length)}${error.pointer}`, error.reason);
  }
}

/**
 * Canonical text of what a command asks, without personal values: the same request gives the same text, and nothing
 * personal can be guessed from its hash.
 */
export function commandFingerprint(type: string, target: string, body: unknown): string {
  return canonicalJson([type, target, body ?? null], (value) => (value instanceof PersonalValue ? null : value));
}

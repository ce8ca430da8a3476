import { integrationTypeOf } from '@gongjian/shared-contracts';
import {
  commandFingerprint,
  derivedId,
  PersonalValue,
  type CommandHashes,
  type EncodedEvent,
} from '@gongjian/shared-event-sourcing';
import { canonicalJson, type EventMetadata, type Fact, type Instant } from '@gongjian/shared-kernel';
import type { Publication } from './publication.js';

/** What was mapped is not what the contract promises: an operator must act. */
export class NotAsPromised extends Error {
  /** Shown where messages are not, for they might quote values. */
  readonly code: string;

  constructor(publication: string, places: string) {
    super(`publication ${publication} does not give what its contract promises, at ${places}`);
    this.name = 'NotAsPromised';
    this.code = `${publication} ${places}`;
  }
}

/** The data of one publication, as stored; `null` when the fact is not told. */
export function publishedData(publication: Publication, fact: Fact): string | null {
  const data = publication.map(fact);
  if (data === null) return null;
  const bytes = canonicalJson(data, (value) => {
    if (value instanceof PersonalValue)
      throw new TypeError(`publication ${publication.name} holds a clear personal value`);
    return value;
  });
  const parsed = publication.event.data.safeParse(JSON.parse(bytes));
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => `/${path.map(String).join('/')}`);
    throw new NotAsPromised(publication.name, places.join(' '));
  }
  if (canonicalJson(parsed.data) !== bytes) throw new NotAsPromised(publication.name, 'unnamed members');
  return bytes;
}

export interface PublishingParts {
  readonly hashes: CommandHashes;
  /** 16 random bytes as 22 base64url characters, one call an event. */
  readonly salt: () => string;
}

/**
 * The event to store. Its id and data follow from the fact alone; it is recorded when the fact was, or when the stream's
 * last event was if that is later.
 */
export async function publishedEvent(
  publication: Publication,
  fact: Fact,
  data: string,
  lastRecordedAt: Instant | null,
  { hashes, salt }: PublishingParts,
): Promise<EncodedEvent & { readonly recordedAt: Instant }> {
  const { metadata: source } = fact;
  const id = derivedId(fact.id, publication.name, '');
  const recordedAt = lastRecordedAt !== null && lastRecordedAt > source.recordedAt ? lastRecordedAt : source.recordedAt;
  const metadata: EventMetadata = {
    tenant: source.tenant,
    actor: source.actor,
    ...(source.onBehalfOf === undefined ? {} : { onBehalfOf: source.onBehalfOf }),
    channel: source.channel,
    occurredAt: source.occurredAt,
    recordedAt,
    ...(source.effectiveOn === undefined ? {} : { effectiveOn: source.effectiveOn }),
    correlationId: source.correlationId,
    causationId: fact.id,
    commandId: id,
    commandHash: await hashes.hash(source.tenant, commandFingerprint('Publish', publication.name, fact.id)),
    ...(source.traceparent === undefined ? {} : { traceparent: source.traceparent }),
    source: { stream: fact.stream, revision: String(fact.revision) },
    salt: salt(),
  };
  return { id, type: integrationTypeOf(publication.event), data, metadata: canonicalJson(metadata), recordedAt };
}

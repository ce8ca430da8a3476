import { aggregateIdOf, type Head, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { EventMetadata, Instant, JsonValue } from '@gongjian/shared-kernel';

/** A published event on its way to other contexts. */
export interface IntegrationMessage {
  readonly id: string;
  /** `gongjian.<context>.<Name>.v<major>` */
  readonly type: string;
  /** Of the log it comes from. */
  readonly logId: string;
  readonly epoch: number;
  /** Whose event it is. */
  readonly context: string;
  readonly tenant: string;
  /** From 0, dense for the context and tenant: a hole is something not received yet. */
  readonly sequence: bigint;
  /** The stream it was made from: messages of one subject are handled in order. */
  readonly subject: string;
  readonly sourceRevision: bigint;
  readonly time: Instant;
  readonly causationId: string;
  readonly correlationId: string;
  readonly traceparent?: string;
  readonly data: JsonValue;
}

const PUBLISHED = 'published_';

/** @throws Error for an event that no publisher wrote */
export function messageOf(
  recorded: RecordedEvent,
  { logId, epoch }: Pick<Head, 'logId' | 'epoch'>,
): IntegrationMessage {
  const { source, ...metadata } = JSON.parse(recorded.metadata) as EventMetadata;
  const category = recorded.stream.slice(0, recorded.stream.indexOf('-'));
  if (source === undefined || metadata.causationId === undefined || !category.startsWith(PUBLISHED)) {
    throw new Error(`${recorded.stream} ${recorded.revision} was not published`);
  }
  return {
    id: recorded.id,
    type: recorded.type,
    logId,
    epoch,
    context: category.slice(PUBLISHED.length),
    tenant: aggregateIdOf(recorded.stream),
    sequence: recorded.revision,
    subject: source.stream,
    sourceRevision: BigInt(source.revision),
    time: metadata.recordedAt,
    causationId: metadata.causationId,
    correlationId: metadata.correlationId,
    ...(metadata.traceparent === undefined ? {} : { traceparent: metadata.traceparent }),
    data: JSON.parse(recorded.data) as JsonValue,
  };
}

import { commandFingerprint, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant, type LocalDate } from '@gongjian/shared-kernel';

export interface Following {
  /** Of the command in its id: unique among what follows from one event, and never changed. */
  readonly name: string;
  /** The target's key where several commands of that name follow. */
  readonly item?: string;
  readonly type: string;
  readonly target: string;
  readonly body: unknown;
}

/**
 * A command that follows from an event of this context: in the name of whoever, or whichever rule, did that, and with
 * effect from the same day.
 */
export function following(fact: Fact, { name, item = '', type, target, body }: Following): CommandEnvelope {
  const { tenant, actor, onBehalfOf, effectiveOn, channel, correlationId, traceparent } = fact.metadata;
  return {
    tenant,
    commandId: derivedId(fact.id, name, item),
    fingerprint: commandFingerprint(type, target, body),
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    channel,
    correlationId,
    causationId: fact.id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** What follows runs as of the moment of its cause, however late it runs. */
export function momentOf({ metadata: { recordedAt } }: Fact): { readonly now: Instant; readonly today: LocalDate } {
  return { now: recordedAt, today: localDateAt(recordedAt) };
}

import { commandFingerprint, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant, type LocalDate } from '@gongjian/shared-kernel';

/** Of a command that follows from an event of this context, in the name of whoever caused that. */
export function followingEnvelope(
  { id, metadata }: Fact,
  { name, item = '', target, body }: FollowingCommand,
): CommandEnvelope {
  const { tenant, actor, onBehalfOf, effectiveOn, correlationId, traceparent } = metadata;
  return {
    tenant,
    commandId: derivedId(id, name, item),
    fingerprint: commandFingerprint(name, target, body),
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    channel: 'rule',
    correlationId,
    causationId: id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

export interface FollowingCommand {
  /** Of the command in its id: unique among what follows from one event, and never changed. */
  readonly name: string;
  /** The target's key where several commands of that name follow. */
  readonly item?: string;
  readonly target: string;
  readonly body: unknown;
}

/** What follows runs as of its cause, however late it runs. */
export function momentOf(now: Instant): { readonly now: Instant; readonly today: LocalDate } {
  return { now, today: localDateAt(now) };
}

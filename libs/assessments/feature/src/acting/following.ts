import { commandFingerprint, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant, type LocalDate } from '@gongjian/shared-kernel';

export interface FollowingCommand {
  /** In the command's id: unique among what follows from one fact, and never changed. */
  readonly name: string;
  /** The target's key where several commands of that name follow. */
  readonly item?: string;
  readonly type: string;
  readonly target: string;
  readonly body: unknown;
}

/** Of a command that carries on what somebody did: the act stays theirs. */
export function followingEnvelope(
  { id, metadata }: Fact,
  { name, item = '', type, target, body }: FollowingCommand,
): CommandEnvelope {
  const { tenant, actor, onBehalfOf, channel, correlationId, traceparent } = metadata;
  return {
    tenant,
    commandId: derivedId(id, name, item),
    fingerprint: commandFingerprint(type, target, body),
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    channel,
    correlationId,
    causationId: id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** What follows is decided as of its cause, however late it runs. */
export function momentOf({ metadata: { recordedAt } }: Fact): { readonly now: Instant; readonly today: LocalDate } {
  return { now: recordedAt, today: localDateAt(recordedAt) };
}

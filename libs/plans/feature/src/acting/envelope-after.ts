import { commandFingerprint, type Acts, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type LocalDate } from '@gongjian/shared-kernel';

export interface CommandAfter {
  readonly commandId: string;
  readonly type: string;
  readonly target: string;
  readonly body: unknown;
  /** Absent: whoever did what it follows from. */
  readonly by?: Acts;
  readonly effectiveOn?: LocalDate | undefined;
}

/** Of a command that carries on what somebody did. */
export function envelopeAfter(fact: Fact, after: CommandAfter): CommandEnvelope {
  const { tenant, channel, correlationId, traceparent } = fact.metadata;
  return {
    tenant,
    commandId: after.commandId,
    fingerprint: commandFingerprint(after.type, after.target, after.body),
    ...(after.by ?? actsOf(fact)),
    channel,
    ...(after.effectiveOn === undefined ? {} : { effectiveOn: after.effectiveOn }),
    correlationId,
    causationId: fact.id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

export function actsOf({ metadata: { actor, onBehalfOf } }: Fact): Acts {
  return onBehalfOf === undefined ? { actor } : { actor, onBehalfOf };
}

/** What follows is done as of the moment of its cause, however late that is. */
export function momentOf(fact: Fact): { readonly now: string; readonly today: LocalDate } {
  const now = fact.metadata.recordedAt;
  return { now, today: localDateAt(now) };
}

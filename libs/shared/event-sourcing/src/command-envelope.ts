import type { Actor, Channel, Instant, LocalDate } from '@gongjian/shared-kernel';

/** What a command carries into the metadata of each event it causes. */
export interface CommandEnvelope {
  readonly tenant: string;
  readonly commandId: string;
  /** Canonical text of type, target and body without personal fields; only its keyed hash is stored. */
  readonly fingerprint: string;
  readonly actor: Actor;
  readonly onBehalfOf?: Actor;
  readonly channel: Channel;
  readonly occurredAt?: Instant;
  readonly effectiveOn?: LocalDate;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
}

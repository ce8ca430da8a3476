import type { Actor, Channel, Instant, LocalDate } from '@gongjian/shared-kernel';

/** What a request carries into the metadata of each event it causes, whoever it is done by. */
export interface RequestEnvelope {
  readonly tenant: string;
  readonly commandId: string;
  /** Canonical text of type, target and body without personal fields; only its keyed hash is stored. */
  readonly fingerprint: string;
  readonly channel: Channel;
  readonly occurredAt?: Instant;
  readonly effectiveOn?: LocalDate;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
}

/** Who acts, and for whom. */
export interface Acts {
  readonly actor: Actor;
  readonly onBehalfOf?: Actor;
}

/** What a command carries into the metadata of each event it causes. */
export interface CommandEnvelope extends RequestEnvelope, Acts {}

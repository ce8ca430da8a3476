import type { Instant, LocalDate } from './calendar.js';
import type { Actor, Channel, EventMetadata } from './fact.js';

/** Who did it, for whom, by which way, and when it took place and took effect. */
export interface Act {
  readonly actor: Actor;
  readonly onBehalfOf?: Actor;
  readonly channel: Channel;
  readonly occurredAt: Instant;
  readonly effectiveOn?: LocalDate;
}

export function actOf({ actor, onBehalfOf, channel, occurredAt, effectiveOn }: EventMetadata): Act {
  return {
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    channel,
    occurredAt,
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
  };
}

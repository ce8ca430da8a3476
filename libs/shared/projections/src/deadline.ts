import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact, Instant } from '@gongjian/shared-kernel';
import { requireName } from './projection-definition.js';

export interface Due {
  readonly tenant: string;
  /** UUID of the stream. */
  readonly streamId: string;
  /** Of the event that started the clock: the command's id is `derivedId(sourceEventId, name, '')`. */
  readonly sourceEventId: string;
  readonly dueAt: Instant;
}

/**
 * A clock that events of a stream start, move and stop. One deadline of a name a stream; when it is due the command is
 * sent at least once, by one worker at a time, and only after every recorded event has been taken in. A `DomainError`
 * is tried three times and then parked; a technical failure is tried again for ever.
 */
export abstract class DeadlineDefinition<Event extends DomainEvent = DomainEvent> {
  abstract readonly context: string;
  /** snake_case; unique in the context and never changed. */
  abstract readonly name: string;
  abstract readonly catalogue: EventCatalogue;
  /** Pure. A due instant replaces the one before; `clear` stops the clock; `null` leaves it as it is. */
  abstract deadline(fact: Fact<Event>): { readonly dueAt: Instant } | 'clear' | null;
  abstract command(due: Due): Promise<void>;
}

export function deadlineReaderId(definition: DeadlineDefinition): string {
  requireName(definition.context);
  requireName(definition.name);
  return `deadline.${definition.name}`;
}

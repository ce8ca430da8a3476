import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact, Instant } from '@gongjian/shared-kernel';
import { requireName } from './projection-definition.js';

export interface Due {
  readonly tenant: string;
  /** UUID of the stream. */
  readonly streamId: string;
  /** Which of the stream's clocks of that name; empty where it has only one. */
  readonly item: string;
  /** Of the event that started the clock: the command's id is `derivedId(sourceEventId, name, item)`. */
  readonly sourceEventId: string;
  readonly dueAt: Instant;
}

/**
 * What an event does to the clocks of its stream: a due instant replaces the one before of its item, `clear` stops the
 * clock of one item, or all of them; `null` leaves them as they are.
 */
export type ClockChange =
  { readonly dueAt: Instant; readonly item?: string } | { readonly clear: string } | 'clear' | null;

/**
 * Clocks that events of a stream start, move and stop: one, or one for each item. When one is due the command is sent
 * at least once, by one worker at a time, and only after every recorded event has been taken in. A `DomainError`
 * is tried three times and then parked; a technical failure is tried again for ever.
 */
export abstract class DeadlineDefinition<Event extends DomainEvent = DomainEvent> {
  abstract readonly context: string;
  /** snake_case; unique in the context and never changed. */
  abstract readonly name: string;
  abstract readonly catalogue: EventCatalogue;
  /** Pure. */
  abstract deadline(fact: Fact<Event>): ClockChange;
  abstract command(due: Due): Promise<void>;
}

export function deadlineReaderId(definition: DeadlineDefinition): string {
  requireName(definition.context);
  requireName(definition.name);
  return `deadline.${definition.name}`;
}

import { decodeEvent, type Checkpoint, type EventCatalogue, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact } from '@gongjian/shared-kernel';

/** One recorded event on its way to every reader of its category in this process; decoded once. */
export class Delivery {
  #catalogue: EventCatalogue | null = null;
  #fact: Fact | null = null;

  constructor(
    readonly event: RecordedEvent,
    readonly checkpoint: Checkpoint,
    readonly category: string,
  ) {}

  /** @throws UnknownEvent */
  fact<Event extends DomainEvent>(catalogue: EventCatalogue): Fact<Event> {
    if (this.#fact === null || this.#catalogue !== catalogue) {
      this.#fact = decodeEvent<DomainEvent>(catalogue, this.event);
      this.#catalogue = catalogue;
    }
    return this.#fact as Fact<Event>;
  }
}

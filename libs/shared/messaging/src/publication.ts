import type { IntegrationEventDefinition } from '@gongjian/shared-contracts';
import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact } from '@gongjian/shared-kernel';

/** How one domain event is told to other contexts. */
export interface Publication<Event extends DomainEvent = DomainEvent, Data = unknown> {
  /** snake_case; unique in the context and never changed: the ids of what it publishes hang on it. */
  readonly name: string;
  readonly event: IntegrationEventDefinition<Data>;
  readonly from: Event['type'];
  /** Pure, and of the fact alone. `null`: not told. What was told once is never told otherwise by later code. */
  map(fact: Fact<Event>): Data | null;
}

/** The publications of one category. */
export interface PublishedCategory {
  readonly catalogue: EventCatalogue;
  readonly publications: readonly Publication[];
}

/** All that a context tells others. */
export interface Publications {
  readonly context: string;
  readonly of: readonly PublishedCategory[];
}

/** Publication of one type among those of a category. */
export function publication<Event extends DomainEvent, Data>(publication: Publication<Event, Data>): Publication {
  return publication;
}

export function publishedCategory(context: string): string {
  return `published_${context}`;
}

export function publishedStream(context: string, tenant: string): string {
  return `${publishedCategory(context)}-${tenant}`;
}

/** @throws TypeError for what cannot be published under these names */
export function checkPublications({ context, of }: Publications): void {
  const names = new Set<string>();
  for (const { catalogue, publications } of of) {
    for (const { name, from, event } of publications) {
      if (!/^[a-z][a-z0-9_]{0,40}$/.test(name)) throw new TypeError(`"${name}" is no snake_case name`);
      if (names.has(name)) throw new TypeError(`publication ${name} is registered twice`);
      names.add(name);
      if (!Object.hasOwn(catalogue.types, from))
        throw new TypeError(`publication ${name}: no ${from} in ${catalogue.category}`);
      if (event.context !== context) throw new TypeError(`publication ${name}: ${event.name} is not of ${context}`);
    }
  }
}

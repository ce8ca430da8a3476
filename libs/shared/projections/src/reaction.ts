import { UnknownEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { isDomainError, type DomainEvent, type Fact } from '@gongjian/shared-kernel';
import { requireName } from './projection-definition.js';

interface Handles<Event extends DomainEvent> {
  handle(fact: Fact<Event>): Promise<void>;
}

export type ReactionHandlers<Event extends DomainEvent> = {
  readonly [Type in Event['type']]?: Handles<Extract<Event, { readonly type: Type }>>['handle'];
};

/**
 * Turns facts into commands. Each fact is handled at least once, those of one stream in order and one after the other,
 * streams side by side; so a handler sends its commands with `commandId = derivedId(fact.id, name, item)`.
 *
 * A technical failure is tried again for ever (back-off up to 30 s). A `DomainError` is tried three times within a
 * second, then the stream is parked: its later facts queue behind, in order, until they are replayed.
 */
export abstract class Reaction<Event extends DomainEvent = DomainEvent> {
  abstract readonly context: string;
  /** snake_case; unique in the context and never changed, for derived ids and the checkpoint hang on it. */
  abstract readonly name: string;
  abstract readonly catalogues: readonly EventCatalogue[];
  abstract readonly when: ReactionHandlers<Event>;
}

/** @throws TypeError for a type that none or several of the catalogues have */
export function checkReaction(reaction: Reaction): void {
  requireName(reaction.context);
  requireName(reaction.name);
  for (const type of Object.keys(reaction.when)) {
    const count = reaction.catalogues.filter(({ types }) => Object.hasOwn(types, type)).length;
    if (count !== 1) throw new TypeError(`reaction ${reaction.name}: ${count} catalogues have ${type}`);
  }
}

export function reactionReaderId(reaction: Pick<Reaction, 'name'>): string {
  return `reaction.${reaction.name}`;
}

const TRANSIENT: readonly string[] = [
  'READ.BEHIND',
  'PROJECTION.STALLED',
  'ACCESS.STALE',
  'COMMAND.BUSY',
  'DEFINITION.NOT_HERE_YET',
];

/** A refusal that trying again will not change; anything else is technical. */
export function isRefusal(error: unknown): boolean {
  return isDomainError(error) && !TRANSIENT.includes(error.code);
}

export function refusalCode(error: unknown): string {
  if (isDomainError(error)) return error.code;
  return error instanceof UnknownEvent ? 'EVENT.UNKNOWN' : 'INTERNAL';
}

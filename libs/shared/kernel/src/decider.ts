import type { Instant, LocalDate } from './calendar.js';

/** A fact in the business's words. `type` is stable PascalCase in the past tense and never derived from a class name. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * An intention. `now` (RFC 3339 UTC, milliseconds) and `today` (calendar date in the tenant's zone) come in with
 * it, and so do ids: a decider reads no clock and makes no ids.
 */
export interface DomainCommand<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly now: Instant;
  readonly today: LocalDate;
}

/**
 * A write model as three pure values.
 *
 * - `decide` answers the events that follow from a command, `[]` when it is already so, or throws a `DomainError`.
 * - `evolve` never throws on a legal history.
 */
export interface Decider<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly decide: (command: Command, state: State) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
  readonly initialState: State;
}

import {
  canonicalJson,
  isDomainError,
  isSealedEnvelope,
  type Decider,
  type DomainCommand,
  type DomainEvent,
} from '@gongjian/shared-kernel';
import { PersonalValue } from '@gongjian/shared-event-sourcing';
import { AssertionError, deepStrictEqual } from 'node:assert/strict';

/** What a decider does with one command; exactly one of these ends a spec. */
export interface Outcome<Event extends DomainEvent> {
  /** These events, no others, in this order, strictly equal. */
  then(expected: readonly Event[]): void;
  /** Already so: no event. */
  thenNothing(): void;
  /** A `DomainError` of that code. */
  thenRefuses(code: string): void;
}

export interface Given<State, Command extends DomainCommand, Event extends DomainEvent> {
  when(command: Command): Outcome<Event>;
  /** The state these events fold to. */
  state(): State;
}

/**
 * Specs of a decider in the business's words: `decider(task).given([…]).when(command).then([…])`.
 *
 * Beside the expectation it asserts what every decider owes: history, state and command are not changed (they are
 * frozen), a second decision on the same input is the same, new events can be stored, and `evolve` takes them.
 */
export function decider<State, Command extends DomainCommand, Event extends DomainEvent>(
  subject: Decider<State, Command, Event>,
): { given(history: readonly Event[]): Given<State, Command, Event> } {
  return {
    given(history) {
      const fold = (): State =>
        history.reduce<State>(
          (state, event) => freeze(subject.evolve(state, freeze(event))),
          freeze(subject.initialState),
        );
      return {
        state: fold,
        when(command) {
          const decide = (): readonly Event[] => subject.decide(freeze(command), fold());
          return {
            then(expected) {
              if (expected.length === 0) fail('then([]) is written thenNothing()', decide());
              deepStrictEqual(comparable(decided(subject, decide, fold)), comparable(expected));
            },
            thenNothing() {
              deepStrictEqual(comparable(decide()), []);
            },
            thenRefuses(code) {
              let events: readonly Event[];
              try {
                events = decide();
              } catch (error) {
                if (!isDomainError(error)) throw error;
                deepStrictEqual(error.code, code);
                return;
              }
              fail(`expected the refusal ${code}, but it decided`, events);
            },
          };
        },
      };
    },
  };
}

function decided<State, Command extends DomainCommand, Event extends DomainEvent>(
  subject: Decider<State, Command, Event>,
  decide: () => readonly Event[],
  fold: () => State,
): readonly Event[] {
  const events = decide();
  deepStrictEqual(comparable(decide()), comparable(events), 'the same command on the same state decided otherwise');
  for (const event of events) {
    canonicalJson(event.data, (value) => (value instanceof PersonalValue || isSealedEnvelope(value) ? null : value));
  }
  events.reduce<State>((state, event) => freeze(subject.evolve(state, freeze(event))), fold());
  return events;
}

function fail(message: string, events: readonly DomainEvent[]): never {
  throw new AssertionError({ message: `${message} ${JSON.stringify(comparable(events), undefined, 2)}` });
}

/** Personal values are equal when value and owner are; plain equality would not see the value. */
function comparable(value: unknown): unknown {
  if (value instanceof PersonalValue)
    return { personalValue: PersonalValue.reveal<unknown>(value), owner: value.owner };
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, comparable(member)]));
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

import type { Decider, DomainCommand, DomainEvent, Instant, LocalDate } from '@gongjian/shared-kernel';
import type { Dice } from './dice.js';

/** Whose domain it is of; `shared`: every context has such streams of its own. */
export type Context = 'assessments' | 'awards' | 'plans' | 'shared';

/** A stream of a life as others see it. */
export interface Stream {
  /** `<category>-<uuid>` */
  readonly name: string;
  readonly id: string;
  readonly kind: Kind;
  /** Commands that were taken, with what they brought. */
  readonly taken: Taken[];
  readonly events: DomainEvent[];
  state: unknown;
}

export interface Taken {
  readonly command: DomainCommand;
  /** Of the stream before; -1: it had no event. */
  readonly revision: number;
  readonly events: readonly DomainEvent[];
}

export interface Moment<State> {
  readonly state: State;
  /** The aggregate's. */
  readonly id: string;
  readonly today: LocalDate;
  readonly now: Instant;
  readonly dice: Dice;
  /** An id nothing has yet. */
  readonly fresh: () => string;
  /** A number nothing has yet. */
  readonly next: () => number;
  /** The nth stream of a kind in this life. */
  readonly stream: (category: string, nth?: number) => Stream;
  readonly streamsOf: (category: string) => readonly Stream[];
}

/** Answered without an event: there is nothing left to do. */
export const SILENT = 'SILENT';
/** Why a command must not bring an event, and whether that holds. */
export type Objection = readonly [codeOrSilent: string, holds: boolean];

/** What one event says of where an aggregate may stand before and after it; every other event leaves it where it is. */
export type Moves = Readonly<Record<string, { readonly from: readonly string[]; readonly to: readonly string[] }>>;

export interface Step {
  readonly stream: Stream;
  readonly command: DomainCommand;
  readonly event: DomainEvent;
  readonly before: unknown;
  readonly after: unknown;
  readonly today: LocalDate;
  /** Of the command. */
  readonly isLast: boolean;
}

/**
 * One kind of aggregate as this campaign knows it: what people and systems send it, what must never come of it, and
 * where it may go. Written down apart from the decider, from what the domain asks.
 */
export interface KindOf<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly context: Context;
  readonly category: string;
  /** The decider's name in its domain. */
  readonly decider: string;
  /** Streams of it in one life. */
  readonly streams: number;
  /** Categories of the streams it comes to little without. */
  readonly needs?: readonly string[];
  readonly acts: readonly ((moment: Moment<State>) => Command | null)[];
  readonly objections: {
    readonly [Type in Command['type']]: (
      state: State,
      command: Extract<Command, { readonly type: Type }>,
      moment: Moment<State>,
    ) => readonly Objection[];
  };
  readonly standing: (state: State) => string;
  readonly moves: Moves;
  /** Events that take two persons, with who they are; `null`: this one does not. */
  readonly byTwo?: { readonly [Type in Event['type']]?: (data: never) => readonly unknown[] | null };
  /** What else must hold after an event; what is wrong, in words. */
  readonly check?: (step: Step) => readonly string[];
  /**
   * A decision made once more from what its basis names, and the state before it: the members that must come out alike;
   * `null`: its basis does not tell.
   */
  readonly recompute?: {
    readonly [Type in Event['type']]?: (
      data: never,
      at: (stream: string, revision: number) => unknown,
      before: unknown,
    ) => object | null;
  };
}

export interface Kind extends Omit<
  KindOf<never, DomainCommand, DomainEvent>,
  'acts' | 'objections' | 'standing' | 'byTwo' | 'recompute'
> {
  readonly acts: readonly ((moment: Moment<unknown>) => DomainCommand | null)[];
  readonly objections: Readonly<
    Record<string, (state: unknown, command: DomainCommand, moment: Moment<unknown>) => readonly Objection[]>
  >;
  readonly standing: (state: unknown) => string;
  readonly byTwo?: Readonly<Record<string, (data: object) => readonly unknown[] | null>>;
  readonly recompute?: Readonly<
    Record<string, (data: object, at: (stream: string, revision: number) => unknown, before: unknown) => object | null>
  >;
}

export type AnyDecider = Decider<unknown, DomainCommand, DomainEvent>;

/** Forgets which aggregate it is. */
export function kindOf<State, Command extends DomainCommand, Event extends DomainEvent>(
  kind: KindOf<State, Command, Event>,
): Kind {
  return kind as unknown as Kind;
}

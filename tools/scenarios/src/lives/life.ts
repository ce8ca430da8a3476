import {
  addDays,
  isDomainError,
  type Basis,
  type DomainCommand,
  type DomainEvent,
  type LocalDate,
  type OfficerAsOf,
} from '@gongjian/shared-kernel';
import { id, same, samePerson } from './cast.js';
import { Dice } from './dice.js';
import {
  SILENT,
  type AnyDecider,
  type Context,
  type Kind,
  type Moment,
  type Step,
  type Stream,
  type Taken,
} from './kind.js';

/** The exports of each domain: as they are, or with a guard taken out. */
export type Domains = Readonly<Record<Context, Readonly<Record<string, unknown>>>>;

/** So many events before it tell how it came about. */
const TRAIL = 30;

/** What a life came to that must never be. */
export class Found extends Error {
  constructor({ name, events }: Pick<Stream, 'name' | 'events'>, what: string, command: DomainCommand | null) {
    const trail = events.slice(-TRAIL).map(({ type }) => type);
    super(`${name}: ${what}${command === null ? '' : ` (${command.type})`}, after ${trail.join(', ')}`);
    this.name = 'Found';
  }
}

export interface Seen {
  readonly types: Set<string>;
  readonly codes: Set<string>;
  /** Events that carry their basis, and those that were made again from it. */
  readonly decisions: Set<string>;
  readonly recomputed: Set<string>;
  accepted: number;
  refused: number;
}

export const nothingSeen = (): Seen => ({
  ...{ types: new Set(), codes: new Set(), decisions: new Set(), recomputed: new Set() },
  ...{ accepted: 0, refused: 0 },
});

/**
 * `single`: refused for one reason alone, which this kind of command has not met in this life; best one nothing in it
 * has met. `any`: as it comes.
 */
type Wanted = 'legal' | 'single' | 'any';
const WANTED: readonly (readonly [number, Wanted])[] = [
  [66, 'legal'],
  [28, 'single'],
  [6, 'any'],
];
const TRIES: Readonly<Record<Wanted, number>> = { legal: 16, single: 128, any: 1 };
const LEAST_PATIENCE = 48;
const BEST = 2;
const FIRST_DAY = '2026-03-02';

interface Expected {
  readonly code: string;
  /** Among the objections to that kind of command: several may come to the same code. */
  readonly place: number;
}

interface Sending {
  readonly stream: Stream;
  readonly command: DomainCommand;
  readonly expected: readonly Expected[];
  readonly worth: number;
}

/**
 * One campaign from its first day: streams of every kind, and commands of people, systems and clocks to them in any order.
 * After each of them everything is looked at that must hold.
 */
export class Life {
  private readonly streams: readonly Stream[];
  private readonly byCategory = new Map<string, Stream[]>();
  /** Refusals and silences, each of one kind of command. */
  private readonly met = new Set<string>();
  /** Less with every search that found no refusal it had not met. */
  private patience = TRIES.single;
  private readonly deciders = new Map<Kind, AnyDecider>();
  private today: LocalDate = FIRST_DAY;
  private minutes = 0;
  private numbers = 0;

  constructor(
    private readonly kinds: readonly Kind[],
    domains: Domains,
    private readonly seen: Seen,
    /** Much is done in few days. */
    private readonly isSlow: boolean,
  ) {
    this.streams = kinds.flatMap((kind, place) => {
      const decider = domains[kind.context][kind.decider] as AnyDecider;
      this.deciders.set(kind, decider);
      return Array.from({ length: kind.streams }, (_each, nth): Stream => {
        const streamId = id(1_000 + place * 10 + nth);
        const name = `${kind.category}-${streamId}`;
        const stream = { name, id: streamId, kind, taken: [], events: [], state: decider.initialState };
        this.byCategory.set(kind.category, [...(this.byCategory.get(kind.category) ?? []), stream]);
        return stream;
      });
    });
  }

  /** @throws Found */
  step(lot: number, favoured: readonly Kind[]): void {
    const dice = new Dice(lot);
    this.pass(dice);
    const wanted = dice.weigh(WANTED);
    const momentOf = this.momentOf(dice);
    const [most, all] = [weighed(favoured), weighed(this.kinds)];
    let next: Sending | null = null;
    for (let left = wanted === 'single' ? this.patience : TRIES[wanted]; left > 0; left -= 1) {
      const kind = dice.weigh(dice.chance(85) ? most : all);
      const stream = dice.pick(this.byCategory.get(kind.category) ?? []);
      const act = dice.pick(kind.acts);
      if (stream === undefined || act === undefined) continue;
      const moment = momentOf(stream);
      const command = act(moment);
      if (command === null) continue;
      const expected = expectedOf(stream, command, moment);
      const worth = this.worth(wanted, `${kind.category} ${command.type}`, expected);
      if (next === null || worth > next.worth) next = { stream, command, expected, worth };
      if (worth === BEST) break;
    }
    if (wanted === 'single') {
      const found = next?.worth === BEST;
      this.patience = found ? TRIES.single : Math.max(LEAST_PATIENCE, Math.ceil(this.patience / 2));
    }
    if (next !== null) this.send(next.stream, next.command, next.expected);
  }

  /** From 0 to the best there is. */
  private worth(wanted: Wanted, sent: string, expected: readonly Expected[]): number {
    if (wanted === 'any') return BEST;
    const [only, ...others] = expected;
    if (wanted === 'legal') return only === undefined ? BEST : 0;
    if (only === undefined || others.length > 0 || this.met.has(`${sent} ${only.code} ${only.place}`)) return 0;
    return only.code === SILENT || !this.seen.codes.has(only.code) ? BEST : 1;
  }

  /** Everything once more from what is stored: the same states, and of every decision the same result. @throws Found */
  retell(): void {
    const retold = new Map(this.streams.map((stream) => [stream.name, this.statesOf(stream)]));
    for (const stream of this.streams) {
      const states = retold.get(stream.name) ?? [];
      if (!same(states.at(-1), stream.state)) throw new Found(stream, 'told again it is another', null);
      for (const taken of stream.taken) this.decideAgain(stream, taken, states);
      this.recompute(stream, (name, revision) => {
        const of = retold.get(name);
        if (of === undefined) throw new Found(stream, `a basis names ${name}, which is not there`, null);
        return of[revision + 1];
      });
    }
  }

  /** Before its first event, and after each. */
  private statesOf({ kind, events }: Stream): readonly unknown[] {
    const decider = this.deciderOf(kind);
    const states = [decider.initialState];
    for (const event of stored(events)) states.push(decider.evolve(states.at(-1), event));
    return states;
  }

  private decideAgain(stream: Stream, { command, revision, events }: Taken, states: readonly unknown[]): void {
    const decided = events.filter(({ data }) => basisIn(data).length > 0);
    const [basis] = decided.flatMap(({ data }) => basisIn(data));
    if (basis === undefined) return;
    for (const { type } of decided) this.seen.decisions.add(`${stream.kind.context}.${type}`);
    const seen = ownRevision(basis, stream.name) ?? (revision < 0 ? -1 : null);
    if (seen === null) return;
    const again = attempted(() => this.deciderOf(stream.kind).decide(command, states[Math.min(seen, revision) + 1]));
    if (!same(again, events)) throw new Found(stream, 'decided again on its basis it is another', command);
    for (const { type } of decided) this.seen.recomputed.add(`${stream.kind.context}.${type}`);
  }

  private recompute(stream: Stream, at: (name: string, revision: number) => unknown): void {
    for (const [place, event] of stream.events.entries()) {
      const again = stream.kind.recompute?.[event.type]?.(event.data as object, at, at(stream.name, place - 1)) ?? null;
      if (again === null) continue;
      const data = event.data as Readonly<Record<string, unknown>>;
      const told = Object.fromEntries(Object.keys(again).map((key) => [key, data[key]]));
      if (!same(again, told)) {
        throw new Found(
          stream,
          `${event.type} from its basis: ${JSON.stringify(again)}, not ${JSON.stringify(told)}`,
          null,
        );
      }
      this.seen.recomputed.add(`${stream.kind.context}.${event.type}`);
    }
  }

  private deciderOf(kind: Kind): AnyDecider {
    const decider = this.deciders.get(kind);
    if (decider === undefined) throw new TypeError(`no decider of ${kind.category}`);
    return decider;
  }

  private pass(dice: Dice): void {
    const days = dice.weigh(
      this.isSlow
        ? [
            [850, 0],
            [120, 1 + dice.below(3)],
            [25, 5 + dice.below(20)],
            [5, 60 + dice.below(300)],
          ]
        : [
            [60, 0],
            [24, 1 + dice.below(4)],
            [12, 5 + dice.below(30)],
            [3, 40 + dice.below(60)],
            [1, 400],
          ],
    );
    this.minutes = days === 0 ? this.minutes + 1 : 0;
    this.today = addDays(this.today, days);
  }

  private momentOf(dice: Dice): (stream: Stream) => Moment<unknown> {
    const clock = `${String(1 + Math.floor(this.minutes / 60)).padStart(2, '0')}:${String(this.minutes % 60).padStart(2, '0')}`;
    const { today, fresh, next, stream: one, streamsOf } = this;
    const now = `${today}T${clock}:00.000Z`;
    return ({ state, id: streamId }) => ({
      state,
      id: streamId,
      dice,
      today,
      now,
      fresh,
      next,
      stream: one,
      streamsOf,
    });
  }

  private readonly next = (): number => (this.numbers += 1);
  private readonly fresh = (): string => id(this.next() + 100_000);
  private readonly streamsOf = (category: string): readonly Stream[] => this.byCategory.get(category) ?? [];
  private readonly stream = (category: string, nth = 0): Stream => {
    const found = this.byCategory.get(category)?.[nth];
    if (found === undefined) throw new TypeError(`no ${category} ${nth} in a life`);
    return found;
  };

  private send(stream: Stream, command: DomainCommand, objections: readonly Expected[]): void {
    for (const { code, place } of objections) this.met.add(`${stream.kind.category} ${command.type} ${code} ${place}`);
    const expected = objections.map(({ code }) => code);
    let events: readonly DomainEvent[];
    const decider = this.deciderOf(stream.kind);
    try {
      events = decider.decide(command, stream.state);
    } catch (error) {
      if (!isDomainError(error)) {
        throw new Found(stream, `it broke: ${String(error)}`, command);
      }
      this.seen.codes.add(error.code);
      this.seen.refused += 1;
      if (!expected.includes(error.code)) {
        throw new Found(stream, `refused with ${error.code}, not ${expected.join(' or ') || 'taken'}`, command);
      }
      return;
    }
    if (events.length === 0) {
      if (!expected.includes(SILENT)) throw new Found(stream, `no event, not ${expected.join(' or ')}`, command);
      return;
    }
    if (expected.length > 0) throw new Found(stream, `taken, not ${expected.join(' or ')}`, command);
    this.seen.accepted += 1;
    this.record(stream, command, events);
  }

  private record(stream: Stream, command: DomainCommand, events: readonly DomainEvent[]): void {
    const decider = this.deciderOf(stream.kind);
    stream.taken.push({ command, revision: stream.events.length - 1, events });
    for (const [place, event] of events.entries()) {
      const before = stream.state;
      try {
        stream.state = decider.evolve(before, event);
      } catch (error) {
        throw new Found(stream, `it broke: ${String(error)}`, command);
      }
      stream.events.push(event);
      this.seen.types.add(`${stream.kind.context}.${event.type}`);
      const isLast = place === events.length - 1;
      this.look({ stream, command, event, before, after: stream.state, today: this.today, isLast });
    }
  }

  private look(step: Step): void {
    const { stream, command, event, before, after } = step;
    const { kind } = stream;
    const [from, to] = [kind.standing(before), kind.standing(after)];
    const move = kind.moves[event.type];
    const legal = move === undefined ? from === to : move.from.includes(from) && move.to.includes(to);
    if (!legal) throw new Found(stream, `${event.type} from ${from} to ${to}`, command);
    const by = kind.byTwo?.[event.type]?.(event.data as object) ?? null;
    if (by !== null && !areTwo(by)) throw new Found(stream, `${event.type} without two people`, command);
    const [wrong] = kind.check?.(step) ?? [];
    if (wrong !== undefined) throw new Found(stream, wrong, command);
  }
}

/** What it comes to; a refusal as its code. */
function attempted(decide: () => readonly DomainEvent[]): unknown {
  try {
    return decide();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.code;
  }
}

function weighed(kinds: readonly Kind[]): readonly (readonly [number, Kind])[] {
  return kinds.map((kind) => [Math.round(10 * kind.acts.length ** 0.75), kind]);
}

/** As it is stored and read again. */
function stored<Value>(values: readonly Value[]): readonly Value[] {
  return JSON.parse(JSON.stringify(values)) as readonly Value[];
}

function basisIn(data: unknown): readonly Basis[] {
  const { basis } = data as { readonly basis?: Basis };
  return basis === undefined ? [] : [basis];
}

function ownRevision({ inputs }: Basis, stream: string): number | null {
  if ('count' in inputs) return null;
  const own = inputs.find((input) => input.stream === stream);
  return own === undefined ? null : Number(own.revision);
}

function expectedOf(stream: Stream, command: DomainCommand, moment: Moment<unknown>): readonly Expected[] {
  const objections = stream.kind.objections[command.type]?.(stream.state, command, moment);
  if (objections === undefined) throw new TypeError(`nothing is said of ${command.type} of ${stream.kind.category}`);
  return objections.flatMap(([code, holds], place) => (holds ? [{ code, place }] : []));
}

function areTwo(by: readonly unknown[]): boolean {
  const [one, other] = by as readonly OfficerAsOf[];
  return one !== undefined && other !== undefined && by.length === 2 && !samePerson(one, other);
}

import { compare, holds, over, rational, times, type Bound, type Exact, type Rational } from '@gongjian/shared-kernel';

/** The values something can take: from and to included, on a grid of so many decimal places, or all between. */
export interface Range {
  readonly from?: Exact;
  readonly to?: Exact;
  /** `null`: any number between. */
  readonly places: number | null;
}

export const PERCENT: Range = { from: 0, to: 100, places: null };
export const COUNT: Range = { from: 0, places: 0 };
export const RANK: Range = { from: 1, places: 0 };

/** How many values of the range meet the bound. */
export function reach(bound: Bound, range: Range): 'none' | 'some' | 'all' {
  const low = edge(range.from, bound.atLeast, bound.moreThan, range.places, 1n);
  const high = edge(range.to, bound.atMost, bound.lessThan, range.places, -1n);
  if (low !== null && high !== null) {
    const ordered = compare(low.at, high.at);
    if (ordered > 0 || (ordered === 0 && !(low.included && high.included))) return 'none';
  }
  const ends = [range.from, range.to];
  const open =
    (range.from === undefined && (bound.atLeast !== undefined || bound.moreThan !== undefined)) ||
    (range.to === undefined && (bound.atMost !== undefined || bound.lessThan !== undefined));
  const all = !open && ends.every((end) => end === undefined || holds(bound, rational(end)));
  return all ? 'all' : 'some';
}

interface Edge {
  readonly at: Rational;
  readonly included: boolean;
}

/** The outermost value on one side; `toward` is 1 from below, -1 from above. */
function edge(
  end: Exact | undefined,
  included: Exact | undefined,
  excluded: Exact | undefined,
  places: number | null,
  toward: 1n | -1n,
): Edge | null {
  const limit = included ?? excluded;
  const own = end === undefined ? null : { at: rational(end), included: true };
  if (limit === undefined) return own;
  const side: Edge =
    places === null
      ? { at: rational(limit), included: included !== undefined }
      : { at: onGrid(rational(limit), included !== undefined, places, toward), included: true };
  if (own === null) return side;
  const ordered = compare(side.at, own.at) * Number(toward);
  return ordered >= 0 ? side : own;
}

function onGrid(limit: Rational, included: boolean, places: number, toward: 1n | -1n): Rational {
  const scale = rational({ n: String(10n ** BigInt(places)), d: 1 });
  const { n, d } = times(limit, scale);
  const floor = n >= 0n ? n / d : -((-n + d - 1n) / d);
  const exact = floor * d === n;
  const inner = toward === 1n ? (exact ? floor : floor + 1n) : floor;
  const step = exact && !included ? inner + toward : inner;
  return over({ n: step, d: 1n }, scale);
}

/** Numbers a bound states. */
export function limitsOf(bound: Bound): readonly Exact[] {
  return [bound.atLeast, bound.moreThan, bound.atMost, bound.lessThan].filter((limit) => limit !== undefined);
}

export function placesOf(value: Exact): number | null {
  const { d } = rational(value);
  for (let places = 0; places <= 9; places += 1) if (10n ** BigInt(places) % d === 0n) return places;
  return null;
}

export function isPercent(value: Exact): boolean {
  const number = rational(value);
  return compare(number, rational(0)) >= 0 && compare(number, rational(100)) <= 0;
}

/** What meets both. */
export function overlap(a: Bound, b: Bound): boolean {
  const lows = [a, b].flatMap((bound) => edgeOf(bound.atLeast, bound.moreThan));
  const highs = [a, b].flatMap((bound) => edgeOf(bound.atMost, bound.lessThan));
  return lows.every((low) =>
    highs.every((high) => {
      const ordered = compare(low.at, high.at);
      return ordered < 0 || (ordered === 0 && low.included && high.included);
    }),
  );
}

function edgeOf(included: Exact | undefined, excluded: Exact | undefined): readonly Edge[] {
  if (included !== undefined) return [{ at: rational(included), included: true }];
  return excluded === undefined ? [] : [{ at: rational(excluded), included: false }];
}

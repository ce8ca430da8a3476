import type { BilingualText } from './domain-error.js';
import { compare, rational, type Exact, type Rational } from './exact.js';
import type { Fraction } from './json.js';

/** At most one lower and one upper side; `atLeast` and `atMost` include the number. */
export interface Bound {
  readonly atLeast?: Exact;
  readonly moreThan?: Exact;
  readonly atMost?: Exact;
  readonly lessThan?: Exact;
}

interface Side {
  readonly at: Rational;
  readonly included: boolean;
}

function side(included: Exact | undefined, excluded: Exact | undefined): Side | null {
  if (included !== undefined) return { at: rational(included), included: true };
  return excluded === undefined ? null : { at: rational(excluded), included: false };
}

const lowerOf = (bound: Bound): Side | null => side(bound.atLeast, bound.moreThan);
const upperOf = (bound: Bound): Side | null => side(bound.atMost, bound.lessThan);

export function holds(bound: Bound, value: Rational): boolean {
  return within(bound, (at) => compare(value, at));
}

/** A rate against a bound in points of 100: 94.95 % is below 95, and nothing is ever divided or rounded. */
export function holdsPercent(bound: Bound, rate: Fraction): boolean {
  const { n, d } = { n: BigInt(rate.n), d: BigInt(rate.d) };
  if (d <= 0n) throw new RangeError('a rate has a denominator above 0');
  return within(bound, (at) => compare({ n: 100n * n, d: 1n }, { n: at.n * d, d: at.d }));
}

function within(bound: Bound, against: (at: Rational) => number): boolean {
  const [lower, upper] = [lowerOf(bound), upperOf(bound)];
  const above = lower === null ? 1 : against(lower.at);
  const below = upper === null ? -1 : against(upper.at);
  return (
    (above > 0 || (above === 0 && lower?.included === true)) && (below < 0 || (below === 0 && upper?.included === true))
  );
}

/** Whether every number that meets `child` meets `parent` too. */
export function isAsStrict(child: Bound, parent: Bound): boolean {
  return (
    tighter(lowerOf(child), lowerOf(parent), (a, b) => compare(a, b)) &&
    tighter(upperOf(child), upperOf(parent), (a, b) => compare(b, a))
  );
}

function tighter(child: Side | null, parent: Side | null, order: (a: Rational, b: Rational) => number): boolean {
  if (parent === null) return true;
  if (child === null) return false;
  const ordered = order(child.at, parent.at);
  return ordered > 0 || (ordered === 0 && (parent.included || !child.included));
}

/** Whether any number meets it. */
export function isSatisfiable(bound: Bound): boolean {
  const [lower, upper] = [lowerOf(bound), upperOf(bound)];
  if (lower === null || upper === null) return true;
  const ordered = compare(lower.at, upper.at);
  return ordered < 0 || (ordered === 0 && lower.included && upper.included);
}

/** The bound as an order writes it: `30人以上、60人以下`, `at least 30 people, at most 60 people`. */
export function wordsOf(bound: Bound, unit: BilingualText): BilingualText {
  const sides: readonly (readonly [Exact | undefined, (number: string) => string, string])[] = [
    [bound.atLeast, (number) => `${number}以上`, 'at least'],
    [bound.moreThan, (number) => `超过${number}`, 'more than'],
    [bound.atMost, (number) => `${number}以下`, 'at most'],
    [bound.lessThan, (number) => `不满${number}`, 'less than'],
  ];
  const said = sides.flatMap(([value, zh, en]) => {
    if (value === undefined) return [];
    const number = numberOf(value);
    const unitEn = /^\w/.test(unit.en) ? ` ${unit.en}` : unit.en;
    return [{ zh: zh(`${number}${unit.zh}`), en: `${en} ${number}${unitEn}` }];
  });
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') };
}

function numberOf(value: Exact): string {
  return typeof value === 'object' ? `${value.n}/${value.d}` : String(value);
}

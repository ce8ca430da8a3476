import type { Indicator, RoundDefinition } from '@gongjian/plans-contracts';
import {
  canonicalJson,
  compare,
  exactOf,
  mean,
  median,
  minus,
  rational,
  type Exact,
  type Fraction,
  type Rational,
} from '@gongjian/shared-kernel';
import type { Value, Verdict } from '../value.js';
import { countsIn, exactIn } from './figures.js';

type Assessors = NonNullable<RoundDefinition['assessors']>;
export type Combining = Required<Pick<Assessors, 'combine'>> & Pick<Assessors, 'spreadAtMost'>;

/**
 * What several assessors found, as one value: numbers by the method of the round, everything else by the majority.
 * `null`: one more assessor has to decide.
 */
export function combineValues(indicator: Indicator, how: Combining, values: readonly Value[]): Value | null {
  const [first] = values;
  if (first === undefined) return null;
  if (values.length === 1) return first;
  const applies = majority(values, (value) => String(value !== 'notApplicable'));
  if (applies === null) return null;
  const asked = values.filter((value) => (value === 'notApplicable') === (applies === 'notApplicable'));
  const numbers = numbersOf(indicator, asked);
  if (applies === 'notApplicable') return applies;
  if (numbers === null || how.combine === 'majority') return withReasons(majority(asked, keyOf), asked);
  if (how.spreadAtMost !== undefined && compare(spread(numbers), rational(how.spreadAtMost)) > 0) return null;
  const middle = combined(how.combine, numbers);
  return asked.every(isRate) ? rateOf(middle) : exactOf(middle);
}

/** Kinds whose value is one number, or one rate. */
const NUMERIC: readonly Indicator['kind'][] = ['number', 'score', 'external', 'rate'];

function numbersOf({ kind }: Indicator, values: readonly Value[]): readonly Rational[] | null {
  if (!NUMERIC.includes(kind)) return null;
  const numbers = values.map((value) => exactIn(value));
  return numbers.every((number) => number !== null) ? numbers : null;
}

function isRate(value: Value): value is Fraction {
  return countsIn(value) !== null;
}

function rateOf(value: Rational): Fraction {
  const whole = (n: bigint): number | string => {
    const exact = exactOf({ n, d: 1n });
    return typeof exact === 'object' ? exact.n : exact;
  };
  return { n: whole(value.n), d: whole(value.d) };
}

function combined(method: Exclude<Combining['combine'], 'majority'>, numbers: readonly Rational[]): Rational {
  switch (method) {
    case 'mean':
      return mean(numbers);
    case 'median':
      return median(numbers);
    case 'trimmedMean':
      return mean(numbers.length < 3 ? numbers : [...numbers].sort(compare).slice(1, -1));
  }
}

function spread(numbers: readonly Rational[]): Rational {
  const sorted = [...numbers].sort(compare);
  const [low, high] = [sorted[0] ?? rational(0), sorted.at(-1) ?? rational(0)];
  return minus(high, low);
}

/** The first of those said most often; `null` when others are said as often. */
function majority(values: readonly Value[], keyFor: (value: Value) => string): Value | null {
  const counts = new Map<string, { readonly value: Value; readonly count: number }>();
  for (const value of values) {
    const key = keyFor(value);
    const known = counts.get(key);
    counts.set(key, { value: known?.value ?? value, count: (known?.count ?? 0) + 1 });
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count));
  const winners = [...counts.values()].filter(({ count }) => count === most);
  return winners.length === 1 ? (winners[0]?.value ?? null) : null;
}

/** A verdict keeps the reasons of all who came to it. */
function withReasons(value: Value | null, all: readonly Value[]): Value | null {
  if (value === null || !isVerdict(value)) return value;
  const [, ...furtherReasons] = all.flatMap((each) =>
    isVerdict(each) && each.verdict === value.verdict ? [each.reason] : [],
  );
  return furtherReasons.length === 0 ? value : { ...value, furtherReasons };
}

function isVerdict(value: Value): value is Verdict {
  return typeof value === 'object' && 'verdict' in value;
}

/** The same number is the same, however it is written; the reason of a verdict does not count. */
function keyOf(value: Value): string {
  if (isVerdict(value)) return `verdict ${value.verdict}`;
  if (typeof value === 'object' && 'present' in value) return canonicalJson([...value.present].sort());
  const number = typeof value === 'boolean' ? null : exactIn(value);
  return canonicalJson(number === null ? value : (exactOf(number) satisfies Exact));
}

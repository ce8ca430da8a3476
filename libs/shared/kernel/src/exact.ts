import type { Fraction } from './json.js';

/** A number of rules: a safe integer, a decimal as text (`"94.95"`), or a fraction. Never a binary fraction. */
export type Exact = number | string | Fraction;

/** Reduced; `d` is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const MAX_PLACES = 9;

/** @throws RangeError for what is not exact: a number that is no safe integer, a text that is no decimal, `d` not above 0 */
export function rational(value: Exact): Rational {
  if (typeof value === 'number') return ratio(integer(value), 1n);
  if (typeof value === 'object') {
    const d = integer(value.d);
    if (d <= 0n) throw new RangeError('a fraction has a denominator above 0');
    return ratio(integer(value.n), d);
  }
  const match = DECIMAL.exec(value);
  if (match === null) throw new RangeError('not a decimal number');
  const [, sign = '', whole = '', places = ''] = match;
  const digits = BigInt(whole + places);
  return ratio(sign === '-' ? -digits : digits, 10n ** BigInt(places.length));
}

function integer(value: number | string): bigint {
  if (typeof value === 'number' ? !Number.isSafeInteger(value) : !/^-?\d+$/.test(value)) {
    throw new RangeError('not a whole number');
  }
  return BigInt(value);
}

function ratio(n: bigint, d: bigint): Rational {
  const common = divisor(n < 0n ? -n : n, d);
  return { n: n / common, d: d / common };
}

function divisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}

const ZERO: Rational = { n: 0n, d: 1n };

export function plus(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.n, a.d * b.d);
}

/** @throws RangeError when `b` is 0 */
export function over(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('divided by 0');
  return b.n < 0n ? ratio(-a.n * b.d, a.d * -b.n) : ratio(a.n * b.d, a.d * b.n);
}

/** Below 0, 0 or above 0, as `sort` wants it. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(a: Rational): boolean {
  return a.n === 0n;
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(plus, ZERO);
}

/** @throws RangeError when there are none */
export function mean(values: readonly Rational[]): Rational {
  return over(sum(values), rational(values.length));
}

/** The middle one, or the mean of the two in the middle. @throws RangeError when there are none */
export function median(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(compare);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (lower === undefined || upper === undefined) throw new RangeError('no median of nothing');
  return over(plus(lower, upper), rational(2));
}

/**
 * How an event holds a result: an integer when it is one and safe, a decimal text when it ends within nine places,
 * otherwise a fraction, whose members beyond 2^53 are integers as text.
 */
export function exactOf({ n, d }: Rational): Exact {
  if (d === 1n) return safe(n);
  for (let places = 1, scale = 10n; places <= MAX_PLACES; places += 1, scale *= 10n) {
    if (scale % d === 0n) {
      const scaled = n * (scale / d);
      const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
      return `${scaled < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
    }
  }
  return { n: safe(n), d: safe(d) };
}

function safe(value: bigint): number | string {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : String(value);
}

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  compare,
  exactOf,
  isZero,
  mean,
  median,
  minus,
  over,
  plus,
  rational,
  sum,
  times,
  type Exact,
  type Rational,
} from './exact.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const golden = JSON.parse(readFileSync(new URL('../golden/exact.v1.json', import.meta.url), 'utf8')) as {
  readonly vectors: readonly { readonly n: string; readonly d: string; readonly exact: Exact }[];
};

const integers = fc.bigInt(-(10n ** 24n), 10n ** 24n);
const rationals = fc
  .tuple(fc.oneof(fc.bigInt(-1_000n, 1_000n), integers), fc.oneof(fc.bigInt(1n, 1_000n), fc.bigInt(1n, 10n ** 24n)))
  .map(([n, d]) => rational({ n: String(n), d: String(d) }));
const same = (a: Rational, b: Rational): void => expect(a).toEqual(b);

describe('an exact number', () => {
  it.each(golden.vectors)('is written the same for ever: $n / $d', ({ n, d, exact }) => {
    expect(exactOf({ n: BigInt(n), d: BigInt(d) })).toEqual(exact);
    expect(rational(exact)).toEqual({ n: BigInt(n), d: BigInt(d) });
  });

  it('is read from an integer, a decimal and a fraction alike', () => {
    for (const value of [95, '95', '95.000', { n: 190, d: 2 }, { n: '190', d: '2' }])
      same(rational(value), { n: 95n, d: 1n });
    same(rational('-0.05'), { n: -1n, d: 20n });
  });

  it.each<Exact>([
    0.5,
    2 ** 53,
    '1e3',
    '',
    '.5',
    '1.',
    { n: 1, d: 0 },
    { n: 1, d: -2 },
    { n: 0.5, d: 1 },
    { n: 'x', d: 1 },
  ])('refuses what is not exact: %j', (value) => {
    expect(() => rational(value)).toThrow(RangeError);
  });

  it('obeys the laws of arithmetic', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        same(plus(a, b), plus(b, a));
        same(times(a, b), times(b, a));
        same(plus(plus(a, b), c), plus(a, plus(b, c)));
        same(times(times(a, b), c), times(a, times(b, c)));
        same(times(a, plus(b, c)), plus(times(a, b), times(a, c)));
        same(minus(plus(a, b), b), a);
        if (!isZero(b)) same(times(over(a, b), b), a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        if (compare(a, b) <= 0) expect(compare(plus(a, c), plus(b, c))).toBeLessThanOrEqual(0);
        expect(a.d > 0n).toBe(true);
      }),
      { seed },
    );
  });

  it('comes back from how it is written, which the log can hold', () => {
    fc.assert(
      fc.property(rationals, (a) => {
        const exact = exactOf(a);
        same(rational(exact), a);
        const numbers = typeof exact === 'object' ? [exact.n, exact.d] : [exact];
        for (const number of numbers) if (typeof number === 'number') expect(Number.isSafeInteger(number)).toBe(true);
      }),
      { seed },
    );
  });

  it('has a mean and a median between the least and the greatest, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(rationals, { minLength: 1, maxLength: 9 }), (values) => {
        const sorted = [...values].sort(compare);
        const [least, greatest] = [sorted[0], sorted.at(-1)] as [Rational, Rational];
        for (const middle of [mean(values), median(values)]) {
          expect(compare(least, middle)).toBeLessThanOrEqual(0);
          expect(compare(middle, greatest)).toBeLessThanOrEqual(0);
        }
        same(median([...values].reverse()), median(values));
        same(times(mean(values), rational(values.length)), sum(values));
      }),
      { seed },
    );
    same(median([1, 9, '2.5', 4].map(rational)), rational('3.25'));
    expect(() => median([])).toThrow(RangeError);
    expect(() => mean([])).toThrow(RangeError);
  });
});

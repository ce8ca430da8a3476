import fc from 'fast-check';
import { holds, holdsPercent, isAsStrict, isSatisfiable, wordsOf, type Bound } from './bound.js';
import { compare, plus, rational } from './exact.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const people = { zh: '人', en: 'people' };
const percent = { zh: '%', en: '%' };
const tenths = fc.integer({ min: -30, max: 30 });
const limits = tenths.map((n) => ({ n, d: 10 }));
const bounds: fc.Arbitrary<Bound> = fc
  .record({
    lower: fc.option(limits),
    upper: fc.option(limits),
    strictLower: fc.boolean(),
    strictUpper: fc.boolean(),
  })
  .map(({ lower, upper, strictLower, strictUpper }) => ({
    ...(lower === null ? {} : strictLower ? { moreThan: lower } : { atLeast: lower }),
    ...(upper === null ? {} : strictUpper ? { lessThan: upper } : { atMost: upper }),
  }));

describe('a bound', () => {
  it('accepts 30 and 60 people and refuses 29 and 61, where it says from 30 to 60', () => {
    const bound = { atLeast: 30, atMost: 60 };
    expect([29, 30, 60, 61].map((n) => holds(bound, rational(n)))).toEqual([false, true, true, false]);
    expect(wordsOf(bound, people)).toEqual({ zh: '30人以上、60人以下', en: 'at least 30 people, at most 60 people' });
  });

  it('refuses the number itself where it is strict', () => {
    const bound = { moreThan: 30, lessThan: 60 };
    expect([30, '30.000000001', '59.999999999', 60].map((n) => holds(bound, rational(n)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(wordsOf({ moreThan: '94.95' }, percent)).toEqual({ zh: '超过94.95%', en: 'more than 94.95%' });
    expect(wordsOf({ lessThan: { n: 1, d: 3 } }, { zh: '', en: '' })).toEqual({ zh: '不满1/3', en: 'less than 1/3' });
  });

  it('never takes 94.95 % for 95 %, nor exactly 95 % for more than 95 %', () => {
    expect(holdsPercent({ atLeast: 95 }, { n: 9_495, d: 10_000 })).toBe(false);
    expect(holdsPercent({ atLeast: 95 }, { n: 19, d: 20 })).toBe(true);
    expect(holdsPercent({ moreThan: 95 }, { n: 19, d: 20 })).toBe(false);
    expect(holdsPercent({ moreThan: 95 }, { n: 95_000_001, d: 100_000_000 })).toBe(true);
    expect(holdsPercent({ atMost: '0.1' }, { n: 1, d: 1_000 })).toBe(true);
    expect(() => holdsPercent({ atLeast: 95 }, { n: 1, d: 0 })).toThrow(RangeError);
  });

  it('compares a rate as it compares the number', () => {
    fc.assert(
      fc.property(bounds, fc.nat(300), fc.integer({ min: 1, max: 300 }), (bound, n, d) => {
        expect(holdsPercent(bound, { n, d })).toBe(holds(bound, rational({ n: 100 * n, d })));
      }),
      { seed },
    );
  });

  it('is as strict as another exactly when it lets nothing pass that the other does not', () => {
    const steps = Array.from({ length: 141 }, (_, index) => rational({ n: index - 70, d: 20 }));
    fc.assert(
      fc.property(bounds, bounds, (child, parent) => {
        fc.pre(isSatisfiable(child));
        const lets = steps.some((value) => holds(child, value) && !holds(parent, value));
        expect(isAsStrict(child, parent)).toBe(!lets);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('can be met exactly when some number meets it', () => {
    fc.assert(
      fc.property(bounds, (bound) => {
        const steps = Array.from({ length: 141 }, (_, index) => rational({ n: index - 70, d: 20 }));
        expect(isSatisfiable(bound)).toBe(steps.some((value) => holds(bound, value)));
      }),
      { seed },
    );
  });

  it('holds on between two numbers that meet it', () => {
    fc.assert(
      fc.property(bounds, limits, limits, (bound, a, b) => {
        const [low, high] = [rational(a), rational(b)].sort(compare) as [never, never];
        fc.pre(holds(bound, low) && holds(bound, high));
        const middle = { n: plus(low, high).n, d: plus(low, high).d * 2n };
        expect(holds(bound, middle)).toBe(true);
      }),
      { seed },
    );
  });
});

import { holds, rational, type Bound } from '@gongjian/shared-kernel';
import fc from 'fast-check';
import { overlap, reach } from './reach.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const limit = fc.integer({ min: -60, max: 60 }).map((n) => ({ n, d: 20 }));
const bounds: fc.Arbitrary<Bound> = fc
  .tuple(fc.option(limit), fc.option(limit), fc.boolean(), fc.boolean())
  .map(([lower, upper, strictLower, strictUpper]) => ({
    ...(lower === null ? {} : strictLower ? { moreThan: lower } : { atLeast: lower }),
    ...(upper === null ? {} : strictUpper ? { lessThan: upper } : { atMost: upper }),
  }));

function met(bound: Bound, from: number, to: number, perOne: number): 'none' | 'some' | 'all' {
  const values = Array.from({ length: (to - from) * perOne + 1 }, (_, index) =>
    rational({ n: from * perOne + index, d: perOne }),
  );
  const count = values.filter((value) => holds(bound, value)).length;
  return count === 0 ? 'none' : count === values.length ? 'all' : 'some';
}

describe('how far a bound reaches', () => {
  it('is what counting every value of the grid says', () => {
    const ends = fc.tuple(
      fc.integer({ min: -3, max: 0 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 1 }),
    );
    fc.assert(
      fc.property(bounds, ends, (bound, [from, to, places]) => {
        expect(reach(bound, { from, to, places })).toBe(met(bound, from, to, 10 ** places));
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('is what a fine enough grid says where any number counts', () => {
    fc.assert(
      fc.property(bounds, (bound) => {
        expect(reach(bound, { from: -3, to: 3, places: null })).toBe(met(bound, -3, 3, 40));
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('never is everything where there is no end on the side of the bound', () => {
    expect(reach({ atLeast: 0 }, { places: 0 })).toBe('some');
    expect(reach({ atMost: 5 }, { from: 0, places: 0 })).toBe('some');
    expect(reach({ atLeast: 0 }, { from: 0, places: 0 })).toBe('all');
    expect(reach({ lessThan: 0 }, { from: 0, places: 0 })).toBe('none');
  });

  it('overlaps another where some number meets both', () => {
    const steps = Array.from({ length: 281 }, (_, index) => rational({ n: index - 140, d: 40 }));
    fc.assert(
      fc.property(bounds, bounds, (a, b) => {
        expect(overlap(a, b)).toBe(steps.some((value) => holds(a, value) && holds(b, value)));
      }),
      { seed, numRuns: 1_000 },
    );
  });
});

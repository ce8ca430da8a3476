import fc from 'fast-check';
import type { Indicator } from '@gongjian/plans-contracts';
import { compare, rational, type Exact } from '@gongjian/shared-kernel';
import type { Value } from '../value.js';
import { combineValues, type Combining } from './combine-values.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const of = (kind: string, how: Combining, ...values: readonly unknown[]) =>
  combineValues({ kind } as unknown as Indicator, how, values as readonly Value[]);
const verdict = (code: string, reason = 'seen') => ({ verdict: code, reason: { code: reason, text: null } });

describe('several assessors', () => {
  it.each([
    ['mean', [8, 9, 9], { n: 26, d: 3 }],
    ['mean', [8, '9.5'], '8.75'],
    ['median', [1, 9, 8], 8],
    ['median', [8, 9], '8.5'],
    ['trimmedMean', [1, 8, 9, 10], '8.5'],
    ['trimmedMean', [8, 9], '8.5'],
    ['trimmedMean', [1, 8, 10], 8],
  ] as const)('combine scores by %s: %j', (combine, values, expected) => {
    expect(of('score', { combine }, ...values)).toEqual(expected);
  });

  it('combine rates to a rate', () => {
    expect(of('rate', { combine: 'mean' }, { n: 9, d: 10 }, { n: 1, d: 1 })).toEqual({ n: 19, d: 20 });
    expect(of('rate', { combine: 'mean' }, { n: 1, d: 1 }, { n: 2, d: 2 })).toEqual({ n: 1, d: 1 });
  });

  it('agree by majority on what is no number', () => {
    expect(of('yesNo', { combine: 'mean' }, true, false, true)).toBe(true);
    expect(of('judged', { combine: 'median' }, verdict('met', 'a'), verdict('notMet'), verdict('met', 'b'))).toEqual({
      ...verdict('met', 'a'),
      furtherReasons: [verdict('met', 'b').reason],
    });
    const [first, ...others] = ['a', 'b', 'c'].map((reason) => verdict('met', reason));
    expect(of('judged', { combine: 'mean' }, first, ...others)).toEqual({
      ...first,
      furtherReasons: others.map(({ reason }) => reason),
    });
    expect(of('judged', { combine: 'mean' }, first, 'notApplicable', first)).toEqual({
      ...first,
      furtherReasons: [first?.reason],
    });
    expect(of('judged', { combine: 'mean' }, first)).toEqual(first);
    expect(of('checklist', { combine: 'mean' }, { present: ['b', 'a'] }, { present: ['a', 'b'] })).toEqual({
      present: ['b', 'a'],
    });
    expect(of('number', { combine: 'majority' }, 3, '3.0', 4)).toBe(3);
  });

  it('need one more where as many say otherwise', () => {
    expect(of('yesNo', { combine: 'majority' }, true, false)).toBe(null);
    expect(of('number', { combine: 'majority' }, 1, 2, 3)).toBe(null);
    expect(of('yesNo', { combine: 'majority' })).toBe(null);
  });

  it('need one more where they are further apart than they may be', () => {
    const how = { combine: 'mean', spreadAtMost: '1.5' } as const;
    expect(of('score', how, 8, '9.5')).toBe('8.75');
    expect(of('score', how, 8, '9.51')).toBe(null);
    expect(of('score', how, 8)).toBe(8);
  });

  it('agree by majority whether it applies', () => {
    const how = { combine: 'mean' } as const;
    expect(of('score', how, 8, 'notApplicable', 9)).toBe('8.5');
    expect(of('score', how, 'notApplicable', 8, 'notApplicable')).toBe('notApplicable');
    expect(of('score', how, 'notApplicable', 8)).toBe(null);
  });

  it('come to something between the lowest and the highest, whatever their order', () => {
    const scores = fc.array(
      fc.integer({ min: 0, max: 1_000 }).map((n): Exact => ({ n, d: 100 })),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(scores, fc.constantFrom('mean', 'median', 'trimmedMean'), (values, combine) => {
        const combined = of('score', { combine }, ...values) as Exact;
        const sorted = values.map(rational).sort(compare);
        expect(compare(sorted[0] as never, rational(combined))).toBeLessThanOrEqual(0);
        expect(compare(rational(combined), sorted.at(-1) as never)).toBeLessThanOrEqual(0);
        const turned = of('score', { combine }, ...[...values].reverse()) as Exact;
        expect(rational(turned)).toEqual(rational(combined));
      }),
      { seed },
    );
  });
});

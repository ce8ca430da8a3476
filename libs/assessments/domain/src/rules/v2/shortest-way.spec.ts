import type { Grading } from '@gongjian/plans-contracts';
import { component, fact, inputs, names, score, scoringRules, yesNo } from '../../testing/standards.js';
import { sheetResult } from './sheet-result.js';
import { shortestWay } from './shortest-way.js';

const way = (standard: object, grading: object | undefined, values: object, more: object = {}) => {
  const rules = scoringRules(standard as never, grading as Grading | undefined);
  return shortestWay(rules, sheetResult(rules, inputs(values as never, more)));
};
const grade = (code: string, when: object) => ({ code, names, when });

describe('the shortest way to the next grade', () => {
  it('is nothing at the best grade, or where nothing is graded', () => {
    const best = { grades: [grade('pass', { total: { atLeast: 5 } })] };
    expect(way({ items: [score('a')] }, best, { a: 5 })).toEqual({ to: null, steps: [] });
    expect(way({ items: [score('a')] }, undefined, { a: 5 })).toEqual({ to: null, steps: [] });
  });

  it('takes the stars with the smallest gaps', () => {
    const codes = ['a', 'b', 'c', 'd'];
    const grading = {
      stars: { of: codes, earns: { points: { atLeast: 9 } } },
      grades: [grade('four', { stars: { atLeast: 4 } }), grade('three', { stars: { atLeast: 3 } })],
    };
    const items = codes.map((code) => score(code));
    const reach = (code: string, has: unknown) => ({ kind: 'reach', code, has, needs: { atLeast: 9 }, of: 'points' });
    expect(way({ items }, grading, { a: 9, b: '8.99', c: 2, d: 8 })).toEqual({
      to: 'three',
      steps: [reach('b', '8.99'), reach('d', 8)],
    });
    expect(way({ items }, grading, { a: 9, b: 9, c: 2, d: 9 })).toEqual({ to: 'four', steps: [reach('c', 2)] });
    const byShare = { ...grading, stars: { of: codes, earns: { share: { moreThan: 90 } } } };
    expect(way({ items }, byShare, { a: 10, b: 10, c: 2, d: 9 }).steps).toEqual([
      { kind: 'reach', code: 'd', has: 90, needs: { moreThan: 90 }, of: 'share' },
    ]);
  });

  it('says which evidence is missing where a point is short of nothing else', () => {
    const evidence = [{ code: 'photos', names, window: { of: 'period' }, atLeast: 1 }];
    const items = [yesNo('a', { points: 10, required: true, evidence }), score('b', { evidence })];
    const grading = { grades: [grade('pass', { required: true, total: { atLeast: 20 } })] };
    expect(way({ items }, grading, { a: true, b: 10 }).steps).toEqual([
      { kind: 'meet', code: 'a', missing: ['photos'] },
      { kind: 'gain', code: 'a', has: 0, points: 10, missing: ['photos'] },
      { kind: 'gain', code: 'b', has: 0, points: 10, missing: ['photos'] },
    ]);
  });

  it('takes the fewest indicators that can bring the points', () => {
    const items = [score('a'), score('b'), score('c')];
    const total = (bound: object) => ({ grades: [grade('pass', { total: bound })] });
    expect(way({ items }, total({ atLeast: 27 }), { a: 9, b: 4, c: 5 }).steps).toEqual([
      { kind: 'gain', code: 'b', has: 4, points: 6 },
      { kind: 'gain', code: 'c', has: 5, points: 3 },
    ]);
    expect(way({ items }, total({ moreThan: 20 }), { a: 9, b: 4, c: 5 }).steps).toEqual([
      { kind: 'gain', code: 'b', has: 4, points: 2, more: true },
    ]);
    expect(way({ items }, total({ moreThan: 24 }), { a: 9, b: 4, c: 5 }).steps).toEqual([
      { kind: 'gain', code: 'b', has: 4, points: 6 },
      { kind: 'gain', code: 'c', has: 5, points: 0, more: true },
    ]);
    expect(way({ items }, { grades: [grade('pass', { share: { atLeast: 80 } })] }, { a: 9, b: 9, c: 5 }).steps).toEqual(
      [{ kind: 'gain', code: 'c', has: 5, points: 1 }],
    );
  });

  it('begins with what has to be met and with floors', () => {
    const items = [
      component('order', [score('gate')], { points: 10, floor: { points: { atLeast: 6 } } }),
      yesNo('register', { points: 5, required: true }),
      yesNo('law', { points: 5 }),
    ];
    const grading = {
      grades: [grade('pass', { required: true, floors: true, met: ['law', 'register'], rank: { atMost: 3 } })],
    };
    expect(way({ items }, grading, { gate: 5, register: false, law: false }).steps).toEqual([
      { kind: 'meet', code: 'register' },
      { kind: 'meet', code: 'law' },
      { kind: 'reach', code: 'order', has: 5, needs: { atLeast: 6 }, of: 'points' },
      { kind: 'rank', needs: { atMost: 3 } },
    ]);
  });

  it('knows of no rank, and says nothing more where the sheet has all else', () => {
    const grading = { grades: [grade('first', { rank: { atMost: 1 } }), grade('pass', { total: { atLeast: 9 } })] };
    expect(way({ items: [score('a')] }, grading, { a: 8 })).toEqual({
      to: null,
      steps: [],
    });
  });

  it('lifts a veto before everything', () => {
    const standard = {
      items: [score('a')],
      vetoes: [{ code: 'grave', names, incidents: ['fire'], lookBack: { years: 1 } }],
    };
    const docket = [fact({ fact: 'incident', kind: 'fire', occurredOn: '2026-05-01', standing: 'verified' })];
    const grading = { grades: [grade('best', { total: { atLeast: 9 } }), grade('pass', { total: { atLeast: 5 } })] };
    expect(way(standard, grading, { a: 9 }, { docket })).toEqual({
      to: 'best',
      steps: [{ kind: 'liftVeto', code: 'grave' }],
    });
    expect(way(standard, grading, { a: 4 }, { docket })).toEqual({
      to: 'pass',
      steps: [
        { kind: 'liftVeto', code: 'grave' },
        { kind: 'gain', code: 'a', has: 4, points: 1 },
      ],
    });
  });
});

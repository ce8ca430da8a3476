import fc from 'fast-check';
import { compare, rational, type Exact } from '@gongjian/shared-kernel';
import { component, fact, inputs, names, round, score, scoringRules, yesNo } from '../../testing/standards.js';
import { askedIndicators, sheetResult } from './sheet-result.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const leftOut = { notApplicable: { by: 'assessor', counts: 'leftOut' } };
const grades = [{ code: 'pass', names, when: { total: { atLeast: 60 } } }];

describe('a sheet', () => {
  const standard = {
    items: [
      component('order', [score('gate', { points: 10 }), score('patrol', { points: 20, to: 20 })], {
        points: 30,
        floor: { share: { atLeast: 60 } },
      }),
      yesNo('register', { points: 10, required: true }),
    ],
  };
  const scored = (values: object, more: object = {}) =>
    sheetResult(scoringRules(standard), inputs(values as never, more));

  it('sums the points of all it asks', () => {
    const result = scored({ gate: '8.5', patrol: 15, register: true });
    expect(result).toMatchObject({
      total: '33.5',
      of: 40,
      stars: null,
      requiredUnmet: [],
      floorsMissed: [],
      vetoes: [],
    });
    expect(result.components).toEqual([{ code: 'order', met: false, points: '23.5', of: 30, floor: 'met' }]);
    expect(result.indicators.map(({ code, points }) => [code, points])).toEqual([
      ['gate', '8.5'],
      ['patrol', 15],
      ['register', 10],
    ]);
  });

  it.each([
    [8, 10, []],
    [7, '10.99', ['order']],
    [8, '9.99', ['order']],
  ])('tells a floor at 60 %%: %j and %j', (gate, patrol, missed) => {
    expect(scored({ gate, patrol, register: true }).floorsMissed).toEqual(missed);
  });

  it('names required indicators that are not met, or without a value', () => {
    expect(scored({ gate: 10, patrol: 20, register: false }).requiredUnmet).toEqual(['register']);
    expect(scored({ gate: 10, patrol: 20 }).requiredUnmet).toEqual(['register']);
  });

  it('asks only what the round asks', () => {
    const rules = scoringRules(standard, undefined, { round: { ...round, indicators: ['gate'] } });
    expect(askedIndicators(rules.standard, rules.round).map(({ code }) => code)).toEqual(['gate']);
    const result = sheetResult(rules, inputs({ gate: 5 }));
    expect(result).toMatchObject({ total: 5, of: 10, requiredUnmet: [] });
    expect(result.components).toEqual([{ code: 'order', met: false, points: 5, of: 10, floor: 'missed' }]);
  });

  it('gives the points of what is left out to the others', () => {
    const items = [component('a', [score('x', leftOut), score('y')], { points: 20 }), score('z', leftOut)];
    const result = (values: object) => sheetResult(scoringRules({ items }), inputs(values as never));
    expect(result({ x: 'notApplicable', y: 8, z: 5 })).toMatchObject({ total: 21, of: 30 });
    expect(result({ x: 'notApplicable', y: 8, z: 'notApplicable' })).toMatchObject({ total: 24, of: 30 });
    expect(result({ x: 6, y: 8, z: 'notApplicable' })).toMatchObject({ total: 21, of: 30 });
  });

  it('leaves out a component of which everything is left out', () => {
    const items = [
      component('a', [score('x', leftOut)], { points: 10, floor: { points: { atLeast: 9 } } }),
      score('z'),
    ];
    const result = sheetResult(scoringRules({ items }), inputs({ x: 'notApplicable', z: 9 }));
    expect(result).toMatchObject({ total: 18, of: 20, floorsMissed: [] });
    expect(result.components).toEqual([{ code: 'a', met: null, points: null, of: null, floor: null }]);
    expect(sheetResult(scoringRules({ items: [score('x', leftOut)] }), inputs({ x: 'notApplicable' }))).toMatchObject({
      total: 0,
      of: 10,
    });
  });

  it('weighs what has a weight', () => {
    const bare = (code: string, weight: number) => score(code, { weight, points: undefined });
    const items = [component('a', [bare('x', 40), bare('y', 60)], { weight: 50 }), bare('z', 50)];
    expect(sheetResult(scoringRules({ items }), inputs({ x: 5, y: 10, z: '9.5' }))).toMatchObject({
      total: '87.5',
      of: 100,
    });
  });

  it('is only met or not where nothing has points', () => {
    const items = [component('a', [yesNo('x'), yesNo('y')]), yesNo('z')];
    const result = sheetResult(scoringRules({ items }), inputs({ x: true, y: true, z: false }));
    expect(result).toMatchObject({ total: null, of: null });
    expect(result.components).toEqual([{ code: 'a', met: true, points: null, of: null, floor: null }]);
  });

  it('gives a component all its points or none where its parts have none', () => {
    const items = [component('a', [yesNo('x'), yesNo('y')], { points: 5 })];
    expect(sheetResult(scoringRules({ items }), inputs({ x: true, y: true })).total).toBe(5);
    expect(sheetResult(scoringRules({ items }), inputs({ x: true, y: false })).total).toBe(0);
  });
});

describe('a grade that asks for nodes', () => {
  it('is told which of them are met, components among them', () => {
    const items = [component('a', [yesNo('x'), yesNo('y')]), yesNo('z'), yesNo('w')];
    const grading = { grades: [{ code: 'pass', names, when: { met: ['a', 'z'] } }] };
    const met = (values: object) => sheetResult(scoringRules({ items }, grading), inputs(values as never)).met;
    expect(met({ x: true, y: true, z: false, w: true })).toEqual(['a']);
    expect(met({ x: true, y: false, z: true, w: true })).toEqual(['z']);
  });
});

describe('bonus and deduction', () => {
  const rules = scoringRules({
    items: [score('x')],
    adjustments: [
      { code: 'prize', names, kind: 'bonus', each: '1.5', atMost: 4 },
      { code: 'late', names, kind: 'deduction', each: 2, atMost: 3 },
    ],
  });
  const total = (...adjustments: { code: string; times: number }[]) =>
    sheetResult(rules, inputs({ x: 8 }, { adjustments })).total;

  it('are added and taken off, up to their caps', () => {
    expect(total()).toBe(8);
    expect(total({ code: 'prize', times: 2 })).toBe(11);
    expect(total({ code: 'prize', times: 2 }, { code: 'prize', times: 1 })).toBe(12);
    expect(total({ code: 'late', times: 1 })).toBe(6);
    expect(total({ code: 'late', times: 2 })).toBe(5);
  });

  it('say what they came to', () => {
    const { adjustments } = sheetResult(rules, inputs({ x: 8 }, { adjustments: [{ code: 'prize', times: 3 }] }));
    expect(adjustments).toEqual([{ code: 'prize', kind: 'bonus', times: 3, points: 4 }]);
  });
});

describe('a star', () => {
  const aspects = Array.from({ length: 10 }, (_, n) => `aspect${n}`);
  const rules = (earns: object) =>
    scoringRules({ items: aspects.map((code) => score(code)) }, { stars: { of: aspects, earns }, grades } as never);
  const stars = (first: Exact, earns: object = { points: { atLeast: 9 } }) =>
    sheetResult(rules(earns), inputs(Object.fromEntries(aspects.map((code, n) => [code, n === 0 ? first : 9])))).stars;

  it('is earned at 9.0 and not at 8.99', () => {
    expect([9, '9.0', '9.00', '8.99', 10].map((first) => stars(first))).toEqual([10, 10, 10, 9, 10]);
    expect(stars(9, { points: { moreThan: 9 } })).toBe(0);
    expect(stars('8.99', { share: { atLeast: 90 } })).toBe(9);
    expect(stars(9, { share: { atLeast: 90 } })).toBe(10);
  });
});

describe('a veto', () => {
  const facts = { incidents: [{ code: 'grave', names, verifiedBy: 'person' as const }] };
  const rules = scoringRules(
    {
      items: [
        score('x'),
        yesNo('safe', { points: 5, veto: { lookBack: { months: 6 } } }),
        yesNo('law', { points: 5, veto: {} }),
      ],
      vetoes: [{ code: 'noGrave', names, incidents: ['grave'], lookBack: { years: 1 } }],
    },
    undefined,
    { facts },
  );
  const vetoes = (values: object, docket: readonly unknown[] = []) =>
    sheetResult(rules, inputs({ x: 10, safe: true, law: true, ...values }, { docket: docket as never })).vetoes;
  const incident = (occurredOn: string, verified = true) =>
    fact({ fact: 'incident', kind: 'grave', occurredOn, standing: verified ? 'verified' : 'reported' });
  const finding = (indicator: string, occurredOn: string, programme = 'programme') =>
    fact({ fact: 'finding', programme, indicator, occurredOn });

  it('is an indicator that is not met, or of which nothing is known', () => {
    expect(vetoes({})).toEqual([]);
    expect(vetoes({ law: false })).toEqual([{ code: 'law', by: 'indicator', facts: [] }]);
    expect(vetoes({ law: undefined })).toEqual([{ code: 'law', by: 'indicator', facts: [] }]);
  });

  it('is a finding within its look-back', () => {
    const found = finding('safe', '2026-07-01');
    expect(vetoes({}, [found])).toEqual([{ code: 'safe', by: 'finding', facts: [found.factId] }]);
    expect(vetoes({}, [finding('safe', '2026-06-30')])).toEqual([]);
    expect(vetoes({}, [finding('law', '2026-12-01')])).toEqual([]);
    expect(vetoes({}, [finding('safe', '2026-12-01', 'other')])).toEqual([]);
  });

  it('is an incident within its look-back', () => {
    const grave = incident('2026-01-01');
    expect(vetoes({}, [grave])).toEqual([{ code: 'noGrave', by: 'incident', facts: [grave.factId] }]);
    expect(vetoes({}, [incident('2025-12-31')])).toEqual([]);
    expect(vetoes({}, [incident('2027-01-01')])).toEqual([]);
    expect(vetoes({}, [incident('2026-05-01', false)])).toEqual([]);
  });

  it('shows the latest facts when they are many', () => {
    const many = Array.from({ length: 25 }, (_, n) => incident(`2026-03-${String(n + 1).padStart(2, '0')}`));
    expect(vetoes({}, many)[0]?.facts).toEqual(many.slice(5).map(({ factId }) => factId));
  });
});

describe('what breaks ties', () => {
  it('is told by every sheet: the greater is before', () => {
    const rules = scoringRules(
      { items: [score('x'), score('y')], adjustments: [{ code: 'prize', names, kind: 'bonus', each: 1, atMost: 9 }] },
      {
        ranking: {
          within: 'round',
          tieBreaks: [{ by: 'node', code: 'y' }, { by: 'bonus' }, { by: 'fewerComplaints' }, { by: 'earlierEntry' }],
          unbroken: 'decided',
        },
        grades,
      },
    );
    const complaint = (occurredOn: string, verified = true) =>
      fact({ fact: 'complaint', kinds: ['noise'], occurredOn, verified });
    const tie = (docket: readonly never[]) =>
      sheetResult(rules, inputs({ x: 1, y: '2.5' }, { docket, adjustments: [{ code: 'prize', times: 2 }] })).tie;
    const entry = -Date.parse('2026-03-01T00:00:00.000Z');
    expect(tie([])).toEqual(['2.5', 2, 0, entry]);
    const days = [
      complaint('2026-01-01'),
      complaint('2026-12-31'),
      complaint('2027-01-01'),
      complaint('2026-05-01', false),
    ];
    expect(tie(days as never)).toEqual(['2.5', 2, -2, entry]);
  });
});

describe('a total', () => {
  it('grows with every value, and is never above what can be had', () => {
    const items = [
      component('a', [score('x', leftOut), score('y', leftOut)], { points: 20 }),
      score('z', { points: 10, weight: undefined }),
    ];
    const value = fc.oneof(
      fc.integer({ min: 0, max: 1_000 }).map((n): Exact => ({ n, d: 100 })),
      fc.constant('notApplicable' as const),
    );
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 999 }), (x, y, z) => {
        const total = (values: object): Exact =>
          sheetResult(scoringRules({ items }), inputs(values as never)).total ?? -1;
        const low = rational(total({ x, y, z: { n: z, d: 100 } }));
        const high = rational(total({ x, y, z: { n: z + 1, d: 100 } }));
        expect(compare(low, high)).toBeLessThan(0);
        expect(compare(high, rational(30))).toBeLessThanOrEqual(0);
        expect(compare(low, rational(0))).toBeGreaterThanOrEqual(0);
      }),
      { seed },
    );
  });
});

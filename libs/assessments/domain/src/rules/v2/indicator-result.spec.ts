import fc from 'fast-check';
import { compare, holds, rational } from '@gongjian/shared-kernel';
import type { KnownFact } from '../docket-fact.js';
import type { Value } from '../value.js';
import { fact, judge } from '../../testing/standards.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const why = { code: 'seen', text: null };
const result = (indicator: object, value: Value | null, more: object = {}) => {
  const { met, points, why: reason } = judge(indicator, value, more);
  return [met, points, reason.rule];
};
const names = { zh: '某', en: 'Some' };
const group = (code: string, answersAtLeast = 1) => ({ code, names, answersAtLeast });
const lines = (combine: string) => ({
  of: [
    { code: 'a', names },
    { code: 'b', names },
  ],
  combine,
});

describe('yes or no', () => {
  it.each([
    ['yes', true, [true, 10, 'answer']],
    ['yes', false, [false, 0, 'answer']],
    ['no', false, [true, 10, 'answer']],
    ['no', true, [false, 0, 'answer']],
  ] as const)('expects %s: %s', (expects, value, expected) => {
    expect(result({ kind: 'yesNo', expects }, value)).toEqual(expected);
  });
});

describe('a number', () => {
  const people = { kind: 'number', places: 0, bound: { atLeast: 30, atMost: 60 } };
  const hours = { kind: 'number', places: 1, bound: { lessThan: 2 } };

  it.each([
    [people, 29, false],
    [people, 30, true],
    [people, 60, true],
    [people, 61, false],
    [hours, '1.9', true],
    [hours, 2, false],
    [hours, '2.0', false],
    [{ ...people, bound: { moreThan: 300 } }, 300, false],
    [{ ...people, bound: { moreThan: 300 } }, 301, true],
    [{ ...people, bound: { atLeast: 3, atMost: 3 } }, 2, false],
    [{ ...people, bound: { atLeast: 3, atMost: 3 } }, 3, true],
    [{ ...people, bound: { atLeast: 3, atMost: 3 } }, 4, false],
  ])('of %j: %j', (indicator, value, met) => {
    expect(result(indicator, value)).toEqual([met, met ? 10 : 0, 'bound']);
  });

  it('says the bound and the number', () => {
    expect(judge(people, 29).why).toEqual({
      rule: 'bound',
      bound: { atLeast: 30, atMost: 60 },
      numbers: [{ value: 29, holds: false }],
    });
  });

  it('has a bound for every class', () => {
    const byClass = { ...people, bound: { byClass: { old: { atLeast: 10 }, new: { atLeast: 20 } } } };
    expect(result(byClass, 15, { class: 'old' })).toEqual([true, 10, 'bound']);
    expect(result(byClass, 15, { class: 'new' })).toEqual([false, 0, 'bound']);
    expect(result(byClass, 15, { class: 'other' })).toEqual([null, 0, 'classMissing']);
    expect(result(byClass, 15)).toEqual([null, 0, 'classMissing']);
  });

  it.each([null, true, { n: 1, d: 0 }, 'many', { present: [] }] as readonly (Value | null)[])(
    'is nothing without a number: %j',
    (value) => expect(result(people, value)).toEqual([null, 0, 'noValue']),
  );

  it('scores in proportion to the bound it is on the way to, and never more than all', () => {
    const books = { kind: 'number', places: 0, bound: { atLeast: 1000 }, scoring: { by: 'proportion' } };
    expect([999, 1000, 2000, 0].map((value) => judge(books, value).points)).toEqual(['9.99', 10, 10, 0]);
    const delay = { ...books, bound: { atMost: 2 } };
    expect([2, 4, 3].map((value) => judge(delay, value).points)).toEqual([10, 5, { n: 20, d: 3 }]);
    expect(judge(delay, 4).why.rule).toBe('proportion');
    expect(judge({ ...books, bound: { atLeast: 0 } }, -1).points).toBe(0);
    expect(judge({ ...books, bound: { atMost: 0 } }, 5).points).toBe(0);
  });

  it('scores by bands, each with its own bound', () => {
    const banded = {
      ...people,
      scoring: {
        by: 'bands',
        bands: [
          { bound: { atLeast: 90 }, points: 10 },
          { bound: { atLeast: 80, lessThan: 90 }, points: 6 },
        ],
        otherwise: 1,
      },
    };
    expect([90, 89, 80, 79].map((value) => judge(banded, value).points)).toEqual([10, 6, 6, 1]);
    expect(judge(banded, 90).why.rule).toBe('band');
    expect(judge({ ...banded, scoring: { ...banded.scoring, otherwise: 11 } }, 0).points).toBe(10);
  });
});

describe('an exact rate', () => {
  const rate = (bound: object, more: object = {}) => ({ kind: 'rate', of: { n: names, d: names }, bound, ...more });

  it.each([
    [{ atLeast: 95 }, { n: 95, d: 100 }, true],
    [{ moreThan: 95 }, { n: 95, d: 100 }, false],
    [{ moreThan: 95 }, { n: 19, d: 20 }, false],
    [{ moreThan: 95 }, { n: 9501, d: 10000 }, true],
    [{ atLeast: 95 }, { n: 9495, d: 10000 }, false],
    [{ atLeast: 95 }, { n: 94999999, d: 100000000 }, false],
    [{ atLeast: 100 }, { n: 1, d: 1 }, true],
    [{ atLeast: 100 }, { n: 999999, d: 1000000 }, false],
  ])('of %j: %j', (bound, value, met) => {
    expect(result(rate(bound), value)).toEqual([met, met ? 10 : 0, 'bound']);
  });

  it('has a bar for each line, for all together, or for their mean', () => {
    const value = { lines: { a: { n: 90, d: 100 }, b: { n: 200, d: 200 } } };
    const bound = { moreThan: 95 };
    expect(result(rate(bound, { lines: lines('each') }), value)).toEqual([false, 0, 'bound']);
    expect(result(rate(bound, { lines: lines('pooled') }), value)).toEqual([true, 10, 'bound']);
    expect(result(rate(bound, { lines: lines('mean') }), value)).toEqual([false, 0, 'bound']);
    expect(judge(rate(bound, { lines: lines('mean') }), value).why.numbers).toEqual([{ value: 95, holds: false }]);
    expect(judge(rate(bound, { lines: lines('each') }), value).why.numbers).toEqual([
      { code: 'a', value: 90, holds: false },
      { code: 'b', value: 100, holds: true },
    ]);
  });

  it.each([
    { lines: { a: { n: 1, d: 1 } } },
    { lines: { a: { n: 1, d: 1 }, c: { n: 1, d: 1 } } },
    { lines: { a: { n: 1, d: 1 }, b: { n: 1, d: 1 }, c: { n: 1, d: 1 } } },
    { lines: { a: { n: -1, d: 1 }, b: { n: 1, d: 1 } } },
    { lines: { a: { n: '0.5', d: 1 }, b: { n: 1, d: 1 } } },
    { n: 1, d: 1 },
  ] as unknown as readonly Value[])('is nothing without every line: %j', (value) => {
    expect(result(rate({ atLeast: 1 }, { lines: lines('each') }), value)).toEqual([null, 0, 'noValue']);
  });

  it('scores the worst of its lines', () => {
    const scored = rate({ atLeast: 80 }, { lines: lines('each'), scoring: { by: 'proportion' } });
    expect(judge(scored, { lines: { a: { n: 40, d: 100 }, b: { n: 9, d: 10 } } }).points).toBe(5);
  });

  it('is scored by itself up to its points, or as a share of its weight', () => {
    const own = rate({ atLeast: 80 }, { scoring: { by: 'value' } });
    expect(judge({ ...own, points: 100 }, { n: 4, d: 5 }, {}, 100).points).toBe(80);
    expect(judge({ ...own, points: 50 }, { n: 4, d: 5 }, {}, 50).points).toBe(50);
    expect(judge({ ...own, weight: 30 }, { n: 4, d: 5 }, {}, 30).points).toBe(24);
  });
});

describe('a score', () => {
  const aspect = { kind: 'score', from: 0, to: 10, places: 2 };

  it.each([
    [{ atLeast: 9 }, '9.0', true, 9],
    [{ atLeast: 9 }, '8.99', false, '8.99'],
    [{ moreThan: 9 }, 9, false, 9],
    [{ moreThan: 9 }, '9.01', true, '9.01'],
    [undefined, 10, true, 10],
    [undefined, '9.99', false, '9.99'],
  ])('with the bar %j: %j', (bound, value, met, points) => {
    expect(result({ ...aspect, ...(bound && { bound }) }, value)).toEqual([met, points, 'value']);
  });

  it('is worth its share of the weight', () => {
    expect(judge({ ...aspect, weight: 25 }, '8.5', {}, 25).points).toBe('21.25');
  });

  it('may be all or nothing', () => {
    const strict = { ...aspect, bound: { atLeast: 9 }, scoring: { by: 'met' } };
    expect([9, '8.99'].map((value) => judge(strict, value).points)).toEqual([10, 0]);
  });
});

describe('a checklist', () => {
  const rooms = {
    kind: 'checklist',
    items: [
      { code: 'a', names },
      { code: 'b', names, standsFor: [names, names] },
      { code: 'c', names },
    ],
    need: { atLeast: 2 },
  };

  it.each([
    [['a', 'b', 'c'], true],
    [['a', 'c'], true],
    [['b'], false],
    [[], false],
  ])('of which %j are there', (present, met) => {
    expect(result(rooms, { present })).toEqual([met, met ? 10 : 0, 'bound']);
  });

  it.each([['d'], ['a', 'a']])('is nothing with %j', (...present) => {
    expect(result(rooms, { present })).toEqual([null, 0, 'noValue']);
  });

  it('scores by how many are there', () => {
    const scored = { ...rooms, need: { atLeast: 3 }, scoring: { by: 'proportion' } };
    expect(judge(scored, { present: ['a'] }).points).toEqual({ n: 10, d: 3 });
  });
});

describe('a count per period', () => {
  const meetings = (bound: object, periods: unknown, per = 'quarter') => ({ kind: 'count', per, bound, periods });
  const counts = (q1: number, q2: number, q3: number, q4: number) => ({
    periods: { '2026-Q1': q1, '2026-Q2': q2, '2026-Q3': q3, '2026-Q4': q4 },
  });

  it.each([
    ['every', counts(1, 1, 1, 1), true],
    ['every', counts(1, 1, 0, 1), false],
    ['every', { periods: { '2026-Q1': 5 } }, false],
    [{ atLeast: 3 }, counts(1, 1, 0, 1), true],
    [{ atLeast: 3 }, counts(1, 0, 0, 1), false],
  ])('in %j quarters: %j', (periods, value, met) => {
    expect(result(meetings({ atLeast: 1 }, periods), value)).toEqual([met, met ? 10 : 0, 'bound']);
  });

  it('names the periods that fell short', () => {
    expect(judge(meetings({ atLeast: 2 }, 'every'), counts(2, 1, 2, 3)).why.numbers).toEqual([
      { code: '2026-Q2', value: 1, holds: false },
    ]);
  });

  it('counts every period that the assessment period touches', () => {
    const period = { from: '2026-03-15', to: '2026-04-15' };
    const films = meetings({ atLeast: 2 }, 'every', 'month');
    expect(result(films, { periods: { '2026-03': 2, '2026-04': 2 } }, { period })).toEqual([true, 10, 'bound']);
    expect(result(films, { periods: { '2026-03': 2 } }, { period })).toEqual([false, 0, 'bound']);
  });

  it.each([{ '2025-Q4': 1 }, { '2026-Q1': -1 }, { '2026-Q1': '0.5' }] as unknown as readonly Record<string, number>[])(
    'is nothing with %j',
    (periods) => expect(result(meetings({ atLeast: 1 }, 'every'), { periods })).toEqual([null, 0, 'noValue']),
  );

  it('scores by how many periods kept it', () => {
    const scored = { ...meetings({ atLeast: 1 }, 'every'), scoring: { by: 'proportion' } };
    expect(judge(scored, counts(1, 1, 1, 0)).points).toBe('7.5');
  });
});

describe('an average over past years', () => {
  const past = (method: string, more: object = {}) => ({
    kind: 'pastYears',
    of: 'rate',
    years: 2,
    method,
    bound: { moreThan: 95 },
    ...more,
  });
  const years = (a: object, b: object) => ({ years: { '2024': a, '2025': b } }) as Value;

  it.each([
    [{ n: 94, d: 100 }, { n: 96, d: 100 }, false],
    [{ n: 94, d: 100 }, { n: 9601, d: 10000 }, true],
    [{ n: 95, d: 100 }, { n: 95, d: 100 }, false],
    [{ n: 1, d: 1 }, { n: 9, d: 10 }, false],
  ])('is the mean of %j and %j', (a, b, met) => {
    expect(result(past('meanOfRates'), years(a, b))).toEqual([met, met ? 10 : 0, 'bound']);
  });

  it('may pool the counts, which tells otherwise', () => {
    const value = years({ n: 900, d: 1000 }, { n: 100, d: 100 });
    expect(judge(past('meanOfRates'), value).why.numbers).toEqual([{ value: 95, holds: false }]);
    expect(judge(past('pooledCounts'), value).why.numbers).toEqual([{ value: { n: 1000, d: 11 }, holds: false }]);
    expect(result(past('pooledCounts'), years({ n: 10, d: 20 }, { n: 980, d: 1000 }))).toEqual([true, 10, 'bound']);
  });

  it('asks for the years before the year in which the period ends, all of them and no others', () => {
    for (const wrong of [
      { years: { '2025': { n: 1, d: 1 } } },
      { years: { '2025': { n: 1, d: 1 }, '2026': { n: 1, d: 1 } } },
      { years: { '2023': { n: 1, d: 1 }, '2024': { n: 1, d: 1 }, '2025': { n: 1, d: 1 } } },
    ]) {
      expect(result(past('meanOfRates'), wrong)).toEqual([null, 0, 'noValue']);
    }
  });

  it('holds for each line, for all together, or for their mean', () => {
    const value = years(
      { lines: { a: { n: 96, d: 100 }, b: { n: 94, d: 100 } } },
      { lines: { a: { n: 98, d: 100 }, b: { n: 96, d: 100 } } },
    );
    const bars = (combine: string) => judge(past('meanOfRates', { lines: lines(combine) }), value);
    expect(bars('each').why.numbers).toEqual([
      { code: 'a', value: 97, holds: true },
      { code: 'b', value: 95, holds: false },
    ]);
    expect(bars('mean').why.numbers).toEqual([{ value: 96, holds: true }]);
    expect(bars('pooled').why.numbers).toEqual([{ value: 96, holds: true }]);
    expect([bars('each').met, bars('mean').met]).toEqual([false, true]);
  });

  it('may be of numbers', () => {
    const number = past('meanOfRates', { of: 'number', bound: { atLeast: 5 } });
    expect(result(number, { years: { '2024': 4, '2025': 6 } })).toEqual([true, 10, 'bound']);
    expect(result(number, { years: { '2024': 4, '2025': '5.9' } })).toEqual([false, 0, 'bound']);
  });
});

describe('a survey', () => {
  const survey = (combine: string, more: object = {}) => ({
    kind: 'survey',
    measure: 'satisfaction',
    groups: [group('residents', 20), group('shops', 10)],
    combine,
    bound: { atLeast: 95 },
    ...more,
  });
  const answers = (residents: object, shops: object) => ({ groups: { residents, shops } }) as Value;

  it.each([
    ['eachGroup', { n: 95, d: 100 }, { n: 19, d: 20 }, true],
    ['eachGroup', { n: 9495, d: 10000 }, { n: 20, d: 20 }, false],
    ['pooled', { n: 94, d: 100 }, { n: 20, d: 20 }, true],
    ['pooled', { n: 93, d: 100 }, { n: 20, d: 20 }, false],
    ['meanOfGroups', { n: 94, d: 100 }, { n: 96, d: 100 }, true],
    ['meanOfGroups', { n: 93, d: 100 }, { n: 96, d: 100 }, false],
  ])('%s: %j and %j', (combine, residents, shops, met) => {
    expect(result(survey(combine), answers(residents, shops))).toEqual([met, met ? 10 : 0, 'bound']);
  });

  it('says nothing with too few answers of a group', () => {
    expect(judge(survey('pooled'), answers({ n: 19, d: 19 }, { n: 10, d: 10 })).why).toEqual({
      rule: 'tooFewAnswers',
      missing: ['residents'],
    });
    expect(result(survey('pooled'), answers({ n: 20, d: 20 }, { n: 10, d: 10 }))).toEqual([true, 10, 'bound']);
  });
});

describe('an external figure', () => {
  it.each([
    [{ of: 'rate', bound: { moreThan: 70 } }, { n: 7, d: 10 }, false],
    [{ of: 'rate', bound: { moreThan: 70 } }, { n: 71, d: 100 }, true],
    [{ of: 'rate', bound: { moreThan: 70 } }, '70.1', true],
    [{ of: 'number', bound: { atMost: 3 } }, 3, true],
    [{ of: 'number', bound: { atMost: 3 } }, 4, false],
    [{ of: 'score', bound: { atLeast: 90 } }, '89.99', false],
  ])('%j: %j', (indicator, value, met) => {
    expect(result({ kind: 'external', source: names, places: 2, ...indicator }, value)).toEqual([
      met,
      met ? 10 : 0,
      'bound',
    ]);
  });
});

describe('a person’s judgement', () => {
  const options = [
    { code: 'good', names, share: 100 },
    { code: 'fair', names, share: 60 },
    { code: 'poor', names, share: 0 },
  ];

  it('is met or not met', () => {
    const judged = { kind: 'judged', expects: names };
    expect(result(judged, { verdict: 'met', reason: why })).toEqual([true, 10, 'judged']);
    expect(result(judged, { verdict: 'notMet', reason: why })).toEqual([false, 0, 'judged']);
    expect(result(judged, { verdict: 'good', reason: why })).toEqual([null, 0, 'noValue']);
  });

  it('chooses an option, and the best one is met', () => {
    const judged = { kind: 'judged', expects: names, options };
    expect(result(judged, { verdict: 'good', reason: why })).toEqual([true, 10, 'option']);
    expect(result(judged, { verdict: 'fair', reason: why })).toEqual([false, 6, 'option']);
    expect(result(judged, { verdict: 'poor', reason: why })).toEqual([false, 0, 'option']);
    expect(result(judged, { verdict: 'met', reason: why })).toEqual([null, 0, 'noValue']);
    expect(judge({ ...judged, scoring: { by: 'met' } }, { verdict: 'fair', reason: why }).points).toBe(0);
  });
});

describe('facts', () => {
  const definition = {
    incidents: [
      { code: 'case', names, verifiedBy: 'reporter' as const },
      { code: 'fire', names, verifiedBy: 'person' as const },
    ],
  };
  const incident = (kind: string, occurredOn: string, verified = false): KnownFact =>
    fact({ fact: 'incident', kind, occurredOn, standing: verified ? 'verified' : 'reported' });
  const complaint = (occurredOn: string, verified = true, kinds = ['noise']): KnownFact =>
    fact({ fact: 'complaint', kinds, occurredOn, verified });
  const count = (indicator: object, docket: readonly KnownFact[]) =>
    judge({ kind: 'facts', ...indicator }, null, { docket, facts: definition });

  it.each([
    [['2026-12-31', '2026-12-20'], true],
    [['2026-12-31', '2026-12-20', '2026-12-18'], false],
    [['2026-12-31', '2026-12-20', '2026-12-17'], true],
    [['2026-12-31', '2026-12-20', '2027-01-01'], true],
  ])('are counted back from the end of the period: %j', (days, met) => {
    const hotline = { of: 'complaints', kinds: ['noise'], within: { days: 14 }, bound: { lessThan: 3 } };
    expect(
      count(
        hotline,
        days.map((day) => complaint(day)),
      ).met,
    ).toBe(met);
  });

  it('count when they are verified, and of those kinds', () => {
    const none = { of: 'complaints', kinds: ['noise'], within: { years: 1 }, bound: { atMost: 0 } };
    expect(count(none, [complaint('2026-05-01', false), complaint('2026-05-01', true, ['dirt'])]).met).toBe(true);
    expect(count(none, [complaint('2026-05-01', true, ['dirt', 'noise'])]).met).toBe(false);
    const incidents = { of: 'incidents', kinds: ['case', 'fire'], within: { years: 1 }, bound: { atMost: 0 } };
    expect(count(incidents, [incident('case', '2026-05-01')]).met).toBe(false);
    expect(count(incidents, [incident('fire', '2026-05-01')]).met).toBe(true);
    expect(count(incidents, [incident('fire', '2026-05-01', true)]).met).toBe(false);
    expect(count(incidents, [incident('case', '2025-12-31')]).met).toBe(true);
  });

  it('are named', () => {
    const seen = incident('case', '2026-05-01');
    const { why: reason } = count({ of: 'incidents', kinds: ['case'], within: { years: 1 }, bound: { atMost: 0 } }, [
      seen,
    ]);
    expect(reason).toMatchObject({ rule: 'facts', facts: [seen.factId], numbers: [{ value: 1, holds: false }] });
  });
});

describe('a title that is held', () => {
  const held = (more: object): KnownFact =>
    fact({
      fact: 'title',
      key: 'clean',
      grade: 'gold',
      occurredOn: '2024-12-31',
      validTo: null,
      standing: 'valid',
      standingSince: '2024-12-31',
      ...more,
    });
  it.each([
    [{}, {}, true],
    [{ key: 'other' }, {}, false],
    [{}, { grades: ['gold'] }, true],
    [{}, { grades: ['silver'] }, false],
    [{}, { heldFor: { years: 2 } }, true],
    [{ occurredOn: '2025-01-01' }, { heldFor: { years: 2 } }, false],
    [{ validTo: '2026-12-31' }, {}, true],
    [{ validTo: '2026-12-30' }, {}, false],
    [{ standing: 'suspended', standingSince: '2026-12-31' }, {}, false],
    [{ standing: 'removed', standingSince: '2027-01-01' }, {}, true],
  ])('%j asked as %j', (title, asked, met) => {
    expect(result({ kind: 'title', title: 'clean', ...asked }, null, { docket: [held(title)] })).toEqual([
      met,
      met ? 10 : 0,
      'title',
    ]);
  });
});

describe('an indicator that does not apply', () => {
  it('counts in full, or is left out', () => {
    const by = (counts: string) => ({ kind: 'yesNo', expects: 'yes', notApplicable: { by: 'assessor', counts } });
    expect(judge(by('full'), 'notApplicable')).toMatchObject({ applicable: false, met: true, points: 10, of: 10 });
    expect(judge(by('leftOut'), 'notApplicable')).toMatchObject({
      applicable: false,
      met: null,
      points: null,
      of: null,
    });
  });

  it('is so by its class', () => {
    const old = { kind: 'yesNo', expects: 'yes', classes: ['old'] };
    expect(judge(old, true, { class: 'new' }).applicable).toBe(false);
    expect(judge(old, true).applicable).toBe(false);
    expect(judge(old, true, { class: 'old' })).toMatchObject({ applicable: true, met: true });
    const full = { ...old, notApplicable: { by: 'class', counts: 'full' } };
    expect(judge(full, null, { class: 'new' })).toMatchObject({ applicable: false, met: true, points: 10 });
  });

  it('is not so because an assessor says it, where the definition does not', () => {
    expect(result({ kind: 'yesNo', expects: 'yes' }, 'notApplicable')).toEqual([null, 0, 'noValue']);
    const byClass = { kind: 'yesNo', expects: 'yes', notApplicable: { by: 'class', counts: 'full' } };
    expect(result(byClass, 'notApplicable')).toEqual([null, 0, 'noValue']);
  });
});

describe('evidence an indicator needs', () => {
  const needs = (window: object, atLeast = 1) => ({
    kind: 'yesNo',
    expects: 'yes',
    evidence: [{ code: 'photos', names, window, atLeast }],
  });
  const seen = (window: object, days: readonly string[], more: object = {}, atLeast = 1) =>
    judge(needs(window, atLeast), true, { evidence: days.map((on) => ({ code: null, on })), ...more }).met;

  it.each([
    [{ of: 'period' }, '2025-12-31', false],
    [{ of: 'period' }, '2026-01-01', true],
    [{ of: 'period' }, '2026-12-31', true],
    [{ of: 'period' }, '2027-01-01', false],
    [{ of: 'pastYears', years: 2 }, '2023-12-31', false],
    [{ of: 'pastYears', years: 2 }, '2024-01-01', true],
    [{ of: 'pastYears', years: 2 }, '2025-12-31', true],
    [{ of: 'pastYears', years: 2 }, '2026-01-01', false],
    [{ of: 'days', days: 14, before: 'periodEnd' }, '2026-12-17', false],
    [{ of: 'days', days: 14, before: 'periodEnd' }, '2026-12-18', true],
  ])('comes from %j: %s', (window, day, met) => {
    expect(seen(window, [day])).toBe(met);
  });

  it('is counted back from the application', () => {
    const window = { of: 'days', days: 14, before: 'application' };
    expect(seen(window, ['2026-06-02'], { appliedOn: '2026-06-15' })).toBe(true);
    expect(seen(window, ['2026-06-01'], { appliedOn: '2026-06-15' })).toBe(false);
    expect(seen(window, ['2026-06-16'], { appliedOn: '2026-06-15' })).toBe(false);
  });

  it('is enough, and of that kind', () => {
    expect(seen({ of: 'period' }, ['2026-05-01'], {}, 2)).toBe(false);
    expect(seen({ of: 'period' }, ['2026-05-01', '2026-05-01'], {}, 2)).toBe(true);
    const other = [{ code: 'letters', on: '2026-05-01' }];
    expect(judge(needs({ of: 'period' }), true, { evidence: other })).toMatchObject({
      met: false,
      points: 0,
      why: { rule: 'evidenceMissing', missing: ['photos'] },
    });
  });

  describe('that does not say which it is', () => {
    const period = { of: 'period' };
    const past = { of: 'pastYears', years: 1 };
    const asked = (...evidence: readonly (readonly [code: string, atLeast: number, window?: object])[]) => ({
      kind: 'yesNo',
      expects: 'yes',
      evidence: evidence.map(([code, atLeast, window = period]) => ({ code, names, window, atLeast })),
    });
    const missing = (indicator: object, ...pieces: readonly (readonly [on: string, code?: string])[]) =>
      judge(indicator, true, { evidence: pieces.map(([on, code = null]) => ({ code, on })) }).why.missing ?? [];
    const [may, last] = ['2026-05-01', '2025-05-01'];

    it('counts for one of what is missing', () => {
      const both = asked(['photos', 1], ['minutes', 1]);
      expect(missing(both, [may])).toEqual(['minutes']);
      expect(missing(both, [may], [may])).toEqual([]);
      expect(missing(both, [may], [may, 'photos'])).toEqual([]);
      expect(missing(both, [may, 'photos'], [may, 'photos'])).toEqual(['minutes']);
    });
    it('is not spent on what stays short of it', () => {
      expect(missing(asked(['photos', 2], ['minutes', 1]), [may])).toEqual(['photos']);
      expect(missing(asked(['photos', 2], ['minutes', 1]), [may], [may, 'photos'])).toEqual(['minutes']);
    });
    it('gives way to one that fits nothing else', () => {
      const windows = asked(['photos', 1, { of: 'days', days: 900, before: 'periodEnd' }], ['minutes', 1]);
      expect(missing(windows, [may], [last])).toEqual([]);
      expect(missing(windows, [last], [last])).toEqual(['minutes']);
      expect(missing(asked(['photos', 1], ['minutes', 1, past]), [may], [last])).toEqual([]);
      expect(missing(asked(['photos', 1], ['minutes', 1, past]), [may], [may])).toEqual(['minutes']);
    });
  });
});

describe('an indicator without points', () => {
  it('is met or not, and scores nothing', () => {
    expect(judge({ kind: 'yesNo', expects: 'yes' }, true, {}, null)).toMatchObject({
      met: true,
      points: null,
      of: null,
    });
    expect(judge({ kind: 'yesNo', expects: 'yes' }, null, {}, null)).toMatchObject({ met: null, points: null });
  });
});

describe('points', () => {
  const bounds = fc.integer({ min: 1, max: 100 }).map((atLeast) => ({ atLeast }));
  const scorings = fc.constantFrom({ by: 'met' }, { by: 'value' }, { by: 'proportion' });
  const numbers = fc.tuple(fc.integer({ min: -500, max: 1_500 }), fc.integer({ min: 1, max: 12 }));

  it('are between none and all, exact, and grow with the value', () => {
    fc.assert(
      fc.property(bounds, scorings, numbers, numbers, (bound, scoring, [a, b], [c, d]) => {
        const indicator = { kind: 'number', places: 0, bound, scoring };
        const values = [
          { n: a, d: b },
          { n: c, d },
        ].sort((x, y) => compare(rational(x), rational(y)));
        const points = values.map((value) => rational(judge(indicator, value).points ?? 0));
        for (const each of points) {
          expect(compare(each, rational(0))).toBeGreaterThanOrEqual(0);
          expect(compare(each, rational(10))).toBeLessThanOrEqual(0);
        }
        expect(compare(points[0] as never, points[1] as never)).toBeLessThanOrEqual(0);
        for (const value of values) expect(judge(indicator, value).met).toBe(holds(bound, rational(value)));
      }),
      { seed },
    );
  });

  it('are given for anything at all, without an error', () => {
    const kinds = [
      { kind: 'yesNo', expects: 'yes' },
      { kind: 'checklist', items: [{ code: 'a', names }], need: { atLeast: 1 } },
      { kind: 'number', places: 0, bound: { atLeast: 1 } },
      { kind: 'rate', of: {}, bound: { atLeast: 1 }, lines: lines('each') },
      { kind: 'score', from: 0, to: 10, places: 0 },
      { kind: 'count', per: 'month', bound: { atLeast: 1 }, periods: 'every' },
      { kind: 'pastYears', of: 'rate', years: 2, method: 'pooledCounts', bound: { atLeast: 1 }, lines: lines('mean') },
      { kind: 'survey', groups: [group('a')], combine: 'pooled', bound: { atLeast: 1 } },
      { kind: 'external', of: 'rate', places: 0, bound: { atLeast: 1 } },
      { kind: 'judged', expects: names },
      { kind: 'facts', of: 'incidents', kinds: ['a'], within: { days: 1 }, bound: { atLeast: 1 } },
      { kind: 'title', title: 'a' },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue({ maxDepth: 3 }), (indicator, value) => {
        const { points } = judge(indicator, value as Value);
        expect(points === null || compare(rational(points), rational(10)) <= 0).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});

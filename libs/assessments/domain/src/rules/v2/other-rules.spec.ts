import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Condition, Indicator } from '@gongjian/plans-contracts';
import { fact, names, period, row } from '../../testing/standards.js';
import { assessmentRulesOf } from '../assessment-rules.js';
import type { KnownFact } from '../docket-fact.js';
import type { Value, Values } from '../value.js';
import { avoids } from './avoids.js';
import { fits } from './fits.js';
import { meets } from './meets.js';
import { sample } from './sample.js';
import { averages, summarise, trend } from './summaries.js';
import { sourceOf, valueFaults } from './value-faults.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the rules of a published version', () => {
  it('are those it names', () => {
    expect(assessmentRulesOf(2).sample).toBe(sample);
    for (const rules of [0, 1, 3]) expect(() => assessmentRulesOf(rules)).toThrow(RangeError);
  });
});

describe('a summary', () => {
  const quarters = [
    [row('a', { total: 80 }), row('b', { total: 70 })],
    [row('a', { total: '90.5' })],
    [row('a', { total: null })],
  ];

  it.each([
    ['mean', ['85.25', 70]],
    ['sum', ['170.5', 70]],
    ['last', ['90.5', 70]],
  ] as const)('takes the %s of the totals there are', (method, totals) => {
    expect(summarise(method, quarters).map(({ total }) => total)).toEqual(totals);
  });

  it('says nothing of what never had a total, and takes the rest from the last round', () => {
    const rows = summarise('mean', [
      [row('a', { total: null, class: 'old' })],
      [row('a', { total: null, class: 'new' })],
    ]);
    expect(rows).toEqual([row('a', { total: null, class: 'new' })]);
    expect(summarise('mean', [])).toEqual([]);
  });
});

describe('averages', () => {
  it('are of all, by county and by class, exact', () => {
    const rows = [
      row('a', { total: 80, county: 'x', class: 'old' }),
      row('b', { total: 85, county: 'x', class: 'new' }),
      row('c', { total: 90, county: 'y', class: 'old' }),
      row('d', { total: null, county: 'y' }),
      row('e', { total: 61 }),
    ];
    expect(averages(rows)).toEqual([
      { county: null, class: null, count: 4, mean: 79 },
      { county: null, class: 'new', count: 1, mean: 85 },
      { county: null, class: 'old', count: 2, mean: 85 },
      { county: 'x', class: null, count: 2, mean: '82.5' },
      { county: 'y', class: null, count: 1, mean: 90 },
    ]);
    expect(averages([])).toEqual([]);
  });
});

describe('a trend', () => {
  it('says the change from the last total before', () => {
    const series = [
      { periodKey: 'Q1', total: 80 },
      { periodKey: 'Q2', total: null },
      { periodKey: 'Q3', total: '79.5' },
      { periodKey: 'Q4', total: 90 },
    ];
    expect(trend(series).map(({ change }) => change)).toEqual([null, null, '-0.5', '10.5']);
  });
});

describe('a sample', () => {
  const ids = Array.from({ length: 9 }, (_, n) => `p${n}`);

  it('is drawn by the seed alone', () => {
    const drawn = sample('seed', ids, { of: 'point', number: 3 }, sha256);
    expect(drawn).toEqual(['p1', 'p5', 'p8']);
    expect(sample('seed', [...ids].reverse(), { of: 'point', number: 3 }, sha256)).toEqual(drawn);
    expect(sample('other', ids, { of: 'point', number: 3 }, sha256)).not.toEqual(drawn);
  });

  it.each([
    [{ number: 20 }, 9],
    [{ share: 10 }, 1],
    [{ share: '33.3' }, 3],
    [{ share: '33.4' }, 4],
    [{ share: 100 }, 9],
  ] as const)('of %j has %j', (size, count) => {
    expect(sample('seed', ids, { of: 'point', ...size }, sha256)).toHaveLength(count);
  });

  it('holds nobody twice, and only whom it was drawn from', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(20), fc.string(), (population, number, text) => {
        const drawn = sample(text, population, { of: 'point', number: number + 1 }, sha256);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn).toHaveLength(Math.min(number + 1, new Set(population).size));
        expect(drawn.every((id) => population.includes(id))).toBe(true);
      }),
      { seed },
    );
  });
});

describe('who has to stand aside', () => {
  const officer = { personId: 'p', role: null, post: null, unit: null, division: null };
  const ties = { unitIds: [], submitterIds: [], stoodAsideIds: [], orderedIds: [] };
  it.each([
    [{}, null],
    [{ unitIds: ['u'] }, 'ownUnit'],
    [{ unitIds: ['v'] }, null],
    [{ submitterIds: ['p'] }, 'submitted'],
    [{ orderedIds: ['p'] }, 'ordered'],
    [{ stoodAsideIds: ['p'], unitIds: ['u'] }, 'declared'],
    [{ submitterIds: ['q'], orderedIds: ['q'], stoodAsideIds: ['q'] }, null],
  ])('%j: %s', (more, expected) => {
    expect(avoids({ officer, unitIds: ['u'] }, { ...ties, ...more })).toBe(expected);
  });

  it('is whoever acts for one of them, too', () => {
    const delegate = { ...officer, onBehalfOf: { ...officer, personId: 'q' } };
    expect(avoids({ officer: delegate, unitIds: [] }, { ...ties, submitterIds: ['q'] })).toBe('submitted');
  });
});

describe('who may be a subject', () => {
  const who = [
    { kind: 'division', level: 'community' },
    { kind: 'compound', classes: ['old'] },
  ] as const;
  it.each([
    [{ kind: 'division', class: null, level: 'community' }, true],
    [{ kind: 'division', class: null, level: 'town' }, false],
    [{ kind: 'compound', class: 'old', level: null }, true],
    [{ kind: 'compound', class: 'new', level: null }, false],
    [{ kind: 'compound', class: null, level: null }, false],
    [{ kind: 'unit', class: null, level: null }, false],
  ])('%j: %j', (subject, expected) => expect(fits({ who }, subject)).toBe(expected));
});

describe('a condition', () => {
  const facts = { incidents: [{ code: 'case', names, verifiedBy: 'reporter' as const }] };
  const on = '2026-06-15';
  const check = (condition: Condition, docket: readonly KnownFact[], more: object = {}) =>
    meets([condition], { key: 'clean', docket, facts, on, filedOn: on, declared: {}, ...more })[0];
  const incident = (occurredOn: string, kind = 'case') =>
    fact({ fact: 'incident', kind, occurredOn, standing: 'reported' });

  it.each([
    ['2026-06-01', true],
    ['2026-06-02', false],
    ['2026-06-15', false],
    ['2026-06-16', true],
  ])('of 14 days without: a case on %s', (day, met) => {
    const without = { kind: 'daysWithout', incidents: ['case'], days: { atLeast: 14 } } as const;
    expect(check(without, [incident(day)])?.met).toBe(met);
    expect(check(without, [incident('2026-05-01'), incident(day)])?.met).toBe(met);
    expect(check(without, [incident(day, 'fire')])).toEqual({ condition: 0, met: true, seen: [] });
  });

  it('of 14 days without takes no account of a case that was found not to be one', () => {
    const without = { kind: 'daysWithout', incidents: ['case'], days: { atLeast: 14 } } as const;
    const unfounded = fact({ fact: 'incident', kind: 'case', occurredOn: '2026-06-14', standing: 'unfounded' });
    expect(check(without, [unfounded])?.met).toBe(true);
  });

  it('names the case it is counted from', () => {
    const last = incident('2026-06-02');
    const without = { kind: 'daysWithout', incidents: ['case'], days: { moreThan: 13 } } as const;
    expect(check(without, [last, incident('2026-05-01')])).toEqual({ condition: 0, met: false, seen: [last.factId] });
  });

  it('of complaints counts verified ones within its span', () => {
    const few = { kind: 'complaintsWithin', verified: { lessThan: 2 }, within: { days: 7 } } as const;
    const complaint = (occurredOn: string, verified = true) =>
      fact({ fact: 'complaint', kinds: [], occurredOn, verified });
    expect(check(few, [complaint('2026-06-09'), complaint('2026-06-15')])?.met).toBe(false);
    expect(check(few, [complaint('2026-06-08'), complaint('2026-06-15')])?.met).toBe(true);
    expect(check(few, [complaint('2026-06-09', false), complaint('2026-06-15')])?.met).toBe(true);
  });

  const title = (more: object) =>
    fact({
      fact: 'title',
      key: 'base',
      grade: 'gold',
      occurredOn: '2024-06-15',
      validTo: null,
      standing: 'valid',
      standingSince: '2024-06-15',
      ...more,
    });

  it('of a title asks for programme, grade and how long', () => {
    const holds = { kind: 'holdsTitle', title: 'base', grades: ['gold'], for: { years: 2 } } as const;
    expect(check(holds, [title({})])?.met).toBe(true);
    expect(check(holds, [title({ occurredOn: '2024-06-16' })])?.met).toBe(false);
    expect(check(holds, [title({ grade: 'silver' })])?.met).toBe(false);
    expect(check(holds, [])?.met).toBe(false);
  });

  it('of a result asks for round, grade and how old', () => {
    const result = { kind: 'result', of: 'base', round: 'final', grades: ['pass'], within: { years: 1 } } as const;
    const grade = (more: object) =>
      fact({ fact: 'grade', key: 'base', round: 'final', grade: 'pass', occurredOn: '2025-06-16', ...more });
    expect(check(result, [grade({})])?.met).toBe(true);
    expect(check(result, [grade({ occurredOn: '2025-06-15' })])?.met).toBe(false);
    expect(check(result, [grade({ round: 'initial' })])?.met).toBe(false);
    expect(check(result, [grade({ key: 'clean' })])?.met).toBe(false);
    expect(check(result, [grade({ grade: 'none' })])?.met).toBe(false);
  });

  it('of a result asks how old it was when the application was filed, and what is known since', () => {
    const result = { kind: 'result', of: 'base', round: 'final', grades: ['pass'], within: { years: 1 } } as const;
    const of = (occurredOn: string) => [
      fact({ fact: 'grade', key: 'base', round: 'final', grade: 'pass', occurredOn }),
    ];
    const filed = { filedOn: '2026-06-01' };
    expect(check(result, of('2025-06-02'), filed)?.met).toBe(true);
    expect(check(result, of('2025-06-01'), filed)?.met).toBe(false);
    expect(check(result, of('2026-06-15'), filed)?.met).toBe(true);
    expect(check(result, of('2026-06-16'), filed)?.met).toBe(false);
  });

  it('of a removal waits for the span after it', () => {
    const since = { kind: 'sinceRemoval', span: { months: 6 } } as const;
    const removed = (standingSince: string, more: object = {}) =>
      title({ key: 'clean', standing: 'removed', standingSince, ...more });
    expect(check(since, [])?.met).toBe(true);
    expect(check(since, [removed('2025-12-15')])?.met).toBe(true);
    expect(check(since, [removed('2025-12-16')])?.met).toBe(false);
    expect(check(since, [removed('2025-12-16', { key: 'other' })])?.met).toBe(true);
    expect(check(since, [removed('2025-12-16', { standing: 'valid' })])?.met).toBe(true);
  });

  it('of the subject is met by what was declared', () => {
    const people = { kind: 'subject', indicator: 'people' } as const;
    expect(check(people, [], { declared: { people: true } })?.met).toBe(true);
    expect(check(people, [], { declared: { people: false } })?.met).toBe(false);
    expect(check(people, [], { declared: { people: null } })?.met).toBe(false);
    expect(check(people, [])?.met).toBe(false);
  });

  it('of a bar ends with its last day', () => {
    const bar = (occurredOn: string, until: string) => fact({ fact: 'bar', occurredOn, until });
    expect(check({ kind: 'notBarred' }, [bar('2025-06-16', '2026-06-14')])?.met).toBe(true);
    expect(check({ kind: 'notBarred' }, [bar('2025-06-16', '2026-06-15')])?.met).toBe(false);
    expect(check({ kind: 'notBarred' }, [bar('2026-06-16', '2027-06-15')])?.met).toBe(true);
  });
});

describe('values that are filed', () => {
  const score = { code: 'x', kind: 'score', names, from: 0, to: 10, places: 1 } as unknown as Indicator;
  const codes = (values: object, ...indicators: readonly object[]) =>
    valueFaults(values as Values, { indicators: indicators as readonly Indicator[], class: 'old', period }).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );

  it('are all that is asked and nothing else', () => {
    expect(codes({ x: 5 }, score)).toEqual([]);
    expect(codes({ y: 5 }, score)).toEqual(['/y unknown', '/x missing']);
    expect(codes({}, { ...score, classes: ['new'] })).toEqual([]);
    expect(codes({ x: 5 }, { ...score, classes: ['new'] })).toEqual(['/x unknown']);
    expect(codes({}, { ...score, classes: ['old'] })).toEqual(['/x missing']);
  });

  it.each([
    [0, []],
    [10, []],
    ['9.9', []],
    ['9.99', ['/x places']],
    ['10.1', ['/x range']],
    [-1, ['/x range']],
    [true, ['/x value']],
    ['notApplicable', ['/x notApplicable']],
  ])('of a score: %j', (value, faults) => expect(codes({ x: value }, score)).toEqual(faults));

  it('may say that it does not apply where the definition lets them', () => {
    expect(codes({ x: 'notApplicable' }, { ...score, notApplicable: { by: 'assessor', counts: 'full' } })).toEqual([]);
  });

  it('of a survey never have more favourable answers than answers', () => {
    const survey = {
      code: 'x',
      kind: 'survey',
      groups: [{ code: 'a', names, answersAtLeast: 1 }],
      combine: 'pooled',
      bound: { atLeast: 1 },
    };
    expect(codes({ x: { groups: { a: { n: 5, d: 5 } } } }, survey)).toEqual([]);
    expect(codes({ x: { groups: { a: { n: 6, d: 5 } } } }, survey)).toEqual(['/x value']);
  });

  it.each<[string, Value, readonly string[]]>([
    ['score', 0, []],
    ['score', '-0.1', ['/x range']],
    ['score', 1000, []],
    ['rate', 100, []],
    ['rate', '100.1', ['/x range']],
    ['rate', { n: 6, d: 5 }, ['/x range']],
    ['rate', '-0.1', ['/x range']],
    ['number', '-0.1', []],
  ])('of another authority are in the range of a %s: %j', (of, value, faults) => {
    expect(codes({ x: value }, { code: 'x', kind: 'external', of, places: 1, bound: { atLeast: 1 } })).toEqual(faults);
  });

  it('come from whoever can tell', () => {
    const kinds = ['score', 'survey', 'external', 'facts', 'title'] as const;
    expect(kinds.map((kind) => sourceOf({ kind } as Indicator))).toEqual([
      'person',
      'survey',
      'external',
      'facts',
      'facts',
    ]);
    expect(codes({ x: 1 }, { code: 'x', kind: 'facts' })).toEqual(['/x value']);
  });
});

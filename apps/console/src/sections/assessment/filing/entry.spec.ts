import type { Indicator } from '../../../standard/definition.js';
import { entryOf, fieldsOf, filledIn, type Entry } from './entry.js';

const names = { zh: '指标', en: 'Indicator' };
const PERIOD = { from: '2026-10-01', to: '2026-12-31' };
const base = { code: 'one', names } as const;

const score: Indicator = { ...base, kind: 'score', from: 0, to: 10, places: 2 };
const rate: Indicator = {
  ...base,
  kind: 'rate',
  of: { n: names, d: names },
  bound: { moreThan: 95 },
};
const lines: Indicator = {
  ...rate,
  lines: {
    of: [
      { code: 'pension', names },
      { code: 'injury', names },
    ],
    combine: 'each',
  },
};
const checklist: Indicator = {
  ...base,
  kind: 'checklist',
  items: [
    { code: 'hall', names },
    { code: 'school', names },
  ],
  need: { atLeast: 2 },
};
const count: Indicator = {
  ...base,
  kind: 'count',
  unit: names,
  per: 'month',
  bound: { atLeast: 2 },
  periods: 'every',
};
const pastYears: Indicator = {
  ...base,
  kind: 'pastYears',
  of: 'rate',
  years: 2,
  method: 'meanOfRates',
  bound: { moreThan: 70 },
};
const judged: Indicator = { ...base, kind: 'judged', expects: names };
const yesNo: Indicator = { ...base, kind: 'yesNo', expects: 'yes' };

const fill = (indicator: Indicator, entry: Entry | undefined) => filledIn(indicator, entry, PERIOD);

describe('what was filled in', () => {
  it('is yes, no, or nothing yet', () => {
    expect(fill(yesNo, { answer: false })).toEqual({ value: false });
    expect(fill(yesNo, {})).toEqual({ lacks: 'empty' });
    expect(fill(yesNo, undefined)).toEqual({ lacks: 'empty' });
  });

  it('may be that it does not apply', () => {
    expect(fill(score, { notApplicable: true, numbers: { '': '3' } })).toEqual({ value: 'notApplicable' });
  });

  it('is a score within its range and places, as it was typed', () => {
    expect(fill(score, { numbers: { '': '8.99' } })).toEqual({ value: '8.99' });
    expect(fill(score, { numbers: { '': '10' } })).toEqual({ value: 10 });
    expect(fill(score, { numbers: { '': '10.01' } })).toEqual({ lacks: 'outOfRange' });
    expect(fill(score, { numbers: { '': '-0.01' } })).toEqual({ lacks: 'outOfRange' });
    expect(fill(score, { numbers: { '': '8.999' } })).toEqual({ lacks: 'tooManyPlaces' });
    expect(fill(score, { numbers: { '': '九' } })).toEqual({ lacks: 'notNumber' });
  });

  it('is a fraction of whole numbers', () => {
    expect(fill(rate, { numbers: { n: '1899', d: '2000' } })).toEqual({ value: { n: 1899, d: 2000 } });
    expect(fill(rate, { numbers: { n: '1899.5', d: '2000' } })).toEqual({ lacks: 'notWhole' });
    expect(fill(rate, { numbers: { n: '1', d: '0' } })).toEqual({ lacks: 'moreThanAll' });
    expect(fill(rate, { numbers: { n: '1' } })).toEqual({ lacks: 'empty' });
  });

  it('has every line', () => {
    const numbers = { 'lines/pension/n': '1', 'lines/pension/d': '2', 'lines/injury/n': '3', 'lines/injury/d': '4' };
    expect(fill(lines, { numbers })).toEqual({ value: { lines: { pension: { n: 1, d: 2 }, injury: { n: 3, d: 4 } } } });
    expect(fill(lines, { numbers: { 'lines/pension/n': '1', 'lines/pension/d': '2' } })).toEqual({ lacks: 'empty' });
  });

  it('counts every month of the quarter', () => {
    expect(fieldsOf(count, PERIOD).map(({ key }) => key)).toEqual(['2026-10', '2026-11', '2026-12']);
    const numbers = { 'periods/2026-10': '2', 'periods/2026-11': '0', 'periods/2026-12': '3' };
    expect(fill(count, { numbers })).toEqual({ value: { periods: { '2026-10': 2, '2026-11': 0, '2026-12': 3 } } });
  });

  it('has the years before', () => {
    const numbers = { 'years/2024/n': '7', 'years/2024/d': '10', 'years/2025/n': '8', 'years/2025/d': '10' };
    expect(fill(pastYears, { numbers })).toEqual({
      value: { years: { 2024: { n: 7, d: 10 }, 2025: { n: 8, d: 10 } } },
    });
  });

  it('is what is there of a list, also nothing of it', () => {
    expect(fill(checklist, { present: ['hall'] })).toEqual({ value: { present: ['hall'] } });
    expect(fill(checklist, { present: [] })).toEqual({ value: { present: [] } });
    expect(fill(checklist, {})).toEqual({ lacks: 'empty' });
  });

  it('is a judgement with its reason', () => {
    expect(fill(judged, { verdict: 'met', reason: '集中' })).toEqual({
      value: { verdict: 'met', reason: { code: 'judged', text: '集中' } },
    });
    expect(fill(judged, { verdict: 'met', reason: ' ' })).toEqual({ lacks: 'noReason' });
  });

  it.each([
    [score, { numbers: { '': '8.99' } }],
    [
      lines,
      { numbers: { 'lines/pension/n': '1', 'lines/pension/d': '2', 'lines/injury/n': '3', 'lines/injury/d': '4' } },
    ],
    [checklist, { present: ['school'] }],
    [yesNo, { answer: true }],
    [judged, { verdict: 'notMet', reason: '不集中' }],
  ] as const)('is shown again as it was typed: %#', (indicator, entry) => {
    const filled = fill(indicator, entry);
    expect('value' in filled ? entryOf(filled.value) : null).toEqual(entry);
  });
});

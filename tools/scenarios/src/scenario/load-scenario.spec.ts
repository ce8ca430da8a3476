import { loadScenario, ScenarioInvalid } from './load-scenario.js';

const FILE = `
programme: tidy-yards
cast:
  willow: { subject: compound, class: old, at: community1 }
  health: { service: agency }
  chief: leader2@city
sheets:
  good: { order: 9, calm: { verdict: met }, share: { lines: { pension: { n: 19, d: 20 } } } }
given:
  - plan: { period: 2026-01-01/2026-12-31, on: 2026-01-05 }
rows:
  - id: a-case-after-the-naming
    on: 2026-06-15
    http: true
    given:
      - incident: { kind: confirmedCase, occurred: 2026-06-01, on: 2026-06-02, by: health, as: case }
      - assess: { values: good, but: { order: '8.99' }, by: [assessor, assessor2] }
      - day: 2026-06-10
      - close: { round: annual }
      - apply:
    then: { application: filed, sheet: { total: '98.99', met: { order: false } } }
  - id: two-outcomes
    on: 2026-06-15
    given: []
    then: [{ subject: willow, gate: open }, { raised: [] }]
`;

const faultsOf = (text: string): readonly string[] => {
  try {
    loadScenario('tidy-yards.scenario.yaml', text);
  } catch (error) {
    if (error instanceof ScenarioInvalid) return error.faults;
    throw error;
  }
  return [];
};

describe('a scenario file', () => {
  it('reads as rows of lines and outcomes', () => {
    const { rows, cast, sheets, given } = loadScenario('tidy-yards.scenario.yaml', FILE);
    expect(cast['chief']).toBe('leader2@city');
    expect(sheets['good']).toEqual({
      order: 9,
      calm: { verdict: 'met' },
      share: { lines: { pension: { n: 19, d: 20 } } },
    });
    expect(given).toEqual([{ act: 'plan', period: '2026-01-01/2026-12-31', on: '2026-01-05' }]);
    expect(rows[0]?.given.map(({ act }) => act)).toEqual(['incident', 'assess', 'day', 'close', 'apply']);
    expect(rows[0]?.given[2]).toEqual({ act: 'day', on: '2026-06-10' });
    expect(rows[0]?.then).toEqual([{ application: 'filed', sheet: { total: '98.99', met: { order: false } } }]);
    expect(rows[1]?.then).toHaveLength(2);
  });

  it.each([
    [
      'a word that is none',
      'close: { round: annual }',
      'shut: { round: annual }',
      /given\[3\]: a line is one word of: /,
    ],
    ['a member of another word', 'close: { round: annual }', 'close: { rounds: annual }', /given\[3\]\.close/],
    ['a decimal that is no text', "order: '8.99'", 'order: 8.99', /given\[1\]\.assess\.but\.order/],
    ['a day that is none', '2026-06-10', '2026-06-31', /given\[2\]\.day\.on: no date/],
    [
      'a day before the line before',
      '2026-06-10',
      '2026-06-01',
      /line 4 \(day\): 2026-06-01 is before the line before/,
    ],
    ['an outcome that is none', 'application: filed', 'applied: filed', /row a-case-after-the-naming: then/],
    ['who is not in the cast', 'subject: willow', 'subject: poplar', /row two-outcomes: then: nobody is called poplar/],
    ['a sheet that is none', 'values: good', 'values: fair', /no sheet is called fair/],
    ['a row that stands twice', 'id: two-outcomes', 'id: a-case-after-the-naming', /stands twice/],
    ['a key that stands twice', 'http: true', 'on: 2026-06-16', /unique/],
  ])('says where there is %s', (_, good, bad, fault) => {
    expect(FILE).toContain(good);
    expect(faultsOf(FILE)).toEqual([]);
    expect(faultsOf(FILE.replace(good, bad)).join('\n')).toMatch(fault);
  });
});

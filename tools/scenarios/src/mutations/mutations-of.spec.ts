import type { JsonValue } from '@gongjian/shared-kernel';
import { programmeSlugs, shippedDefinition } from '../programmes.js';
import { mutationsOf } from './mutations-of.js';
import { publishingFaults } from './publishing-faults.js';
import { valueAt } from './mutation.js';

const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-yards',
  names: { zh: '整洁楼院', en: 'Tidy yards' },
  kind: 'drive',
  founding: {
    authority: { zh: '清河县', en: 'Qinghe' },
    level: 'county',
    organ: 'bureau',
    approval: { number: '1', by: { zh: '市', en: 'City' }, level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    endsOn: '2028-12-31',
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [],
  tasks: {
    review: [{ level: 1, names: { zh: '街镇', en: 'Town' }, actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }] },
  facts: {
    incidents: [
      { code: 'fire', names: { zh: '火灾', en: 'Fire' }, verifiedBy: 'person' },
      { code: 'flood', names: { zh: '水灾', en: 'Flood' }, verifiedBy: 'reporter' },
    ],
  },
  standard: {
    items: [
      {
        code: 'share',
        kind: 'number',
        names: { zh: '率', en: 'Share' },
        clause: '一',
        unit: { zh: '%', en: '%' },
        places: 2,
        bound: { atLeast: '94.90' },
      },
      {
        code: 'calm',
        kind: 'facts',
        names: { zh: '平安', en: 'Calm' },
        required: true,
        of: 'incidents',
        kinds: ['fire'],
        within: { days: 30 },
        bound: { lessThan: 1 },
      },
    ],
  },
  rounds: [
    {
      code: 'only',
      names: { zh: '检查', en: 'Check' },
      form: 'inspection',
      by: 'county',
      opens: { on: 'plan', every: 'year' },
      due: { days: 3, of: 'working', dayOff: 'asWritten' },
      indicators: 'all',
      decides: false,
      assessors: { number: 1, combine: 'mean', spreadAtMost: { n: 1, d: 3 } },
    },
  ],
  grading: {
    grades: [
      { code: 'good', names: { zh: '好', en: 'Good' }, when: { met: ['share'] } },
      { code: 'fair', names: { zh: '中', en: 'Fair' }, when: { required: true } },
    ],
  },
} as const;

const mutations = mutationsOf(definition);
const at = (pointer: string): readonly string[] =>
  mutations.filter((mutation) => mutation.pointer === pointer).map(({ what }) => what);

describe('the smallest steps from a definition', () => {
  it.each([
    ['whole numbers one down and up', '/founding/cycleYears', ['3 → 2', '3 → 4']],
    [
      'decimals by a unit of their last place',
      '/standard/items/0/bound/atLeast',
      ['atLeast → moreThan', 'left out', '"94.90" → "94.89"', '"94.90" → "94.91"'],
    ],
    [
      'fractions by a part',
      '/rounds/0/assessors/spreadAtMost',
      ['left out', '{"n":1,"d":3} → {"n":0,"d":3}', '{"n":1,"d":3} → {"n":2,"d":3}'],
    ],
    ['clauses that are cited by another one', '/standard/items/0/clause', ['left out', '"一" → "一之一"']],
    ['dates by a day', '/founding/endsOn', ['left out', '"2028-12-31" → "2028-12-30"', '"2028-12-31" → "2029-01-01"']],
    [
      'choices to each other one',
      '/founding/organ',
      ['"bureau" → "committeeOrGovernment"', '"bureau" → "headquarters"', '"bureau" → "townOrStreet"'],
    ],
    ['truths to the other', '/rounds/0/decides', ['false → true']],
    ['flags away', '/standard/items/1/required', ['left out']],
    ['words that stand for all to some', '/rounds/0/indicators', ['"all" → ["calm"]']],
    ['members of lists away, or past the next', '/grading/grades/0', ['taken away', 'swapped with the next']],
    ['members of lists away where order says nothing', '/standard/items/0', ['taken away']],
    ['codes to the next of their like', '/standard/items/1/kinds/0', ['taken away', '"fire" → "flood"']],
    ['codes to the one before, at the end', '/grading/grades/0/when/met/0', ['taken away', '"share" → "calm"']],
  ])('take %s', (_, pointer, steps) => {
    expect(at(pointer)).toEqual(steps);
  });

  it('leave alone what is only shown, what codes are called, and what kind of thing it is', () => {
    for (const pointer of [
      '/definitionFormat',
      '/rules',
      '/key',
      '/names',
      '/names/zh',
      '/founding/authority/zh',
      '/founding/approval/on',
      '/founding/funding/sources',
      '/founding/funding/sources/0',
      '/standard/items/0/code',
      '/standard/items/0/kind',
      '/standard/items/0/unit/zh',
      '/rounds/0/opens/on',
    ]) {
      expect(valueAt(definition as unknown as JsonValue, pointer.split('/').slice(1))).toBeDefined();
      expect(at(pointer)).toEqual([]);
    }
  });

  it('leave words alone that only people tell apart as long as another member is not there', () => {
    const [{ assessors: _, ...told }] = definition.rounds;
    const external = mutationsOf({ ...definition, rounds: [told] });
    const by = external.filter(({ pointer }) => pointer === '/rounds/0/by').map(({ what }) => what);
    expect(by).toEqual(['left out', '"county" → "self"']);
    expect(at('/rounds/0/by')).toHaveLength(7);
  });

  it('differ from the definition and from each other', () => {
    const texts = mutations.map((mutation) => JSON.stringify(mutation.definition));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).not.toContain(JSON.stringify(definition));
  });

  it.each(programmeSlugs())('are many for what ships, and some of them refused at publishing: %s', (slug) => {
    const shipped = shippedDefinition(slug);
    const around = { today: '2026-06-01', parent: null, knownKeys: [] };
    expect(publishingFaults(shipped, around)).toEqual([]);
    const all = mutationsOf(shipped);
    const some = all.filter((_, index) => index % 5 === 0);
    const refused = some.filter(({ definition }) => publishingFaults(definition, around).length > 0);
    expect(all.length).toBeGreaterThan(100);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(some.length * 0.7);
  });
});

import fc from 'fast-check';
import type { Grading, Standard } from '@gongjian/plans-contracts';
import { component, inputs, names, round, score, scoringRules, yesNo } from '../testing/standards.js';
import { subject } from '../testing/campaign.js';
import { assessmentRulesOf } from '../rules/assessment-rules.js';
import type { RankRow } from '../rules/graded.js';
import type { Values } from '../rules/value.js';
import {
  movements,
  notComparable,
  readsDocket,
  scoredUnder,
  type AssessedBy,
  type Held,
  type ScoredSheet,
} from './what-if.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const { gradeAll } = assessmentRulesOf(2);

const bars = (pass: number, best = 18): Grading =>
  ({
    ranking: { within: 'round', tieBreaks: [], unbroken: 'shared' },
    grades: [
      { code: 'best', names, when: { total: { atLeast: best } } },
      { code: 'pass', names, when: { total: { atLeast: pass } } },
    ],
  }) as unknown as Grading;
const standard: Standard = { items: [score('order'), score('green')] };
const by = (items: Standard, grading: Grading, more: Partial<AssessedBy> = {}): AssessedBy => ({
  ...scoringRules(items, grading),
  rules: 2,
  subjects: { who: [{ kind: subject.kind as 'team' }] },
  ...more,
});
const sheet = (id: string, values: Values, more: Partial<ScoredSheet> = {}): ScoredSheet => ({
  sheetId: `sheet ${id}`,
  subject: { ...subject, id },
  applied: false,
  told: null,
  inputs: inputs(values),
  ...more,
});
const under = (from: AssessedBy, to: AssessedBy, sheets: readonly ScoredSheet[]) => {
  const scored = sheets.map(scoredUnder(from, to));
  const rows = scored.flatMap(({ row }): readonly RankRow[] => (row === null ? [] : [row]));
  return { scored, graded: gradeAll(to.grading ?? { grades: [] }, rows).graded };
};
const holding = (from: AssessedBy, sheets: readonly ScoredSheet[]): ReadonlyMap<string, Held> =>
  new Map(
    under(from, from, sheets).graded.map(({ subjectId, grade, total, rank }) => [subjectId, { grade, total, rank }]),
  );

describe('a round under another version', () => {
  const from = by(standard, bars(15));
  const sheets = [
    sheet('a', { order: 10, green: 9 }),
    sheet('b', { order: 9, green: 8 }),
    sheet('c', { order: 8, green: 6 }),
    sheet('d', { order: 1, green: 1 }),
  ];
  const held = holding(from, sheets);
  const told = (to: AssessedBy) => {
    const { gained, lost, changed, same } = movements(held, under(from, to, sheets).graded);
    const ids = (moved: typeof gained) =>
      moved.map(({ subjectId, from: had, to: has }) => [subjectId, had.grade, has?.grade]);
    return { gained: ids(gained), lost: ids(lost), changed: ids(changed), same };
  };

  it('says who would gain a grade, lose it, or hold another one', () => {
    expect(told(by(standard, bars(15)))).toEqual({ gained: [], lost: [], changed: [], same: 4 });
    expect(told(by(standard, bars(14)))).toEqual({ gained: [['c', 'none', 'pass']], lost: [], changed: [], same: 3 });
    expect(told(by(standard, bars(17)))).toEqual({ gained: [], lost: [], changed: [], same: 4 });
    expect(told(by(standard, bars(18)))).toEqual({ gained: [], lost: [['b', 'pass', 'none']], changed: [], same: 3 });
    expect(told(by(standard, bars(15, 17)))).toEqual({
      gained: [],
      lost: [],
      changed: [['b', 'pass', 'best']],
      same: 3,
    });
  });

  it('says what is missing for whom, and the places under it', () => {
    const { lost } = movements(held, under(from, by(standard, bars(18)), sheets).graded);
    expect(lost).toEqual([
      {
        subjectId: 'b',
        from: { grade: 'pass', total: 17, rank: 2 },
        to: { grade: 'none', total: 17, rank: 2 },
        missed: [
          { grade: 'best', unmet: ['total'] },
          { grade: 'pass', unmet: ['total'] },
        ],
      },
    ]);
  });

  it('counts who is no subject of it among those who lose', () => {
    const others = by(standard, bars(15), { subjects: { who: [{ kind: 'point' }] } });
    const { scored, graded } = under(from, others, sheets);
    expect(scored.every(({ row }) => row === null)).toBe(true);
    const { lost, same } = movements(held, graded);
    expect(lost.map(({ subjectId, to }) => [subjectId, to])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect(same).toBe(2);
  });

  it('gives everybody what they hold when nothing is another', () => {
    const values = fc.record({ order: fc.integer({ min: 0, max: 10 }), green: fc.integer({ min: 0, max: 10 }) });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), (all) => {
        const given = all.map((each, n) => sheet(`s${n}`, each));
        const found = movements(holding(from, given), under(from, from, given).graded);
        expect(found).toEqual({ gained: [], lost: [], changed: [], same: given.length });
      }),
      { seed },
    );
  });
});

describe('indicators of another version', () => {
  const from = by({ items: [score('order'), score('green'), yesNo('gate')] }, bars(15));
  const to = by(
    {
      items: [component('all', [score('order', { to: 5, points: 5 }), score('clean')]), score('gate'), score('green')],
    },
    bars(15),
  );

  it('are compared by their codes and kinds', () => {
    expect(notComparable(from, to)).toEqual([
      { code: 'clean', why: 'notAsked' },
      { code: 'gate', why: 'otherKind' },
    ]);
    expect(notComparable(to, from)).toEqual([
      { code: 'clean', why: 'unused' },
      { code: 'gate', why: 'otherKind' },
    ]);
    const part = { ...round, indicators: ['order'] };
    expect(notComparable(by(standard, bars(15), { round: part }), by(standard, bars(15)))).toEqual([
      { code: 'green', why: 'notAsked' },
    ]);
  });

  it('have no value where the sheet says none that they can read', () => {
    const read = scoredUnder(from, to);
    expect(read(sheet('a', { order: 5, green: 9, gate: true })).missing).toEqual(['clean', 'gate']);
    const other = read(sheet('b', { order: 9, green: 9, gate: true }));
    expect([...other.missing].sort()).toEqual(['clean', 'gate', 'order']);
    expect(other.row?.total).toBe(9);
  });

  it('that nothing is known of in the docket do not ask for it', () => {
    expect(readsDocket(from)).toBe(false);
    expect(readsDocket(by({ items: [], vetoes: [{ code: 'v' }] } as unknown as Standard, bars(1)))).toBe(true);
    expect(readsDocket(by({ items: [{ code: 'f', kind: 'facts' }] } as unknown as Standard, bars(1)))).toBe(true);
    const veto = { lookBack: { months: 12 } };
    expect(readsDocket(by({ items: [yesNo('gate', { veto })] }, bars(1)))).toBe(true);
    const fewer = {
      ranking: { within: 'round', tieBreaks: [{ by: 'fewerComplaints' }], unbroken: 'shared' },
      grades: [],
    };
    expect(readsDocket(by(standard, fewer as unknown as Grading))).toBe(true);
  });
});

describe('what the docket and another authority said', () => {
  const veto = { lookBack: { months: 12 } };
  const strict: Standard = { items: [score('order'), yesNo('gate', { veto })] };
  const from = by(strict, bars(5, 10), { programme: 'one' });
  const to = by(strict, bars(5, 10), { programme: 'two' });
  const finding = {
    factId: 'f',
    fact: 'finding',
    programme: 'one',
    indicator: 'gate',
    occurredOn: '2026-06-01',
  } as const;

  it('holds for the other programme too', () => {
    const found = sheet('a', {}, { inputs: inputs({ order: 8, gate: true }, { docket: [finding] }) });
    expect(scoredUnder(from, to)(found).row?.vetoed).toBe(true);
    const elsewhere = inputs({ order: 8, gate: true }, { docket: [{ ...finding, programme: 'third' }] });
    expect(scoredUnder(from, to)(sheet('a', {}, { inputs: elsewhere })).row?.vetoed).toBe(false);
  });

  it('keeps a grade that the other version has', () => {
    const tell = (told: string) => scoredUnder(from, to)(sheet('a', { order: 8, gate: true }, { told })).row?.told;
    expect([tell('best'), tell('none'), tell('golden')]).toEqual(['best', 'none', null]);
  });
});

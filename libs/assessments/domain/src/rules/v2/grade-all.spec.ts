import fc from 'fast-check';
import type { Grading } from '@gongjian/plans-contracts';
import { names, row } from '../../testing/standards.js';
import type { RankRow, TieDecision } from '../graded.js';
import { gradeAll, rankRowOf } from './grade-all.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const grading = (more: Omit<Partial<Grading>, 'grades'>, ...grades: readonly object[]): Grading =>
  ({ ...more, grades: grades.map((grade) => ({ names, ...grade })) }) as unknown as Grading;
const ranking = (more: object = {}) =>
  ({ ranking: { within: 'round', tieBreaks: [], unbroken: 'decided', ...more } }) as Partial<Grading>;
const gradesOf = (by: Grading, rows: readonly RankRow[], decisions: readonly { subjectIds: string[] }[] = []) =>
  Object.fromEntries(gradeAll(by, rows, decisions).graded.map(({ subjectId, grade }) => [subjectId, grade]));
const prizes = grading(
  ranking(),
  { code: 'first', when: { rank: { atLeast: 1, atMost: 1 } }, quota: { number: 1, per: 'round' } },
  { code: 'second', when: { rank: { atLeast: 2, atMost: 2 } }, quota: { number: 1, per: 'round' } },
  { code: 'third', when: { rank: { atLeast: 3, atMost: 3 } }, quota: { number: 1, per: 'round' } },
);

describe('a grade', () => {
  const stars = grading(
    {},
    { code: 'ten', when: { stars: { atLeast: 10 } } },
    { code: 'pass', when: { stars: { atLeast: 7 } } },
  );

  it('is the best whose bar is met', () => {
    const rows = [10, 9, 7, 6].map((count) => row(String(count), { stars: count }));
    expect(gradesOf(stars, rows)).toEqual({ '10': 'ten', '9': 'pass', '7': 'pass', '6': 'none' });
  });

  it.each([
    ['total', { total: { atLeast: 90 } }, { total: 90 }, { total: '89.999' }],
    ['total', { total: { moreThan: 90 } }, { total: '90.001' }, { total: 90 }],
    ['share', { share: { atLeast: 95 } }, { total: 19, of: 20 }, { total: '94.95', of: 100 }],
    ['share', { share: { moreThan: 95 } }, { total: '95.01', of: 100 }, { total: 19, of: 20 }],
    ['share', { share: { atLeast: 1 } }, { total: 1, of: 100 }, { total: 0, of: 0 }],
    ['stars', { stars: { atLeast: 7 } }, { stars: 7 }, { stars: 6 }],
    ['required', { required: true }, { required: true }, { required: false }],
    ['floors', { floors: true }, { floors: true }, { floors: false }],
    ['gate', { met: ['gate'] }, { met: ['gate'] }, { met: ['other'] }],
    ['veto', { total: { atLeast: 1 } }, {}, { vetoed: true }],
    ['total', { total: { atLeast: 1 } }, {}, { total: null }],
  ] as const)('asks for %s: %j', (what, when, met, unmet) => {
    const one = grading({}, { code: 'pass', when });
    expect(gradesOf(one, [row('a', met as Partial<RankRow>)])).toEqual({ a: 'pass' });
    const [missed] = gradeAll(one, [row('a', unmet)]).graded;
    expect(missed).toMatchObject({ grade: 'none', missed: [{ grade: 'pass', unmet: [what] }] });
  });

  it('asks for all of it', () => {
    const both = grading({}, { code: 'pass', when: { stars: { atLeast: 7 }, required: true } });
    expect(gradesOf(both, [row('a', { stars: 7, required: false }), row('b', { stars: 7 })])).toEqual({
      a: 'none',
      b: 'pass',
    });
  });
});

describe('a grade that another authority gave', () => {
  it('stands as it was told, and takes no place of a quota', () => {
    const one = grading(ranking(), {
      code: 'best',
      when: { total: { atLeast: 1 } },
      quota: { number: 1, per: 'round' },
    });
    expect(gradesOf(one, [row('a', { told: 'best', total: 1 }), row('b', { told: 'none' }), row('c', {})])).toEqual({
      a: 'best',
      b: 'none',
      c: 'best',
    });
  });
});

describe('ranks', () => {
  const open = (within: string) =>
    grading(ranking({ within, unbroken: 'shared' }), { code: 'pass', when: { total: { atLeast: 0 } } });
  const ranks = (by: Grading, rows: readonly RankRow[]) =>
    gradeAll(by, rows).graded.map(({ subjectId, rank, ranked }) => [subjectId, rank, ranked]);

  it('follow the totals, and those that are equal share the first of their places', () => {
    const rows = [
      row('a', { total: 80 }),
      row('b', { total: '90.5' }),
      row('c', { total: 80 }),
      row('d', { total: 70 }),
    ];
    expect(ranks(open('round'), rows)).toEqual([
      ['a', 2, 4],
      ['b', 1, 4],
      ['c', 2, 4],
      ['d', 4, 4],
    ]);
  });

  it('are counted within the class, the county, the town', () => {
    const rows = [
      row('a', { total: 90, class: 'old', county: 'x', town: 'p' }),
      row('b', { total: 80, class: 'old', county: 'y', town: 'q' }),
      row('c', { total: 70, class: 'new', county: 'y', town: 'r' }),
    ];
    expect(ranks(open('class'), rows).map(([, rank]) => rank)).toEqual([1, 2, 1]);
    expect(ranks(open('county'), rows).map(([, rank]) => rank)).toEqual([1, 1, 2]);
    expect(ranks(open('town'), rows).map(([, rank]) => rank)).toEqual([1, 1, 1]);
  });

  it('break ties in the order of the definition', () => {
    const rows = [row('a', { tie: [1, 5] }), row('b', { tie: [2, 0] }), row('c', { tie: [1, '5.5'] })];
    expect(ranks(open('round'), rows).map(([id, rank]) => [id, rank])).toEqual([
      ['a', 3],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('leave out who is vetoed, and put who has no total last', () => {
    const rows = [row('a', { total: 99, vetoed: true }), row('b', { total: 80 }), row('c', { total: null })];
    expect(ranks(open('round'), rows)).toEqual([
      ['a', null, null],
      ['b', 1, 2],
      ['c', 2, 2],
    ]);
    expect(gradesOf(prizes, rows.slice(0, 2))).toEqual({ a: 'none', b: 'first' });
  });
});

describe('prizes', () => {
  const three = [row('a', { total: 99 }), row('b', { total: 98 }), row('c', { total: 97 }), row('d', { total: 96 })];

  it('go to one each', () => {
    expect(gradesOf(prizes, three)).toEqual({ a: 'first', b: 'second', c: 'third', d: 'none' });
  });

  it('wait for a person where a tie decides them', () => {
    const rows = [row('a', { total: 99 }), row('b', { total: 99 }), row('c', { total: 97 })];
    expect(gradeAll(prizes, rows).undecided).toEqual([{ subjectIds: ['a', 'b'] }]);
    const decided = gradeAll(prizes, rows, [{ subjectIds: ['b', 'a'] }]);
    expect(decided.undecided).toEqual([]);
    expect(decided.graded.map(({ grade }) => grade)).toEqual(['second', 'first', 'third']);
  });

  it('wait again when somebody joins the tie', () => {
    const rows = ['a', 'b', 'c'].map((id) => row(id));
    expect(gradeAll(prizes, rows, [{ subjectIds: ['b', 'a'] }]).undecided).toEqual([{ subjectIds: ['a', 'b', 'c'] }]);
  });

  it('are told apart by the order of a tie that they were all in, and by no other', () => {
    const rows = [row('a', { class: 'old' }), row('b', { class: 'new' }), row('c', { class: 'old' })];
    const one = grading(ranking({ within: 'class' }), {
      code: 'best',
      when: { rank: { atMost: 1 } },
      quota: { number: 1, per: 'round' },
    });
    const first = gradeAll(one, rows);
    expect(first.undecided).toEqual([{ subjectIds: ['a', 'b', 'c'] }]);
    const perClass = gradeAll(one, rows, [{ subjectIds: ['c', 'a'] }]);
    expect(perClass.graded.map(({ rank }) => rank)).toEqual([2, 1, 1]);
    expect(perClass.undecided).toEqual([{ subjectIds: ['b', 'c'] }]);
    expect(gradesOf(one, rows, [{ subjectIds: ['c', 'b', 'a'] }])).toEqual({ a: 'none', b: 'none', c: 'best' });
  });

  it('go to nobody of those whom a person leaves together', () => {
    const rows = [row('a', { total: 99 }), row('b', { total: 99 }), row('c', { total: 97 })];
    const { graded, undecided } = gradeAll(prizes, rows, [{ subjectIds: ['b', 'a'], together: true }]);
    expect(undecided).toEqual([]);
    expect(graded.map(({ rank, grade }) => [rank, grade])).toEqual([
      [1, 'none'],
      [1, 'none'],
      [3, 'third'],
    ]);
  });

  it('do not wait for ties that decide nothing', () => {
    const rows = [...three, row('e', { total: 50 }), row('f', { total: 50 })];
    expect(gradeAll(prizes, rows).undecided).toEqual([]);
    const wide = grading(ranking(), { code: 'best', when: { rank: { atMost: 2 } } });
    expect(gradeAll(wide, [row('a', { total: 99 }), row('b', { total: 99 })]).undecided).toEqual([]);
    const bad = [row('a', { total: 99, required: false }), row('b', { total: 99, required: false })];
    expect(
      gradeAll(grading(ranking(), { code: 'best', when: { rank: { atMost: 1 }, required: true } }), bad).undecided,
    ).toEqual([]);
  });
});

describe('a quota', () => {
  const quota = (places: object, more: object = {}) =>
    grading(
      ranking(more),
      { code: 'best', when: { total: { atLeast: 60 } }, quota: places },
      { code: 'pass', when: { total: { atLeast: 60 } } },
    );
  const rows = (...totals: readonly number[]) => totals.map((total, n) => row(String.fromCharCode(97 + n), { total }));
  const best = (by: Grading, all: readonly RankRow[]) =>
    gradeAll(by, all).graded.flatMap(({ subjectId, grade }) => (grade === 'best' ? [subjectId] : []));

  it('takes the first ones, and the others fall to the next grade', () => {
    expect(gradesOf(quota({ number: 2, per: 'round' }), rows(90, 80, 70, 50))).toEqual({
      a: 'best',
      b: 'best',
      c: 'pass',
      d: 'none',
    });
    const [, , third] = gradeAll(quota({ number: 2, per: 'round' }), rows(90, 80, 70)).graded;
    expect(third?.missed).toEqual([{ grade: 'best', unmet: ['quota'] }]);
  });

  it('counts for each county, each town', () => {
    const all = rows(90, 80, 70, 65).map((each, n) => ({ ...each, county: n < 2 ? 'x' : 'y', town: `t${n}` }));
    expect(best(quota({ number: 1, per: 'county' }), all)).toEqual(['a', 'c']);
    expect(best(quota({ number: 1, per: 'town' }), all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    [30, 'assessed', 'down', ['a']],
    [30, 'assessed', 'up', ['a', 'b']],
    [40, 'assessed', 'down', ['a', 'b']],
    [40, 'assessed', 'up', ['a', 'b']],
    ['40.1', 'assessed', 'up', ['a', 'b', 'c']],
    [50, 'applied', 'down', ['a']],
    [0, 'assessed', 'up', []],
  ] as const)('of %j %% of those %s, rounded %s', (share, of, rounds, expected) => {
    const all = rows(90, 80, 70, 65, 61).map((each, n) => ({ ...each, applied: n < 2 }));
    expect(best(quota({ share, of, rounds }), all)).toEqual(expected);
  });

  it('waits for a person where its last place is shared', () => {
    const all = rows(90, 80, 80, 80);
    const result = gradeAll(quota({ number: 2, per: 'round' }), all);
    expect(result.undecided).toEqual([{ subjectIds: ['b', 'c', 'd'] }]);
    expect(gradeAll(quota({ number: 4, per: 'round' }), all).undecided).toEqual([]);
    const decided = gradeAll(quota({ number: 2, per: 'round' }), all, [{ subjectIds: ['d', 'c', 'b'] }]);
    expect(decided.graded.map(({ grade }) => grade)).toEqual(['best', 'pass', 'pass', 'best']);
  });

  it('is not exceeded by those who share its last place', () => {
    const shared = gradeAll(quota({ number: 2, per: 'round' }, { unbroken: 'shared' }), rows(90, 80, 80));
    expect(shared.undecided).toEqual([]);
    expect(shared.graded.map(({ grade }) => grade)).toEqual(['best', 'pass', 'pass']);
  });
});

describe('grading a round', () => {
  const anyRow = fc.record({
    total: fc.option(fc.integer({ min: 50, max: 60 })),
    vetoed: fc.boolean(),
    class: fc.constantFrom('old', 'new', null),
    tie: fc.tuple(fc.integer({ min: 0, max: 1 })),
  });
  const rounds = fc.array(anyRow, { maxLength: 30 }).map((rows) => rows.map((each, n) => row(`s${n}`, each)));
  const by = grading(
    ranking({ within: 'class' }),
    { code: 'best', when: { rank: { atMost: 3 } }, quota: { number: 4, per: 'round' } },
    { code: 'pass', when: { total: { atLeast: 55 } } },
  );

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rounds, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows.map((each) => ({ each, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        expect(
          gradeAll(
            by,
            shuffled.map(({ each }) => each),
          ),
        ).toEqual(gradeAll(by, rows));
      }),
      { seed },
    );
  });

  it('grades everybody once, keeps the quota, ranks the better before', () => {
    fc.assert(
      fc.property(rounds, (rows) => {
        const { graded } = gradeAll(by, rows);
        expect(graded.map(({ subjectId }) => subjectId).sort()).toEqual(rows.map(({ subjectId }) => subjectId).sort());
        expect(graded.filter(({ grade }) => grade === 'best').length).toBeLessThanOrEqual(4);
        for (const a of graded) {
          const mine = rows.find(({ subjectId }) => subjectId === a.subjectId) as RankRow;
          expect(a.rank === null).toBe(mine.vetoed);
          if (mine.vetoed) expect(a.grade).toBe('none');
          for (const b of graded) {
            const other = rows.find(({ subjectId }) => subjectId === b.subjectId) as RankRow;
            if (a.rank === null || b.rank === null || mine.class !== other.class) continue;
            if ((mine.total ?? -1) > (other.total ?? -1)) expect(a.rank).toBeLessThan(b.rank);
          }
        }
      }),
      { seed },
    );
  });

  it('comes to an end soon, whatever a person decides of its ties', () => {
    fc.assert(
      fc.property(rounds, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const decisions: TieDecision[] = [];
        const order = (ids: readonly string[]) =>
          ids
            .map((id) => ({ id, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ id }) => id);
        for (let turn = 0; turn <= by.grades.length; turn += 1) {
          const { undecided } = gradeAll(by, rows, decisions);
          decisions.push(...undecided.map(({ subjectIds }) => ({ subjectIds: order(subjectIds) })));
        }
        const { graded, undecided } = gradeAll(by, rows, decisions);
        expect(undecided).toEqual([]);
        expect(graded.filter(({ grade }) => grade === 'best')).toHaveLength(
          Math.min(4, graded.filter(({ rank }) => rank !== null && rank <= 3).length),
        );
      }),
      { seed },
    );
  });
});

describe('the row of a sheet', () => {
  it('holds what its grade is made from', () => {
    const subject = { subjectId: 's', sheetId: 'h', class: null, county: 'c', town: null, applied: true, told: null };
    const result = {
      indicators: [],
      components: [],
      adjustments: [],
      total: 8,
      of: 10,
      stars: 1,
      starred: ['gate'],
      requiredUnmet: ['x'],
      floorsMissed: [],
      vetoes: [{ code: 'x', by: 'indicator', facts: [] }],
      met: ['gate'],
      tie: [1],
    } as const;
    expect(rankRowOf(subject, result)).toEqual({
      ...subject,
      total: 8,
      of: 10,
      stars: 1,
      tie: [1],
      required: false,
      floors: true,
      vetoed: true,
      met: ['gate'],
    });
  });
});

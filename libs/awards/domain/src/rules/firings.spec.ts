import { addDays, type LocalDate } from '@gongjian/shared-kernel';
import fc from 'fast-check';
import { watchDecider } from '../watch/watch.decider.js';
import { initialWatchState, standingFacts, type StandingFact, type WatchState } from '../watch/watch-state.js';
import {
  at,
  complaint,
  definition,
  fire,
  graded,
  id,
  programmeId,
  rules,
  source,
  standing,
  subjectId,
  told,
} from '../testing/campaign.js';
import { awardRulesOf } from './interpreter.js';
import type { Firing, WatchedTitle } from './grounds.js';

const naming = { grade: 'gold', resultOn: '2026-05-20', on: '2026-06-01', removedOn: null, watchRevision: 10 };
const title: WatchedTitle = { programme: programmeId, naming, grade: 'gold', missed: [] };
const fires = (facts: readonly StandingFact[], of: WatchedTitle = title): readonly [string, string, number][] =>
  rules
    .firings(definition, of, facts)
    .map(({ trigger, completedBy, grounds }) => [trigger, completedBy, grounds.length]);
const complaintsOn = (...days: readonly LocalDate[]): StandingFact[] =>
  days.map((day, n) => standing(n + 1, complaint, day));
const factId = (n: number): string => id(6_000 + n);

it('award rules are refused under a number this build does not know', () => {
  expect(() => awardRulesOf(1)).toThrow(RangeError);
});

describe('a fact', () => {
  it('fires when it took place after the day of the naming', () => {
    expect(fires([standing(1, fire, '2026-06-02', { changedAt: 3 })])).toEqual([['fire', factId(1), 1]]);
  });

  it('that the naming saw does not fire, be it of that day or before', () => {
    expect(fires([standing(1, fire, '2026-06-01', { changedAt: 10 })])).toEqual([]);
    expect(fires([standing(1, fire, '2026-05-25', { changedAt: 10 })])).toEqual([]);
  });

  it('that the naming did not see fires when it is of that day or would have forbidden it', () => {
    expect(fires([standing(1, fire, '2026-06-01', { changedAt: 11 })])).toEqual([['fire', factId(1), 1]]);
    expect(fires([standing(1, fire, '2026-05-20', { changedAt: 11 })])).toEqual([['fire', factId(1), 1]]);
    expect(fires([standing(1, fire, '2026-05-19', { changedAt: 11 })])).toEqual([['fire', factId(1), 1]]);
    expect(fires([standing(1, fire, '2026-05-18', { changedAt: 11 })])).toEqual([]);
  });

  it('of another programme fires nothing', () => {
    expect(fires([standing(1, { kind: 'falsification' }, '2026-06-02', { programme: id(9) })])).toEqual([]);
    expect(fires([standing(1, { kind: 'falsification' }, '2026-06-02', { programme: programmeId })])).toHaveLength(1);
  });

  it('counts by its reporter’s word only where the version says so', () => {
    const unverified = { verified: false, verifier: null };
    expect(fires([standing(1, fire, '2026-06-02', unverified)])).toHaveLength(1);
    expect(fires([standing(1, { kind: 'incident', code: 'fight' }, '2026-06-02', unverified)])).toEqual([]);
    expect(fires([standing(1, { kind: 'incident', code: 'fight' }, '2026-06-02')])).toHaveLength(1);
  });

  it.each<[string, StandingFact, string[]]>([
    ['a score just below', standing(1, graded('gold', 59, 'monthly'), '2026-06-30'), ['low']],
    ['a score at the bound', standing(1, graded('gold', 60, 'monthly'), '2026-06-30'), []],
    ['a score of another round', standing(1, graded('gold', 59, 'weekly'), '2026-06-30'), []],
    ['no score', standing(1, graded('gold', null, 'monthly'), '2026-06-30'), []],
    ['the grade it holds', standing(1, graded('gold', 95), '2026-06-30'), []],
    ['a lower grade', standing(1, graded('silver', 85), '2026-06-30'), ['fell']],
    ['no grade', standing(1, graded('none', 10), '2026-06-30'), ['fell']],
    [
      'a mock round',
      standing(
        1,
        { ...(graded('none', 10) as Extract<StandingFact['fact'], { kind: 'graded' }>), form: 'mock' },
        '2026-06-30',
      ),
      [],
    ],
    ['a serious problem', standing(1, { kind: 'rectificationOverdue', serious: true }, '2026-06-30'), ['overdue']],
    ['a small problem', standing(1, { kind: 'rectificationOverdue', serious: false }, '2026-06-30'), []],
    ['a merger', standing(1, { kind: 'merged', successorId: null }, '2026-06-30'), ['merged']],
    ['a settled removal', standing(1, { kind: 'settled', removalId: id(8) }, '2026-06-30'), []],
  ])('%s', (_what, fact, triggers) => {
    expect(fires([fact]).map(([trigger]) => trigger)).toEqual(triggers);
  });

  it('says to which grade a title falls: the one reached, or the next that is named', () => {
    const lower = (grade: string, held = 'gold'): (string | null)[] =>
      rules
        .firings(definition, { ...title, grade: held }, [standing(1, graded(grade, 1), '2026-06-30')])
        .map((firing) => firing.lower);
    expect(lower('silver')).toEqual(['silver']);
    expect(lower('noted')).toEqual([null]);
    expect(lower('none')).toEqual([null]);
    expect(rules.lowerGrade(definition, 'gold', null)).toBe('silver');
    expect(rules.lowerGrade(definition, 'silver', null)).toBeNull();
  });

  it('is looked at against the grade as it is held now, and only by triggers of that grade', () => {
    expect(fires([standing(1, graded('silver', 85), '2026-06-30')], { ...title, grade: 'silver' })).toEqual([]);
    const [first, ...others] = definition.award?.triggers ?? [];
    if (definition.award === undefined || first === undefined) throw new Error('no trigger');
    const gold = {
      ...definition,
      award: { ...definition.award, triggers: [{ ...first, grades: ['silver'] }, ...others] },
    };
    expect(rules.firings(gold, title, [standing(1, fire, '2026-06-02')])).toEqual([]);
  });
});

describe('complaints', () => {
  it('fire with the third within seven days, the day it is counted from not counted', () => {
    expect(fires(complaintsOn('2026-06-02', '2026-06-05', '2026-06-08'))).toEqual([['complaints', factId(3), 3]]);
    expect(fires(complaintsOn('2026-06-02', '2026-06-05', '2026-06-09'))).toEqual([]);
    expect(fires(complaintsOn('2026-06-02', '2026-06-03'))).toEqual([]);
  });

  it('of before the naming count along, and complete nothing', () => {
    const seen = complaintsOn('2026-05-30', '2026-05-31', '2026-06-02').map((fact) => ({ ...fact, changedAt: 5 }));
    expect(fires(seen)).toEqual([['complaints', factId(3), 3]]);
    expect(fires(seen.slice(0, 2))).toEqual([]);
  });

  it('that the naming did not see complete a window it would have forbidden', () => {
    const [first, second, third] = complaintsOn('2026-05-27', '2026-05-28', '2026-05-30');
    if (first === undefined || second === undefined || third === undefined) throw new Error('three');
    const seen = { changedAt: 5 };
    expect(
      fires([
        { ...first, ...seen },
        { ...second, changedAt: 11 },
        { ...third, ...seen },
      ]),
    ).toEqual([['complaints', factId(2), 3]]);
  });

  it('that are not verified do not count', () => {
    const facts = complaintsOn('2026-06-02', '2026-06-03', '2026-06-04');
    expect(fires(facts.map((fact) => ({ ...fact, verified: false })))).toEqual([]);
  });

  it('fire once more with the fourth, on all of them', () => {
    expect(fires(complaintsOn('2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05'))).toEqual([
      ['complaints', factId(3), 3],
      ['complaints', factId(4), 4],
    ]);
  });
});

describe('a deadline of the title itself', () => {
  it('fires the trigger on it', () => {
    const missed = [{ factId: id(7), what: 'renewal' as const, on: '2028-06-01' }];
    expect(fires([], { ...title, missed })).toEqual([['unrenewed', id(7), 1]]);
    expect(fires([], { ...title, missed: [{ ...missed[0]!, what: 'plaque' }] })).toEqual([]);
    expect(fires([], { ...title, missed: [{ ...missed[0]!, on: '2026-05-31' }] })).toEqual([]);
  });
});

describe('firings for every set of facts', () => {
  interface Told {
    readonly n: number;
    readonly fact: StandingFact['fact'];
    readonly on: LocalDate;
  }
  const kinds = fc.constantFrom<StandingFact['fact'][]>(
    fire,
    complaint,
    complaint,
    complaint,
    { kind: 'incident', code: 'litter' },
    graded('silver', 55),
    graded('gold', 59, 'monthly'),
    { kind: 'rectificationOverdue', serious: true },
  );
  const facts = fc
    .array(fc.record({ fact: kinds, day: fc.integer({ min: 0, max: 30 }) }), { minLength: 1, maxLength: 12 })
    .map((all) => all.map(({ fact, day }, n): Told => ({ n, fact, on: addDays('2026-05-15', day) })));
  const orders = facts.chain((all) =>
    fc.record({
      one: fc.shuffledSubarray(all, { minLength: all.length }),
      other: fc.shuffledSubarray(all, { minLength: all.length }),
    }),
  );
  const record = (state: WatchState, { n, fact, on }: Told): WatchState =>
    watchDecider
      .decide(
        { type: 'RecordFact', data: { subjectId, factId: factId(n), ...told(fact, on), source: source(n) }, ...at },
        state,
      )
      .reduce(watchDecider.evolve, state);
  const watched = (order: readonly Told[]): readonly StandingFact[] =>
    standingFacts(order.reduce<WatchState>(record, initialWatchState));
  /** Nothing of it was seen by the naming. */
  const unseen: WatchedTitle = { ...title, naming: { ...naming, watchRevision: -1 } };
  const firingsOf = (known: readonly StandingFact[]): readonly Firing[] => rules.firings(definition, unseen, known);

  it('do not depend on the order they came in', () => {
    fc.assert(
      fc.property(orders, ({ one, other }) => {
        expect(firingsOf(watched(one))).toEqual(firingsOf(watched(other)));
        const forbidden = (known: readonly StandingFact[]) => rules.forbids(definition, programmeId, naming, known);
        expect(forbidden(watched(one))).toEqual(forbidden(watched(other)));
      }),
    );
  });

  it('come to the same grounds, looked at after each fact or once at the end', () => {
    const grounds = (all: readonly Firing[]): readonly string[] =>
      [...new Set(all.flatMap(({ trigger, grounds: of }) => of.map((ground) => `${trigger} ${ground.factId}`)))].sort();
    fc.assert(
      fc.property(orders, ({ one }) => {
        const seen: Firing[] = [];
        one.reduce<WatchState>((state, fact) => {
          const next = record(state, fact);
          seen.push(...firingsOf(standingFacts(next)));
          return next;
        }, initialWatchState);
        expect(grounds(seen)).toEqual(grounds(firingsOf(watched(one))));
      }),
    );
  });

  it('fire for a fact exactly when it comes after the naming or the naming would have been refused', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const known = watched(all);
        const forbidding = rules
          .forbids(definition, programmeId, naming, known)
          .filter(({ by }) => by.kind === 'trigger')
          .flatMap(({ factIds }) => factIds);
        const removing = firingsOf(known).filter(({ consequence }) => consequence === 'removeByRule');
        const grounds = new Set(removing.flatMap((firing) => firing.grounds.map((ground) => ground.factId)));
        for (const each of forbidding) expect(grounds.has(each)).toBe(true);
        for (const { completedBy } of removing) {
          const fact = known.find((each) => each.factId === completedBy);
          expect(fact !== undefined && (fact.occurredOn >= naming.on || isAgainst(known, completedBy))).toBe(true);
        }
      }),
    );
  });

  function isAgainst(known: readonly StandingFact[], completedBy: string): boolean {
    return rules.forbids(definition, programmeId, naming, known).some(({ factIds }) => factIds.includes(completedBy));
  }
});

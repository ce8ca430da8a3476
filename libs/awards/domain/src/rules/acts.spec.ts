import { addDays, daysBetween } from '@gongjian/shared-kernel';
import fc from 'fast-check';
import {
  calendar,
  complaint,
  countyOffice,
  definition,
  fire,
  id,
  programmeId,
  rules,
  standing,
  terms,
} from '../testing/campaign.js';
import type { StandingFact } from '../watch/watch-state.js';
import type { NamingSeen } from './grounds.js';

const naming: NamingSeen = { grade: 'gold', resultOn: '2026-06-01', on: '2026-06-10', removedOn: null };
const forbidden = (facts: readonly StandingFact[], change: Partial<NamingSeen> = {}): string[] =>
  rules
    .forbids(definition, programmeId, { ...naming, ...change }, facts)
    .map(({ by }) => (by.kind === 'trigger' ? by.code : `${by.of} ${by.index}`));
const litter: StandingFact['fact'] = { kind: 'incident', code: 'litter' };

describe('a subject', () => {
  const who = [
    { kind: 'division' as const, level: 'community' as const },
    { kind: 'compound' as const, classes: ['new', 'old'] },
  ];
  const { award: awarded, ...rest } = definition;
  if (awarded === undefined) throw new TypeError('names a title');
  const { rollUp: _rollUp, ...award } = awarded;
  const admits = (kind: string, of: string | null, level: string | null, rolls = false) => {
    const version = { ...rest, subjects: { who }, award: rolls ? awarded : award };
    return rules.admits(version, { kind, class: of, level });
  };

  it('may hold the title by its kind, its level and its class', () => {
    expect(admits('division', null, 'community')).toBe(true);
    expect(admits('division', null, 'town')).toBe(false);
    expect(admits('compound', 'old', null)).toBe(true);
    expect(admits('compound', 'plain', null)).toBe(false);
    expect(admits('compound', null, null)).toBe(false);
    expect(admits('unit', null, null)).toBe(false);
  });

  it('may hold it by its members where it rolls up', () => {
    expect(admits('division', null, 'town', true)).toBe(true);
    expect(admits('division', null, 'county', true)).toBe(false);
  });
});

describe('a naming', () => {
  it('is forbidden by a removing trigger matched from the result to its day', () => {
    expect(forbidden([standing(1, { kind: 'falsification' }, '2026-05-31')])).toEqual([]);
    expect(forbidden([standing(1, { kind: 'falsification' }, '2026-06-01')])).toEqual(['falsified']);
    expect(forbidden([standing(1, { kind: 'falsification' }, '2026-06-10')])).toEqual(['falsified']);
    expect(forbidden([standing(1, { kind: 'falsification' }, '2026-06-11')])).toEqual([]);
  });

  it('is not forbidden by what only warns, suspends or downgrades', () => {
    expect(forbidden([standing(1, { kind: 'rectificationOverdue', serious: true }, '2026-06-05')])).toEqual([]);
  });

  it('needs the days without an incident, the bound included', () => {
    expect(forbidden([standing(1, litter, '2026-05-27')])).toEqual([]);
    expect(forbidden([standing(1, litter, '2026-05-28')])).toEqual(['conditions 0']);
    expect(forbidden([standing(1, litter, '2026-06-11')])).toEqual([]);
    expect(forbidden([standing(1, fire, '2026-06-05')])).toEqual(['conditions 0', 'fire']);
  });

  it('needs fewer complaints than the number within the span', () => {
    const on = (...days: string[]): StandingFact[] => days.map((day, n) => standing(n, complaint, day));
    const four = ['2026-05-11', '2026-05-19', '2026-05-27', '2026-06-04'];
    expect(forbidden(on(...four))).toEqual([]);
    expect(forbidden(on(...four, '2026-06-10'))).toEqual(['conditions 1']);
    expect(forbidden(on('2026-05-10', ...four.slice(1), '2026-06-10'))).toEqual([]);
  });

  it('is forbidden while barred, to the last day', () => {
    const barred = (until: string | null): StandingFact[] => [standing(1, { kind: 'barred', until }, '2026-01-01')];
    expect(forbidden(barred('2026-06-10'))).toEqual(['conditions 2']);
    expect(forbidden(barred('2026-06-09'))).toEqual([]);
    expect(forbidden(barred(null))).toEqual(['conditions 2']);
  });

  it('after a removal meets the conditions of applying again too', () => {
    expect(forbidden([], { removedOn: '2026-05-11' })).toEqual([]);
    expect(forbidden([], { removedOn: '2026-05-12' })).toEqual(['reapply 0']);
  });

  it('may need a result of another round', () => {
    if (definition.application === undefined) throw new Error('no application');
    const needing = {
      ...definition,
      application: {
        ...definition.application,
        conditions: [
          { kind: 'result' as const, of: 'safe-compound', round: 'yearly', grades: ['a'], within: { years: 1 } },
        ],
      },
    };
    const result = (grade: string, day: string): StandingFact =>
      standing(1, { kind: 'graded', key: 'safe-compound', round: 'yearly', form: 'own', grade, total: null }, day, {
        programme: id(9),
      });
    const by = (fact: StandingFact) => rules.forbids(needing, programmeId, naming, [fact]).length;
    expect(by(result('a', '2026-06-01'))).toBe(0);
    expect(by(result('b', '2026-06-01'))).toBe(1);
    expect(by(result('a', '2025-06-10'))).toBe(1);
    expect(by(result('a', '2025-06-11'))).toBe(0);
  });

  it('holds for every day: without a fire exactly from the fourteenth day on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (fireAfter, nameAfter) => {
        const day = addDays('2026-03-01', fireAfter);
        const on = addDays('2026-03-01', nameAfter);
        const unmet = rules
          .forbids(definition, programmeId, { ...naming, resultOn: on, on }, [standing(1, fire, day)])
          .some(({ by }) => by.kind === 'condition');
        expect(unmet).toBe(day <= on && daysBetween(day, on) < 14);
      }),
    );
  });
});

describe('what a consequence comes to', () => {
  const held = { held: true, warned: false, suspended: false, proposed: false };
  it.each([
    ['removeByRule', null, held, 'remove'],
    ['proposeRemoval', null, held, 'propose'],
    ['proposeRemoval', null, { ...held, proposed: true }, null],
    ['warn', null, held, 'warn'],
    ['warn', null, { ...held, warned: true }, null],
    ['warn', null, { ...held, suspended: true }, null],
    ['suspend', null, { ...held, warned: true }, 'suspend'],
    ['suspend', null, { ...held, suspended: true }, null],
    ['downgrade', 'silver', held, 'downgrade'],
    ['downgrade', null, held, 'propose'],
    ['downgrade', null, { ...held, proposed: true }, null],
    ['end', null, held, 'end'],
    ['removeByRule', null, { ...held, held: false }, null],
  ] as const)('%s (to %s) of %j is %s', (consequence, lower, title, act) => {
    expect(rules.actFor({ consequence, lower }, title)).toBe(act);
  });
});

describe('the terms of a title', () => {
  it('are those of the version, the cycle standing in for a validity of its own', () => {
    expect(terms.validity).toEqual({ years: 2, renewalOpensDaysBefore: 90, lapses: 'expire' });
    if (definition.award === undefined) throw new Error('no award');
    const { validity: _validity, renewal: _renewal, ...award } = definition.award;
    expect(rules.termsOf({ ...definition, award }, countyOffice).validity).toEqual({
      years: 3,
      renewalOpensDaysBefore: null,
      lapses: null,
    });
    const { award: _award, ...without } = definition;
    expect(() => rules.termsOf(without, countyOffice)).toThrow(RangeError);
  });

  it('count its validity to the same day, and a renewal from the end of what runs', () => {
    expect(rules.validityOf(terms, '2026-06-01', null)).toEqual({
      from: '2026-06-01',
      to: '2028-06-01',
      endsAt: '2028-06-01T16:00:00.000Z',
      renewalOpensOn: '2028-03-03',
    });
    const running = rules.validityOf(terms, '2026-06-01', null);
    expect(rules.validityOf(terms, '2028-05-01', running)).toMatchObject({ from: '2028-06-01', to: '2030-06-01' });
    expect(rules.validityOf(terms, '2028-07-01', running)).toMatchObject({ from: '2028-07-01', to: '2030-07-01' });
    const endless = { ...terms, validity: { years: null, renewalOpensDaysBefore: null, lapses: null } };
    expect(rules.validityOf(endless, '2026-06-01', null)).toMatchObject({ to: null, endsAt: null });
  });

  it('start its clocks', () => {
    expect(rules.clock(definition, 'notice', '2026-06-15', calendar)).toMatchObject({ lastDay: '2026-06-23', days: 5 });
    expect(rules.clock(definition, 'reply', '2026-06-10', calendar)).toMatchObject({ lastDay: '2026-06-17' });
    expect(rules.clock(definition, 'appeal', '2026-06-10', calendar)).toMatchObject({ lastDay: '2026-08-10' });
    if (definition.award === undefined) throw new Error('no award');
    const { notice: _notice, ...award } = definition.award;
    expect(rules.clock({ ...definition, award }, 'notice', '2026-06-10', calendar)).toBeNull();
  });

  it('say what follows for other titles', () => {
    expect(rules.cascades(definition, 'removed')).toEqual([
      { key: 'safe-compound', of: 'same', consequence: 'proposeRemoval' },
    ]);
    expect(rules.cascades(definition, 'suspended')).toEqual([]);
  });
});

describe('follow-up', () => {
  it('is due after the round it names, when that ends on the day of the removal or later', () => {
    expect(rules.followUpDue(definition, '2026-06-10', null)).toBe(false);
    expect(rules.followUpDue(definition, '2026-06-10', { round: 'yearly', on: '2026-06-30' })).toBe(false);
    expect(rules.followUpDue(definition, '2026-06-10', { round: 'monthly', on: '2026-06-09' })).toBe(false);
    expect(rules.followUpDue(definition, '2026-06-10', { round: 'monthly', on: '2026-06-10' })).toBe(true);
  });

  it('may be due at once, or never', () => {
    if (definition.award === undefined) throw new Error('no award');
    const { followUp: _followUp, ...award } = definition.award;
    const atOnce = { ...definition, award: { ...award, followUp: { when: 'atOnce' as const } } };
    expect(rules.followUpDue(atOnce, '2026-06-10', null)).toBe(true);
    expect(rules.followUpDue({ ...definition, award }, '2026-06-10', null)).toBe(false);
  });
});

describe('a title that rolls up', () => {
  it('is reached at the share, the bound included, and lost below it', () => {
    expect(rules.rollUp({ atLeast: 80 }, { holding: 4, of: 5 }, 'open')).toBe('reached');
    expect(rules.rollUp({ atLeast: 80 }, { holding: 79, of: 99 }, 'open')).toBe('open');
    expect(rules.rollUp({ atLeast: 80 }, { holding: 79, of: 99 }, 'reached')).toBe('lost');
    expect(rules.rollUp({ atLeast: 80 }, { holding: 80, of: 99 }, 'lost')).toBe('reached');
    expect(rules.rollUp({ atLeast: 80 }, { holding: 0, of: 0 }, 'open')).toBe('open');
    expect(rules.rollUp({ atLeast: 80 }, { holding: 0, of: 0 }, 'reached')).toBe('lost');
  });

  it('fires what the version says when members are lost, a trigger of its own first', () => {
    const lost = { factId: id(7), holding: 3, of: 5, on: '2026-06-10' };
    expect(rules.membersLostFirings(definition, 'gold', lost)).toMatchObject([
      { trigger: 'rollUp', clause: '80%以上', consequence: 'suspend', confirm: 'none', completedBy: id(7) },
    ]);
    if (definition.award === undefined) throw new Error('no award');
    const trigger = {
      code: 'members',
      names: { zh: '成员不足', en: 'Too few' },
      clause: '第十四条',
      on: { kind: 'membersLost' as const },
      confirm: 'one' as const,
      consequence: 'proposeRemoval' as const,
    };
    const own = { ...definition, award: { ...definition.award, triggers: [trigger] } };
    expect(rules.membersLostFirings(own, 'gold', lost)).toMatchObject([{ trigger: 'members', confirm: 'one' }]);
    const { rollUp: _rollUp, ...award } = definition.award;
    expect(rules.membersLostFirings({ ...definition, award }, 'gold', lost)).toEqual([]);
  });
});

describe('honours', () => {
  const graded = { grade: 'gold', rank: 4, of: 10, on: '2026-06-10' };
  it('commend by grade and by rank; without an approved item it is praise', () => {
    expect(rules.honoursFor(definition, graded).commendations).toEqual([
      { code: 'county', to: 'subject', item: 'item' },
    ]);
    expect(rules.honoursFor(definition, { ...graded, grade: 'silver', rank: 3 }).commendations).toEqual([
      { code: 'praise', to: 'subject', item: 'praise' },
    ]);
    expect(rules.honoursFor(definition, { ...graded, grade: 'silver', rank: null }).commendations).toEqual([]);
  });

  it('criticise by grade or from the bottom, bar for a span and count in appraisals', () => {
    const of = (grade: string, rank: number | null) => rules.honoursFor(definition, { ...graded, grade, rank });
    expect(of('gold', 8).circular).toBe(false);
    expect(of('gold', 9).circular).toBe(true);
    expect(of('gold', null).circular).toBe(false);
    expect(of('none', 1)).toMatchObject({ circular: true, barredUntil: '2027-06-10' });
    expect(of('gold', 1)).toMatchObject({ barredUntil: null });
    const { honours: _honours, ...without } = definition;
    expect(rules.honoursFor(without, graded)).toEqual({
      commendations: [],
      circular: false,
      barredUntil: null,
    });
  });
});

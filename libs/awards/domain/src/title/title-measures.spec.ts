import { decider } from '@gongjian/shared-testing';
import {
  delegateOf,
  director,
  id,
  late,
  magistrate,
  on,
  reason,
  secretary,
  standing,
  terms,
  calendar,
  titleId,
  countyOffice,
  compound,
  graded,
} from '../testing/campaign.js';
import { groundOf } from '../rules/grounds.js';
import {
  basis,
  clock,
  conferred,
  fight,
  firingOf,
  inputs,
  named,
  namingId,
  onFire,
  proposed,
  raise,
  raised,
  removed,
  title,
} from '../testing/title-story.js';
import type { EndTitle, SuspendTitle, WarnTitle } from './title.commands.js';
import { titleDecider } from './title.decider.js';
import type { TitleEvent } from './title.events.js';

const spec = decider(titleDecider);
const why = reason('notPutRight', '屡次整改不到位');
const factId = id(91);

const measure = {
  ...title,
  trigger: null,
  clause: null,
  grounds: [fight],
  reason: why,
  on: '2026-06-20',
  by: [secretary],
};
const warn = (change: Partial<WarnTitle['data']> = {}): WarnTitle => ({
  type: 'WarnTitle',
  data: { titleId, reason: why, grounds: [fight], by: secretary, lateEntry: null, inputs, terms, calendar, ...change },
  ...on('2026-06-20'),
});
const warned: TitleEvent = {
  type: 'TitleWarned',
  data: { ...measure, until: clock('warning', '2026-06-20'), basis: basis(5) },
};
const suspend = (change: Partial<SuspendTitle['data']> = {}): SuspendTitle => ({
  ...warn(change),
  type: 'SuspendTitle',
});
const suspendedBy = (cause: 'leader' | 'trigger'): TitleEvent => ({
  type: 'TitleSuspended',
  data: { ...measure, cause, until: clock('suspension', '2026-06-20'), cascade: [], basis: basis(5) },
});
const suspended = suspendedBy('leader');
const restore = {
  type: 'RestoreTitle',
  data: { titleId, reason: why, by: secretary, lateEntry: null, inputs },
  ...on('2026-06-25'),
} as const;
const restored = (revision: number): TitleEvent => ({
  type: 'TitleRestored',
  data: { ...title, reason: why, on: '2026-06-25', by: secretary, basis: basis(revision) },
});

describe('a measure', () => {
  it('is not before the one it follows on', () => {
    const early = { ...restore, data: { ...restore.data, lateEntry: late('2026-06-19') } };
    for (const standing of [suspended, warned]) {
      spec
        .given([...conferred, standing])
        .when(early)
        .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    }
    spec
      .given([...conferred, suspended, restored(6)])
      .when({ ...suspend({ lateEntry: late('2026-06-24') }), ...on('2026-06-26') })
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('is not before a warning that ended by itself', () => {
    const ended: TitleEvent = { type: 'WarningEnded', data: { ...title, until: clock('warning', '2026-06-20') } };
    spec
      .given([...conferred, warned, ended])
      .when({ ...warn({ lateEntry: late('2026-07-20') }), ...on('2026-07-30') })
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const late2 = { ...warn({ lateEntry: late('2026-07-21') }), ...on('2026-07-30') };
    const events = titleDecider.decide(late2, spec.given([...conferred, warned, ended]).state());
    expect(events).toMatchObject([{ type: 'TitleWarned', data: { on: '2026-07-21' } }]);
  });
});

describe('warning a title', () => {
  it('keeps it valid, with a last day', () => {
    spec.given(conferred).when(warn()).then([warned]);
    expect(spec.given([...conferred, warned]).state()).toMatchObject({
      standing: 'warned',
      until: { lastDay: '2026-07-20' },
    });
  });
  it('refuses what is warned, suspended or not held, and a day before the naming', () => {
    spec
      .given([...conferred, warned])
      .when(warn())
      .thenRefuses('TITLE.WARNED_ALREADY');
    spec
      .given([...conferred, suspended])
      .when(warn())
      .thenRefuses('TITLE.WARNED_ALREADY');
    spec.given(removed).when(warn()).thenRefuses('TITLE.NOT_HELD');
    spec
      .given(conferred)
      .when(warn({ lateEntry: late('2026-06-09') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('ends by itself on its day', () => {
    const end = (now: string) => ({ type: 'EndWarning', data: { titleId }, now, today: '2026-07-21' }) as const;
    spec
      .given([...conferred, warned])
      .when(end('2026-07-20T16:00:00.000Z'))
      .then([{ type: 'WarningEnded', data: { ...title, until: clock('warning', '2026-06-20') } }]);
    spec
      .given([...conferred, warned])
      .when(end('2026-07-20T15:59:59.999Z'))
      .thenRefuses('TITLE.CLOCK_RUNNING');
    spec.given(conferred).when(end('2026-07-20T16:00:00.000Z')).thenNothing();
  });
});

describe('suspending a title', () => {
  it('keeps it from counting', () => {
    spec.given(conferred).when(suspend()).then([suspended]);
    const after = titleDecider.decide(suspend(), spec.given([...conferred, warned]).state());
    expect(after).toMatchObject([{ type: 'TitleSuspended', data: { cause: 'leader' } }]);
  });
  it('has what follows for other titles', () => {
    const cascade = [
      { on: 'suspended' as const, step: { key: 'a', of: 'parent' as const, consequence: 'warn' as const } },
    ];
    const events = titleDecider.decide(suspend({ terms: { ...terms, cascade } }), spec.given(conferred).state());
    expect(events).toMatchObject([{ data: { cascade: [{ key: 'a' }] } }]);
  });
  it('lasts until somebody ends it where the version counts no days', () => {
    const { suspension: _suspension, ...clocks } = terms.clocks;
    const events = titleDecider.decide(suspend({ terms: { ...terms, clocks } }), spec.given(conferred).state());
    expect(events).toMatchObject([{ data: { until: null } }]);
  });
  it('refuses what is suspended or not held', () => {
    spec
      .given([...conferred, suspended])
      .when(suspend())
      .thenRefuses('TITLE.SUSPENDED_ALREADY');
    spec.given(removed).when(suspend()).thenRefuses('TITLE.NOT_HELD');
  });
  it('that was in vain proposes the removal', () => {
    const end = (now: string) =>
      ({ type: 'EndSuspension', data: { titleId, factId, inputs }, now, today: '2026-08-20' }) as const;
    const until = clock('suspension', '2026-06-20');
    const history = [...conferred, suspended];
    const over: TitleEvent = { type: 'SuspensionOver', data: { titleId, until, factId } };
    const events = titleDecider.decide(end(until.dueAt), spec.given(history).state());
    expect(events).toMatchObject([
      over,
      {
        type: 'RemovalProposed',
        data: { cause: 'suspensionOver', proposer: null, grounds: [{ factId, fact: { kind: 'suspensionOver' } }] },
      },
    ]);
    const running = { ...proposed.at(-1) } as TitleEvent;
    spec
      .given([...history, running])
      .when(end(until.dueAt))
      .then([over]);
    spec.given(history).when(end('2026-08-19T15:59:59.999Z')).thenRefuses('TITLE.CLOCK_RUNNING');
    spec
      .given([...history, ...events])
      .when(end(until.dueAt))
      .thenNothing();
    spec.given(conferred).when(end(until.dueAt)).thenNothing();
  });
  it('by a trigger proposes with the facts of that', () => {
    const fact = groundOf(standing(5, { kind: 'rectificationOverdue', serious: true }, '2026-06-20'));
    const overdue = firingOf('overdue', 5, [fact]);
    const history = [...conferred, ...titleDecider.decide(raise(overdue), spec.given(conferred).state())];
    const until = clock('suspension', '2026-06-20');
    const end = {
      type: 'EndSuspension',
      data: { titleId, factId, inputs },
      now: until.dueAt,
      today: '2026-08-20',
    } as const;
    expect(titleDecider.decide(end, spec.given(history).state())).toMatchObject([
      {},
      { data: { trigger: 'overdue', clause: '第十一条', grounds: [fact, { factId }] } },
    ]);
  });
});

describe('restoring a title', () => {
  it('makes it what it was', () => {
    spec
      .given([...conferred, suspended])
      .when(restore)
      .then([restored(6)]);
    expect(spec.given([...conferred, suspended, restored(6)]).state()).toMatchObject({
      standing: 'conferred',
      until: null,
    });
    expect(spec.given([...named, warned, restored(6)]).state()).toMatchObject({ standing: 'named' });
  });
  it('refuses what needs none, or is not held', () => {
    spec.given(conferred).when(restore).thenRefuses('TITLE.NOTHING_TO_RESTORE');
    spec.given(removed).when(restore).thenRefuses('TITLE.NOT_HELD');
  });
});

describe('downgrading a title', () => {
  const agreed = reason('agreed', '同意降级');
  const downgrade = (by = secretary, to = 'silver', given = why, day: string | null = null) =>
    ({
      type: 'DowngradeTitle',
      data: {
        ...{ titleId, to, lower: ['silver', 'bronze'], reason: given, by, inputs },
        lateEntry: day === null ? null : late(day),
      },
      ...on('2026-06-20'),
    }) as const;
  const asked: TitleEvent = {
    type: 'DowngradeProposed',
    data: { titleId, to: 'silver', reason: why, on: '2026-06-20', by: secretary },
  };
  const done: TitleEvent = {
    type: 'TitleDowngraded',
    data: {
      ...{ ...measure, grade: 'silver', from: 'gold', grounds: [], reason: agreed },
      ...{ by: [secretary, magistrate], basis: basis(6) },
    },
  };

  it('takes two people, each with a reason', () => {
    spec.given(conferred).when(downgrade()).then([asked]);
    spec
      .given([...conferred, asked])
      .when(downgrade(magistrate, 'silver', agreed))
      .then([done]);
    expect(spec.given([...conferred, asked, done]).state()).toMatchObject({ standing: 'conferred', grade: 'silver' });
  });
  it('is of the day of the second, which is not before that of the first, nor before what it follows on', () => {
    spec
      .given(conferred)
      .when(downgrade(secretary, 'silver', why, '2026-06-09'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const first = titleDecider.decide(downgrade(secretary, 'silver', why, '2026-06-15'), spec.given(conferred).state());
    const second = downgrade(magistrate, 'silver', agreed, '2026-06-18');
    const events = titleDecider.decide(second, spec.given([...conferred, ...first]).state());
    expect(events).toMatchObject([{ type: 'TitleDowngraded', data: { on: '2026-06-18' } }]);
    spec
      .given([...conferred, ...first])
      .when(downgrade(magistrate, 'silver', agreed, '2026-06-14'))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses the same person, another grade, one that is not lower, and a title that is not held', () => {
    spec
      .given([...conferred, asked])
      .when(downgrade(delegateOf(secretary)))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given([...conferred, asked])
      .when(downgrade(magistrate, 'bronze'))
      .thenRefuses('TITLE.DOWNGRADE_DIFFERS');
    spec.given(conferred).when(downgrade(secretary, 'gold')).thenRefuses('TITLE.NOT_A_LOWER_GRADE');
    spec.given(removed).when(downgrade()).thenRefuses('TITLE.NOT_HELD');
  });
  it('stays quiet when the same person signs once more', () => {
    spec
      .given([...conferred, asked])
      .when(downgrade())
      .thenNothing();
  });
  it('is declined by the second person or taken back by the first, and may be proposed again', () => {
    for (const by of [magistrate, secretary]) {
      const declined: TitleEvent = { type: 'DowngradeDeclined', data: { titleId, reason: agreed, by } };
      const decline = { type: 'DeclineDowngrade', data: declined.data, ...on('2026-06-20') } as const;
      spec
        .given([...conferred, asked])
        .when(decline)
        .then([declined]);
      const history = [...conferred, asked, declined];
      expect(spec.given(history).state()).toMatchObject({ standing: 'conferred', grade: 'gold', downgrading: null });
      spec.given(history).when(decline).thenRefuses('TITLE.DOWNGRADE_NOT_PROPOSED');
      spec
        .given(history)
        .when(downgrade(magistrate, 'bronze'))
        .then([{ ...asked, data: { ...asked.data, to: 'bronze', by: magistrate } }]);
    }
  });
});

describe('triggers that do not remove', () => {
  const low = firingOf('low', 6, [groundOf(standing(6, graded('none', 10, 'monthly'), '2026-06-20'))]);
  const overdue = firingOf('overdue', 7);
  const fell = firingOf('fell', 8, undefined, 'silver');
  const merged = firingOf('merged', 9);
  const decided = (history: readonly TitleEvent[], ...firings: readonly (typeof low)[]) =>
    firings.reduce<readonly TitleEvent[]>(
      (all, firing) => [...all, ...titleDecider.decide(raise(firing), spec.given(all).state())],
      history,
    );

  it('warn, suspend, downgrade and end at once where nobody confirms', () => {
    spec
      .given(conferred)
      .when(raise(low))
      .then([
        raised(low, 1, 5),
        {
          type: 'TitleWarned',
          data: {
            ...{ ...measure, trigger: 1, clause: low.clause, grounds: low.grounds, reason: null, by: [] },
            ...{ until: clock('warning', '2026-06-20'), basis: basis(5) },
          },
        },
      ]);
    expect(spec.given(decided(conferred, low, overdue)).state()).toMatchObject({ standing: 'suspended' });
    expect(spec.given(decided(conferred, { ...fell, confirm: 'none' })).state()).toMatchObject({ grade: 'silver' });
    expect(spec.given(decided(conferred, merged)).state()).toMatchObject({ standing: 'ended' });
  });
  it('that say what is so already are only recorded', () => {
    const history = decided(conferred, overdue);
    spec
      .given(history)
      .when(raise(low))
      .then([raised(low, 2, 7)]);
  });
  it('on a removed title count when the removal is annulled, in whichever order they came', () => {
    const before = (history: readonly TitleEvent[]) => {
      const state = spec.given(history).state();
      return state.titleId === null ? null : state.removals[0]?.before;
    };
    const calm = { ...fell, confirm: 'none' as const };
    for (const firing of [low, overdue, calm]) {
      const first = before(decided(conferred, firing, onFire));
      const last = before(decided(conferred, onFire, firing));
      expect({ ...last, until: null }).toEqual({ ...first, until: null });
    }
    expect(before(decided(conferred, onFire, calm))).toMatchObject({ grade: 'silver', naming: { namingId } });
  });
});

describe('the end of its validity', () => {
  const expire = (lapses: 'expire' | 'suspend' | null, now = '2028-06-10T16:00:00.000Z') =>
    ({
      type: 'ExpireTitle',
      data: { titleId, factId, inputs, calendar, terms: { ...terms, validity: { ...terms.validity, lapses } } },
      now,
      today: '2028-06-11',
    }) as const;
  const missed: TitleEvent = { type: 'RenewalMissed', data: { titleId, factId, on: '2028-06-10' } };
  const expired: TitleEvent = { type: 'TitleExpired', data: { ...title, on: '2028-06-10', basis: basis(5) } };

  it('ends the title, and tells that a renewal was missed where one is foreseen', () => {
    spec.given(conferred).when(expire('expire')).then([missed, expired]);
    spec.given(conferred).when(expire(null)).then([expired]);
    expect(spec.given([...conferred, expired]).state().standing).toBe('expired');
  });
  it('suspends it where the version says so, once', () => {
    const events = titleDecider.decide(expire('suspend'), spec.given(conferred).state());
    expect(events).toMatchObject([
      missed,
      { type: 'TitleSuspended', data: { cause: 'renewalMissed', on: '2028-06-10' } },
    ]);
    spec
      .given([...conferred, ...events])
      .when(expire('suspend'))
      .thenNothing();
    spec
      .given([...conferred, suspended])
      .when(expire('suspend'))
      .then([missed]);
  });
  it('does not come early', () => {
    spec.given(conferred).when(expire('expire', '2028-06-10T15:59:59.999Z')).thenRefuses('TITLE.CLOCK_RUNNING');
  });
  it('stays quiet when nothing is held', () => {
    spec.given(removed).when(expire('expire')).thenNothing();
    spec
      .given([...conferred, expired])
      .when(expire('expire'))
      .thenNothing();
  });
});

describe('ending a title', () => {
  const successor = { ...compound, id: id(92), name: '大和顺小区' };
  const end = (by: typeof director | null = null, change: Partial<EndTitle['data']> = {}): EndTitle => ({
    type: 'EndTitle',
    data: { titleId, why: 'merged', successor, by, lateEntry: null, inputs, ...change },
    ...on('2026-06-20'),
  });
  const asked: TitleEvent = {
    type: 'EndProposed',
    data: { titleId, why: 'merged', successor, on: '2026-06-20', by: director },
  };
  const ended = (by: readonly (typeof director)[], revision = 5): TitleEvent => ({
    type: 'TitleEnded',
    data: {
      ...{ ...title, why: 'merged', successor, trigger: null, clause: null, grounds: [], on: '2026-06-20', by },
      basis: basis(revision),
    },
  });
  it('follows on a merger by rule, or where two people say so', () => {
    spec
      .given(conferred)
      .when(end())
      .then([ended([])]);
    spec.given(conferred).when(end(director)).then([asked]);
    spec
      .given([...conferred, asked])
      .when(end(secretary))
      .then([ended([director, secretary], 6)]);
    spec
      .given([...conferred, asked])
      .when(end())
      .then([ended([], 6)]);
  });
  it('refuses the same person, another cause or successor, and a day before the naming', () => {
    const history = [...conferred, asked];
    spec
      .given(history)
      .when(end(delegateOf(director)))
      .thenRefuses('TITLE.SAME_PERSON');
    spec
      .given(history)
      .when(end(secretary, { why: 'closed' }))
      .thenRefuses('TITLE.END_DIFFERS');
    spec
      .given(history)
      .when(end(secretary, { successor: null }))
      .thenRefuses('TITLE.END_DIFFERS');
    spec
      .given(conferred)
      .when(end(director, { lateEntry: late('2026-06-09') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
  });
  it('is of the day of the second, which is not before that of the first', () => {
    const [first] = titleDecider.decide(
      end(director, { lateEntry: late('2026-06-15') }),
      spec.given(conferred).state(),
    );
    const history = [...conferred, first as TitleEvent];
    spec
      .given(history)
      .when(end(secretary, { lateEntry: late('2026-06-14') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    const second = end(secretary, { lateEntry: late('2026-06-16') });
    expect(titleDecider.decide(second, spec.given(history).state())).toMatchObject([{ data: { on: '2026-06-16' } }]);
  });
  it('is by people not before a measure that was recorded, and by rule of the day that was told', () => {
    const warned: TitleEvent = {
      type: 'TitleWarned',
      data: { ...measure, on: '2026-06-18', until: null, basis: basis(5) },
    };
    const history = [...conferred, warned];
    const told = { ...end(), ...on('2026-06-17') };
    expect(titleDecider.decide(told, spec.given(history).state())).toMatchObject([{ data: { on: '2026-06-17' } }]);
    spec
      .given(history)
      .when(end(director, { lateEntry: late('2026-06-17') }))
      .thenRefuses('TITLE.LATE_ENTRY_TOO_EARLY');
    expect(
      titleDecider.decide(end(director, { lateEntry: late('2026-06-18') }), spec.given(history).state()),
    ).toMatchObject([{ type: 'EndProposed', data: { on: '2026-06-18' } }]);
  });
  it('says nothing when the same person says so again', () => {
    spec
      .given([...conferred, asked])
      .when(end(director))
      .thenNothing();
  });
  it('is declined by the second person or taken back by the first, and may be proposed again', () => {
    for (const by of [secretary, director]) {
      const declined: TitleEvent = { type: 'EndDeclined', data: { titleId, reason: why, by } };
      const decline = { type: 'DeclineEnd', data: declined.data, ...on('2026-06-20') } as const;
      spec
        .given([...conferred, asked])
        .when(decline)
        .then([declined]);
      const history = [...conferred, asked, declined];
      expect(spec.given(history).state()).toMatchObject({ standing: 'conferred', ending: null });
      spec.given(history).when(decline).thenRefuses('TITLE.END_NOT_PROPOSED');
      spec
        .given(history)
        .when(end(secretary))
        .then([{ ...asked, data: { ...asked.data, by: secretary } }]);
    }
  });
  it('refuses what is not held', () => spec.given(removed).when(end(director)).thenRefuses('TITLE.NOT_HELD'));
  it('by rule stays quiet where nothing is held', () => spec.given(removed).when(end()).thenNothing());
  it('stays quiet when it ended', () =>
    spec
      .given([...conferred, ended([])])
      .when(end())
      .thenNothing());
  it('is in the name of who adopted the rules', () => expect(terms.authority).toEqual(countyOffice));
});

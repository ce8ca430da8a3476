import { clockFrom } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { at, calendar, county, director, id, late, leader, onTime, pinned, reason } from '../testing/campaign.js';
import { round } from '../testing/standards.js';
import { nextRoundPeriod, roundDecider, roundPeriodIn } from './round.decider.js';
import type { RoundEvent, RoundOpened } from './round.events.js';

const spec = decider(roundDecider);
const roundId = id(11);
const plan = { id: id(2), from: '2026-01-01', to: '2026-12-31' };
const period = { key: '2026', from: '2026-01-01', to: '2026-12-31' };
const data = {
  ...pinned,
  roundId,
  kind: 'own',
  round,
  historic: false,
  plan,
  applicationId: null,
  division: county,
  period,
  calendar,
  by: null,
} as const;
const open = (more: object = {}) => ({ type: 'OpenRound', data: { ...data, ...more }, ...at }) as never;
const openedData: RoundOpened = {
  ...pinned,
  roundId,
  roundCode: 'annual',
  kind: 'own',
  form: 'inspection',
  plan,
  applicationId: null,
  division: county,
  period,
  due: {
    from: '2026-12-31',
    lastDay: '2027-01-28',
    dueAt: '2027-01-28T16:00:00.000Z',
    days: 20,
    of: 'working',
    calendar: null,
  },
  assessors: 1,
  decides: true,
  entersSubjects: true,
  openedBy: null,
};
const opened = (more: Partial<RoundOpened> = {}): RoundEvent => ({
  type: 'RoundOpened',
  data: { ...openedData, ...more },
});
const enter = { type: 'RecordSubjectsEntered', data: { roundId, count: 2, sha256: 'a'.repeat(64) }, ...at } as const;
const entered: RoundEvent = { type: 'RoundSubjectsEntered', data: enter.data };
const close = (more: object = {}) =>
  ({
    type: 'CloseRound',
    data: { roundId, sheets: 2, unfinished: 0, leaveOut: false, by: director, ...onTime, ...more },
    ...at,
  }) as never;
const closed = (unfinished = 0): RoundEvent => ({
  type: 'RoundClosed',
  data: { roundId, sheets: 2, unfinished, closedBy: director },
});
const ties = [{ subjectIds: ['a', 'b'] }, { subjectIds: ['c', 'd'] }];
const tie = { type: 'RecordTies', data: { roundId, ties, large: [] }, ...at } as const;
const tied: RoundEvent = { type: 'RoundTied', data: { roundId, ties } };
const large = { count: 6_000, sha256: 'e'.repeat(64), total: '88.5' };
const wide: RoundEvent = { type: 'RoundTied', data: { roundId, ties, large: [large] } };
const why = reason('lot', '抽签');
const decideTie = (...subjectIds: string[]) =>
  ({ type: 'DecideTie', data: { roundId, tie: { subjectIds }, reason: why, by: leader }, ...at }) as const;
const leaveTogether = (together = large.sha256) =>
  ({ type: 'DecideTie', data: { roundId, tie: { together }, reason: why, by: leader }, ...at }) as const;
const together: RoundEvent = {
  type: 'TieDecided',
  data: {
    roundId,
    subjectIds: [],
    together: { count: large.count, sha256: large.sha256 },
    reason: why,
    by: leader,
  },
};
const decided = (...subjectIds: string[]): RoundEvent => ({
  type: 'TieDecided',
  data: { roundId, subjectIds, reason: why, by: leader },
});
const conclusion = {
  count: 2,
  sha256: 'b'.repeat(64),
  grades: [{ grade: 'none', count: 2, sha256: 'c'.repeat(64) }],
  averages: [],
  previousPeriodKey: null,
};
const conclude = (more: object = {}) =>
  ({ type: 'RecordConclusion', data: { roundId, inputs: [], ...conclusion, ...more }, ...at }) as never;
const concluded = (revision: number): RoundEvent => ({
  type: 'RoundConcluded',
  data: {
    ...pinned,
    roundId,
    roundCode: 'annual',
    kind: 'own',
    decides: true,
    division: county,
    period,
    ...conclusion,
    basis: {
      programme: pinned.programme,
      version: 1,
      rules: 2,
      inputs: [{ stream: `round-${roundId}`, revision: String(revision) }],
    },
  },
});
const cancel = { type: 'CancelRound', data: { roundId, reason: why, by: director }, ...at } as const;
const cancelled: RoundEvent = { type: 'RoundCancelled', data: cancel.data };

describe('opening a round', () => {
  it('by hand enters the subjects in scope, also where others come by applications', () => {
    const byApplication = { ...round, opens: { on: 'application' } } as const;
    const due = clockFrom(round.due, at.today, calendar);
    spec
      .given([])
      .when(open({ plan: null, round: byApplication, by: director }))
      .then([opened({ plan: null, due, openedBy: director })]);
  });
  it('that sums others up enters none, and goes with a plan', () => {
    const summary = { ...round, form: 'summary' } as const;
    spec
      .given([])
      .when(open({ round: summary }))
      .then([opened({ form: 'summary', entersSubjects: false })]);
    spec
      .given([])
      .when(open({ round: summary, plan: null }))
      .thenRefuses('ROUND.PLAN_MISSING');
  });
  it('starts its clock from the end of the period', () => spec.given([]).when(open()).then([opened()]));
  it('by hand or by an application starts it today', () => {
    const due = {
      from: '2026-11-20',
      lastDay: '2026-12-18',
      dueAt: '2026-12-18T16:00:00.000Z',
      days: 20,
      of: 'working',
      calendar: 'cn-2026.1',
    } as const;
    const byApplication = { ...round, opens: { on: 'application' } } as const;
    spec
      .given([])
      .when(open({ plan: null, round: byApplication, applicationId: id(40) }))
      .then([opened({ plan: null, due, entersSubjects: false, applicationId: id(40) })]);
  });
  it('as a mock decides nothing, and told from outside has no assessors', () => {
    spec
      .given([])
      .when(open({ kind: 'mock' }))
      .then([opened({ kind: 'mock', decides: false })]);
    spec
      .given([])
      .when(open({ kind: 'external' }))
      .then([opened({ kind: 'external', assessors: null })]);
  });
  it('refuses a round the version does not have, a period outside the plan, and a historic programme', () => {
    spec
      .given([])
      .when(open({ round: null }))
      .thenRefuses('ROUND.UNKNOWN_CODE');
    spec
      .given([])
      .when(open({ period: { ...period, to: '2027-01-01' } }))
      .thenRefuses('ROUND.PERIOD_OUTSIDE_PLAN');
    spec
      .given([])
      .when(open({ period: { ...period, from: '2025-12-31' } }))
      .thenRefuses('ROUND.PERIOD_OUTSIDE_PLAN');
    spec
      .given([])
      .when(open({ historic: true }))
      .thenRefuses('ROUND.HISTORIC');
    spec
      .given([opened()])
      .when(open({ period: { ...period, key: '2027' } }))
      .thenRefuses('ROUND.ALREADY_OPEN');
  });
  it('stays quiet when it is open', () => spec.given([opened()]).when(open()).thenNothing());
});

describe('the periods of a plan', () => {
  const of = { from: '2026-02-10', to: '2026-05-15' };
  it('follow each other until the plan ends, the first and the last cut short', () => {
    const first = roundPeriodIn('month', '2026-02-10', of);
    expect(first).toEqual({ key: '2026-02', from: '2026-02-10', to: '2026-02-28' });
    const march = nextRoundPeriod('month', first, of);
    expect(march).toEqual({ key: '2026-03', from: '2026-03-01', to: '2026-03-31' });
    const may = nextRoundPeriod('month', { key: '2026-04', from: '2026-04-01', to: '2026-04-30' }, of);
    expect(may).toEqual({ key: '2026-05', from: '2026-05-01', to: '2026-05-15' });
    expect(nextRoundPeriod('month', may as never, of)).toBeNull();
  });
  it('are the plan itself where a round opens once', () => {
    expect(roundPeriodIn('once', '2026-02-10', of)).toEqual({ key: 'once', ...of });
    expect(nextRoundPeriod('once', { key: 'once', ...of }, of)).toBeNull();
  });
});

describe('the subjects of a round', () => {
  it('are entered', () => spec.given([opened()]).when(enter).then([entered]));
  it('are not entered into a round that is closed, or is none', () => {
    spec
      .given([opened(), entered, closed()])
      .when({ ...enter, data: { ...enter.data, count: 3 } })
      .thenRefuses('ROUND.NOT_OPEN');
    spec.given([]).when(enter).thenRefuses('ROUND.NOT_FOUND');
  });
  it('are entered once', () => spec.given([opened(), entered]).when(enter).thenNothing());
});

describe('closing a round', () => {
  it('begins the grading', () => {
    spec.given([opened(), entered]).when(close()).then([closed()]);
    spec
      .given([opened({ entersSubjects: false })])
      .when(close())
      .then([closed()]);
  });
  it('waits for its subjects and their sheets, or leaves those out', () => {
    spec.given([opened()]).when(close()).thenRefuses('ROUND.SUBJECTS_COMING');
    spec
      .given([opened(), entered])
      .when(close({ unfinished: 1 }))
      .thenRefuses('ROUND.SHEETS_UNFINISHED');
    spec
      .given([opened({ form: 'summary', entersSubjects: false })])
      .when(close({ unfinished: 1 }))
      .thenRefuses('ROUND.PARTS_UNCONCLUDED');
    spec
      .given([opened(), entered])
      .when(close({ unfinished: 1, leaveOut: true }))
      .then([closed(1)]);
  });
  it('may be entered late', () => {
    const entry = late('2026-11-01');
    spec
      .given([opened(), entered])
      .when(close(entry))
      .then([{ type: 'RoundClosed', data: { ...closed().data, ...entry } as never }]);
    spec
      .given([opened(), entered])
      .when(close(late('2026-11-21')))
      .thenRefuses('ROUND.LATE_ENTRY_IN_FUTURE');
    spec
      .given([opened(), entered])
      .when(close(late('2025-12-31')))
      .thenRefuses('ROUND.LATE_ENTRY_TOO_EARLY');
  });
  it('does not come before the period begins', () => {
    const period = { key: '2027', from: '2026-11-21', to: '2027-12-31' };
    spec
      .given([opened({ period }), entered])
      .when(close({ leaveOut: true }))
      .thenRefuses('ROUND.NOT_BEGUN');
    const begun = opened({ period: { ...period, from: at.today } });
    spec.given([begun, entered]).when(close()).then([closed()]);
  });
  it('refuses a round that is over', () => {
    spec.given([opened(), cancelled]).when(close()).thenRefuses('ROUND.NOT_OPEN');
    spec
      .given([opened(), entered, closed(), concluded(2)])
      .when(close())
      .thenRefuses('ROUND.NOT_OPEN');
  });
  it('stays quiet when it is closed', () => spec.given([opened(), entered, closed()]).when(close()).thenNothing());
});

describe('a tie', () => {
  const all = [opened(), entered, closed()];
  it('waits for a person', () => {
    spec.given(all).when(tie).then([tied]);
    spec
      .given([...all, tied])
      .when(conclude())
      .thenRefuses('ROUND.NOT_OPEN');
    spec.given([opened()]).when(tie).thenRefuses('ROUND.NOT_OPEN');
  });
  it('is decided with a reason, and with the last of them the grading goes on', () => {
    spec
      .given([...all, tied])
      .when(decideTie('b', 'a'))
      .then([decided('b', 'a')]);
    spec
      .given([...all, tied, decided('b', 'a')])
      .when(conclude())
      .thenRefuses('ROUND.NOT_OPEN');
    spec
      .given([...all, tied, decided('b', 'a'), decided('c', 'd')])
      .when(conclude())
      .then([concluded(5)]);
  });
  it('refuses where none waits, and an order of others', () => {
    spec.given(all).when(decideTie('a', 'b')).thenRefuses('ROUND.NOT_TIED');
    spec
      .given([...all, tied])
      .when(decideTie('a', 'b', 'c'))
      .thenRefuses('ROUND.TIE_CHANGED');
    spec
      .given([...all, tied])
      .when(decideTie('a', 'c'))
      .thenRefuses('ROUND.TIE_CHANGED');
  });
  it('refuses an order that is not the one decided before', () => {
    const joined: RoundEvent = { type: 'RoundTied', data: { roundId, ties: [{ subjectIds: ['a', 'b', 'e'] }] } };
    const before = [...all, tied, decided('b', 'a'), decided('c', 'd'), joined];
    spec
      .given(before)
      .when(decideTie('a', 'e', 'b'))
      .thenRefuses('ROUND.TIE_CONTRADICTS');
    spec
      .given(before)
      .when(decideTie('b', 'e', 'a'))
      .then([decided('b', 'e', 'a')]);
  });
  it('of too many is left together, and nothing else is decided of it', () => {
    spec
      .given(all)
      .when({ ...tie, data: { ...tie.data, large: [large] } })
      .then([wide]);
    spec
      .given([...all, wide])
      .when(leaveTogether('f'.repeat(64)))
      .thenRefuses('ROUND.TIE_CHANGED');
    spec
      .given([...all, wide])
      .when(leaveTogether())
      .then([together]);
    spec
      .given([...all, wide, decided('b', 'a'), decided('c', 'd')])
      .when(conclude())
      .thenRefuses('ROUND.NOT_OPEN');
    spec
      .given([...all, wide, decided('b', 'a'), decided('c', 'd'), together])
      .when(conclude())
      .then([concluded(6)]);
    spec
      .given([...all, wide, together])
      .when(leaveTogether())
      .thenNothing();
    spec.given(all).when(leaveTogether()).thenRefuses('ROUND.NOT_TIED');
  });
  it('stays quiet when it is recorded, or decided so', () => {
    spec
      .given([...all, tied])
      .when(tie)
      .thenNothing();
    spec
      .given([...all, tied, decided('b', 'a')])
      .when(decideTie('b', 'a'))
      .thenNothing();
  });
});

describe('concluding a round', () => {
  it('says how many came to what', () =>
    spec
      .given([opened(), entered, closed()])
      .when(conclude())
      .then([concluded(2)]));
  it('names more inputs than can be listed by their count and hash', () => {
    const inputs = { count: 300, sha256: 'd'.repeat(64) };
    const event = concluded(2);
    spec
      .given([opened(), entered, closed()])
      .when(conclude({ inputs }))
      .then([
        {
          ...event,
          data: { ...event.data, basis: { programme: pinned.programme, version: 1, rules: 2, inputs } },
        } as RoundEvent,
      ]);
  });
  it('refuses a round that is not closed', () =>
    spec.given([opened(), entered]).when(conclude()).thenRefuses('ROUND.NOT_OPEN'));
  it('stays quiet when it is concluded so', () =>
    spec
      .given([opened(), entered, closed(), concluded(2)])
      .when(conclude())
      .thenNothing());
});

describe('calling a round off', () => {
  it('is possible until it is concluded', () => {
    spec.given([opened()]).when(cancel).then([cancelled]);
    spec.given([opened(), entered, closed(), tied]).when(cancel).then([cancelled]);
    spec
      .given([opened(), entered, closed(), concluded(2)])
      .when(cancel)
      .thenRefuses('ROUND.CONCLUDED');
  });
  it('stays quiet when it is off', () => spec.given([opened(), cancelled]).when(cancel).thenNothing());
});

describe('the clock of a round', () => {
  const mark = (now: string) =>
    ({ type: 'MarkRoundOverdue', data: { roundId }, now, today: now.slice(0, 10) }) as const;
  const overdue: RoundEvent = { type: 'RoundBecameOverdue', data: { roundId, dueAt: openedData.due.dueAt } };
  it('runs out while the round is open', () => {
    spec.given([opened()]).when(mark('2027-01-28T16:00:00.000Z')).then([overdue]);
    spec.given([opened()]).when(mark('2027-01-28T15:59:59.999Z')).thenNothing();
    spec.given([opened(), entered, closed()]).when(mark('2027-01-28T16:00:00.000Z')).thenNothing();
    spec.given([opened(), overdue]).when(mark('2027-01-28T16:00:00.000Z')).thenNothing();
  });
  it('that was provisional is counted anew when the calendar is there, and then runs out again', () => {
    const { due: previous } = openedData;
    const due = {
      ...{ lastDay: '2027-01-29', dueAt: '2027-01-29T16:00:00.000Z', calendar: 'cn-2027.1' },
      ...{ from: previous.from, days: previous.days, of: previous.of },
    };
    const known = { ...calendar, version: 'cn-2027.1', years: [2026, 2027], holidays: ['2027-01-01'] };
    const revise = { type: 'ReviseRoundDue', data: { roundId, calendar: known }, ...at } as const;
    const revised = (revision: number): RoundEvent => ({
      type: 'RoundDueRevised',
      data: {
        ...{ roundId, previous, due },
        basis: {
          programme: pinned.programme,
          version: 1,
          rules: 2,
          inputs: [{ stream: `round-${roundId}`, revision: String(revision) }],
        },
      },
    });
    spec
      .given([opened()])
      .when(revise)
      .then([revised(0)]);
    spec
      .given([opened(), overdue])
      .when(revise)
      .then([revised(1)]);
    spec
      .given([opened(), overdue, revised(1)])
      .when(mark(due.dueAt))
      .then([{ type: 'RoundBecameOverdue', data: { roundId, dueAt: due.dueAt } }]);
    spec
      .given([opened(), revised(0)])
      .when(revise)
      .thenNothing();
    spec.given([opened(), entered, closed()]).when(revise).thenNothing();
  });
});

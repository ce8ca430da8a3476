import type { LateEntry } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import {
  at,
  calendar,
  compound,
  definition,
  director,
  id,
  late,
  on,
  pinned,
  reason,
  rules,
  secretary,
} from '../testing/campaign.js';
import { clearCandidates, MAX_NOTICE_CANDIDATES, noticeDecider, standingObjections } from './notice.decider.js';
import type { OpenNotice } from './notice.commands.js';
import type { NoticeEvent, NoticeOpened } from './notice.events.js';

const spec = decider(noticeDecider);
const noticeId = id(12);
const slateId = id(11);
const why = reason('mistake', '名单有误');
const sum = { count: 3, sha256: 'a'.repeat(64) };
const inputs = [{ stream: `slate-${slateId}`, revision: '1' }];
const candidate = (n: number) => ({ titleId: id(n), slateId, subject: { ...compound, id: id(n + 50) }, grade: 'gold' });

const open = (change: Partial<OpenNotice['data']> = {}): OpenNotice => ({
  type: 'OpenNotice',
  data: {
    ...{ ...pinned, noticeId, slates: [{ slateId, grade: 'gold', stated: sum, found: sum }], count: 2 },
    ...{ candidates: [candidate(41), candidate(42)], days: 5, channels: ['board', 'web'] },
    asked: { days: { days: 5, of: 'working' }, channels: ['web', 'board'] },
    ...{ decidedBy: secretary, by: director, lateEntry: null, notBefore: '2026-06-01', calendar, inputs },
    ...change,
  },
  ...at,
});
const openedData: NoticeOpened = {
  ...{ ...pinned, noticeId, slates: [{ slateId, grade: 'gold', ...sum }], count: 2, firstDay: '2026-06-10' },
  lastDay: {
    ...{ from: '2026-06-10', lastDay: '2026-06-17', dueAt: '2026-06-17T16:00:00.000Z' },
    ...{ days: 5, of: 'working', calendar: 'cn-2026.1' },
  },
  ...{ channels: ['board', 'web'], decidedBy: secretary, by: director },
  basis: { programme: pinned.programme, version: 3, rules: 2, inputs },
};
const opened: NoticeEvent = { type: 'NoticeOpened', data: openedData };
const shown = (n: number): NoticeEvent => ({ type: 'NoticeCandidateShown', data: { noticeId, ...candidate(n) } });
const running: readonly NoticeEvent[] = [opened, shown(41), shown(42)];
const over = on('2026-06-18');
const end = (now = '2026-06-17T16:00:00.000Z') =>
  ({ type: 'EndNotice', data: { noticeId }, now, today: over.today }) as const;
const ended: NoticeEvent = {
  type: 'NoticeEnded',
  data: { ...pinned, noticeId, count: 2, firstDay: '2026-06-10', lastDay: '2026-06-17' },
};
const cancel = {
  type: 'CancelNotice',
  data: { noticeId, reason: why, by: secretary, lateEntry: null as LateEntry | null },
  ...over,
} as const;
const cancelled: NoticeEvent = {
  type: 'NoticeCancelled',
  data: { noticeId, reason: why, on: over.today, by: secretary },
};

describe('opening a notice', () => {
  it('shows the candidates with its last day, its channels and who decided it', () => {
    spec
      .given([])
      .when(open())
      .then([...running]);
  });
  it('has the days the version counts, or more', () => {
    expect(rules.clock(definition, 'notice', '2026-06-10', calendar)).toEqual(openedData.lastDay);
    const [event] = noticeDecider.decide(open({ days: 6 }), { status: 'none' });
    expect(event).toMatchObject({ data: { lastDay: { lastDay: '2026-06-18', days: 6 } } });
  });
  it('may be recorded late with the day it was put up', () => {
    const [event] = noticeDecider.decide(open({ lateEntry: late('2026-06-01') }), { status: 'none' });
    expect(event).toMatchObject({ data: { firstDay: '2026-06-01', lastDay: { lastDay: '2026-06-08' } } });
    spec
      .given([])
      .when(open({ lateEntry: late('2026-06-11') }))
      .thenRefuses('NOTICE.LATE_ENTRY_IN_FUTURE');
  });
  it('is not put up before a result on its lists', () => {
    spec
      .given([])
      .when(open({ lateEntry: late('2026-05-31') }))
      .thenRefuses('NOTICE.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses an incomplete or changed list, too few days, a missing channel, nobody and too many', () => {
    const slate = (found: typeof sum) => [{ slateId, grade: 'gold', stated: sum, found }];
    const refused = (change: Partial<OpenNotice['data']>, code: string): void => {
      spec.given([]).when(open(change)).thenRefuses(code);
    };
    refused({ slates: slate({ ...sum, count: 2 }) }, 'NOTICE.SLATE_INCOMPLETE');
    refused({ slates: slate({ ...sum, count: 4 }) }, 'NOTICE.LIST_CHANGED');
    refused({ slates: slate({ ...sum, sha256: 'b'.repeat(64) }) }, 'NOTICE.LIST_CHANGED');
    refused({ days: 4 }, 'NOTICE.TOO_SHORT');
    refused({ channels: ['web'] }, 'NOTICE.CHANNELS_MISSING');
    refused({ count: 0 }, 'NOTICE.EMPTY');
    refused({ count: MAX_NOTICE_CANDIDATES + 1 }, 'NOTICE.TOO_MANY');
    spec.given(running).when(open()).thenRefuses('NOTICE.OPENED_ALREADY');
  });
});

describe('showing more candidates', () => {
  const show = {
    type: 'ShowCandidates',
    data: { noticeId, candidates: [candidate(41), candidate(42)] },
    ...at,
  } as const;
  it('adds those that are not shown yet', () =>
    spec
      .given([opened, shown(41)])
      .when(show)
      .then([shown(42)]));
  it('refuses when it is over, or unknown', () => {
    spec
      .given([...running, ended])
      .when(show)
      .thenRefuses('NOTICE.NOT_OPEN');
    spec.given([]).when(show).thenRefuses('NOTICE.NOT_FOUND');
  });
  it('stays quiet when all are shown', () => spec.given(running).when(show).thenNothing());
});

describe('the end of a notice', () => {
  it('comes after its last day', () => spec.given(running).when(end()).then([ended]));
  it('does not come early, nor while candidates are missing', () => {
    spec.given(running).when(end('2026-06-17T15:59:59.999Z')).thenRefuses('NOTICE.RUNNING');
    spec
      .given([opened, shown(41)])
      .when(end())
      .thenRefuses('NOTICE.INCOMPLETE');
    spec.given([]).when(end()).thenRefuses('NOTICE.NOT_FOUND');
  });
  it('stays quiet when it ended or was cancelled', () => {
    spec
      .given([...running, ended])
      .when(end())
      .thenNothing();
    spec
      .given([...running, cancelled])
      .when(end())
      .thenNothing();
  });
});

describe('cancelling a notice', () => {
  it('keeps the reason', () => spec.given(running).when(cancel).then([cancelled]));
  it('may be recorded late, not before it was opened', () => {
    const cancelledOn = (day: string) => ({ ...cancel, data: { ...cancel.data, lateEntry: late(day) } });
    const first = noticeDecider.decide(cancelledOn('2026-06-10'), spec.given(running).state());
    expect(first).toMatchObject([{ data: { on: '2026-06-10', lateEntry: { effectiveOn: '2026-06-10' } } }]);
    spec.given(running).when(cancelledOn('2026-06-09')).thenRefuses('NOTICE.LATE_ENTRY_TOO_EARLY');
    spec.given(running).when(cancelledOn('2026-06-19')).thenRefuses('NOTICE.LATE_ENTRY_IN_FUTURE');
  });
  it('refuses when it ended', () =>
    spec
      .given([...running, ended])
      .when(cancel)
      .thenRefuses('NOTICE.NOT_OPEN'));
  it('stays quiet when it was cancelled', () =>
    spec
      .given([...running, cancelled])
      .when(cancel)
      .thenNothing());
});

describe('an objection to a candidate', () => {
  const data = { noticeId, titleId: id(41), objectionId: id(61) };
  const block = { type: 'BlockCandidate', data, ...at } as const;
  const unblock = { type: 'UnblockCandidate', data, ...over } as const;
  const strike = { type: 'StrikeOffCandidate', data, ...over } as const;
  const blocked: NoticeEvent = { type: 'CandidateBlocked', data };
  const unblocked: NoticeEvent = { type: 'CandidateUnblocked', data };
  const struck: NoticeEvent = { type: 'CandidateStruckOff', data };
  const clear = (history: readonly NoticeEvent[]) =>
    clearCandidates(spec.given(history).state()).map(({ titleId }) => titleId);

  it('blocks that one alone, until it is decided', () => {
    spec.given(running).when(block).then([blocked]);
    expect(clear([...running, blocked])).toEqual([id(42)]);
    spec
      .given([...running, blocked, ended])
      .when(unblock)
      .then([unblocked]);
    expect(clear([...running, blocked, ended, unblocked])).toEqual([id(41), id(42)]);
  });
  it('keeps it blocked while another one is open', () => {
    const second: NoticeEvent = { type: 'CandidateBlocked', data: { ...data, objectionId: id(62) } };
    expect(clear([...running, blocked, second, unblocked])).toEqual([id(42)]);
  });
  it('that is upheld takes it off the list for good', () => {
    spec
      .given([...running, blocked])
      .when(strike)
      .then([struck]);
    expect(clear([...running, blocked, struck])).toEqual([id(42)]);
    spec
      .given([...running, blocked, struck])
      .when(strike)
      .thenNothing();
  });
  it('refuses who is not shown', () => {
    spec
      .given(running)
      .when({ ...block, data: { ...data, titleId: id(99) } })
      .thenRefuses('NOTICE.CANDIDATE_UNKNOWN');
    spec.given([]).when(block).thenRefuses('NOTICE.NOT_FOUND');
  });
  it('ends alike when the decision is told before the block', () => {
    spec.given(running).when(unblock).then([unblocked]);
    spec
      .given([...running, unblocked])
      .when(block)
      .thenNothing();
    spec
      .given([...running, blocked])
      .when(block)
      .thenNothing();
    spec
      .given([...running, unblocked])
      .when(unblock)
      .thenNothing();
    expect(clear([...running, unblocked])).toEqual([id(41), id(42)]);
  });
});

it('nobody is clear of a notice that was never opened', () => {
  expect(clearCandidates({ status: 'none' })).toEqual([]);
  expect(standingObjections({ status: 'none' }, id(41))).toEqual([]);
});

it('the objections that stand are those that are open and the one that was upheld', () => {
  const data = { noticeId, titleId: id(41), objectionId: id(61) };
  const second = { ...data, objectionId: id(62) };
  const blocked: readonly NoticeEvent[] = [
    { type: 'CandidateBlocked', data },
    { type: 'CandidateBlocked', data: second },
  ];
  const standing = (...more: readonly NoticeEvent[]) =>
    standingObjections(spec.given([...running, ...blocked, ...more]).state(), id(41));
  expect(standing()).toEqual([id(61), id(62)]);
  expect(standing({ type: 'CandidateUnblocked', data })).toEqual([id(62)]);
  expect(standing({ type: 'CandidateStruckOff', data })).toEqual([id(62), id(61)]);
  expect(standingObjections(spec.given(running).state(), id(41))).toEqual([]);
  expect(standingObjections(spec.given(running).state(), id(99))).toEqual([]);
});

describe('the calendar of its days', () => {
  const provisional: NoticeEvent = {
    type: 'NoticeOpened',
    data: { ...openedData, lastDay: { ...openedData.lastDay, lastDay: '2026-06-16', calendar: null } },
  };
  const revise = { type: 'ReviseNoticeTime', data: { noticeId, calendar }, ...at } as const;
  it('counts it anew, and the notice ends then', () => {
    const events = noticeDecider.decide(revise, spec.given([provisional]).state());
    expect(events).toMatchObject([{ type: 'NoticeTimeRevised', data: { lastDay: openedData.lastDay } }]);
    expect(spec.given([provisional, ...events]).state()).toMatchObject({ opened: { lastDay: openedData.lastDay } });
    spec
      .given([provisional, ...events])
      .when(revise)
      .thenNothing();
  });
  it('never cuts it short, and says nothing where it was known or the notice is over', () => {
    const later = { ...openedData.lastDay, lastDay: '2026-06-30', calendar: null };
    spec
      .given([{ type: 'NoticeOpened', data: { ...openedData, lastDay: later } }])
      .when(revise)
      .thenNothing();
    spec.given([opened]).when(revise).thenNothing();
    spec.given([provisional, cancelled]).when(revise).thenNothing();
  });
});

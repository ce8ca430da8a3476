import { decider, sealedForTest } from '@gongjian/shared-testing';
import {
  at,
  calendar,
  delegateOf,
  director,
  id,
  late,
  onTime,
  pinned,
  point,
  reason,
  subject,
  townClerk,
} from '../testing/campaign.js';
import { complaintDecider } from './complaint.decider.js';
import type { ComplaintEvent, ComplaintRegistered } from './complaint.events.js';

const spec = decider(complaintDecider);
const complaintId = id(33);
const source = { id: id(34), kind: 'service', name: '12345热线', unit: null } as const;
const other = { ...source, id: id(35) };
const said = { subject, kinds: ['prevention'], receivedOn: '2026-11-18' };
const registered: ComplaintRegistered = {
  complaintId,
  ...said,
  source,
  reference: 'H-1',
  what: sealedForTest('门岗无人'),
  complainant: null,
};
const registeredEvent: ComplaintEvent = { type: 'ComplaintRegistered', data: registered };
const knownKinds = ['prevention', 'noise'];
const register = (more: object = {}) =>
  ({ type: 'RegisterComplaint', data: { ...registered, knownKinds, ...onTime, ...more }, ...at }) as never;
const ruled = { programme: pinned.programme, version: 1, rules: 2 };
const basis = (revision: number) => ({
  ...ruled,
  inputs: [{ stream: `complaint-${complaintId}`, revision: String(revision) }],
});
const within = { days: 3, of: 'calendar' } as const;
const due = {
  from: '2026-11-20',
  lastDay: '2026-11-23',
  dueAt: '2026-11-23T16:00:00.000Z',
  days: 3,
  of: 'calendar',
  calendar: 'cn-2026.1',
} as const;
const verify = (by = townClerk) =>
  ({ type: 'VerifyComplaint', data: { complaintId, pinned: ruled, within, calendar, by }, ...at }) as const;
const verified: ComplaintEvent = {
  type: 'ComplaintVerified',
  data: { complaintId, ...said, what: registered.what, by: townClerk, due, basis: basis(0) },
};
const of = { complaintId, ...said };
const why = reason('notSo', '查无此事');
const unfounded = (by = townClerk) =>
  ({ type: 'FindComplaintUnfounded', data: { complaintId, reason: why, by }, ...at }) as const;
const unfoundedEvent: ComplaintEvent = { type: 'ComplaintUnfounded', data: { ...of, reason: why, by: townClerk } };
const how = sealedForTest('已派专人值守');
const rectify = (more: object = {}) =>
  ({ type: 'RectifyComplaint', data: { complaintId, how, by: townClerk, ...onTime, ...more }, ...at }) as never;
const rectified: ComplaintEvent = { type: 'ComplaintRectified', data: { ...of, how, by: townClerk } };
const close = (by = director) => ({ type: 'CloseComplaint', data: { complaintId, by }, ...at }) as const;
const closed: ComplaintEvent = { type: 'ComplaintClosed', data: { ...of, by: director } };
const correct = (more: object = {}, by: typeof source | typeof other = source) =>
  ({
    type: 'CorrectComplaint',
    data: { complaintId, said: { ...said, ...more }, reason: 'wrongPlace', by, knownKinds },
    ...at,
  }) as never;
const corrected: ComplaintEvent = {
  type: 'ComplaintCorrected',
  data: { complaintId, was: said, now: { ...said, subject: point }, reason: 'wrongPlace', by: source },
};
const withdraw = (by: typeof source | typeof other = source) =>
  ({ type: 'WithdrawComplaint', data: { complaintId, reason: 'error', by }, ...at }) as const;
const withdrawn: ComplaintEvent = { type: 'ComplaintWithdrawn', data: { ...of, reason: 'error', by: source } };

describe('registering a complaint', () => {
  it('keeps what was said sealed', () => spec.given([]).when(register()).then([registeredEvent]));
  it('may be done late', () => {
    const entry = late('2026-11-19');
    spec
      .given([])
      .when(register(entry))
      .then([{ type: 'ComplaintRegistered', data: { ...registered, ...entry } }]);
  });
  it('refuses a late entry for a day to come, or before it was received', () => {
    spec
      .given([])
      .when(register(late('2026-11-21')))
      .thenRefuses('COMPLAINT.LATE_ENTRY_IN_FUTURE');
    spec
      .given([])
      .when(register(late('2026-11-17')))
      .thenRefuses('COMPLAINT.LATE_ENTRY_TOO_EARLY');
  });
  it('refuses kinds nobody asks for, none, a day to come, and another one under its reference', () => {
    spec
      .given([])
      .when(register({ kinds: ['prevention', 'other'] }))
      .thenRefuses('COMPLAINT.KIND_UNKNOWN');
    spec
      .given([])
      .when(register({ kinds: [] }))
      .thenRefuses('COMPLAINT.KIND_UNKNOWN');
    spec
      .given([])
      .when(register({ receivedOn: '2026-11-21' }))
      .thenRefuses('COMPLAINT.IN_FUTURE');
    spec
      .given([registeredEvent])
      .when(register({ kinds: ['noise'] }))
      .thenRefuses('COMPLAINT.EXISTS');
    spec
      .given([registeredEvent])
      .when(register({ source: other }))
      .thenRefuses('COMPLAINT.EXISTS');
  });
  it('stays quiet when it is registered', () => spec.given([registeredEvent]).when(register()).thenNothing());
});

describe('verifying a complaint', () => {
  it('starts the clock for putting it right, or says that it is not so', () => {
    spec.given([registeredEvent]).when(verify()).then([verified]);
    spec.given([registeredEvent]).when(unfounded()).then([unfoundedEvent]);
    spec
      .given([registeredEvent, unfoundedEvent])
      .when(verify())
      .then([{ ...verified, data: { ...verified.data, basis: basis(1) } }]);
  });
  it('refuses whoever registered it, and one that is closed or none', () => {
    const byPerson: ComplaintEvent = {
      type: 'ComplaintRegistered',
      data: { ...registered, source: { ...source, id: townClerk.personId, kind: 'person' } },
    };
    spec
      .given([byPerson])
      .when(verify(delegateOf(townClerk)))
      .thenRefuses('COMPLAINT.OWN_CHECK');
    const recorded: ComplaintEvent = { type: 'ComplaintRegistered', data: { ...registered, ...late('2026-11-19') } };
    spec.given([recorded]).when(unfounded(director)).thenRefuses('COMPLAINT.OWN_CHECK');
    spec.given([registeredEvent, withdrawn]).when(verify()).thenRefuses('COMPLAINT.CLOSED');
    spec.given([registeredEvent, verified, rectified, closed]).when(unfounded()).thenRefuses('COMPLAINT.CLOSED');
    spec.given([]).when(verify()).thenRefuses('COMPLAINT.NOT_FOUND');
  });
  it('stays quiet when it is verified, or found unfounded', () => {
    spec.given([registeredEvent, verified]).when(verify()).thenNothing();
    spec.given([registeredEvent, unfoundedEvent]).when(unfounded()).thenNothing();
  });
});

describe('putting it right', () => {
  it('is told, and closed by another', () => {
    spec.given([registeredEvent, verified]).when(rectify()).then([rectified]);
    spec.given([registeredEvent, verified, rectified]).when(close()).then([closed]);
  });
  it('may be told late', () => {
    spec
      .given([registeredEvent, verified])
      .when(rectify(late('2026-11-17')))
      .thenRefuses('COMPLAINT.LATE_ENTRY_TOO_EARLY');
    spec
      .given([registeredEvent, verified])
      .when(rectify(late('2026-11-21')))
      .thenRefuses('COMPLAINT.LATE_ENTRY_IN_FUTURE');
    const entry = late('2026-11-18');
    spec
      .given([registeredEvent, verified])
      .when(rectify(entry))
      .then([{ ...rectified, data: { ...rectified.data, ...entry } }]);
  });
  it('refuses what is not verified or not put right, and the same person', () => {
    spec.given([registeredEvent]).when(rectify()).thenRefuses('COMPLAINT.NOT_VERIFIED');
    spec.given([registeredEvent, withdrawn]).when(rectify()).thenRefuses('COMPLAINT.CLOSED');
    spec.given([registeredEvent, verified]).when(close()).thenRefuses('COMPLAINT.NOT_RECTIFIED');
    spec.given([registeredEvent, withdrawn]).when(close()).thenRefuses('COMPLAINT.CLOSED');
    spec.given([registeredEvent, verified, rectified]).when(close(townClerk)).thenRefuses('COMPLAINT.OWN_CHECK');
  });
  it('stays quiet when it is told, or closed', () => {
    spec.given([registeredEvent, verified, rectified]).when(rectify()).thenNothing();
    spec.given([registeredEvent, verified, rectified, closed]).when(close()).thenNothing();
  });
});

describe('the clock of a complaint', () => {
  const mark = (now: string) =>
    ({ type: 'MarkComplaintOverdue', data: { complaintId }, now, today: now.slice(0, 10) }) as const;
  const overdue: ComplaintEvent = {
    type: 'ComplaintBecameOverdue',
    data: { ...of, dueAt: due.dueAt },
  };
  it('runs out while it is not put right', () => {
    spec.given([registeredEvent, verified]).when(mark(due.dueAt)).then([overdue]);
    spec.given([registeredEvent, verified]).when(mark('2026-11-23T15:59:59.999Z')).thenNothing();
    spec.given([registeredEvent, verified, overdue]).when(mark(due.dueAt)).thenNothing();
    spec.given([registeredEvent, verified, rectified]).when(mark(due.dueAt)).thenNothing();
    spec.given([registeredEvent]).when(mark(due.dueAt)).thenNothing();
  });
  it('that was provisional is counted anew when the calendar is there, and then runs out again', () => {
    const provisional = { ...due, calendar: null };
    const counted = { ...due, lastDay: '2026-11-24', dueAt: '2026-11-24T16:00:00.000Z' };
    const before: ComplaintEvent = { ...verified, data: { ...verified.data, due: provisional } };
    const dayOff = { ...calendar, holidays: ['2026-11-23'] };
    const revise = { type: 'ReviseComplaintDue', data: { complaintId, calendar: dayOff }, ...at } as const;
    const revised = (revision: number): ComplaintEvent => ({
      type: 'ComplaintDueRevised',
      data: { ...of, previous: provisional, due: counted, basis: basis(revision) },
    });
    spec
      .given([registeredEvent, before])
      .when(revise)
      .then([revised(1)]);
    spec
      .given([registeredEvent, before, overdue])
      .when(revise)
      .then([revised(2)]);
    spec
      .given([registeredEvent, before, overdue, revised(2)])
      .when(mark(counted.dueAt))
      .then([{ ...overdue, data: { ...of, dueAt: counted.dueAt } }]);
    spec
      .given([registeredEvent, before, revised(1)])
      .when(revise)
      .thenNothing();
    spec.given([registeredEvent, verified]).when(revise).thenNothing();
    spec.given([registeredEvent, before, rectified]).when(revise).thenNothing();
    spec.given([registeredEvent]).when(revise).thenNothing();
    const unknown = { ...revise, data: { complaintId, calendar: { ...calendar, years: [] } } };
    spec.given([registeredEvent, before]).when(unknown).thenNothing();
  });
});

describe('correcting and withdrawing a complaint', () => {
  it('is for whoever registered it', () => {
    spec
      .given([registeredEvent])
      .when(correct({ subject: point }))
      .then([corrected]);
    spec.given([registeredEvent, verified]).when(withdraw()).then([withdrawn]);
    spec
      .given([registeredEvent])
      .when(correct({ subject: point }, other))
      .thenRefuses('COMPLAINT.NOT_YOURS');
    spec.given([registeredEvent]).when(withdraw(other)).thenRefuses('COMPLAINT.NOT_YOURS');
  });
  it('about another subject lets what was checked lapse; about another day it does not', () => {
    const mark = { type: 'MarkComplaintOverdue', data: { complaintId }, now: due.dueAt, today: '2026-11-24' } as const;
    const checked = [registeredEvent, verified, rectified, corrected];
    spec.given([registeredEvent, verified, corrected]).when(mark).thenNothing();
    spec.given(checked).when(close()).thenRefuses('COMPLAINT.NOT_RECTIFIED');
    spec
      .given(checked)
      .when(verify())
      .then([{ type: 'ComplaintVerified', data: { ...verified.data, subject: point, basis: basis(3) } } as never]);
    const receivedOn = '2026-11-01';
    const otherDay: ComplaintEvent = {
      type: 'ComplaintCorrected',
      data: { complaintId, was: said, now: { ...said, receivedOn }, reason: 'wrongDay', by: source },
    };
    spec
      .given([registeredEvent, verified, otherDay])
      .when(mark)
      .then([{ type: 'ComplaintBecameOverdue', data: { ...of, receivedOn, dueAt: due.dueAt } }]);
  });
  it('refuses what no registration could say, and one that is withdrawn', () => {
    spec
      .given([registeredEvent])
      .when(correct({ kinds: ['other'] }))
      .thenRefuses('COMPLAINT.KIND_UNKNOWN');
    spec
      .given([registeredEvent])
      .when(correct({ receivedOn: '2026-11-21' }))
      .thenRefuses('COMPLAINT.IN_FUTURE');
    spec
      .given([registeredEvent, withdrawn])
      .when(correct({ subject: point }))
      .thenRefuses('COMPLAINT.CLOSED');
  });
  it('stays quiet when it says so, or is withdrawn', () => {
    spec.given([registeredEvent]).when(correct()).thenNothing();
    spec.given([registeredEvent, withdrawn]).when(withdraw()).thenNothing();
  });
});

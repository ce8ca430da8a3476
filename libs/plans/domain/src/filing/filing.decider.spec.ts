import type { LateEntry, LocalDate } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import type { Due } from '../rules/due.js';
import {
  acting,
  calendar,
  countyOffice,
  director,
  head,
  housing,
  id,
  liaison,
  programmeId,
  property,
  reason,
  rules,
  sealed,
  subject,
  townClerk,
  townOffice,
} from '../testing/campaign.js';
import type { FilingCommand, OpenFiling, ReopenFiling, ReviewFiling, SubmitFiling } from './filing.commands.js';
import { filingDecider } from './filing.decider.js';
import type { FilingEvent, FilingOpened, FilingReviewed } from './filing.events.js';

const spec = decider(filingDecider);
const filingId = id(660);
const of = { filingId };
const on = (today: LocalDate) => ({ now: `${today}T02:00:00.000Z`, today });
const late = (effectiveOn: LocalDate): LateEntry => ({ effectiveOn, reason: reason('paper', '纸质办理') });
const why = reason('incomplete', '缺少照片');
const basis = (revision: number) => ({
  programme: programmeId,
  version: 1,
  rules: 2,
  inputs: [{ stream: `filing-${filingId}`, revision: String(revision) }],
});

const filing = { ...of, subject, indicator: 'gate', periodKey: '2026-Q1', rules, unit: housing };
const open: OpenFiling = {
  type: 'OpenFiling',
  data: { ...filing, dueOn: '2026-03-31', by: director, calendar, lateEntry: null },
  ...on('2026-03-10'),
};
const due: Due = {
  on: '2026-03-31',
  rule: { kind: 'stated' },
  lastDay: '2026-03-31',
  overdueAt: '2026-04-01T16:00:00.000Z',
  remindAt: '2026-03-25T16:00:00.000Z',
  calendar: 'cn-2026.1',
};
const openedData: FilingOpened = { ...filing, openedOn: '2026-03-10', due, openedBy: director };
const opened: FilingEvent = { type: 'FilingOpened', data: openedData };
const undated: FilingEvent = { type: 'FilingOpened', data: { ...openedData, due: null } };
const piece = (n: number, sha: string) => ({
  evidenceId: id(700 + n),
  fileId: id(800 + n),
  sha256: sha.repeat(64),
  size: 2_048,
  mediaType: 'image/png',
  fileName: sealed('大门.png'),
  note: null,
});
const submit: SubmitFiling = {
  type: 'SubmitFiling',
  data: {
    ...of,
    unit: housing,
    evidence: [{ ...piece(1, 'a'), takenOn: '2026-03-11', place: null }],
    statement: sealed('大门完好'),
    by: acting(liaison, housing),
    lateEntry: null,
    recordedBy: null,
  },
  ...on('2026-03-12'),
};
const evidence = [{ ...piece(1, 'a'), version: 1, takenOn: '2026-03-11' }];
const submitted: FilingEvent = {
  type: 'FilingSubmitted',
  data: {
    ...of,
    submission: 1,
    unit: housing,
    evidence,
    statement: sealed('大门完好'),
    submittedBy: liaison,
    submitterUnits: [housing.id],
  },
};
const reviewed = [{ evidenceId: id(701), version: 1, sha256: 'a'.repeat(64) }];
const review = (level: number, change: Partial<ReviewFiling['data']> = {}): ReviewFiling => {
  const by = [acting(head, housing), acting(townClerk, townOffice), acting(director, countyOffice)][level - 1];
  return {
    type: 'ReviewFiling',
    data: {
      ...of,
      submission: 1,
      level,
      reviewed: ['a'.repeat(64)],
      destroyed: [],
      result: 'approve',
      reason: null,
      newDueOn: null,
      by: by ?? acting(director, countyOffice),
      calendar,
      lateEntry: null,
      ...change,
    },
    ...on('2026-03-13'),
  };
};
const passed = (level: number, change: Partial<FilingReviewed> = {}): FilingEvent => ({
  type: 'FilingReviewed',
  data: {
    ...of,
    submission: 1,
    level,
    actedBy: (['unitHead', 'town', 'office'] as const)[level - 1] ?? 'office',
    reviewed,
    result: 'approve',
    reason: null,
    due: null,
    reviewer: [head, townClerk, director][level - 1] ?? director,
    basis: basis(level),
    ...change,
  },
});
const shows = {
  ...of,
  periodKey: '2026-Q1',
  evidenced: {
    subjectIds: [subject.id],
    indicators: ['gate'],
    evidence: reviewed.map((piece) => ({ ...piece, takenOn: '2026-03-11' })),
    submitterIds: [liaison.personId],
  },
};
const completed: FilingEvent = { type: 'FilingCompleted', data: { ...shows, submission: 1, basis: basis(3) } };
const waiting = [opened, submitted];
const done = [...waiting, passed(1), passed(2), passed(3), completed];
const refused = (history: readonly FilingEvent[], command: FilingCommand, code: string): void =>
  spec.given(history).when(command).thenRefuses(`FILING.${code}`);

describe('evidence for an indicator without a task', () => {
  it('is asked for of a unit, by a date or without one', () => {
    spec.given([]).when(open).then([opened]);
    spec
      .given([])
      .when({ ...open, data: { ...open.data, dueOn: null } })
      .then([undated]);
  });

  it('is asked for once, and not for a day that is over', () => {
    refused([opened], open, 'EXISTS');
    refused([], { ...open, data: { ...open.data, dueOn: '2026-03-09' } }, 'DUE_IN_PAST');
    refused([], { ...open, data: { ...open.data, lateEntry: late('2026-03-11') } }, 'LATE_ENTRY_IN_FUTURE');
  });

  it('is handed in by that unit', () => {
    spec.given([opened]).when(submit).then([submitted]);
    refused([opened], { ...submit, data: { ...submit.data, unit: property } }, 'NOT_YOUR_UNIT');
    refused([opened], { ...submit, data: { ...submit.data, evidence: [] } }, 'EVIDENCE_EMPTY');
    refused([], submit, 'NOT_FOUND');
  });

  it('is handed in once until it is returned', () => {
    refused(waiting, submit, 'NOT_OPEN');
    refused(done, submit, 'NOT_OPEN');
  });

  it('goes through the levels of the programme version, the last of which completes it', () => {
    spec
      .given(waiting)
      .when(review(1))
      .then([passed(1)]);
    spec
      .given([...waiting, passed(1)])
      .when(review(2))
      .then([passed(2)]);
    spec
      .given([...waiting, passed(1), passed(2)])
      .when(review(3))
      .then([passed(3), completed]);
  });

  it('is reviewed by others, of what was handed in, at the level it has come to', () => {
    refused(waiting, review(1, { by: acting(liaison, housing) }), 'OWN_SUBMISSION');
    refused([...waiting, passed(1)], review(2, { by: acting(townClerk, housing) }), 'OWN_UNIT_SUBMISSION');
    refused(waiting, review(2), 'LEVEL_CHANGED');
    refused(waiting, review(1, { submission: 2 }), 'SUBMISSION_CHANGED');
    refused(waiting, review(1, { reviewed: ['b'.repeat(64)] }), 'EVIDENCE_CHANGED');
    refused(waiting, review(1, { destroyed: [id(801)] }), 'EVIDENCE_DESTROYED');
    refused([opened], review(1), 'NOT_SUBMITTED');
  });

  it('is reviewed once by one person, saying one thing', () => {
    spec
      .given([...waiting, passed(1)])
      .when(review(1))
      .thenNothing();
    const other = review(1, { result: 'return', reason: why, newDueOn: '2026-04-10' });
    refused([...waiting, passed(1)], other, 'ALREADY_REVIEWED');
  });

  it('is returned with a reason and a new date, and begins at the first level again', () => {
    const back = review(1, { result: 'return', reason: why, newDueOn: '2026-04-10' });
    const newDue: Due = {
      on: '2026-04-10',
      rule: { kind: 'returned', submission: 1, level: 1 },
      lastDay: '2026-04-10',
      overdueAt: '2026-04-11T16:00:00.000Z',
      remindAt: '2026-04-04T16:00:00.000Z',
      calendar: 'cn-2026.1',
    };
    const returned = passed(1, { result: 'return', reason: why, due: newDue });
    spec.given(waiting).when(back).then([returned]);
    spec
      .given([...waiting, returned])
      .when({ ...submit, ...on('2026-03-14') })
      .then([{ type: 'FilingSubmitted', data: { ...submitted.data, submission: 2 } }]);
    refused(waiting, review(1, { result: 'return', newDueOn: '2026-04-10' }), 'RETURN_NEEDS_REASON');
    refused(waiting, review(1, { result: 'return', reason: why }), 'RETURN_NEEDS_DUE_DATE');
    refused(waiting, review(1, { result: 'return', reason: why, newDueOn: '2026-03-12' }), 'DUE_IN_PAST');
  });

  it('is done again where the office finds it wrong after all', () => {
    const reopen: ReopenFiling = {
      type: 'ReopenFiling',
      data: { ...of, reason: why, newDueOn: '2026-04-10', by: director, calendar, lateEntry: null },
      ...on('2026-03-20'),
    };
    const reopened: FilingEvent = {
      type: 'FilingReopened',
      data: {
        ...shows,
        reason: why,
        due: {
          on: '2026-04-10',
          rule: { kind: 'reopened' },
          lastDay: '2026-04-10',
          overdueAt: '2026-04-11T16:00:00.000Z',
          remindAt: '2026-04-04T16:00:00.000Z',
          calendar: 'cn-2026.1',
        },
        reopenedBy: director,
        basis: basis(5),
      },
    };
    spec.given(done).when(reopen).then([reopened]);
    spec
      .given([...done, reopened])
      .when(reopen)
      .thenNothing();
    refused(waiting, reopen, 'NOT_COMPLETED');
    refused(done, { ...reopen, data: { ...reopen.data, newDueOn: '2026-03-19' } }, 'DUE_IN_PAST');
  });
});

describe('the clock of a filing', () => {
  const mark = (today: LocalDate, dueAt = due.overdueAt): FilingCommand => ({
    type: 'MarkFilingOverdue',
    data: { ...of, dueAt },
    ...on(today),
  });
  const overdue: FilingEvent = {
    type: 'FilingBecameOverdue',
    data: { ...of, dueOn: '2026-03-31', overdueAt: due.overdueAt, basis: basis(0) },
  };

  it('runs out by itself, once, and only while nothing was handed in', () => {
    spec.given([opened]).when(mark('2026-04-02')).then([overdue]);
    spec.given([opened, overdue]).when(mark('2026-04-02')).thenNothing();
    spec.given(waiting).when(mark('2026-04-02')).thenNothing();
    spec.given([undated]).when(mark('2026-04-02')).thenNothing();
    refused([opened], mark('2026-04-01'), 'NOT_YET_DUE');
  });

  it('is not turned back by the unit: the office records that it was handed in in time', () => {
    const inTime = { ...submit.data, lateEntry: late('2026-03-30') };
    refused([opened, overdue], { ...submit, data: inTime, ...on('2026-04-05') }, 'LATE_ENTRY_UNDOES_OVERDUE');
    const recorded = { ...inTime, recordedBy: director, recorderUnits: [countyOffice.id] };
    spec
      .given([opened, overdue])
      .when({ ...submit, data: recorded, ...on('2026-04-05') })
      .then([
        {
          type: 'FilingSubmitted',
          data: { ...submitted.data, lateEntry: late('2026-03-30'), recordedBy: director },
        },
      ]);
    const tooEarly = { ...recorded, lateEntry: late('2026-03-09') };
    refused([opened], { ...submit, data: tooEarly, ...on('2026-04-05') }, 'LATE_ENTRY_TOO_EARLY');
  });

  it('is counted anew when the calendar of its year is there', () => {
    const provisional: FilingEvent = { type: 'FilingOpened', data: { ...openedData, due: { ...due, calendar: null } } };
    const revise: FilingCommand = { type: 'ReviseFilingDue', data: { ...of, calendar }, ...on('2026-03-11') };
    spec
      .given([provisional])
      .when(revise)
      .then([
        {
          type: 'FilingDueRevised',
          data: { ...of, previous: { ...due, calendar: null }, due, basis: basis(0) },
        },
      ]);
    spec.given([opened]).when(revise).thenNothing();
    spec.given([undated]).when(revise).thenNothing();
  });
});

import type { LateEntry, LocalDate, Period } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import type { Due } from '../rules/due.js';
import { reportInterpreterOf } from '../rules/interpreter.js';
import { reportRulesOf, type ReportRules } from '../rules/report-rules.js';
import {
  acting,
  calendar,
  countyOffice,
  definition,
  director,
  housing,
  id,
  liaison,
  planId,
  programmeId,
  property,
  reason,
  sealed,
  townClerk,
} from '../testing/campaign.js';
import type { AskReport, FileReport, PassReportOn, ReportCommand } from './report.commands.js';
import { reportDecider } from './report.decider.js';
import type { ReportEvent } from './report.events.js';

const spec = decider(reportDecider);
const reportId = id(670);
const of = { reportId };
const on = (today: LocalDate) => ({ now: `${today}T02:00:00.000Z`, today });
const late = (effectiveOn: LocalDate): LateEntry => ({ effectiveOn, reason: reason('paper', '纸质报送') });
const basis = (revision: number) => ({
  programme: programmeId,
  version: 1,
  rules: 2,
  inputs: [{ stream: `report-${reportId}`, revision: String(revision) }],
});
const rules: ReportRules = {
  programme: programmeId,
  version: 1,
  rules: 2,
  overdue: { reminderDaysBefore: null, graceDays: 0, dayOff: 'nextWorkingDay' },
  every: 'month',
  dueWithinDays: 5,
  route: ['unit', 'county', 'city'],
};
const period: Period = { every: 'month', key: '2026-03', from: '2026-03-09', to: '2026-03-31' };
/** The fifth of April is a Sunday. */
const due: Due = {
  on: '2026-04-05',
  rule: { kind: 'periodEnd' },
  lastDay: '2026-04-06',
  overdueAt: '2026-04-06T16:00:00.000Z',
  remindAt: null,
  calendar: 'cn-2026.1',
};
const about = { ...of, planId, unit: housing, rules, period };
const ask: AskReport = { type: 'AskReport', data: { ...about, calendar }, ...on('2026-03-09') };
const asked: ReportEvent = { type: 'ReportAsked', data: { ...about, due } };
const file: FileReport = {
  type: 'FileReport',
  data: {
    ...of,
    unit: housing,
    text: sealed('三月进展'),
    files: [],
    by: acting(liaison, housing),
    lateEntry: null,
    recordedBy: null,
  },
  ...on('2026-04-01'),
};
const filed: ReportEvent = {
  type: 'ReportFiled',
  data: { ...of, unit: housing, text: sealed('三月进展'), files: [], filedBy: liaison },
};
const passOn = (from: PassReportOn['data']['from'], by = liaison): PassReportOn => ({
  type: 'PassReportOn',
  data: { ...of, from, by },
  ...on('2026-04-02'),
});
const toCounty: ReportEvent = {
  type: 'ReportPassedOn',
  data: { ...of, from: 'unit', to: 'county', passedBy: liaison, basis: basis(1) },
};
const toCity: ReportEvent = {
  type: 'ReportPassedOn',
  data: { ...of, from: 'county', to: 'city', passedBy: director, basis: basis(2) },
};
const refused = (history: readonly ReportEvent[], command: ReportCommand, code: string): void =>
  spec.given(history).when(command).thenRefuses(`REPORT.${code}`);

describe('the rules of reports', () => {
  it('are those of the programme version, with the clock of its tasks', () => {
    expect(reportRulesOf(programmeId, 1, definition)).toEqual({
      ...rules,
      route: ['unit', 'city'],
      overdue: { reminderDaysBefore: 5, graceDays: 1, dayOff: 'nextWorkingDay' },
    });
  });

  it('are none where the programme asks for none', () => {
    const { report: _report, ...tasks } = definition.tasks;
    expect(reportRulesOf(programmeId, 1, { ...definition, tasks })).toBeNull();
    const cadence = { ...tasks, report: { every: 'month' as const, dueWithinDays: 5, route: [] } };
    expect(reportRulesOf(programmeId, 1, { ...definition, tasks: cadence })).toBeNull();
  });

  it('are read by interpreter 2', () => {
    expect(reportInterpreterOf(rules).dueOn(rules, period)).toBe('2026-04-05');
    expect(reportInterpreterOf(rules).dueOn({ ...rules, dueWithinDays: 0 }, period)).toBe('2026-03-31');
    expect(() => reportInterpreterOf({ ...rules, rules: 1 })).toThrow(RangeError);
  });
});

describe('a progress report', () => {
  it('is asked for by rule, once', () => {
    spec.given([]).when(ask).then([asked]);
    spec.given([asked]).when(ask).thenNothing();
  });

  it('goes to somebody', () => {
    expect(() =>
      reportDecider.evolve(
        { status: 'none' },
        { type: 'ReportAsked', data: { ...about, rules: { ...rules, route: [] }, due } },
      ),
    ).toThrow(RangeError);
  });

  it('is filed by the unit that owes it', () => {
    spec.given([asked]).when(file).then([filed]);
    refused([asked], { ...file, data: { ...file.data, unit: property } }, 'NOT_YOUR_UNIT');
    refused([], file, 'NOT_FOUND');
  });

  it('is replaced until it is passed on', () => {
    spec.given([asked, filed]).when(file).then([filed]);
    refused([asked, filed, toCounty], file, 'PASSED_ON');
  });

  it('is filed within its period or after, not before', () => {
    const lately = (effectiveOn: LocalDate): FileReport => ({
      ...file,
      data: { ...file.data, lateEntry: late(effectiveOn) },
    });
    spec
      .given([asked])
      .when(lately('2026-03-09'))
      .then([{ type: 'ReportFiled', data: { ...filed.data, lateEntry: late('2026-03-09') } }]);
    refused([asked], lately('2026-03-08'), 'LATE_ENTRY_TOO_EARLY');
    refused([asked], lately('2026-04-02'), 'LATE_ENTRY_IN_FUTURE');
  });

  it('is passed on step by step to the end of its route', () => {
    spec.given([asked, filed]).when(passOn('unit')).then([toCounty]);
    spec.given([asked, filed, toCounty]).when(passOn('county', director)).then([toCity]);
    refused([asked, filed, toCounty, toCity], passOn('city', director), 'ARRIVED');
  });

  it('is passed on once from where it is, when it is filed', () => {
    refused([asked], passOn('unit'), 'NOT_FILED');
    refused([asked, filed, toCounty], passOn('unit'), 'STEP_CHANGED');
    refused([asked, filed], passOn('town', townClerk), 'STEP_CHANGED');
  });

  it('has arrived at once where nobody stands above', () => {
    const alone: ReportEvent = { type: 'ReportAsked', data: { ...about, rules: { ...rules, route: ['county'] }, due } };
    refused([alone, filed], passOn('county', director), 'ARRIVED');
    spec.given([alone, filed]).when(file).then([filed]);
  });
});

describe('the clock of a report', () => {
  const mark = (today: LocalDate, dueAt = due.overdueAt): ReportCommand => ({
    type: 'MarkReportOverdue',
    data: { ...of, dueAt },
    ...on(today),
  });
  const overdue: ReportEvent = {
    type: 'ReportBecameOverdue',
    data: { ...of, dueOn: '2026-04-05', overdueAt: due.overdueAt, basis: basis(0) },
  };

  it('runs out by itself, once, and only while nothing is filed', () => {
    spec.given([asked]).when(mark('2026-04-07')).then([overdue]);
    spec.given([asked, overdue]).when(mark('2026-04-07')).thenNothing();
    spec.given([asked, filed]).when(mark('2026-04-07')).thenNothing();
    spec.given([asked]).when(mark('2026-04-07', '2026-04-05T16:00:00.000Z')).thenNothing();
    refused([asked], mark('2026-04-06'), 'NOT_YET_DUE');
  });

  it('is not turned back by the unit: the office records that it was filed in time', () => {
    const inTime = { ...file.data, lateEntry: late('2026-04-06') };
    const byUnit = { ...file, data: inTime, ...on('2026-04-08') };
    refused([asked, overdue], byUnit, 'LATE_ENTRY_UNDOES_OVERDUE');
    refused([asked, overdue, filed], byUnit, 'LATE_ENTRY_UNDOES_OVERDUE');
    spec
      .given([asked, overdue])
      .when({ ...byUnit, data: { ...inTime, recordedBy: director, recorderUnits: [countyOffice.id] } })
      .then([{ type: 'ReportFiled', data: { ...filed.data, lateEntry: late('2026-04-06'), recordedBy: director } }]);
  });

  it('is counted anew when the calendar of its year is there', () => {
    const previous: Due = { ...due, lastDay: '2026-04-05', overdueAt: '2026-04-05T16:00:00.000Z', calendar: null };
    const provisional: ReportEvent = { type: 'ReportAsked', data: { ...about, due: previous } };
    const revise: ReportCommand = { type: 'ReviseReportDue', data: { ...of, calendar }, ...on('2026-03-11') };
    const revised: ReportEvent = {
      type: 'ReportDueRevised',
      data: { ...of, previous, due, basis: basis(0) },
    };
    spec.given([provisional]).when(revise).then([revised]);
    spec.given([provisional, revised]).when(revise).thenNothing();
    spec.given([provisional, filed]).when(revise).thenNothing();
    spec.given([asked]).when(revise).thenNothing();
    const ranOut: ReportEvent = {
      type: 'ReportBecameOverdue',
      data: { ...of, dueOn: previous.on, overdueAt: previous.overdueAt, basis: basis(0) },
    };
    spec
      .given([provisional, ranOut, revised])
      .when(mark('2026-04-07'))
      .then([{ type: 'ReportBecameOverdue', data: { ...overdue.data, basis: basis(2) } }]);
  });
});

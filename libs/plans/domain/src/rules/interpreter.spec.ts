import { addDays, daysBetween, endOfLocalDate, isWorkingDay } from '@gongjian/shared-kernel';
import fc from 'fast-check';
import { calendar, rules } from '../testing/campaign.js';
import { interpreterOf } from './interpreter.js';
import type { TaskRules } from './task-rules.js';

const v1 = interpreterOf(rules);
const overdue = (change: Partial<TaskRules['overdue']>): TaskRules => ({
  ...rules,
  overdue: { ...rules.overdue, ...change },
});
const start = '2026-01-01T00:00:00.000Z';
const dates = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));

describe('rule interpreter 1', () => {
  it('is refused under a number this build does not know', () => {
    expect(() => interpreterOf({ ...rules, rules: 3 })).toThrow(RangeError);
  });

  it('goes through the review levels in order and ends', () => {
    expect([0, 1, 2, 3].map((level) => v1.nextLevel(rules, level)?.actedBy ?? null)).toEqual([
      'unitHead',
      'town',
      'office',
      null,
    ]);
  });

  it('lets an extension be asked on the last day the rules name and not the day after', () => {
    const ask = (on: string, granted = 0): string => v1.extensionAllowed(rules, { on, dueOn: '2026-04-30', granted });
    expect(ask('2026-04-27')).toBe('allowed');
    expect(ask('2026-04-28')).toBe('tooLate');
    expect(ask('2026-04-01', 1)).toBe('tooOften');
    expect(v1.extensionAllowed({ ...rules, extension: null }, { on: start, dueOn: start, granted: 0 })).toBe(
      'notForeseen',
    );
  });

  it('ends a period at 24:00 of its last day, Asia/Shanghai', () => {
    expect(v1.dueClock(overdue({ graceDays: 0 }), '2026-05-29', calendar, start)).toEqual({
      lastDay: '2026-05-29',
      overdueAt: '2026-05-29T16:00:00.000Z',
      remindAt: '2026-05-23T16:00:00.000Z',
      calendar: 'cn-2026.1',
    });
  });

  it('moves a last day off to the next working day, make-up workdays included', () => {
    expect(v1.dueClock(rules, '2026-05-01', calendar, start).lastDay).toBe('2026-05-06');
    expect(v1.dueClock(rules, '2026-05-09', calendar, start).lastDay).toBe('2026-05-09');
    expect(v1.dueClock(overdue({ dayOff: 'asWritten' }), '2026-05-01', calendar, start).lastDay).toBe('2026-05-01');
  });

  it('counts as written and says so where the calendar of the year is missing', () => {
    expect(v1.dueClock(rules, '2027-05-01', calendar, start)).toMatchObject({ lastDay: '2027-05-01', calendar: null });
  });

  it('foresees no reminder for a time that is over when the clock starts', () => {
    expect(v1.dueClock(rules, '2026-04-30', calendar, '2026-04-25T00:00:00.000Z').remindAt).toBeNull();
    expect(v1.dueClock(overdue({ reminderDaysBefore: null }), '2026-04-30', calendar, start).remindAt).toBeNull();
  });

  it('holds for every date', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (dueOn, graceDays, days) => {
        const clock = v1.dueClock(
          overdue({ graceDays, reminderDaysBefore: days }),
          dueOn,
          calendar,
          '2025-01-01T00:00:00.000Z',
        );
        expect(clock.lastDay >= dueOn).toBe(true);
        expect(isWorkingDay(clock.lastDay, calendar)).toBe(true);
        for (let day = dueOn; day < clock.lastDay; day = addDays(day, 1))
          expect(isWorkingDay(day, calendar)).toBe(false);
        expect(clock.overdueAt).toBe(endOfLocalDate(addDays(clock.lastDay, graceDays)));
        expect(clock.remindAt !== null && clock.remindAt < clock.overdueAt).toBe(true);
      }),
    );
  });

  it('allows an extension exactly as many days ahead as the rules say', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 60 }), (on, dueOn, mayBeAskedUntil) => {
        const with_ = { ...rules, extension: { mayBeAskedUntil, maxTimes: 1, decidedBy: 'office' as const } };
        const allowed = v1.extensionAllowed(with_, { on, dueOn, granted: 0 }) === 'allowed';
        expect(allowed).toBe(daysBetween(on, dueOn) >= mayBeAskedUntil);
      }),
    );
  });
});

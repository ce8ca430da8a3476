import fc from 'fast-check';
import { addDays, endOfLocalDate, isWorkingDay, type LocalDate, type WorkingCalendar } from './calendar.js';
import {
  clockFrom,
  nextPeriod,
  nextPeriodWithin,
  periodOf,
  periodWithin,
  recounted,
  spanAfter,
  spanBefore,
  yearsBefore,
  type Every,
  type Period,
  type Span,
} from './counting.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const calendar: WorkingCalendar = {
  version: 'cn-2026.1',
  years: [2026],
  holidays: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-10-01', '2026-10-02'],
  workdays: ['2026-05-09'],
};
const days = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));
const counts = fc.integer({ min: 0, max: 90 });

function lastDay(count: Parameters<typeof clockFrom>[0], from: LocalDate): LocalDate {
  return clockFrom(count, from, calendar).lastDay;
}

describe('a clock', () => {
  it('does not count the day of the event and ends at 24:00 of its last day, Asia/Shanghai', () => {
    expect(clockFrom({ days: 5, of: 'calendar' }, '2026-06-01', calendar)).toEqual({
      from: '2026-06-01',
      lastDay: '2026-06-08',
      dueAt: '2026-06-08T16:00:00.000Z',
      days: 5,
      of: 'calendar',
      calendar: 'cn-2026.1',
    });
    expect(lastDay({ days: 5, of: 'calendar', dayOff: 'asWritten' }, '2026-06-01')).toBe('2026-06-06');
  });

  it('counts working days over weekends, holidays and make-up working days', () => {
    expect(lastDay({ days: 5, of: 'working' }, '2026-06-01')).toBe('2026-06-08');
    expect(lastDay({ days: 1, of: 'working' }, '2026-04-30')).toBe('2026-05-06');
    expect(lastDay({ days: 4, of: 'working' }, '2026-04-30')).toBe('2026-05-09');
    expect(lastDay({ days: 5, of: 'working' }, '2026-04-30')).toBe('2026-05-11');
    expect(lastDay({ days: 0, of: 'working' }, '2026-05-01')).toBe('2026-05-06');
  });

  it('moves a last day off on, unless it is meant as written', () => {
    expect(lastDay({ days: 1, of: 'calendar' }, '2026-04-30')).toBe('2026-05-06');
    expect(lastDay({ days: 1, of: 'calendar', dayOff: 'asWritten' }, '2026-04-30')).toBe('2026-05-01');
  });

  it('is provisional where a year it needs is unknown', () => {
    const late = (of: 'calendar' | 'working') => clockFrom({ days: 10, of }, '2026-12-25', calendar);
    expect(late('calendar')).toMatchObject({ lastDay: '2027-01-04', calendar: null });
    expect(late('working')).toMatchObject({ lastDay: '2027-01-08', calendar: null });
    const written = clockFrom({ days: 10, of: 'calendar', dayOff: 'asWritten' }, '2026-12-25', calendar);
    expect(written).toMatchObject({ lastDay: '2027-01-04', calendar: 'cn-2026.1' });
  });

  it('is counted once more when the calendar that was missing is there', () => {
    const provisional = clockFrom({ days: 10, of: 'working' }, '2026-12-25', calendar);
    const whole = { ...calendar, version: 'cn-2027.1', years: [2026, 2027], holidays: ['2027-01-01'] };
    expect(recounted(provisional, whole)).toEqual({
      ...provisional,
      lastDay: '2027-01-11',
      dueAt: '2027-01-11T16:00:00.000Z',
      calendar: 'cn-2027.1',
    });
    expect(recounted(provisional, calendar)).toBeNull();
    expect(recounted(clockFrom({ days: 1, of: 'working' }, '2026-06-01', calendar), whole)).toBeNull();
  });

  it('counts whole days only', () => {
    expect(() => clockFrom({ days: -1, of: 'working' }, '2026-06-01', calendar)).toThrow(RangeError);
    expect(() => clockFrom({ days: 1.5, of: 'calendar' }, '2026-06-01', calendar)).toThrow(RangeError);
  });

  it('holds so many working days, and ends on one', () => {
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const clock = clockFrom({ days: count, of: 'working' }, from, { ...calendar, years: [2026, 2027] });
        expect(isWorkingDay(clock.lastDay, calendar)).toBe(true);
        let working = 0;
        for (let day = addDays(from, 1); day <= clock.lastDay; day = addDays(day, 1)) {
          if (isWorkingDay(day, calendar)) working += 1;
        }
        if (count > 0) expect(working).toBe(count);
        expect(clock.dueAt).toBe(endOfLocalDate(clock.lastDay));
      }),
      { seed },
    );
  });

  it('never ends earlier for more days', () => {
    const whole = { ...calendar, years: [2026, 2027] };
    fc.assert(
      fc.property(days, counts, fc.constantFrom('calendar', 'working'), (from, count, of) => {
        const [less, more] = [count, count + 1].map((n) => clockFrom({ days: n, of }, from, whole).lastDay);
        expect(String(less) <= String(more)).toBe(true);
      }),
      { seed },
    );
  });
});

describe('periods', () => {
  it.each<[Every, LocalDate, string, LocalDate, LocalDate]>([
    ['day', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-22'],
    ['week', '2026-11-22', '2026-W47', '2026-11-16', '2026-11-22'],
    ['week', '2027-01-03', '2026-W53', '2026-12-28', '2027-01-03'],
    ['week', '2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['month', '2028-02-10', '2028-02', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-09-30', '2026-Q3', '2026-07-01', '2026-09-30'],
    ['halfYear', '2026-06-30', '2026-H1', '2026-01-01', '2026-06-30'],
    ['halfYear', '2026-07-01', '2026-H2', '2026-07-01', '2026-12-31'],
    ['year', '2026-11-22', '2026', '2026-01-01', '2026-12-31'],
  ])('of a %s hold %s as %s', (every, on, key, from, to) => {
    expect(periodOf(every, on)).toEqual({ every, key, from, to });
  });

  it('follow one another without gap or overlap, each under a key of its own', () => {
    const everies = fc.constantFrom<Every>('day', 'week', 'month', 'quarter', 'halfYear', 'year');
    const dates = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
    fc.assert(
      fc.property(everies, dates, (every, on) => {
        const period = periodOf(every, on);
        const next = nextPeriod(period);
        expect(period.from <= on && on <= period.to).toBe(true);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(next.key > period.key).toBe(true);
        expect(periodOf(every, period.from)).toEqual(period);
        expect(periodOf(every, period.to)).toEqual(period);
      }),
      { seed },
    );
  });
});

describe('the periods of a span', () => {
  const span = { from: '2026-02-10', to: '2026-05-15' };
  it('follow each other until it ends, the first and the last cut short', () => {
    const first = periodWithin('month', '2026-02-20', span);
    expect(first).toEqual({ every: 'month', key: '2026-02', from: '2026-02-10', to: '2026-02-28' });
    const months: string[] = [];
    for (let each: Period | null = first; each !== null; each = nextPeriodWithin(each, span)) {
      months.push(`${each.key} ${each.from}/${each.to}`);
    }
    expect(months.slice(1)).toEqual([
      '2026-03 2026-03-01/2026-03-31',
      '2026-04 2026-04-01/2026-04-30',
      '2026-05 2026-05-01/2026-05-15',
    ]);
  });

  it('end with it, be it on the last day of one', () => {
    const april = periodWithin('month', '2026-04-02', { ...span, to: '2026-04-30' });
    expect(nextPeriodWithin(april, { ...span, to: '2026-04-30' })).toBeNull();
    expect(nextPeriodWithin(april, { ...span, to: '2026-05-01' })).toMatchObject({
      from: '2026-05-01',
      to: '2026-05-01',
    });
  });
});

describe('looking back', () => {
  it.each<[Span, LocalDate, LocalDate]>([
    [{ days: 7 }, '2026-03-02', '2026-02-23'],
    [{ months: 1 }, '2026-03-31', '2026-02-28'],
    [{ months: 3 }, '2026-01-31', '2025-10-31'],
    [{ years: 1 }, '2028-02-29', '2027-02-28'],
    [{ years: 4 }, '2028-02-29', '2024-02-29'],
    [{ months: 14 }, '2026-01-15', '2024-11-15'],
  ])('%j before %s is %s', (span, on, day) => {
    expect(spanBefore(span, on)).toBe(day);
  });

  it.each<[Span, LocalDate, LocalDate]>([
    [{ days: 14 }, '2026-02-20', '2026-03-06'],
    [{ months: 1 }, '2026-01-31', '2026-02-28'],
    [{ months: 3 }, '2026-11-30', '2027-02-28'],
    [{ years: 3 }, '2026-06-01', '2029-06-01'],
    [{ years: 1 }, '2028-02-29', '2029-02-28'],
  ])('reaches %j after %s to %s', (span, on, day) => {
    expect(spanAfter(span, on)).toBe(day);
  });

  it('names the years before the year of a day, oldest first', () => {
    expect(yearsBefore('2026-12-31', 2)).toEqual([2024, 2025]);
    expect(yearsBefore('2026-01-01', 1)).toEqual([2025]);
  });
});

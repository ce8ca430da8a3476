import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  endOfLocalDate,
  isLocalDate,
  isWorkingDay,
  localDateAt,
  workingDayOnOrAfter,
  type WorkingCalendar,
} from './calendar.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const localDate = fc
  .integer({ min: 0, max: 120_000 })
  .map((days) => new Date(Date.UTC(1920, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe('the date in Asia/Shanghai', () => {
  it.each([
    ['2026-02-28T15:59:59.999Z', '2026-02-28'],
    ['2026-02-28T16:00:00.000Z', '2026-03-01'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('at %s is %s', (instant, date) => {
    expect(localDateAt(instant)).toBe(date);
  });

  it('ends at 24:00, which is the first instant of the next day', () => {
    expect(endOfLocalDate('2026-05-30')).toBe('2026-05-30T16:00:00.000Z');
    expect(endOfLocalDate('2026-12-31')).toBe('2026-12-31T16:00:00.000Z');
  });

  it(`holds until its end and not at it (seed ${seed})`, () => {
    fc.assert(
      fc.property(localDate, (date) => {
        const end = endOfLocalDate(date);
        expect(localDateAt(end)).toBe(addDays(date, 1));
        expect(localDateAt(new Date(Date.parse(end) - 1).toISOString())).toBe(date);
      }),
      { seed },
    );
  });
});

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-31', 30, '2026-03-02'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s and %p days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
    expect(daysBetween(date, result)).toBe(days);
  });

  it(`adds up and runs in both directions (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        localDate,
        fc.integer({ min: -9_999, max: 9_999 }),
        fc.integer({ min: -9_999, max: 9_999 }),
        (date, a, b) => {
          expect(addDays(addDays(date, a), b)).toBe(addDays(date, a + b));
          expect(daysBetween(addDays(date, a), addDays(date, b))).toBe(b - a);
          expect(isLocalDate(addDays(date, a))).toBe(true);
        },
      ),
      { seed },
    );
  });
});

describe('a local date', () => {
  it.each(['2026-01-01', '2028-02-29', '2000-02-29', '1999-12-31'])('is %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '20260101',
    '',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
  ])('is not %p', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('working days', () => {
  const calendar: WorkingCalendar = {
    version: 'example-1',
    years: [2026],
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    workdays: ['2026-10-10'],
  };

  it.each([
    ['2026-09-30', true, 'a Wednesday'],
    ['2026-10-01', false, 'a holiday'],
    ['2026-10-03', false, 'a Saturday'],
    ['2026-10-04', false, 'a Sunday'],
    ['2026-10-10', true, 'a make-up Saturday'],
    ['2026-10-11', false, 'a Sunday after it'],
  ])('%s: %p (%s)', (date, working) => {
    expect(isWorkingDay(date, calendar)).toBe(working);
  });

  it.each([
    ['2026-09-30', '2026-09-30'],
    ['2026-10-01', '2026-10-08'],
    ['2026-10-10', '2026-10-10'],
    ['2026-10-17', '2026-10-19'],
  ])('a period that ends on %s ends on %s', (date, working) => {
    expect(workingDayOnOrAfter(date, calendar)).toBe(working);
  });
});

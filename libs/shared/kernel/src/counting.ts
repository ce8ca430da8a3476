import {
  addDays,
  endOfLocalDate,
  isWorkingDay,
  knownWorkingDayOnOrAfter,
  type Instant,
  type LocalDate,
  type WorkingCalendar,
} from './calendar.js';

/** `dayOff`: a last day that is a day off stays where it is; otherwise it moves to the next working day. */
export interface DayCount {
  readonly days: number;
  readonly of: 'calendar' | 'working';
  readonly dayOff?: 'asWritten';
}

/** A clock, counted once and stored with the event that starts it. */
export interface Clock {
  /** The day of the event, which is not counted. */
  readonly from: LocalDate;
  readonly lastDay: LocalDate;
  /** 24:00 of the last day: over from then on. */
  readonly dueAt: Instant;
  readonly days: number;
  readonly of: 'calendar' | 'working';
  /** Version it was counted with; `null` where the calendar of a year it needs is missing: provisional. */
  readonly calendar: string | null;
}

/** Years the calendar does not know are counted by weekdays, and the clock is provisional. */
export function clockFrom(count: DayCount, from: LocalDate, calendar: WorkingCalendar): Clock {
  const { days, of, dayOff } = count;
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError('a clock counts whole days');
  const counted = of === 'working' ? workingDaysAfter(from, days, calendar) : addDays(from, days);
  const moved = of === 'calendar' && dayOff === 'asWritten' ? counted : knownWorkingDayOnOrAfter(counted, calendar);
  const lastDay = moved ?? counted;
  const known = moved !== null && (of === 'calendar' || knowsAll(calendar, from, lastDay));
  return { from, lastDay, dueAt: endOfLocalDate(lastDay), days, of, calendar: known ? calendar.version : null };
}

/** The same span from the same day, by a calendar that was missing; `null`: it was not provisional, or still is. */
export function recounted(clock: Clock, calendar: WorkingCalendar): Clock | null {
  const { days, of, from } = clock;
  if (clock.calendar !== null) return null;
  const again = clockFrom({ days, of }, from, calendar);
  return again.calendar === null ? null : again;
}

function workingDaysAfter(from: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

function knowsAll(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): boolean {
  const needed = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
  return needed.every((year) => calendar.years.includes(year));
}

export type Every = 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year';

/** `key`: `2026-11-22`, `2026-W47` (ISO 8601), `2026-11`, `2026-Q3`, `2026-H1`, `2026`. Both days belong to it. */
export interface Period {
  readonly every: Every;
  readonly key: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const MONTHS: Readonly<Record<'month' | 'quarter' | 'halfYear' | 'year', number>> = {
  month: 1,
  quarter: 3,
  halfYear: 6,
  year: 12,
};

/** The period that holds the day. */
export function periodOf(every: Every, on: LocalDate): Period {
  if (every === 'day') return { every, key: on, from: on, to: on };
  if (every === 'week') return weekOf(on);
  const months = MONTHS[every];
  const year = yearOf(on);
  const nth = Math.floor((monthOf(on) - 1) / months);
  const from = dateOf(year, nth * months + 1, 1);
  const to = addDays(dateOf(year, (nth + 1) * months + 1, 1), -1);
  const yyyy = on.slice(0, 4);
  const keys = { month: on.slice(0, 7), quarter: `${yyyy}-Q${nth + 1}`, halfYear: `${yyyy}-H${nth + 1}`, year: yyyy };
  return { every, key: keys[every], from, to };
}

/** The period right after. */
export function nextPeriod(period: Period): Period {
  return periodOf(period.every, addDays(period.to, 1));
}

/** First and last day. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The part of the period of `on` that lies in the span: the first and the last of a span may be cut short. */
export function periodWithin(every: Every, on: LocalDate, span: DaySpan): Period {
  const { key, from, to } = periodOf(every, on);
  return { every, key, from: from < span.from ? span.from : from, to: to > span.to ? span.to : to };
}

/** The part of the one after it; `null` when the span is over by then. */
export function nextPeriodWithin(period: Period, span: DaySpan): Period | null {
  const { every, from } = nextPeriod(periodOf(period.every, period.to));
  return from > span.to ? null : periodWithin(every, from, span);
}

/** Monday to Sunday; a week belongs to the year that holds its Thursday. */
function weekOf(on: LocalDate): Period {
  const weekday = new Date(`${on}T00:00:00.000Z`).getUTCDay();
  const from = addDays(on, -((weekday + 6) % 7));
  const thursday = addDays(from, 3);
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  const week = String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0');
  return { every: 'week', key: `${thursday.slice(0, 4)}-W${week}`, from, to: addDays(from, 6) };
}

/** The `years` years before the year of `on`, oldest first. */
export function yearsBefore(on: LocalDate, years: number): readonly number[] {
  return Array.from({ length: years }, (_, index) => yearOf(on) - years + index);
}

export type Span = { readonly days: number } | { readonly months: number } | { readonly years: number };

/**
 * The day a span before `on`; in a shorter month its last day. A window of that span holds the days after it, up to and
 * with `on`: the day it is counted from is not counted.
 */
export function spanBefore(span: Span, on: LocalDate): LocalDate {
  if ('days' in span) return addDays(on, -span.days);
  const months = 'months' in span ? span.months : span.years * 12;
  const first = dateOf(yearOf(on), monthOf(on) - months, 1);
  const last = addDays(dateOf(yearOf(first), monthOf(first) + 1, 1), -1);
  const day = on.slice(8);
  return day > last.slice(8) ? last : `${first.slice(0, 8)}${day}`;
}

/** The day a span after `on`; in a shorter month its last day. */
export function spanAfter(span: Span, on: LocalDate): LocalDate {
  if ('days' in span) return addDays(on, span.days);
  return spanBefore('months' in span ? { months: -span.months } : { years: -span.years }, on);
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** Months beyond a year's count on into other years. */
function dateOf(year: number, month: number, day: number): LocalDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

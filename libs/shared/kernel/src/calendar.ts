/** RFC 3339 UTC with milliseconds, `2026-11-25T08:00:00.000Z`. Two of them compare as strings. */
export type Instant = string;

/** `YYYY-MM-DD` in the tenant's zone. Two of them compare as strings. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar date in Asia/Shanghai (UTC+8, no daylight saving since 1991) at an instant. */
export function localDateAt(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The first instant after 24:00 of that day in Asia/Shanghai: a period that ends on `date` is over from then on. */
export function endOfLocalDate(date: LocalDate): Instant {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + DAY_MS - SHANGHAI_OFFSET_MS).toISOString();
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS;
}

/** True for an existing calendar date in the form `YYYY-MM-DD`. */
export function isLocalDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}

/** The statutory calendar as data: `holidays` are days off, `workdays` make-up working days, both inclusive lists. */
export interface WorkingCalendar {
  readonly version: string;
  readonly years: readonly number[];
  readonly holidays: readonly LocalDate[];
  readonly workdays: readonly LocalDate[];
}

export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.includes(date)) return true;
  if (calendar.holidays.includes(date)) return false;
  const weekday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The date itself, or the next working day when it is a day off. */
export function workingDayOnOrAfter(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** As {@link workingDayOnOrAfter}; `null` where it takes a year the calendar does not know. */
export function knownWorkingDayOnOrAfter(date: LocalDate, calendar: WorkingCalendar): LocalDate | null {
  if (!calendarKnows(calendar, date)) return null;
  const day = workingDayOnOrAfter(date, calendar);
  return calendarKnows(calendar, day) ? day : null;
}

function calendarKnows(calendar: WorkingCalendar, day: LocalDate): boolean {
  return calendar.years.includes(Number(day.slice(0, 4)));
}

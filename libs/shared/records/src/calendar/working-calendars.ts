import type { WorkingCalendar } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

/** Port: the statutory calendar deadlines are counted with. Its version stands in every event that starts a clock. */
export abstract class WorkingCalendars {
  abstract current(): WorkingCalendar;

  /** Of a reader of the log that begins anew with each version of the calendar. */
  readerName(what: string): string {
    const version = this.current().version.toLowerCase();
    return `${what}_${version.replace(/[^a-z0-9]+/g, '_')}`;
  }
}

/** One calendar for the life of the process. */
export class FixedWorkingCalendars extends WorkingCalendars {
  constructor(private readonly calendar: WorkingCalendar) {
    super();
  }

  override current(): WorkingCalendar {
    return this.calendar;
  }
}

interface AnnouncedDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** The days off and make-up working days that were announced when this release was made, from the data file of `chinese-days`. */
export function announcedCalendar(): WorkingCalendar {
  const days = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as AnnouncedDays;
  return workingCalendarOf(Object.keys(days.holidays), Object.keys(days.workdays));
}

/** A calendar whose version changes with its days and with nothing else. Its years are those with a day off. */
export function workingCalendarOf(daysOff: readonly string[], makeUpDays: readonly string[]): WorkingCalendar {
  const holidays = [...daysOff].sort();
  const workdays = [...makeUpDays].sort();
  const years = [...new Set(holidays.map(yearOf))];
  const sha256 = createHash('sha256')
    .update(JSON.stringify([holidays, workdays]))
    .digest('hex');
  return { version: `cn-${years[0]}-${years.at(-1)}-${sha256.slice(0, 12)}`, years, holidays, workdays };
}

/** `known` with the years of `newer` in place of its own. */
export function withYears(known: WorkingCalendar, newer: WorkingCalendar): WorkingCalendar {
  const kept = (days: readonly string[]): readonly string[] => days.filter((day) => !newer.years.includes(yearOf(day)));
  return workingCalendarOf([...kept(known.holidays), ...newer.holidays], [...kept(known.workdays), ...newer.workdays]);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

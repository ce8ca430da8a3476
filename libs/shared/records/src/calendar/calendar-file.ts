import { localDate } from '@gongjian/shared-http';
import type { WorkingCalendar } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { announcedCalendar, workingCalendarOf, withYears } from './working-calendars.js';

const calendarFile = z
  .strictObject({ holidays: z.array(localDate()).min(1).max(2_000), workdays: z.array(localDate()).max(500) })
  .refine(({ holidays, workdays }) => !workdays.some((day) => holidays.includes(day)), {
    error: 'a day is both a holiday and a working day',
  })
  .refine(
    ({ holidays, workdays }) => workdays.every((day) => holidays.some((off) => off.slice(0, 4) === day.slice(0, 4))),
    {
      error: 'a working day lies in a year without holidays',
    },
  );

/** A calendar file that cannot be used; the text says why. */
export class CalendarFileInvalid extends Error {
  constructor(
    readonly path: string,
    why: string,
  ) {
    super(`工作日历文件不可用 / this calendar file cannot be used: ${path}: ${why}`);
    this.name = 'CalendarFileInvalid';
  }
}

/**
 * The calendar that ships with this release, with the years of a file in place of its own: a JSON object with the days
 * off (`holidays`) and the make-up working days (`workdays`) of whole years.
 *
 * @throws CalendarFileInvalid
 */
export function readWorkingCalendar(path: string): WorkingCalendar {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CalendarFileInvalid(path, error instanceof Error ? error.message : 'unreadable');
  }
  const parsed = calendarFile.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CalendarFileInvalid(path, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  const { holidays, workdays } = parsed.data;
  return withYears(announcedCalendar(), workingCalendarOf(holidays, workdays));
}

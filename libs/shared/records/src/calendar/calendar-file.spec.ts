import { isWorkingDay } from '@gongjian/shared-kernel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarFileInvalid, readWorkingCalendar } from './calendar-file.js';
import { announcedCalendar } from './working-calendars.js';

describe('a calendar file', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongjian-test-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function file(content: unknown): string {
    const path = join(folder, 'calendar.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  it('adds its years to those that ship, under a version of its own', () => {
    const known = announcedCalendar();
    const next = (known.years.at(-1) ?? 0) + 1;
    const calendar = readWorkingCalendar(file({ holidays: [`${next}-05-03`], workdays: [`${next}-05-08`] }));
    expect(calendar.years).toEqual([...known.years, next]);
    expect(calendar.version).not.toBe(known.version);
    expect(isWorkingDay('2026-10-01', calendar)).toBe(false);
    expect(isWorkingDay(`${next}-05-03`, calendar)).toBe(false);
  });

  it('replaces a year that ships as a whole', () => {
    const calendar = readWorkingCalendar(file({ holidays: ['2026-01-01'], workdays: [] }));
    expect(isWorkingDay('2026-10-01', calendar)).toBe(true);
    expect(isWorkingDay('2025-10-01', calendar)).toBe(false);
  });

  it.each([
    ['is no JSON', 'holidays'],
    ['has no days off', { holidays: [], workdays: [] }],
    ['has an unknown member', { holidays: ['2027-01-01'], workdays: [], name: 'x' }],
    ['has a date that does not exist', { holidays: ['2027-02-30'], workdays: [] }],
    ['names a day twice', { holidays: ['2027-01-01'], workdays: ['2027-01-01'] }],
    ['has working days of a year without days off', { holidays: ['2027-01-01'], workdays: ['2028-01-02'] }],
  ])('that %s is refused by name', (_what, content) => {
    const path = file(content);
    expect(() => readWorkingCalendar(path)).toThrow(CalendarFileInvalid);
    expect(() => readWorkingCalendar(path)).toThrow(path);
  });

  it('that is not there is refused by name', () => {
    const path = join(folder, 'missing.json');
    expect(() => readWorkingCalendar(path)).toThrow(path);
  });
});

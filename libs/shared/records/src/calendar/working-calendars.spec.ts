import { isWorkingDay, workingDayOnOrAfter } from '@gongjian/shared-kernel';
import { announcedCalendar, workingCalendarOf } from './working-calendars.js';

const calendar = announcedCalendar();

describe('the calendar that ships with the release', () => {
  it('knows the days off and the make-up working days that were announced', () => {
    expect(calendar.years).toEqual(expect.arrayContaining([2024, 2025, 2026]));
    expect(workingDayOnOrAfter('2026-10-01', calendar)).toBe('2026-10-08');
    expect(workingDayOnOrAfter('2026-02-15', calendar)).toBe('2026-02-24');
    expect(isWorkingDay('2026-05-09', calendar)).toBe(true);
    expect(isWorkingDay('2025-01-26', calendar)).toBe(true);
    expect(isWorkingDay('2025-10-08', calendar)).toBe(false);
  });

  it('holds every year without a gap', () => {
    const [first = 0] = calendar.years;
    expect(calendar.years).toEqual(calendar.years.map((_, index) => first + index));
  });
});

describe('the version of a calendar', () => {
  const days = ['2027-01-01', '2027-05-03'];
  it('is the same for the same days, in whatever order they come', () => {
    const { version } = workingCalendarOf(days, ['2027-05-08']);
    expect(version).toMatch(/^cn-2027-2027-[0-9a-f]{12}$/);
    expect(workingCalendarOf([...days].reverse(), ['2027-05-08']).version).toBe(version);
  });
  it('changes with a day', () => {
    const { version } = workingCalendarOf(days, ['2027-05-08']);
    expect(workingCalendarOf(days, []).version).not.toBe(version);
    expect(workingCalendarOf([...days, '2027-05-04'], ['2027-05-08']).version).not.toBe(version);
  });
});

import type { LocalDate } from '@gongjian/shared-kernel';
import { RETENTION_YEARS, type RetentionCode } from '../dossier/archive-number.js';

/** The last day a record of that year is kept, counted from the first day of the next year; `null`: for ever. */
export function lastDayKept(year: number, retention: RetentionCode): LocalDate | null {
  const years = RETENTION_YEARS[retention];
  return years === null ? null : `${year + years}-12-31`;
}

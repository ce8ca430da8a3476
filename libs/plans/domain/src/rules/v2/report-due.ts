import { addDays, type DaySpan, type LocalDate } from '@gongjian/shared-kernel';
import type { ReportRules } from '../report-rules.js';

/** The day the report of a period is due on. */
export function reportDue({ dueWithinDays }: ReportRules, { to }: DaySpan): LocalDate {
  return addDays(to, dueWithinDays);
}

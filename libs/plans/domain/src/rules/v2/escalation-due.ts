import { addDays, endOfLocalDate, localDateAt, type Instant } from '@gongjian/shared-kernel';
import type { EscalationStep } from '../escalation-rules.js';

/** The start of the day the step comes on, counted from the day it became overdue. */
export function escalationDue({ afterDays }: EscalationStep, overdueAt: Instant): Instant {
  return endOfLocalDate(addDays(localDateAt(overdueAt), afterDays - 1));
}

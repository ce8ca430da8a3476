import type { RoundPeriod } from '@gongjian/assessments-domain';
import { periodOf, type Every, type LocalDate } from '@gongjian/shared-kernel';

const EVERY: readonly Every[] = ['year', 'halfYear', 'quarter', 'month', 'week', 'day'];

/** With the key of the calendar's period that it is, or of its own days. */
export function periodBetween({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): RoundPeriod {
  const known = EVERY.map((every) => periodOf(every, from)).find((period) => period.from === from && period.to === to);
  return { key: known?.key ?? `${from}/${to}`, from, to };
}

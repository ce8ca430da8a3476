import type { DomainError } from '@gongjian/shared-kernel';
import { type DomainCommand, type LateEntry, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';

/** An act that may be entered after the day it took effect, by whoever did it or by another. */
export interface Late {
  readonly lateEntry: LateEntry | null;
  readonly recordedBy: OfficerAsOf | null;
}

export interface LateRefusals {
  inFuture(): DomainError;
  tooEarly(notBefore: LocalDate): DomainError;
}

/** The day an act takes effect. @throws DomainError when it was entered late for a day that cannot be */
export function effectiveDay(
  { data, today }: DomainCommand<string, Pick<Late, 'lateEntry'>>,
  notBefore: LocalDate | null,
  refusals: LateRefusals,
): LocalDate {
  if (data.lateEntry === null) return today;
  const { effectiveOn } = data.lateEntry;
  if (effectiveOn > today) throw refusals.inFuture();
  if (notBefore !== null && effectiveOn < notBefore) throw refusals.tooEarly(notBefore);
  return effectiveOn;
}

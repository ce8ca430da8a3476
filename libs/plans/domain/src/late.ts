import type { DomainCommand, DomainError, LateEntry, LocalDate, OfficerAsOf, UnitAsOf } from '@gongjian/shared-kernel';

/** What may be entered after the day it took effect. */
export interface Late {
  readonly lateEntry: LateEntry | null;
}

/** An act of a unit, which another person may have recorded for it. */
export interface ForUnit extends Late {
  readonly unit: UnitAsOf;
  readonly recordedBy: OfficerAsOf | null;
  /** Every unit of whoever recorded it; absent: nobody did it for the unit. */
  readonly recorderUnits?: readonly string[];
}

export interface LateRefusals {
  inFuture(): DomainError;
  tooEarly(notBefore: LocalDate): DomainError;
}

/** The day an act takes effect. @throws DomainError when it was entered late for a day that cannot be */
export function effectiveDay(
  { data, today }: DomainCommand<string, Late>,
  notBefore: LocalDate | null,
  refusals: LateRefusals,
): LocalDate {
  if (data.lateEntry === null) return today;
  const { effectiveOn } = data.lateEntry;
  if (effectiveOn > today) throw refusals.inFuture();
  if (notBefore !== null && effectiveOn < notBefore) throw refusals.tooEarly(notBefore);
  return effectiveOn;
}

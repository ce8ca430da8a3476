import { personIdsOf, type ActingOfficer } from '@gongjian/shared-kernel';

/** What ties people to a sheet. */
export interface SheetTies {
  /** Units of the subject, and those that submitted for it. */
  readonly unitIds: readonly string[];
  /** Who filed the self-check or submitted evidence. */
  readonly submitterIds: readonly string[];
  /** Leaders who sponsor the subject. */
  readonly sponsorIds: readonly string[];
  /** Who stood aside. */
  readonly stoodAsideIds: readonly string[];
}

export type Avoidance = 'declared' | 'submitted' | 'sponsor' | 'ownUnit';

/** Why somebody must not assess it; `null`: nothing is known against it. */
export function avoids({ officer, unitIds }: ActingOfficer, ties: SheetTies): Avoidance | null {
  const persons = personIdsOf(officer);
  const isOneOf = (ids: readonly string[]): boolean => persons.some((personId) => ids.includes(personId));
  if (isOneOf(ties.stoodAsideIds)) return 'declared';
  if (isOneOf(ties.submitterIds)) return 'submitted';
  if (isOneOf(ties.sponsorIds)) return 'sponsor';
  return unitIds.some((unitId) => ties.unitIds.includes(unitId)) ? 'ownUnit' : null;
}

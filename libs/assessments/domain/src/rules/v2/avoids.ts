import { personIdsOf, type ActingOfficer } from '@gongjian/shared-kernel';

/** What is known beside a sheet of people tied to it. */
export interface SheetTies {
  /** Units of the subject. */
  readonly unitIds: readonly string[];
  /** Who filed the application it came by. */
  readonly submitterIds: readonly string[];
}

/** With what the sheet itself knows. */
export interface AllTies extends SheetTies {
  /** Who declared to stand aside. */
  readonly stoodAsideIds: readonly string[];
  /** Whom the office ordered to. */
  readonly orderedIds: readonly string[];
}

export type Avoidance = 'declared' | 'ordered' | 'submitted' | 'ownUnit';

/** Why somebody must not assess it; `null`: nothing is known against it. */
export function avoids({ officer, unitIds }: ActingOfficer, ties: AllTies): Avoidance | null {
  const persons = personIdsOf(officer);
  const isOneOf = (ids: readonly string[]): boolean => persons.some((personId) => ids.includes(personId));
  if (isOneOf(ties.stoodAsideIds)) return 'declared';
  if (isOneOf(ties.orderedIds)) return 'ordered';
  if (isOneOf(ties.submitterIds)) return 'submitted';
  return unitIds.some((unitId) => ties.unitIds.includes(unitId)) ? 'ownUnit' : null;
}

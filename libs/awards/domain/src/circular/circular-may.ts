import { sharePerson, type DomainError, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  circularNotDecided,
  circularNotOpen,
  circularSamePerson,
  unitNotTold,
  unitStatementOver,
  unitStatementRunning,
  unitToldAlready,
} from './circular.errors.js';
import type { KnownCircular } from './circular-state.js';

export const CIRCULAR_ACTS = ['tell', 'state', 'decide', 'drop', 'withdraw'] as const;
export type CircularAct = (typeof CIRCULAR_ACTS)[number];

export function refusesWhenSettled({ status }: KnownCircular): DomainError | null {
  return status === 'drafted' || status === 'told' ? null : circularNotOpen(status);
}

export function refusesTellingUnit(state: KnownCircular): DomainError | null {
  const { drafted, told } = state;
  return refusesWhenSettled(state) ?? (drafted.heard === undefined && told === null ? null : unitToldAlready());
}

/** Before the unit was told, and where it was heard already. */
export function refusesStatingAtAll(state: KnownCircular): DomainError | null {
  const settled = refusesWhenSettled(state);
  if (settled !== null) return settled;
  const { heard } = state.drafted;
  if (heard !== undefined) return unitStatementOver(heard.until);
  return state.told === null ? unitNotTold() : null;
}

export function refusesStatingOn(state: KnownCircular, on: LocalDate): DomainError | null {
  const lastDay = state.told?.until.lastDay;
  return refusesStatingAtAll(state) ?? (lastDay !== undefined && on > lastDay ? unitStatementOver(lastDay) : null);
}

/** The last day the unit may state its case; `null` before it was told. */
export function lastDayToState({ drafted, told }: KnownCircular): LocalDate | null {
  return drafted.heard?.until ?? told?.until.lastDay ?? null;
}

export function refusesDecidingCircular(state: KnownCircular, by: OfficerAsOf, today: LocalDate): DomainError | null {
  const lastDay = lastDayToState(state);
  const settled = refusesWhenSettled(state);
  if (settled !== null) return settled;
  if (lastDay === null) return unitNotTold();
  return refusesDecidingAfter(lastDay, state, by, today);
}

export function refusesDecidingAfter(
  lastDay: LocalDate,
  { drafted }: KnownCircular,
  by: OfficerAsOf,
  today: LocalDate,
): DomainError | null {
  if (today <= lastDay) return unitStatementRunning(lastDay);
  return drafted.by !== null && sharePerson(drafted.by, by) ? circularSamePerson() : null;
}

export function refusesWithdrawingCircular({ status }: KnownCircular): DomainError | null {
  return status === 'decided' ? null : circularNotDecided();
}

import type { DomainError, LocalDate } from '@gongjian/shared-kernel';

/** From the first day to the last, both included; `to` is `null` while there is none. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface HeldFor extends Period {
  readonly endedAtOnce: boolean;
}

export interface GrantEnding {
  readonly to: LocalDate;
  /** Not in force from the moment this is recorded, although `to` is that day. */
  readonly atOnce: boolean;
}

/** Whether a right can be used on that day. */
export function inForce(grant: HeldFor, day: LocalDate): boolean {
  return !grant.endedAtOnce && heldOn(grant, day);
}

/** Whether a post or right was held on that day, also one that was taken away during it. */
export function heldOn(held: Period, day: LocalDate): boolean {
  return held.from <= day && (held.to === null || day <= held.to);
}

/** Whether the right is held over all of those days. */
export function covers(held: HeldFor, asked: Period): boolean {
  if (held.endedAtOnce || held.from > asked.from) return false;
  return held.to === null || (asked.to !== null && asked.to <= held.to);
}

/** A right ended with that last day, at once without one; `null` when it is already so. */
export function endingOf(
  held: HeldFor,
  last: LocalDate | null,
  today: LocalDate,
  refusals: { readonly ended: (to: LocalDate) => DomainError; readonly datesReversed: () => DomainError },
): GrantEnding | null {
  const atOnce = last === null;
  const to = last ?? today;
  if (held.to === to && (!atOnce || held.endedAtOnce)) return null;
  if (held.endedAtOnce || (held.to !== null && held.to < to)) {
    if (atOnce) return null;
    throw refusals.ended(held.to ?? to);
  }
  if (!atOnce && to < held.from) throw refusals.datesReversed();
  return { to, atOnce };
}

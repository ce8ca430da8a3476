import type { DomainError, LocalDate } from '@gongjian/shared-kernel';
import type { Period } from '../held-grants.js';
import type { HeldGrant } from './person.commands.js';
import { actsForSelf, grantUnknown, personErased, postUnknown, retentionRuns, seatUnknown } from './person.errors.js';

export const PERSON_ACTS = [
  'changeName',
  'changePhone',
  'takePost',
  'leavePost',
  'correctPost',
  'grantRole',
  'appointActing',
  'delegateRole',
  'endGrant',
  'giveSeat',
  'endSeat',
  'bindAccount',
  'unbindAccount',
  'erase',
] as const;
export type PersonAct = (typeof PERSON_ACTS)[number];

interface Person {
  readonly status: 'registered' | 'erased';
  readonly posts: readonly unknown[];
  readonly grants: readonly Pick<HeldGrant, 'endedAtOnce'>[];
}

export function refusesWhenErased({ status }: Pick<Person, 'status'>): DomainError | null {
  return status === 'erased' ? personErased() : null;
}

export function refusesWithoutPost(person: Person): DomainError | null {
  return refusesWhenErased(person) ?? (person.posts.length > 0 ? null : postUnknown());
}

export function refusesWithoutGrant(person: Person): DomainError | null {
  return refusesWhenErased(person) ?? (person.grants.some(({ endedAtOnce }) => !endedAtOnce) ? null : grantUnknown());
}

export function refusesWithoutSeat(
  person: Pick<Person, 'status'> & { readonly grants: readonly Pick<HeldGrant, 'endedAtOnce' | 'to' | 'seat'>[] },
  today: LocalDate,
): DomainError | null {
  const holds = person.grants.some(
    ({ seat, endedAtOnce, to }) => seat !== undefined && !endedAtOnce && (to === null || today <= to),
  );
  return refusesWhenErased(person) ?? (holds ? null : seatUnknown());
}

/** Nobody acts for oneself. */
export function refusesDelegate(
  person: Pick<Person, 'status'>,
  delegate: string,
  delegator: string,
): DomainError | null {
  return refusesWhenErased(person) ?? (delegate === delegator ? actsForSelf() : null);
}

interface Held {
  readonly posts: readonly Pick<Period, 'to'>[];
  readonly grants: readonly Pick<Period, 'to'>[];
}

/** While something is held, and until it has been kept long enough. */
export function refusesErasing({ posts, grants }: Held, retentionYears: number, today: LocalDate): DomainError | null {
  const lastDays = [...posts, ...grants].map(({ to }) => to);
  if (lastDays.includes(null)) return retentionRuns(null);
  const until = lastDays
    .filter((to) => to !== null)
    .map((to) => yearsAfter(to, retentionYears))
    .sort()
    .at(-1);
  return until !== undefined && today <= until ? retentionRuns(until) : null;
}

export function yearsAfter(day: LocalDate, years: number): LocalDate {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}

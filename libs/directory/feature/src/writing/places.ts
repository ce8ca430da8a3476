import {
  valueOrFirst,
  type PersonState,
  type RegisteredPerson,
  type RegisteredSubject,
  type RegisteredUnit,
  type ServiceState,
  type SubjectState,
  type UnitState,
} from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';

/** Where a unit or subject stands, for the policy; `undefined`: at the tenant's root. */
export function placeOf(
  state: UnitState | SubjectState | RegisteredUnit | RegisteredSubject,
  today: LocalDate,
): string | undefined {
  return state.status === 'absent' ? undefined : valueOrFirst(state.divisions, today)?.id;
}

/** Where a person works or last worked. */
export function placeOfPerson(state: PersonState | RegisteredPerson): string | undefined {
  if (state.status === 'absent') return undefined;
  return (state.posts.find((post) => post.to === null) ?? state.posts.at(-1))?.division.id;
}

/** Where the unit of a post stands. */
export function placeOfPost(state: PersonState, postId: string): string | undefined {
  return state.status === 'absent' ? undefined : state.posts.find((post) => post.id === postId)?.division.id;
}

/** Where the unit that answers for a service account stands. */
export function placeOfService(state: ServiceState): string | undefined {
  return state.status === 'absent' ? undefined : state.division.id;
}

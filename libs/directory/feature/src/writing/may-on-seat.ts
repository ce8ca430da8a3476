import type { PersonState } from '@gongjian/directory-domain';
import type { May, MayAll } from '@gongjian/shared-records';

/** Whoever could give the seat: on each of its divisions. */
export function mayOnSeat(state: PersonState, personId: string, seatId: string): MayAll {
  const held = state.status === 'absent' ? [] : state.grants.filter(({ seat }) => seat?.id === seatId);
  const on = (divisionId: string | undefined): May => ({ action: 'seat.give', resource: { divisionId, personId } });
  const [first, ...others] = held.map(({ division }) => on(division.id));
  return [first ?? on(undefined), ...others];
}

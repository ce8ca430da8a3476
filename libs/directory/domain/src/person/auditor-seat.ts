import type { PersonEvent } from '@gongjian/directory-contracts';
import type { LocalDate } from '@gongjian/shared-kernel';
import { covers, endingOf, type HeldFor, type Period } from '../held-grants.js';
import { standing } from '../references.js';
import { yearsAfter } from './person-may.js';
import type { HeldGrant, PersonCommand } from './person.commands.js';
import {
  datesReversed,
  seatHeld,
  seatNotAlone,
  seatNotLater,
  seatOver,
  seatTooLong,
  seatUnknown,
  seatWithoutPlace,
} from './person.errors.js';

type Of<Type extends PersonCommand['type']> = Extract<PersonCommand, { type: Type }>['data'];

interface Holder {
  readonly grants: readonly HeldGrant[];
}

const LONGEST_YEARS = 1;

export function giveSeat(data: Of<'GiveAuditorSeat'>, state: Holder): readonly PersonEvent[] {
  const { seatId, places, records, wholeLog, from, to, purpose } = data;
  const divisions = new Set(places.map(({ division }) => division.id));
  if (divisions.size === 0 || divisions.size !== places.length) throw seatWithoutPlace();
  if (to < from || (records.to !== null && records.to < records.from)) throw datesReversed();
  requireAYear(from, to);
  if (isHeld(data, divisions, state)) return [];
  requireAlone({ from, to }, state);
  return [
    {
      type: 'AuditorSeatGiven',
      data: {
        seatId,
        places: places.map(({ grantId, division }) => ({ grantId, division: standing(division, from) })),
        records,
        wholeLog,
        from,
        to,
        purpose,
      },
    },
  ];
}

export function extendSeat(
  { seatId, to, reason }: Of<'ExtendAuditorSeat'>,
  today: LocalDate,
  state: Holder,
): readonly PersonEvent[] {
  const held = seatOf(state, seatId);
  const last = held.to ?? to;
  if (held.endedAtOnce || last < today) throw seatOver(last);
  if (to === last) return [];
  if (to < last) throw seatNotLater(last);
  requireAYear(today < held.from ? held.from : today, to);
  requireAlone({ from: held.from, to }, { grants: state.grants.filter(({ seat }) => seat?.id !== seatId) });
  return [{ type: 'AuditorSeatExtended', data: { seatId, to, reason } }];
}

export function endSeat(
  { seatId, to, reason }: Of<'EndAuditorSeat'>,
  today: LocalDate,
  state: Holder,
): readonly PersonEvent[] {
  const ending = endingOf(seatOf(state, seatId), to, today, { ended: seatOver, datesReversed });
  return ending === null ? [] : [{ type: 'AuditorSeatEnded', data: { seatId, ...ending, reason } }];
}

/** Whether the right can be used on one of those days. */
export function overlaps(held: HeldFor, asked: Period): boolean {
  if (held.endedAtOnce) return false;
  return (held.to === null || asked.from <= held.to) && (asked.to === null || held.from <= asked.to);
}

/** Of a seat every right is like the others but for its division. */
function seatOf({ grants }: Holder, seatId: string): HeldGrant {
  const held = grants.find(({ seat }) => seat?.id === seatId);
  if (held === undefined) throw seatUnknown();
  return held;
}

function requireAYear(from: LocalDate, to: LocalDate): void {
  const until = yearsAfter(from, LONGEST_YEARS);
  if (to > until) throw seatTooLong(until);
}

/** Whoever reads for others does nothing else here, so nothing is written by a seat and nothing read beside it. */
function requireAlone(period: Period, { grants }: Holder): void {
  const meeting = grants.filter((held) => overlaps(held, period));
  if (meeting.some(({ seat }) => seat !== undefined)) throw seatHeld();
  if (meeting.length > 0) throw seatNotAlone();
}

function isHeld(
  { records, wholeLog, ...asked }: Of<'GiveAuditorSeat'>,
  divisions: ReadonlySet<string>,
  state: Holder,
): boolean {
  const same = state.grants.filter(
    (held) =>
      held.seat?.records.from === records.from &&
      held.seat.records.to === records.to &&
      held.seat.wholeLog === wholeLog &&
      covers(held, asked),
  );
  const ids = new Set(same.map(({ seat }) => seat?.id));
  return [...ids].some((id) => {
    const places = same.filter(({ seat }) => seat?.id === id).map(({ division }) => division.id);
    return places.length === divisions.size && places.every((place) => divisions.has(place));
  });
}

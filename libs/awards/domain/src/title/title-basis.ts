import type {
  Basis,
  BasisInput,
  DomainCommand,
  LateEntry,
  LocalDate,
  OfficerAsOf,
  SubjectAsOf,
} from '@gongjian/shared-kernel';
import { sharePerson } from '@gongjian/shared-kernel';
import { basisOn, effectiveDayOf } from '../effective-day.js';
import type { Pinned } from '../pinned.js';
import { titleLateEntryInFuture, titleLateEntryTooEarly, titleNotHeld, titleSamePerson } from './title.errors.js';
import type { RestoredTitle, TitleAsOf, TwoOfficers } from './title.events.js';
import { isHeld, type HeldBefore, type HeldTitle, type Title, type TitleState } from './title-state.js';

const LATE = { inFuture: titleLateEntryInFuture, tooEarly: titleLateEntryTooEarly };

/** The day an act takes effect. @throws DomainError when that day is over-early or still to come */
export function effectiveDay(
  command: DomainCommand<string, { readonly lateEntry: LateEntry | null }>,
  notBefore: LocalDate | null,
): LocalDate {
  return effectiveDayOf(command, notBefore, LATE);
}

export function basisOf(pinned: Omit<Pinned, 'key'>, state: TitleState, inputs: readonly BasisInput[]): Basis {
  const revision = state.titleId === null ? -1 : state.revision;
  return basisOn(pinned, { stream: `title-${state.titleId}`, revision }, inputs);
}

export function titleOf(state: HeldTitle): TitleAsOf {
  return asOf(state.titleId, state.subject, state.naming, state.grade);
}

export function asOf(
  titleId: string,
  subject: SubjectAsOf,
  { programme, version, rules, key }: Pinned,
  grade: string,
): TitleAsOf {
  return { titleId, subject, programme, version, rules, key, grade };
}

export function restoredTo({ standing, validity, until }: HeldBefore): RestoredTitle {
  return { standing, validity, ...(until === null ? {} : { until }) };
}

export function requireHeld(state: Title): HeldTitle {
  if (!isHeld(state)) throw titleNotHeld(state.standing);
  return state;
}

/** @throws DomainError when one person stands behind both */
export function twoOf(first: OfficerAsOf, second: OfficerAsOf): TwoOfficers {
  if (sharePerson(first, second)) throw titleSamePerson();
  return [first, second];
}

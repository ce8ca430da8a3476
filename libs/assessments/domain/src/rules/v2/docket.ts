import type { Facts } from '@gongjian/plans-contracts';
import { spanBefore, type LocalDate, type Span } from '@gongjian/shared-kernel';
import type { IncidentFact, KnownFact, TitleFact } from '../docket-fact.js';

/** The facts a window of that span up to and with `on` holds. */
export function within<Fact extends { readonly occurredOn: LocalDate }>(
  facts: readonly Fact[],
  span: Span,
  on: LocalDate,
): readonly Fact[] {
  const after = spanBefore(span, on);
  return facts.filter(({ occurredOn }) => occurredOn > after && occurredOn <= on);
}

/** Incidents that count: verified by a person, or of a kind for which the reporter's word is enough. */
export function countedIncidents(
  definition: Facts | undefined,
  docket: readonly KnownFact[],
  kinds: readonly string[],
): readonly (IncidentFact & { readonly factId: string })[] {
  return docket.filter((fact): fact is IncidentFact & { factId: string } => {
    if (fact.fact !== 'incident' || !kinds.includes(fact.kind)) return false;
    const kind = definition?.incidents.find(({ code }) => code === fact.kind);
    return fact.standing === 'verified' || (fact.standing === 'reported' && kind?.verifiedBy === 'reporter');
  });
}

/** Verified complaints; of any of the kinds, or of all when none are named. */
export function verifiedComplaints(
  docket: readonly KnownFact[],
  kinds: readonly string[] | null,
): readonly KnownFact[] {
  return docket.filter(
    (fact) =>
      fact.fact === 'complaint' && fact.verified && (kinds === null || fact.kinds.some((kind) => kinds.includes(kind))),
  );
}

export interface TitleHeld {
  readonly title: string;
  readonly grades?: readonly string[] | undefined;
  readonly heldFor?: Span | undefined;
}

/** Titles of that programme and grade held on the day, and for that long. */
export function titlesHeld(docket: readonly KnownFact[], asked: TitleHeld, on: LocalDate): readonly KnownFact[] {
  const since = asked.heldFor === undefined ? on : spanBefore(asked.heldFor, on);
  return docket.filter(
    (fact) =>
      fact.fact === 'title' &&
      fact.key === asked.title &&
      (asked.grades === undefined || asked.grades.includes(fact.grade)) &&
      fact.occurredOn <= since &&
      isHeld(fact, on),
  );
}

function isHeld({ occurredOn, validTo, standing, standingSince }: TitleFact, on: LocalDate): boolean {
  const named = occurredOn <= on && (validTo === null || on <= validTo);
  return named && (standing === 'valid' || on < standingSince);
}

/** Enough of them to show: the latest. */
export function shown(facts: readonly KnownFact[]): readonly string[] {
  return [...facts]
    .sort((a, b) => (a.occurredOn === b.occurredOn ? order(a.factId, b.factId) : order(a.occurredOn, b.occurredOn)))
    .slice(-MAX_SHOWN)
    .map(({ factId }) => factId);
}

const MAX_SHOWN = 20;

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

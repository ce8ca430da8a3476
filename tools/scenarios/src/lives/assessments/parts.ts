import type { DocketState, KnownFact, PlacedSubject } from '@gongjian/assessments-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import { clerk, community, county, id, lateEntry, subject, town } from '../cast.js';
import type { Moment, Objection } from '../kind.js';

/** One of two subjects, with its place in the tree. */
export const placed = (nth: number): PlacedSubject => ({
  ...{ ...subject, id: nth === 0 ? subject.id : id(401 + nth), division: community, level: null, town, county },
});

export const factsOf = ({ facts }: DocketState): readonly KnownFact[] =>
  Object.entries(facts).flatMap(([factId, known]) => (known === null ? [] : [{ factId, ...known.fact }]));

/** Entered late, then now and then by somebody of the office. */
export function late({ dice, today }: Moment<unknown>) {
  const entry = lateEntry(dice, today);
  return { lateEntry: entry, recordedBy: entry !== null && dice.chance(50) ? clerk : null };
}

/** Only what is entered late is looked at: what happens today happens after everything before it. */
export function lateObjections(
  prefix: string,
  { lateEntry: entry }: { readonly lateEntry: { readonly effectiveOn: LocalDate } | null },
  today: LocalDate,
  notBefore: LocalDate | null,
): readonly Objection[] {
  if (entry === null) return [];
  return [
    [`${prefix}.LATE_ENTRY_IN_FUTURE`, entry.effectiveOn > today],
    [`${prefix}.LATE_ENTRY_TOO_EARLY`, notBefore !== null && entry.effectiveOn < notBefore],
  ];
}

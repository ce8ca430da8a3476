import type { CorrectedFact, DivisionRef } from '@gongjian/directory-contracts';
import type { DomainError, LocalDate, NamedAsOf } from '@gongjian/shared-kernel';
import { sameRef, standing, type DivisionChoice } from './references.js';
import { corrected, entryOf, valueOn, type Timeline } from './timeline.js';

/** What a record says from its first day to its last: names and other facts, each in force from a day. */
export interface DatedRecord {
  readonly begunOn: LocalDate;
  /** First day on which it is over. */
  readonly endedOn: LocalDate | null;
  readonly names: Timeline<string>;
  readonly others: readonly Timeline<unknown>[];
}

/** One recorded fact put right: its name, the day from which it holds, or both. */
export interface FactCorrection {
  readonly corrects: CorrectedFact;
  readonly name?: string;
  readonly effectiveOn?: LocalDate;
  readonly reason: string;
}

export interface FactCorrected extends FactCorrection {
  readonly previous: { readonly name?: string; readonly effectiveOn?: LocalDate };
}

/** Nothing takes effect before the record began, and it cannot begin after what took effect later. */
export interface CorrectionRefusals {
  readonly factUnknown: () => DomainError;
  readonly beforeBegun: (begunOn: LocalDate) => DomainError;
}

/** `null` when it is already so. */
export function correction(
  record: DatedRecord,
  { corrects, name, effectiveOn, reason }: FactCorrection,
  { factUnknown, beforeBegun }: CorrectionRefusals,
): FactCorrected | null {
  const named = entryOf(record.names, corrects.revision);
  const dated = [record.names, ...record.others]
    .map((timeline) => entryOf<unknown>(timeline, corrects.revision))
    .find((entry) => entry !== null);
  if (dated === undefined || (name !== undefined && named === null)) throw factUnknown();
  if (effectiveOn !== undefined) {
    const isFirst = corrects.revision === 0;
    const begunOn = isFirst ? effectiveOn : record.begunOn;
    if ((isFirst ? firstChange(record) : effectiveOn) < begunOn) throw beforeBegun(begunOn);
  }
  const newName = name !== undefined && name !== named?.value ? name : undefined;
  const newDay = effectiveOn !== undefined && effectiveOn !== dated.from ? effectiveOn : undefined;
  if (newName === undefined && newDay === undefined) return null;
  return {
    corrects,
    ...(newName === undefined ? {} : { name: newName }),
    ...(newDay === undefined ? {} : { effectiveOn: newDay }),
    previous: {
      ...(newName === undefined || named === null ? {} : { name: named.value }),
      ...(newDay === undefined ? {} : { effectiveOn: dated.from }),
    },
    reason,
  };
}

function firstChange({ names, others, endedOn }: DatedRecord): LocalDate {
  const later = [names, ...others].flatMap((timeline) =>
    timeline.filter((entry) => entry.revision > 0).map((entry) => entry.from),
  );
  return [...later, ...(endedOn === null ? [] : [endedOn])].sort()[0] ?? '9999-12-31';
}

type Corrects = Pick<FactCorrected, 'corrects' | 'name' | 'effectiveOn'>;

export function correctedBeginning(begunOn: LocalDate, { corrects, effectiveOn }: Corrects): LocalDate {
  return corrects.revision === 0 ? (effectiveOn ?? begunOn) : begunOn;
}

export function correctedNames(names: Timeline<string>, { corrects, name, effectiveOn }: Corrects): Timeline<string> {
  return corrected(names, corrects.revision, { value: name, from: effectiveOn });
}

export function correctedDays<Value>(timeline: Timeline<Value>, { corrects, effectiveOn }: Corrects): Timeline<Value> {
  return corrected(timeline, corrects.revision, { from: effectiveOn });
}

/** `null` when it is called so on that day already. */
export function renaming(
  names: Timeline<string>,
  name: string,
  effectiveOn: LocalDate,
): { readonly name: string; readonly previousName: string; readonly effectiveOn: LocalDate } | null {
  const previousName = valueOn(names, effectiveOn) ?? '';
  return previousName === name ? null : { name, previousName, effectiveOn };
}

/** `null` when it stands there on that day already. @throws DIVISION.ENDED */
export function moving(
  divisions: Timeline<DivisionRef>,
  to: DivisionChoice,
  effectiveOn: LocalDate,
): {
  readonly division: DivisionRef;
  readonly previousDivision: DivisionRef;
  readonly effectiveOn: LocalDate;
} | null {
  const division = standing(to, effectiveOn);
  const previousDivision = valueOn(divisions, effectiveOn) ?? division;
  return sameRef(previousDivision, division) ? null : { division, previousDivision, effectiveOn };
}

/** Whether it began with that name at that place. */
export function begunAs(
  names: Timeline<string>,
  places: Timeline<NamedAsOf | null>,
  name: string,
  place: NamedAsOf | null,
): boolean {
  return entryOf(names, 0)?.value === name && sameRef(entryOf(places, 0)?.value ?? null, place);
}

export function statusOn(
  { registeredOn, closedOn }: { readonly registeredOn: LocalDate; readonly closedOn: LocalDate | null },
  day: LocalDate,
): 'planned' | 'open' | 'closed' {
  if (day < registeredOn) return 'planned';
  return closedOn !== null && closedOn <= day ? 'closed' : 'open';
}

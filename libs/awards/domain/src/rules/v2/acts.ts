import type { Award, ProgrammeDefinition } from '@gongjian/plans-contracts';
import {
  clockFrom,
  endOfLocalDate,
  holds,
  holdsPercent,
  rational,
  spanAfter,
  addDays,
  type Bound,
  type Clock,
  type LocalDate,
  type UnitAsOf,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { AwardTerms, CascadeStep, Consequence } from '../../pinned.js';
import type { Act, Honours, RollUpReach, Validity } from '../outcomes.js';

/** What a consequence comes to for a title as it stands; `null` where nothing is left to do. */
export function actFor(
  { consequence, lower }: { readonly consequence: Consequence; readonly lower: string | null },
  title: { readonly held: boolean; readonly warned: boolean; readonly suspended: boolean; readonly proposed: boolean },
): Act | null {
  if (!title.held) return null;
  const propose = title.proposed ? null : 'propose';
  switch (consequence) {
    case 'removeByRule':
      return 'remove';
    case 'proposeRemoval':
      return propose;
    case 'warn':
      return title.warned || title.suspended ? null : 'warn';
    case 'suspend':
      return title.suspended ? null : 'suspend';
    case 'downgrade':
      return lower === null ? propose : 'downgrade';
    case 'end':
      return 'end';
  }
}

/** `running`: the validity that a renewal carries on; it counts from its end. */
export function validityOf(
  { validity: { years, renewalOpensDaysBefore } }: AwardTerms,
  on: LocalDate,
  running: Validity | null,
): Validity {
  const from = running?.to != null && running.to > on ? running.to : on;
  if (years === null) return { from, to: null, endsAt: null, renewalOpensOn: null };
  const to = spanAfter({ years }, from);
  const renewalOpensOn = renewalOpensDaysBefore === null ? null : addDays(to, -renewalOpensDaysBefore);
  return { from, to, endsAt: endOfLocalDate(to), renewalOpensOn };
}

export function clock(
  definition: ProgrammeDefinition,
  name: keyof Award['clocks'] | 'notice' | 'reply',
  from: LocalDate,
  calendar: WorkingCalendar,
): Clock | null {
  const { award } = definition;
  const counts = { ...award?.clocks, notice: award?.notice?.days, reply: award?.notice?.reply };
  const count = counts[name];
  return count === undefined ? null : clockFrom(count, from, calendar);
}

/** A title without a validity of its own is valid for the cycle of its programme. */
export function termsOf(definition: ProgrammeDefinition, authority: UnitAsOf): AwardTerms {
  const { award, founding } = definition;
  if (award === undefined) throw new RangeError('the programme names no title');
  const { names, plaque } = award.title;
  const validity = {
    years: award.validity?.years ?? founding?.cycleYears ?? null,
    renewalOpensDaysBefore: award.renewal?.opensDaysBefore ?? null,
    lapses: award.renewal?.lapses ?? null,
  };
  const cascade = (['removed', 'suspended'] as const).flatMap((on) =>
    cascades(definition, on).map((step) => ({ on, step })),
  );
  return { names, plaque, clocks: award.clocks, validity, cascade, authority };
}

export function cascades(definition: ProgrammeDefinition, act: 'removed' | 'suspended'): readonly CascadeStep[] {
  return (definition.award?.cascade ?? [])
    .filter(({ on }) => on === act)
    .flatMap(({ titles, of, consequence }) => titles.map((key) => ({ key, of, consequence })));
}

/** `concluded`: a round of the programme that was just concluded; `null` right after the removal. */
export function followUpDue(
  definition: ProgrammeDefinition,
  removedOn: LocalDate,
  concluded: { readonly round: string; readonly on: LocalDate } | null,
): boolean {
  const followUp = definition.award?.followUp;
  if (followUp === undefined) return false;
  if (followUp.when === 'atOnce') return true;
  return concluded !== null && concluded.round === followUp.round && concluded.on >= removedOn;
}

/** Without members nothing is reached; what was not reached is not lost. */
export function rollUp(
  share: Bound,
  members: { readonly holding: number; readonly of: number },
  was: RollUpReach,
): RollUpReach {
  if (members.of > 0 && holdsPercent(share, { n: members.holding, d: members.of })) return 'reached';
  return was === 'open' ? 'open' : 'lost';
}

export function honoursFor(
  definition: ProgrammeDefinition,
  graded: { readonly grade: string; readonly rank: number | null; readonly of: number; readonly on: LocalDate },
): Honours {
  const { honours } = definition;
  const { grade, rank, of, on } = graded;
  const fromBottom = rank === null ? null : of - rank + 1;
  const commendations = (honours?.commendations ?? [])
    .filter((item) => item.grades?.includes(grade) ?? true)
    .filter((item) => item.rank === undefined || (rank !== null && holds(item.rank, rational(rank))))
    .map(({ code, to, approval }) => ({
      code,
      to,
      item: approval === undefined ? ('praise' as const) : ('item' as const),
    }));
  const circulars = honours?.circulars;
  const barred = honours?.barred;
  return {
    commendations,
    circular:
      circulars?.grades?.includes(grade) === true ||
      (circulars?.fromBottom !== undefined && fromBottom !== null && holds(circulars.fromBottom, rational(fromBottom))),
    barredUntil: barred?.grades.includes(grade) === true ? spanAfter(barred.for, on) : null,
  };
}

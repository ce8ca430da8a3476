import type { Award, ProgrammeDefinition } from '@gongjian/plans-contracts';
import type { Bound, Clock, LocalDate, UnitAsOf, WorkingCalendar } from '@gongjian/shared-kernel';
import type { AwardTerms, CascadeStep, Consequence } from '../pinned.js';
import type { StandingFact } from '../watch/watch-state.js';
import type { Firing, Forbidding, NamingSeen, WatchedTitle } from './grounds.js';
import type { Act, Honours, RollUpReach, Validity } from './outcomes.js';
import { actFor, cascades, clock, followUpDue, honoursFor, rollUp, termsOf, validityOf } from './v2/acts.js';
import { admits, type SubjectTraits } from './v2/admits.js';
import { firings, membersLostFirings } from './v2/firings.js';
import { forbids } from './v2/forbids.js';
import { lowerGrade } from './v2/matching.js';

/** How a published version is read. The results of a released interpreter never change; a fix is a new number. */
export interface AwardRules {
  /** Whether it may hold the title. */
  admits(definition: ProgrammeDefinition, subject: SubjectTraits): boolean;
  forbids(
    definition: ProgrammeDefinition,
    programme: string,
    naming: NamingSeen,
    facts: readonly StandingFact[],
  ): readonly Forbidding[];
  firings(definition: ProgrammeDefinition, title: WatchedTitle, facts: readonly StandingFact[]): readonly Firing[];
  membersLostFirings(
    definition: ProgrammeDefinition,
    grade: string,
    lost: { readonly factId: string; readonly holding: number; readonly of: number; readonly on: LocalDate },
  ): readonly Firing[];
  lowerGrade(definition: ProgrammeDefinition, held: string, reached: string | null): string | null;
  actFor(
    firing: { readonly consequence: Consequence; readonly lower: string | null },
    title: {
      readonly held: boolean;
      readonly warned: boolean;
      readonly suspended: boolean;
      readonly proposed: boolean;
    },
  ): Act | null;
  validityOf(terms: AwardTerms, on: LocalDate, running: Validity | null): Validity;
  clock(
    definition: ProgrammeDefinition,
    name: keyof Award['clocks'] | 'notice' | 'reply',
    from: LocalDate,
    calendar: WorkingCalendar,
  ): Clock | null;
  termsOf(definition: ProgrammeDefinition, authority: UnitAsOf): AwardTerms;
  cascades(definition: ProgrammeDefinition, act: 'removed' | 'suspended'): readonly CascadeStep[];
  followUpDue(
    definition: ProgrammeDefinition,
    removedOn: LocalDate,
    concluded: { readonly round: string; readonly on: LocalDate } | null,
  ): boolean;
  rollUp(share: Bound, members: { readonly holding: number; readonly of: number }, was: RollUpReach): RollUpReach;
  honoursFor(
    definition: ProgrammeDefinition,
    graded: { readonly grade: string; readonly rank: number | null; readonly of: number; readonly on: LocalDate },
  ): Honours;
}

const INTERPRETERS: Readonly<Record<number, AwardRules>> = {
  2: {
    admits,
    forbids,
    firings,
    membersLostFirings,
    lowerGrade,
    actFor,
    validityOf,
    clock,
    termsOf,
    cascades,
    followUpDue,
    rollUp,
    honoursFor,
  },
};

/** @throws RangeError for a number this build does not know, or under which nothing was awarded */
export function awardRulesOf(rules: number): AwardRules {
  const interpreter = INTERPRETERS[rules];
  if (interpreter === undefined) throw new RangeError(`no award rules ${rules}`);
  return interpreter;
}

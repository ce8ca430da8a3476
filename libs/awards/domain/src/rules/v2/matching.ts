import type { Facts, Grading, ProgrammeDefinition } from '@gongjian/plans-contracts';
import { assertNever, holds, rational, spanBefore } from '@gongjian/shared-kernel';
import type { TriggerDefinition } from '../../pinned.js';
import type { StandingFact } from '../../watch/watch-state.js';

export type GradeDefinition = Grading['grades'][number];

/** Facts that together set a trigger off: those of one window, or one fact. */
export type Window = readonly StandingFact[];

/** Every window that sets the trigger off; `facts` in the order of their days. */
export function windowsOf(
  definition: ProgrammeDefinition,
  { on }: TriggerDefinition,
  grade: string,
  facts: readonly StandingFact[],
): readonly Window[] {
  const matching = facts.filter((fact) => matches(definition, on, grade, fact));
  if (on.kind !== 'complaints') return matching.map((fact) => [fact]);
  return [...new Set(matching.map(({ occurredOn }) => occurredOn))]
    .map((last) => {
      const after = spanBefore(on.within, last);
      return matching.filter(({ occurredOn }) => occurredOn > after && occurredOn <= last);
    })
    .filter((window) => holds(on.verified, rational(window.length)));
}

function matches(
  definition: ProgrammeDefinition,
  on: TriggerDefinition['on'],
  grade: string,
  told: StandingFact,
): boolean {
  const { fact } = told;
  switch (on.kind) {
    case 'incident':
      return fact.kind === 'incident' && on.incidents.includes(fact.code) && counts(definition.facts, told);
    case 'complaints':
      return (
        fact.kind === 'complaint' &&
        told.verified &&
        (on.kinds === undefined || fact.kinds.some((kind) => on.kinds?.includes(kind)))
      );
    case 'rectificationOverdue':
      return fact.kind === 'rectificationOverdue' && (fact.serious || !on.serious);
    case 'scoreBelow':
      return (
        fact.kind === 'graded' &&
        fact.form !== 'mock' &&
        fact.round === on.round &&
        fact.total !== null &&
        holds(on.total, rational(fact.total))
      );
    case 'belowStandard':
      return (
        fact.kind === 'graded' &&
        fact.form !== 'mock' &&
        on.rounds.includes(fact.round) &&
        isBelow(definition.grading, fact.grade, grade)
      );
    case 'deadlineMissed':
      return on.what === 'rectification' && fact.kind === 'rectificationOverdue';
    case 'falsification':
    case 'merged':
      return fact.kind === on.kind;
    case 'membersLost':
      return false;
    default:
      return assertNever(on);
  }
}

/** The reporter's word is enough where the definition says so; otherwise a person verified it. */
export function counts(facts: Facts | undefined, { fact, verified }: StandingFact): boolean {
  if (fact.kind !== 'incident' || verified) return verified;
  return facts?.incidents.some(({ code, verifiedBy }) => code === fact.code && verifiedBy === 'reporter') === true;
}

/** Grades stand best first; who reached none, or one the version does not know, is below them all. */
function isBelow(grading: Grading | undefined, reached: string, held: string): boolean {
  const codes = (grading?.grades ?? []).map(({ code }) => code);
  const at = codes.indexOf(reached);
  return at < 0 || at > codes.indexOf(held);
}

/** The best named grade below the held one, and not above the one that was reached. */
export function lowerGrade(definition: ProgrammeDefinition, held: string, reached: string | null): string | null {
  const grades = definition.grading?.grades ?? [];
  const below = grades.findIndex(({ code }) => code === held) + 1;
  const from = reached === null ? below : grades.findIndex(({ code }) => code === reached);
  if (from < 0) return null;
  return grades.slice(Math.max(below, from)).find(({ named }) => named === true)?.code ?? null;
}

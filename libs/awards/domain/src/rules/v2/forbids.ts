import type { Condition, ProgrammeDefinition } from '@gongjian/plans-contracts';
import { assertNever, daysBetween, holds, rational, spanBefore } from '@gongjian/shared-kernel';
import type { Consequence } from '../../pinned.js';
import type { StandingFact } from '../../watch/watch-state.js';
import type { Forbidding, NamingSeen } from '../grounds.js';
import { counts, windowsOf } from './matching.js';

const REMOVING: readonly Consequence[] = ['removeByRule', 'proposeRemoval', 'end'];

/**
 * What forbids a naming: a condition of applying that is not met on its day, or a trigger that removes or ends, matched
 * on a day from the result to the naming. Conditions on other titles and on what was declared are not judged here.
 */
export function forbids(
  definition: ProgrammeDefinition,
  programme: string,
  naming: NamingSeen,
  facts: readonly StandingFact[],
): readonly Forbidding[] {
  const own = facts.filter((fact) => fact.programme === null || fact.programme === programme);
  return [
    ...unmet(definition, 'conditions', naming, own, facts),
    ...(naming.removedOn === null ? [] : unmet(definition, 'reapply', naming, own, facts)),
    ...matched(definition, naming, own),
  ];
}

function matched(
  definition: ProgrammeDefinition,
  { grade, resultOn, on }: NamingSeen,
  facts: readonly StandingFact[],
): readonly Forbidding[] {
  return (definition.award?.triggers ?? [])
    .filter(({ consequence, grades }) => REMOVING.includes(consequence) && (grades?.includes(grade) ?? true))
    .flatMap((trigger) => {
      const standing = windowsOf(definition, trigger, grade, facts).filter((window) => {
        const last = window.at(-1)?.occurredOn ?? '';
        return last >= resultOn && last <= on;
      });
      if (standing.length === 0) return [];
      const { code, clause } = trigger;
      return [{ by: { kind: 'trigger' as const, code, clause }, factIds: idsOf(standing.flat()) }];
    });
}

function unmet(
  definition: ProgrammeDefinition,
  of: 'conditions' | 'reapply',
  naming: NamingSeen,
  own: readonly StandingFact[],
  all: readonly StandingFact[],
): readonly Forbidding[] {
  return (definition.application?.[of] ?? []).flatMap((condition, index) => {
    const against = notMet(definition, condition, naming, own, all);
    return against === null ? [] : [{ by: { kind: 'condition' as const, of, index }, factIds: idsOf(against) }];
  });
}

/** The facts that stand against it; `null` where it is met. */
function notMet(
  definition: ProgrammeDefinition,
  condition: Condition,
  { on, removedOn }: NamingSeen,
  own: readonly StandingFact[],
  all: readonly StandingFact[],
): readonly StandingFact[] | null {
  switch (condition.kind) {
    case 'daysWithout':
      return someOf(
        own.filter(
          (told) =>
            told.fact.kind === 'incident' &&
            condition.incidents.includes(told.fact.code) &&
            counts(definition.facts, told) &&
            told.occurredOn <= on &&
            !holds(condition.days, rational(daysBetween(told.occurredOn, on))),
        ),
      );
    case 'complaintsWithin': {
      const after = spanBefore(condition.within, on);
      const complaints = own.filter(
        ({ fact, verified, occurredOn }) =>
          fact.kind === 'complaint' && verified && occurredOn > after && occurredOn <= on,
      );
      return holds(condition.verified, rational(complaints.length)) ? null : complaints;
    }
    case 'result': {
      const after = spanBefore(condition.within, on);
      const reached = all.some(
        ({ fact, occurredOn }) =>
          fact.kind === 'graded' &&
          fact.form !== 'mock' &&
          fact.key === condition.of &&
          fact.round === condition.round &&
          condition.grades.includes(fact.grade) &&
          occurredOn > after &&
          occurredOn <= on,
      );
      return reached ? null : [];
    }
    case 'sinceRemoval':
      return removedOn === null || spanBefore(condition.span, on) >= removedOn ? null : [];
    case 'notBarred':
      return someOf(
        all.filter(
          ({ fact, occurredOn }) =>
            fact.kind === 'barred' && occurredOn <= on && (fact.until === null || on <= fact.until),
        ),
      );
    case 'holdsTitle':
    case 'subject':
      return null;
    default:
      return assertNever(condition);
  }
}

function someOf(facts: readonly StandingFact[]): readonly StandingFact[] | null {
  return facts.length === 0 ? null : facts;
}

function idsOf(facts: readonly StandingFact[]): readonly string[] {
  return [...new Set(facts.map(({ factId }) => factId))].sort();
}

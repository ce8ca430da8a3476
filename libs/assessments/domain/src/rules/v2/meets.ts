import type { Condition, Facts } from '@gongjian/plans-contracts';
import { assertNever, daysBetween, holds, rational, spanBefore, type LocalDate } from '@gongjian/shared-kernel';
import type { KnownFact } from '../docket-fact.js';
import { countedIncidents, shown, titlesHeld, verifiedComplaints, within } from './docket.js';

export interface ConditionContext {
  /** Of the programme. */
  readonly key: string;
  readonly docket: readonly KnownFact[];
  readonly facts: Facts | undefined;
  readonly on: LocalDate;
  /** The application's: a result that was recent enough then does not age while the chain goes on. */
  readonly filedOn: LocalDate;
  /** Indicators by what was declared of them: met or not; `null`: nothing was. */
  readonly declared: Readonly<Record<string, boolean | null>>;
}

export interface ConditionSeen {
  /** Its place in the definition, from 0. */
  readonly condition: number;
  readonly met: boolean;
  /** Facts it rests on, the latest ones when they are many. */
  readonly seen: readonly string[];
}

export function meets(conditions: readonly Condition[], context: ConditionContext): readonly ConditionSeen[] {
  return conditions.map((condition, index) => ({ condition: index, ...seen(condition, context) }));
}

function seen(condition: Condition, context: ConditionContext): Omit<ConditionSeen, 'condition'> {
  const { docket, facts, on, filedOn, key, declared } = context;
  switch (condition.kind) {
    case 'daysWithout': {
      const happened = countedIncidents(facts, docket, condition.incidents).filter(
        ({ occurredOn }) => occurredOn <= on,
      );
      const last = latest(happened);
      if (last === null) return { met: true, seen: [] };
      return { met: holds(condition.days, rational(daysBetween(last.occurredOn, on))), seen: [last.factId] };
    }
    case 'complaintsWithin': {
      const counted = within(verifiedComplaints(docket, null), condition.within, on);
      return { met: holds(condition.verified, rational(counted.length)), seen: shown(counted) };
    }
    case 'holdsTitle': {
      const held = titlesHeld(docket, { title: condition.title, grades: condition.grades, heldFor: condition.for }, on);
      return { met: held.length > 0, seen: shown(held) };
    }
    case 'result': {
      const after = spanBefore(condition.within, filedOn);
      const found = docket.filter(
        (fact) =>
          fact.fact === 'grade' &&
          fact.occurredOn > after &&
          fact.occurredOn <= on &&
          fact.key === condition.of &&
          fact.round === condition.round &&
          condition.grades.includes(fact.grade),
      );
      return { met: found.length > 0, seen: shown(found) };
    }
    case 'sinceRemoval': {
      const removed = docket.filter((fact) => fact.fact === 'title' && fact.key === key && fact.standing === 'removed');
      const waiting = removed.filter(
        (fact) => fact.fact === 'title' && fact.standingSince > spanBefore(condition.span, on),
      );
      return { met: waiting.length === 0, seen: shown(waiting.length === 0 ? removed : waiting) };
    }
    case 'subject':
      return {
        met: Object.hasOwn(declared, condition.indicator) && declared[condition.indicator] === true,
        seen: [],
      };
    case 'notBarred': {
      const bars = docket.filter((fact) => fact.fact === 'bar' && fact.occurredOn <= on && on <= fact.until);
      return { met: bars.length === 0, seen: shown(bars) };
    }
    default:
      return assertNever(condition);
  }
}

function latest<Fact extends KnownFact>(facts: readonly Fact[]): Fact | null {
  return facts.reduce<Fact | null>(
    (last, fact) => (last === null || fact.occurredOn > last.occurredOn ? fact : last),
    null,
  );
}

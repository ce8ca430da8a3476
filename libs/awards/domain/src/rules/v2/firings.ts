import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { wordsOf, type LocalDate } from '@gongjian/shared-kernel';
import type { TriggerDefinition } from '../../pinned.js';
import { byDay, type StandingFact } from '../../watch/watch-state.js';
import { groundOf, type Firing, type Ground, type WatchedTitle } from '../grounds.js';
import { forbids } from './forbids.js';
import { lowerGrade, windowsOf } from './matching.js';

/** Names the firing of a roll-up without a trigger of its own. */
const ROLL_UP = 'rollUp';

/**
 * Every firing of the triggers of a named title: a function of the set of facts, not of the order they came in.
 *
 * A fact completes a firing when it took place after the day of the naming, or when the naming did not see it and it
 * took place that day or would have forbidden it. Any other fact only counts along. Of a window the last such fact
 * completes it, and its grounds are all facts of the windows it completes.
 */
export function firings(
  definition: ProgrammeDefinition,
  title: WatchedTitle,
  facts: readonly StandingFact[],
): readonly Firing[] {
  const { programme, naming, grade } = title;
  const own = facts.filter((fact) => fact.programme === null || fact.programme === programme);
  const forbidding = new Set(forbids(definition, programme, naming, facts).flatMap(({ factIds }) => factIds));
  const completes = ({ factId, occurredOn, changedAt }: StandingFact): boolean =>
    occurredOn > naming.on ||
    (changedAt > naming.watchRevision && (occurredOn === naming.on || forbidding.has(factId)));
  return (definition.award?.triggers ?? [])
    .filter(({ grades }) => grades?.includes(grade) ?? true)
    .flatMap((trigger) => [
      ...byFacts(definition, trigger, grade, own, completes),
      ...byDeadlines(definition, trigger, title),
    ]);
}

function byFacts(
  definition: ProgrammeDefinition,
  trigger: TriggerDefinition,
  grade: string,
  facts: readonly StandingFact[],
  completes: (fact: StandingFact) => boolean,
): readonly Firing[] {
  const fired = new Map<string, { readonly by: StandingFact; readonly grounds: Map<string, StandingFact> }>();
  for (const window of windowsOf(definition, trigger, grade, facts)) {
    const by = window.findLast(completes);
    if (by === undefined) continue;
    const { grounds } = fired.get(by.factId) ?? { grounds: new Map<string, StandingFact>() };
    for (const fact of window) grounds.set(fact.factId, fact);
    fired.set(by.factId, { by, grounds });
  }
  return [...fired.values()]
    .sort((a, b) => byDay(a.by, b.by))
    .map(({ by, grounds }) => {
      const reached = by.fact.kind === 'graded' ? by.fact.grade : null;
      const sorted = [...grounds.values()].sort(byDay).map(groundOf);
      return firingOf(trigger, sorted, by.factId, lowerGrade(definition, grade, reached));
    });
}

function byDeadlines(
  definition: ProgrammeDefinition,
  trigger: TriggerDefinition,
  { missed, grade, naming }: WatchedTitle,
): readonly Firing[] {
  const { on } = trigger;
  if (on.kind !== 'deadlineMissed') return [];
  return missed
    .filter(({ what, on: day }) => what === on.what && day >= naming.on)
    .map(({ factId, what, on: occurredOn }) => {
      const ground: Ground = {
        factId,
        fact: { kind: 'deadlineMissed', what },
        occurredOn,
        occurredAt: null,
        verifier: null,
        source: null,
      };
      return firingOf(trigger, [ground], factId, lowerGrade(definition, grade, null));
    });
}

function firingOf(
  { code, names, clause, consequence, confirm }: TriggerDefinition,
  grounds: readonly Ground[],
  completedBy: string,
  lower: string | null,
): Firing {
  return { trigger: code, names, clause, consequence, confirm, grounds, completedBy, lower };
}

/**
 * Of a title that rolls up: too few members hold it. The triggers on lost members fire; where the version has none, what
 * it says of the roll-up follows.
 */
export function membersLostFirings(
  definition: ProgrammeDefinition,
  grade: string,
  lost: { readonly factId: string; readonly holding: number; readonly of: number; readonly on: LocalDate },
): readonly Firing[] {
  const grounds: readonly Ground[] = [
    {
      factId: lost.factId,
      fact: { kind: 'membersLost', holding: lost.holding, of: lost.of },
      occurredOn: lost.on,
      occurredAt: null,
      verifier: null,
      source: null,
    },
  ];
  const lower = lowerGrade(definition, grade, null);
  const triggers = (definition.award?.triggers ?? []).filter(({ on }) => on.kind === 'membersLost');
  if (triggers.length > 0) {
    return triggers
      .filter(({ grades }) => grades?.includes(grade) ?? true)
      .map((trigger) => firingOf(trigger, grounds, lost.factId, lower));
  }
  const rollUp = definition.award?.rollUp;
  if (rollUp === undefined) return [];
  const { share, lost: consequence } = rollUp;
  const names = wordsOf(share, { zh: '%', en: '%' });
  return [
    {
      trigger: ROLL_UP,
      names,
      clause: names.zh,
      consequence,
      confirm: 'none',
      grounds,
      completedBy: lost.factId,
      lower,
    },
  ];
}

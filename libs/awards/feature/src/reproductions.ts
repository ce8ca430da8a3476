import {
  awardRulesOf,
  heldOrLapsed,
  isKnown,
  standingFacts,
  titleDecider,
  watchDecider,
  type Firing,
  type TitleEvent,
  type TriggerRaised,
  type WatchEvent,
} from '@gongjian/awards-domain';
import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { localDateAt } from '@gongjian/shared-kernel';
import type { DecidedByRule, Reproduced, Reproduction } from '@gongjian/shared-records';
import { watchedTitle } from './titles/watched-title.js';

/** What the rules of a version raise by themselves against a title. */
export const awardsReproductions: readonly Reproduction[] = [
  { category: 'title', type: 'TriggerRaised', reproduce: raisedAgain },
];

function raisedAgain({ programme, facts, seen }: DecidedByRule): Reproduced | null {
  const decision = facts.at(-1);
  const [watched = []] = seen('watch');
  if (decision === undefined) return null;
  const title = facts
    .slice(0, -1)
    .reduce((before, { event }) => titleDecider.evolve(before, event as TitleEvent), titleDecider.initialState);
  if (!isKnown(title) || title.naming === null) return null;
  const held = title.standing === 'removed' ? { ...title, naming: title.naming } : heldOrLapsed(title);
  if (held === null) return null;
  const watch = watched.reduce(
    (before, { event }) => watchDecider.evolve(before, event as WatchEvent),
    watchDecider.initialState,
  );
  const day = localDateAt(decision.metadata.recordedAt);
  const known = standingFacts(watch).filter(({ occurredOn }) => occurredOn <= day);
  const data = decision.event.data as TriggerRaised;
  const definition = programme.definition as unknown as ProgrammeDefinition;
  // What follows from other titles came of more than the basis names.
  const trigger = definition.award?.triggers?.find(({ code }) => code === data.trigger);
  if (trigger === undefined || trigger.on.kind === 'membersLost') return null;
  const again = awardRulesOf(programme.rules)
    .firings(definition, watchedTitle(held, title), known)
    .find(({ trigger, completedBy }) => trigger === data.trigger && completedBy === data.completedBy);
  return { recorded: firingOf(data), again: again === undefined ? null : firingOf(again) };
}

function firingOf({ trigger, names, clause, consequence, confirm, grounds, completedBy, lower }: Firing) {
  return { trigger, names, clause, consequence, confirm, grounds, completedBy, lower };
}

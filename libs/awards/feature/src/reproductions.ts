import {
  awardRulesOf,
  heldOrLapsed,
  isKnown,
  isValid,
  rollUpDecider,
  standingFacts,
  titleDecider,
  watchDecider,
  type Firing,
  type MembersCounted,
  type RollUpEvent,
  type RollUpLost,
  type Title,
  type TitleEvent,
  type TitleState,
  type TriggerRaised,
  type WatchEvent,
} from '@gongjian/awards-domain';
import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { localDateAt, MAX_BASIS_INPUTS, type DomainEvent, type Fact } from '@gongjian/shared-kernel';
import type { DecidedByRule, Reproduced, Reproduction } from '@gongjian/shared-records';
import { watchedTitle } from './titles/watched-title.js';

/** What the rules of a version say by themselves of a title and of the members that make one up. */
export const awardsReproductions: readonly Reproduction[] = [
  { category: 'title', type: 'TriggerRaised', reproduce: raisedAgain },
  ...['MembersCounted', 'RollUpReached', 'RollUpLost'].map((type) => ({
    category: 'rollup',
    type,
    reproduce: countedAgain,
  })),
];

function raisedAgain(decided: DecidedByRule): Reproduced | null {
  const decision = decided.facts.at(-1);
  const title = titleAt(decided.facts.slice(0, -1));
  if (decision === undefined || !isKnown(title) || title.naming === null) return null;
  const data = decision.event.data as TriggerRaised;
  const fired = data.grounds.some(({ fact }) => fact.kind === 'membersLost')
    ? membersLost(decided, title)
    : onWatched(decided, title, localDateAt(decision.metadata.recordedAt));
  if (fired === null) return null;
  const again = fired.find(({ trigger, completedBy }) => trigger === data.trigger && completedBy === data.completedBy);
  return { recorded: firingOf(data), again: again === undefined ? null : firingOf(again) };
}

/** Of what is recorded about its subject. */
function onWatched({ programme, seen }: DecidedByRule, title: Title, day: string): readonly Firing[] | null {
  if (title.naming === null) return null;
  const held = title.standing === 'removed' ? { ...title, naming: title.naming } : heldOrLapsed(title);
  if (held === null) return null;
  const [watched = []] = seen('watch');
  const watch = watched.reduce(
    (before, { event }) => watchDecider.evolve(before, event as WatchEvent),
    watchDecider.initialState,
  );
  const known = standingFacts(watch).filter(({ occurredOn }) => occurredOn <= day);
  return awardRulesOf(programme.rules).firings(definitionOf(programme), watchedTitle(held, title), known);
}

/** Of the count of its members. */
function membersLost({ programme, seen }: DecidedByRule, { grade }: Title): readonly Firing[] | null {
  const count = seen('rollup')[0]?.at(-1);
  if (count === undefined) return null;
  const { holding, of } = count.event.data as RollUpLost;
  const lost = { factId: count.id, holding, of, on: localDateAt(count.metadata.recordedAt) };
  return awardRulesOf(programme.rules).membersLostFirings(definitionOf(programme), grade, lost);
}

/** Of more members than an event lists, a count names no more than the one that changed. */
function countedAgain({ programme, facts, seen }: DecidedByRule): Reproduced | null {
  const decision = facts.at(-1) as Fact<RollUpEvent> | undefined;
  const rollUp = definitionOf(programme).award?.rollUp;
  if (decision === undefined || rollUp === undefined) return null;
  const { type, data } = decision.event;
  const { holding, of }: MembersCounted = data;
  if (of > MAX_BASIS_INPUTS) return null;
  const before = (facts.slice(0, -1) as readonly Fact<RollUpEvent>[]).reduce(
    (state, { event }) => rollUpDecider.evolve(state, event),
    rollUpDecider.initialState,
  );
  const held = seen('title').filter((title) => isHolding(titleAt(title))).length;
  if (type === 'MembersCounted') return { recorded: { holding }, again: { holding: held } };
  const reach = awardRulesOf(programme.rules).rollUp(rollUp.share, { holding: held, of }, before.reach);
  return {
    recorded: { holding, reach: type === 'RollUpReached' ? 'reached' : 'lost' },
    again: { holding: held, reach },
  };
}

function isHolding(title: TitleState): boolean {
  return isKnown(title) && isValid(title.standing);
}

function titleAt(facts: readonly Fact<DomainEvent>[]): TitleState {
  return facts.reduce(
    (before, { event }) => titleDecider.evolve(before, event as TitleEvent),
    titleDecider.initialState,
  );
}

function definitionOf({ definition }: DecidedByRule['programme']): ProgrammeDefinition {
  return definition as unknown as ProgrammeDefinition;
}

function firingOf({ trigger, names, clause, consequence, confirm, grounds, completedBy, lower }: Firing) {
  return { trigger, names, clause, consequence, confirm, grounds, completedBy, lower };
}

import { assertNever, recordedLate, sharePerson, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import { laterOf } from '../effective-day.js';
import { awardRulesOf } from '../rules/interpreter.js';
import type { Consequence } from '../pinned.js';
import type { ConfirmTrigger, DismissTrigger, RaiseTrigger } from './title.commands.js';
import { titleSamePerson, triggerNotRaised } from './title.errors.js';
import type { TitleEvent, TriggerRaised } from './title.events.js';
import { basisOf, effectiveDay } from './title-basis.js';
import { downgradedBy, endedBy, suspendedBy, warnedBy } from './title-measures.js';
import { proposedByRule, removedByRule } from './title-removal.js';
import {
  heldOrLapsed,
  isHeld,
  standingRemoval,
  type HeldTitle,
  type Naming,
  type RaisedTrigger,
  type Title,
  type TitleState,
} from './title-state.js';

/** Every firing is recorded once; what follows from it follows in the same append. */
export function raiseTrigger(command: RaiseTrigger, state: Title): readonly TitleEvent[] {
  const { titleId, firing, watchRevision, due, inputs } = command.data;
  const { trigger, completedBy } = firing;
  const { naming } = state;
  if (naming === null || !concerns(command, state)) return [];
  if (state.triggers.some(({ raised }) => raised.trigger === trigger && raised.completedBy === completedBy)) return [];
  const number = state.triggers.length + 1;
  const raised: TriggerRaised = {
    ...{ titleId, number, namingId: naming.namingId, ...firing, watchRevision, due },
    basis: basisOf(naming, state, inputs),
  };
  const event: TitleEvent = { type: 'TriggerRaised', data: raised };
  return firing.confirm === 'none' ? [event, ...consequenceOf(command, state, raised, [])] : [event];
}

/** What took place after the last valid day is no more about this title; an ended one is looked at for removal alone. */
function concerns({ data: { firing, terms } }: RaiseTrigger, state: Title): boolean {
  const { to } = state.validity;
  const completed = firing.grounds.find(({ factId }) => factId === firing.completedBy)?.occurredOn ?? '';
  if (to !== null && terms.validity.lapses !== 'suspend' && completed > to) return false;
  if (isHeld(state) || state.standing === 'removed') return true;
  return state.lapsed !== null && REMOVING.includes(firing.consequence);
}

export function confirmTrigger(command: ConfirmTrigger, state: Title): readonly TitleEvent[] {
  const { titleId, number, by, inputs, lateEntry } = command.data;
  const { raised, status, confirmedBy, confirmedOn } = triggerOf(state, number);
  if (status === 'confirmed' && confirmedBy.some((officer) => sharePerson(officer, by))) return [];
  if (status !== 'raised' || state.naming === null) throw triggerNotRaised();
  if (confirmedBy.some((officer) => sharePerson(officer, by))) throw titleSamePerson();
  const all = [...confirmedBy, by];
  const complete = raised.confirm !== 'two' || all.length === 2;
  const from = laterOf(decidableFrom(state.naming, raised), heldOrLapsed(state)?.since ?? state.since);
  const on = effectiveDay(command, laterOf(from, confirmedOn ?? from));
  const basis = basisOf(state.naming, state, inputs);
  const confirmed = { titleId, number, on, by: all, complete, basis, ...recordedLate(lateEntry) };
  const event: TitleEvent = { type: 'TriggerConfirmed', data: confirmed };
  return complete ? [event, ...consequenceOf({ ...command, today: on }, state, raised, all)] : [event];
}

/** As many persons dismiss a trigger as would have to confirm it. */
export function dismissTrigger(command: DismissTrigger, state: Title): readonly TitleEvent[] {
  const { titleId, number, reason, by, inputs, lateEntry } = command.data;
  const { raised, status, dismissal } = triggerOf(state, number);
  if (status === 'dismissed') return [];
  if (status !== 'raised' || state.naming === null) throw triggerNotRaised();
  if (dismissal !== null && sharePerson(dismissal.by, by)) throw titleSamePerson();
  const from = decidableFrom(state.naming, raised);
  const on = effectiveDay(command, laterOf(from, dismissal?.on ?? from));
  if (raised.confirm === 'two' && dismissal === null) {
    return [{ type: 'DismissalProposed', data: { titleId, number, on, reason, by, ...recordedLate(lateEntry) } }];
  }
  const all = dismissal === null ? [by] : [dismissal.by, by];
  const basis = basisOf(state.naming, state, inputs);
  const dismissed = { titleId, number, on, reason, by: all, basis, ...recordedLate(lateEntry) };
  return [{ type: 'TriggerDismissed', data: dismissed }];
}

/** The title was named and the last of its facts took place. */
function decidableFrom(naming: Naming, { grounds }: TriggerRaised): LocalDate {
  return laterOf(naming.on, grounds.at(-1)?.occurredOn ?? naming.on);
}

function triggerOf(state: TitleState, number: number): RaisedTrigger {
  const found = state.titleId === null ? undefined : state.triggers.find(({ raised }) => raised.number === number);
  if (found === undefined) throw triggerNotRaised();
  return found;
}

const REMOVING: readonly Consequence[] = ['removeByRule', 'proposeRemoval'];

function consequenceOf(
  command: RaiseTrigger | ConfirmTrigger,
  state: Title,
  raised: TriggerRaised,
  confirmedBy: readonly OfficerAsOf[],
): readonly TitleEvent[] {
  if (!isHeld(state)) {
    const lapsed = raised.consequence === 'removeByRule' ? heldOrLapsed(state) : null;
    if (lapsed !== null) return [carriedOut(command, lapsed, raised, 'remove', confirmedBy)];
    return REMOVING.includes(raised.consequence) ? groundAdded(command, state, raised) : [];
  }
  const act = awardRulesOf(state.naming.rules).actFor(raised, {
    held: true,
    warned: state.standing === 'warned',
    suspended: state.standing === 'suspended',
    proposed: state.procedure !== null,
  });
  return act === null ? [] : [carriedOut(command, state, raised, act, confirmedBy)];
}

function carriedOut(
  command: RaiseTrigger | ConfirmTrigger,
  state: HeldTitle,
  raised: TriggerRaised,
  act: NonNullable<ReturnType<ReturnType<typeof awardRulesOf>['actFor']>>,
  confirmedBy: readonly OfficerAsOf[],
): TitleEvent {
  const basis = basisOf(state.naming, state, command.data.inputs);
  switch (act) {
    case 'remove':
      return removedByRule(command, state, raised, confirmedBy, basis);
    case 'propose':
      return proposedByRule(command, state, raised, confirmedBy, basis);
    case 'warn':
      return warnedBy(command, state, { raised, by: confirmedBy }, basis);
    case 'suspend':
      return suspendedBy(command, state, { raised, by: confirmedBy }, basis);
    case 'downgrade':
      return downgradedBy(command, state, { raised, by: confirmedBy }, basis);
    case 'end':
      return endedBy(command, state, { raised, by: confirmedBy }, basis);
    default:
      return assertNever(act);
  }
}

function groundAdded(
  { data }: RaiseTrigger | ConfirmTrigger,
  state: Title,
  { trigger, clause, grounds, completedBy, watchRevision }: TriggerRaised,
): readonly TitleEvent[] {
  const removal = standingRemoval(state);
  if (state.standing !== 'removed' || removal === undefined || state.naming === null) return [];
  const { removalId } = removal.removed;
  const basis = basisOf(state.naming, state, data.inputs);
  return [
    {
      type: 'RemovalGroundAdded',
      data: { titleId: data.titleId, removalId, trigger, clause, grounds, completedBy, watchRevision, basis },
    },
  ];
}

import {
  clockFrom,
  recordedLate,
  sameFacts,
  type Basis,
  type LocalDate,
  type OfficerAsOf,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import { laterOf } from '../effective-day.js';
import type { AwardTerms } from '../pinned.js';
import type { Ground } from '../rules/grounds.js';
import type {
  DeclineDowngrade,
  DeclineEnd,
  DowngradeTitle,
  EndSuspension,
  EndTitle,
  EndWarning,
  ExpireTitle,
  RestoreTitle,
  SuspendTitle,
  WarnTitle,
} from './title.commands.js';
import {
  downgradeDiffers,
  downgradeNotProposed,
  endDiffers,
  endNotProposed,
  notALowerGrade,
  nothingToRestore,
  suspendedAlready,
  titleClockRunning,
  warnedAlready,
} from './title.errors.js';
import type { TitleEvent, TitleSuspended, TriggerRaised } from './title.events.js';
import { basisOf, effectiveDay, requireHeld, titleOf, twoOf } from './title-basis.js';
import { isHeld, type HeldTitle, type Title } from './title-state.js';
import { proposedAfterSuspension } from './title-removal.js';

interface StartsClocks {
  readonly data: { readonly terms: AwardTerms; readonly calendar: WorkingCalendar };
  readonly today: string;
}

interface ByRule {
  readonly raised: TriggerRaised;
  readonly by: readonly OfficerAsOf[];
}

export function warnedBy(command: StartsClocks, state: HeldTitle, rule: ByRule, basis: Basis): TitleEvent {
  const until = untilOf(command, 'warning', command.today);
  return { type: 'TitleWarned', data: { ...byRule(command, state, rule, basis), until } };
}

export function suspendedBy(command: StartsClocks, state: HeldTitle, rule: ByRule, basis: Basis): TitleEvent {
  return suspended(command, command.today, { ...byRule(command, state, rule, basis), cause: 'trigger' });
}

export function downgradedBy(command: StartsClocks, state: HeldTitle, rule: ByRule, basis: Basis): TitleEvent {
  const { grade: from } = state;
  const measure = byRule(command, state, rule, basis);
  return { type: 'TitleDowngraded', data: { ...measure, grade: rule.raised.lower ?? from, from } };
}

export function endedBy(command: StartsClocks, state: HeldTitle, { raised, by }: ByRule, basis: Basis): TitleEvent {
  const { number: trigger, clause, grounds } = raised;
  return {
    type: 'TitleEnded',
    data: {
      ...titleOf(state),
      why: 'trigger',
      successor: null,
      trigger,
      clause,
      grounds,
      on: command.today,
      by,
      basis,
    },
  };
}

function byRule({ today: on }: StartsClocks, state: HeldTitle, { raised, by }: ByRule, basis: Basis) {
  const { number: trigger, clause, grounds } = raised;
  return { ...titleOf(state), trigger, clause, grounds, reason: null, on, by, basis };
}

function suspended(
  command: StartsClocks,
  on: string,
  measure: Omit<TitleSuspended, 'until' | 'cascade'>,
): Extract<TitleEvent, { readonly type: 'TitleSuspended' }> {
  const cascade = command.data.terms.cascade.filter((planned) => planned.on === 'suspended').map(({ step }) => step);
  return { type: 'TitleSuspended', data: { ...measure, until: untilOf(command, 'suspension', on), cascade } };
}

function untilOf({ data: { terms, calendar } }: StartsClocks, name: 'warning' | 'suspension', from: string) {
  const count = terms.clocks[name];
  return count === undefined ? null : clockFrom(count, from, calendar);
}

export function warnTitle(command: WarnTitle, state: Title): readonly TitleEvent[] {
  const held = requireHeld(state);
  if (held.standing === 'warned' || held.standing === 'suspended') throw warnedAlready();
  const { on, measure } = byLeader(command, held);
  return [{ type: 'TitleWarned', data: { ...measure, until: untilOf(command, 'warning', on) } }];
}

export function suspendTitle(command: SuspendTitle, state: Title): readonly TitleEvent[] {
  const held = requireHeld(state);
  if (held.standing === 'suspended') throw suspendedAlready();
  const { on, measure } = byLeader(command, held);
  return [suspended(command, on, { ...measure, cause: 'leader' })];
}

function byLeader(command: WarnTitle | SuspendTitle, held: HeldTitle) {
  const { reason, grounds, by, inputs, lateEntry } = command.data;
  const on = effectiveDay(command, held.since);
  const basis = basisOf(held.naming, held, inputs);
  const rest = { trigger: null, clause: null, grounds, reason, on, by: [by], basis, ...recordedLate(lateEntry) };
  return { on, measure: { ...titleOf(held), ...rest } };
}

export function restoreTitle(command: RestoreTitle, state: Title): readonly TitleEvent[] {
  const held = requireHeld(state);
  if (held.standing !== 'warned' && held.standing !== 'suspended') throw nothingToRestore();
  const { reason, by, inputs, lateEntry } = command.data;
  const on = effectiveDay(command, held.since);
  const basis = basisOf(held.naming, held, inputs);
  return [{ type: 'TitleRestored', data: { ...titleOf(held), reason, on, by, basis, ...recordedLate(lateEntry) } }];
}

/** The first of two people proposes the lower grade, the second decides it; each says why. */
export function downgradeTitle(command: DowngradeTitle, state: Title): readonly TitleEvent[] {
  const { titleId, to, lower, reason, by, inputs, lateEntry } = command.data;
  const held = requireHeld(state);
  if (!lower.includes(to)) throw notALowerGrade();
  const { downgrading } = held;
  const on = effectiveDay(command, laterOf(held.since, downgrading?.on ?? held.since));
  if (downgrading === null) {
    return [{ type: 'DowngradeProposed', data: { titleId, to, reason, on, by, ...recordedLate(lateEntry) } }];
  }
  if (sameFacts(downgrading.by, by) && downgrading.to === to) return [];
  const two = twoOf(downgrading.by, by);
  if (downgrading.to !== to) throw downgradeDiffers(downgrading.to);
  return [
    {
      type: 'TitleDowngraded',
      data: {
        ...titleOf(held),
        ...{ grade: to, from: held.grade, trigger: null, clause: null, grounds: [], reason },
        ...{ on, by: two, basis: basisOf(held.naming, held, inputs), ...recordedLate(lateEntry) },
      },
    },
  ];
}

export function declineDowngrade({ data }: DeclineDowngrade, state: Title): readonly TitleEvent[] {
  if (state.downgrading === null) throw downgradeNotProposed();
  return [{ type: 'DowngradeDeclined', data }];
}

export function endWarning({ now }: EndWarning, state: Title): readonly TitleEvent[] {
  if (!isHeld(state) || state.standing !== 'warned' || state.until === null) return [];
  if (now < state.until.dueAt) throw titleClockRunning();
  return [{ type: 'WarningEnded', data: { ...titleOf(state), until: state.until } }];
}

/** What was not put right while suspended is proposed for removal. */
export function endSuspension(command: EndSuspension, state: Title): readonly TitleEvent[] {
  const { titleId, factId, inputs } = command.data;
  if (!isHeld(state) || state.standing !== 'suspended' || state.until === null) return [];
  const { until } = state;
  if (command.now < until.dueAt) throw titleClockRunning();
  const event: TitleEvent = { type: 'SuspensionOver', data: { titleId, until, factId } };
  if (state.procedure !== null) return [event];
  const basis = basisOf(state.naming, state, inputs);
  return [event, proposedAfterSuspension(state, { factId, on: until.lastDay }, command.today, basis)];
}

export function expireTitle(command: ExpireTitle, state: Title): readonly TitleEvent[] {
  const { titleId, factId, inputs, terms } = command.data;
  if (!isHeld(state) || state.validity.to === null || state.validity.endsAt === null) return [];
  const { to, endsAt } = state.validity;
  const { lapses } = terms.validity;
  if (lapses === 'suspend' && state.missed.some(({ what }) => what === 'renewal')) return [];
  if (command.now < endsAt) throw titleClockRunning();
  const basis = basisOf(state.naming, state, inputs);
  const missed: readonly TitleEvent[] =
    lapses === null ? [] : [{ type: 'RenewalMissed', data: { titleId, factId, on: to } }];
  if (lapses !== 'suspend') return [...missed, { type: 'TitleExpired', data: { ...titleOf(state), on: to, basis } }];
  if (state.standing === 'suspended') return missed;
  const ground: Ground = {
    ...{ factId, fact: { kind: 'deadlineMissed', what: 'renewal' }, occurredOn: to },
    ...{ occurredAt: null, verifier: null, source: null },
  };
  const on = laterOf(to, state.naming.on);
  const rest = { trigger: null, clause: null, grounds: [ground], reason: null, on, by: [], basis };
  return [...missed, suspended(command, on, { ...titleOf(state), ...rest, cause: 'renewalMissed' })];
}

/** What the directory tells ends it by rule; where a person says so, a second one has to say the same. */
export function endTitle(command: EndTitle, state: Title): readonly TitleEvent[] {
  const { titleId, why, successor, by, lateEntry } = command.data;
  if (state.standing === 'ended' || (by === null && !isHeld(state))) return [];
  const held = requireHeld(state);
  if (by === null) return [ended(command, held, laterOf(command.today, held.naming.on), [])];
  const { ending } = held;
  const on = effectiveDay(command, laterOf(held.since, ending?.on ?? held.since));
  if (ending === null) {
    return [{ type: 'EndProposed', data: { titleId, why, successor, on, by, ...recordedLate(lateEntry) } }];
  }
  const isSame = ending.why === why && ending.successor?.id === successor?.id;
  if (sameFacts(ending.by, by) && isSame) return [];
  const two = twoOf(ending.by, by);
  if (!isSame) throw endDiffers(ending.why);
  return [ended(command, held, on, two)];
}

export function declineEnd({ data }: DeclineEnd, state: Title): readonly TitleEvent[] {
  if (state.ending === null) throw endNotProposed();
  return [{ type: 'EndDeclined', data }];
}

function ended(
  { data: { why, successor, inputs, lateEntry } }: EndTitle,
  held: HeldTitle,
  on: LocalDate,
  by: readonly OfficerAsOf[],
): TitleEvent {
  const basis = basisOf(held.naming, held, inputs);
  const rest = { trigger: null, clause: null, grounds: [], on, by, basis, ...recordedLate(lateEntry) };
  return { type: 'TitleEnded', data: { ...titleOf(held), why, successor, ...rest } };
}

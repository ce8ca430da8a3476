import {
  clockFrom,
  recordedLate,
  sameFacts,
  sharePerson,
  type Basis,
  type Clock,
  type LateEntry,
  type LocalDate,
} from '@gongjian/shared-kernel';
import { laterOf } from '../effective-day.js';
import type { Firing } from '../rules/grounds.js';
import type {
  DecideAppeal,
  DeclineRemovalAnnulment,
  FileRemoval,
  MakeFollowUpDue,
  PassClock,
  ProposeRemovalAnnulment,
  PublishRemoval,
  RecordAnnulmentCause,
  RecordAppeal,
  RecordPlaqueLost,
  RecordService,
  RecordSignedDocument,
  RecoverPlaque,
  SignRemovalAnnulment,
  WithdrawPrivileges,
} from './title.commands.js';
import {
  annulmentNotProposed,
  annulmentPending,
  appealUnknown,
  deciderOfRemoval,
  doneAlready,
  noCause,
  noPlaqueOut,
  notRemoved,
  removalAnnulledBefore,
  titleClockRunning,
  titleDocumentMissing,
} from './title.errors.js';
import type { AnnulledBecause, TitleClock, TitleEvent } from './title.events.js';
import { asOf, basisOf, effectiveDay, restoredTo, twoOf } from './title-basis.js';
import {
  appealUntilOf,
  passedKey,
  plaqueOut,
  removalOf,
  standingRemoval,
  type Removal,
  type Title,
} from './title-state.js';

function requireRemoval(state: Title, removalId: string): Removal {
  const removal = removalOf(state, removalId);
  if (removal === undefined) throw notRemoved();
  return removal;
}

/** A removal that stands. */
function requireStanding(state: Title, removalId: string): Removal {
  const removal = requireRemoval(state, removalId);
  if (removal.annulled !== null) throw removalAnnulledBefore();
  return removal;
}

interface Act {
  readonly type: string;
  readonly data: { readonly removalId: string; readonly lateEntry: LateEntry | null };
  readonly now: string;
  readonly today: LocalDate;
}

function dayOf(command: Act, { removed }: Removal): LocalDate {
  return effectiveDay(command, removed.effectiveOn);
}

/** Done before: the same once more is silence, anything else a refusal. */
function once<Value>(before: Value | null, now: Value): boolean {
  if (before === null) return false;
  if (sameFacts(before, now)) return true;
  throw doneAlready();
}

export function recordSignedDocument(command: RecordSignedDocument, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, documentNumber, document, signer, by, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  if (documentNumber.trim() === '') throw titleDocumentMissing();
  if (once(removal.signed?.documentNumber ?? null, documentNumber)) return [];
  dayOf(command, removal);
  const data = { titleId, removalId, documentNumber, document, signer, by, ...recordedLate(lateEntry) };
  return [{ type: 'SignedDocumentRecorded', data }];
}

export function recordService(command: RecordService, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, way, by, terms, calendar, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  const on = dayOf(command, removal);
  if (once(removal.served?.on ?? null, on)) return [];
  const appealUntil = clockFrom(terms.clocks.appeal, on, calendar);
  return [
    { type: 'RemovalServed', data: { titleId, removalId, way, on, appealUntil, by, ...recordedLate(lateEntry) } },
  ];
}

export function publishRemoval(command: PublishRemoval, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, channels, by, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  const on = dayOf(command, removal);
  if (once(removal.published?.on ?? null, on)) return [];
  return [{ type: 'RemovalPublished', data: { titleId, removalId, channels, on, by, ...recordedLate(lateEntry) } }];
}

export function recoverPlaque(command: RecoverPlaque, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, by, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  if (removal.recovered !== null) return [];
  const { plaqueNumber } = removal.removed;
  if (plaqueNumber === null) throw noPlaqueOut();
  const on = dayOf(command, removal);
  return [{ type: 'PlaqueRecovered', data: { titleId, removalId, plaqueNumber, on, by, ...recordedLate(lateEntry) } }];
}

export function recordPlaqueLost(command: RecordPlaqueLost, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, reason, by, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  if (removal.lost !== null) return [];
  const { plaqueNumber } = removal.removed;
  if (!plaqueOut(removal) || plaqueNumber === null) throw noPlaqueOut();
  const on = dayOf(command, removal);
  const data = { titleId, removalId, plaqueNumber, reason, on, by, ...recordedLate(lateEntry) };
  return [{ type: 'PlaqueLost', data }];
}

export function withdrawPrivileges(command: WithdrawPrivileges, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, which, by, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  if (once(removal.privileges?.which ?? null, which)) return [];
  const on = dayOf(command, removal);
  return [{ type: 'PrivilegesWithdrawn', data: { titleId, removalId, which, on, by, ...recordedLate(lateEntry) } }];
}

export function fileRemoval(command: FileRemoval, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, receipt, by, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  if (once(removal.filed?.receipt ?? null, receipt)) return [];
  const on = dayOf(command, removal);
  return [{ type: 'RemovalFiled', data: { titleId, removalId, receipt, on, by, ...recordedLate(lateEntry) } }];
}

/** After the last day it is recorded all the same, without a clock. */
export function recordAppeal(command: RecordAppeal, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, appealId, text, files, by, terms, calendar, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  if (removal.appeals.some(({ received }) => received.appealId === appealId)) return [];
  const on = dayOf(command, removal);
  const late = on > appealUntilOf(removal).lastDay;
  const replyDue = late ? null : clockFrom(terms.clocks.appealReply, on, calendar);
  const received = { titleId, removalId, appealId, text, files, on, late, replyDue, by };
  return [{ type: 'AppealReceived', data: { ...received, ...recordedLate(lateEntry) } }];
}

export function decideAppeal(command: DecideAppeal, state: Title): readonly TitleEvent[] {
  const { titleId, removalId, appealId, outcome, findings, by, inputs, lateEntry } = command.data;
  const removal = requireStanding(state, removalId);
  const appeal = removal.appeals.find(({ received }) => received.appealId === appealId);
  if (appeal === undefined) throw appealUnknown();
  const { removed } = removal;
  if ([...removed.by, ...removed.confirmedBy].some((decider) => sharePerson(decider, by))) throw deciderOfRemoval();
  if (once(appeal.decided?.outcome ?? null, outcome)) return [];
  effectiveDay(command, appeal.received.on);
  const basis = basisOf(removed, state, inputs);
  const decided = { titleId, removalId, appealId, outcome, findings, by, basis };
  return [{ type: 'AppealDecided', data: { ...decided, ...recordedLate(lateEntry) } }];
}

/** A fact was withdrawn: of every removal that stands on it, two people may annul it. */
export function recordAnnulmentCause({ data }: RecordAnnulmentCause, state: Title): readonly TitleEvent[] {
  const { titleId, factId } = data;
  return state.removals
    .filter(
      ({ annulled, factIds, causes }) =>
        annulled === null && factIds.includes(factId) && !causes.some((cause) => cause.factId === factId),
    )
    .map(({ removed: { removalId } }) => ({ type: 'AnnulmentCauseRecorded', data: { titleId, removalId, factId } }));
}

export function proposeRemovalAnnulment(command: ProposeRemovalAnnulment, state: Title): readonly TitleEvent[] {
  const { data } = command;
  const { stillFires, lateEntry, ...proposed } = data;
  const removal = requireStanding(state, data.removalId);
  requireCause(removal, data.why, stillFires);
  if (removal.annulment !== null) {
    if (sameFacts(removal.annulment.by, data.by) && removal.annulment.why === data.why) return [];
    throw annulmentPending();
  }
  const on = effectiveDay(command, annullableFrom(removal, data.why));
  return [{ type: 'RemovalAnnulmentProposed', data: { ...proposed, on, ...recordedLate(lateEntry) } }];
}

/** It was removed and, where it is annulled for that, the appeal was received. */
function annullableFrom({ removed, appeals }: Removal, why: AnnulledBecause): LocalDate {
  const upheld = appeals.findLast(({ decided }) => decided?.outcome === 'upheld');
  if (why !== 'appealUpheld' || upheld === undefined) return removed.effectiveOn;
  return laterOf(removed.effectiveOn, upheld.received.on);
}

export function signRemovalAnnulment(command: SignRemovalAnnulment, state: Title): readonly TitleEvent[] {
  const { removalId, stillFires, inputs, lateEntry } = command.data;
  const removal = requireRemoval(state, removalId);
  if (removal.annulled !== null) return [];
  if (removal.annulment === null) throw annulmentNotProposed();
  const { why, reason, on: proposedOn } = removal.annulment;
  const by = twoOf(removal.annulment.by, command.data.by);
  requireCause(removal, why, stillFires);
  const from = annullableFrom(removal, why);
  const on = effectiveDay(command, laterOf(from, proposedOn ?? from));
  const { before, removed } = removal;
  const isLast = state.standing === 'removed' && standingRemoval(state) === removal;
  const restored = isLast ? restoredTo(before) : null;
  const title = asOf(state.titleId, state.subject, before.naming, before.grade);
  const basis = basisOf(removed, state, inputs);
  return [
    {
      type: 'RemovalAnnulled',
      data: { ...title, removalId, why, reason, restored, on, by, basis, ...recordedLate(lateEntry) },
    },
    ...(isLast ? endedMeanwhile(state, removal, basis) : []),
  ];
}

/** A title that ended, before or while it was removed, has ended when the removal is annulled. */
function endedMeanwhile(state: Title, { before, ended }: Removal, basis: Basis): readonly TitleEvent[] {
  if (ended !== null) return [{ type: 'TitleEnded', data: { ...ended, basis } }];
  const raised = state.triggers.find(
    (trigger) =>
      trigger.status === 'confirmed' &&
      trigger.raised.consequence === 'end' &&
      trigger.raised.namingId === before.naming.namingId,
  );
  if (raised === undefined) return [];
  const { number: trigger, clause, grounds } = raised.raised;
  const named = before.naming.on;
  const on = laterOf(named, raised.confirmedOn ?? grounds.at(-1)?.occurredOn ?? named);
  const title = asOf(state.titleId, state.subject, before.naming, before.grade);
  const rest = {
    why: 'trigger',
    successor: null,
    trigger,
    clause,
    grounds,
    on,
    by: raised.confirmedBy,
    basis,
  } as const;
  return [{ type: 'TitleEnded', data: { ...title, ...rest } }];
}

export function declineRemovalAnnulment({ data }: DeclineRemovalAnnulment, state: Title): readonly TitleEvent[] {
  if (requireStanding(state, data.removalId).annulment === null) throw annulmentNotProposed();
  return [{ type: 'RemovalAnnulmentDeclined', data }];
}

/** A withdrawn report annuls nothing while what remains would still remove the title. */
function requireCause({ causes, appeals }: Removal, why: AnnulledBecause, stillFires: readonly Firing[]): void {
  if (why === 'withdrawnReport' && (causes.length === 0 || stillFires.length > 0)) throw noCause();
  if (why === 'appealUpheld' && !appeals.some(({ decided }) => decided?.outcome === 'upheld')) throw noCause();
}

export function makeFollowUpDue({ data }: MakeFollowUpDue, state: Title): readonly TitleEvent[] {
  const { removalId, roundId, inputs } = data;
  const { removed, annulled, followUp } = requireRemoval(state, removalId);
  if (annulled !== null || followUp !== null) return [];
  const { titleId, subject, grade, clause, authority } = removed;
  const basis = basisOf(removed, state, inputs);
  const title = asOf(titleId, subject, removed, grade);
  return [{ type: 'FollowUpBecameDue', data: { ...title, removalId, clause, authority, roundId, basis } }];
}

export function passClock({ data, now }: PassClock, state: Title): readonly TitleEvent[] {
  const { titleId, clock, of, factId } = data;
  const until = runningClock(state, clock, of);
  if (until === null || state.passed.includes(passedKey(clock, of, until))) return [];
  if (now < until.dueAt) throw titleClockRunning();
  return [{ type: 'ClockPassed', data: { titleId, clock, of, until, factId } }];
}

export const TITLE_CLOCKS = [
  'confirm',
  'statement',
  'signedDocument',
  'served',
  'appeal',
  'appealReply',
  'plaque',
] as const satisfies readonly TitleClock[];

/** What clocks of that name run or ran for. */
export function ranFor({ titleId, triggers, removals }: Title, clock: TitleClock): readonly string[] {
  switch (clock) {
    case 'statement':
      return [titleId];
    case 'confirm':
      return triggers.map(({ raised }) => String(raised.number));
    case 'appealReply':
      return removals.flatMap(({ appeals }) => appeals.map(({ received }) => received.appealId));
    default:
      return removals.map(({ removed }) => removed.removalId);
  }
}

/** `of`: the number of a trigger, a removal, an appeal, or the title itself for its statement. */
export function runningClock(state: Title, clock: TitleClock, of: string): Clock | null {
  if (clock === 'statement') return state.procedure?.told?.statementUntil ?? null;
  if (clock === 'confirm') {
    const trigger = state.triggers.find(({ raised, status }) => String(raised.number) === of && status === 'raised');
    return trigger?.raised.due ?? null;
  }
  const standing = state.removals.filter(({ annulled }) => annulled === null);
  if (clock === 'appealReply') {
    const appeals = standing.flatMap((removal) => removal.appeals);
    const open = appeals.find(({ received, decided }) => received.appealId === of && decided === null);
    return open?.received.replyDue ?? null;
  }
  const removal = standing.find(({ removed }) => removed.removalId === of);
  if (removal === undefined) return null;
  const { clocks } = removal.removed;
  switch (clock) {
    case 'signedDocument':
      return removal.signed === null ? clocks.signedDocument : null;
    case 'served':
      return removal.served === null ? clocks.served : null;
    case 'appeal':
      return removal.appeals.length === 0 ? appealUntilOf(removal) : null;
    case 'plaque':
      return plaqueOut(removal) ? clocks.plaque : null;
  }
}

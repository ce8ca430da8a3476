import { assertNever, recordedLate, refuse, type Decider, type LocalDate } from '@gongjian/shared-kernel';
import { confirmedCorrection, correctionOf, pendingCorrection } from '../correction/entry-correction.js';
import { effectiveDay } from '../late.js';
import type {
  CompleteFollowUp,
  ConfirmFollowUp,
  CorrectFollowUp,
  FollowUpCommand,
  LinkRectification,
} from './followup.commands.js';
import {
  FOLLOW_UP_LATE,
  FOLLOWUP_CORRECTION,
  nothingToCorrect,
  followUpNotFound,
  problemFoundInFuture,
  rectificationsOpen,
} from './followup.errors.js';
import { refusesConfirming, refusesFollowingUp } from './followup-may.js';
import type { FollowUpCorrection, FollowUpEvent, FollowUpOpened, FollowUpPlace } from './followup.events.js';
import type { FollowUpState, KnownFollowUp } from './followup-state.js';

type Opened = KnownFollowUp & { readonly opened: FollowUpOpened };

export const followUpDecider: Decider<FollowUpState, FollowUpCommand, FollowUpEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: FollowUpCommand, state: FollowUpState): readonly FollowUpEvent[] {
  if (command.type === 'OpenFollowUp') {
    return state.status === 'none' ? [{ type: 'FollowUpOpened', data: command.data }] : [];
  }
  if (command.type === 'WithdrawFollowUp') {
    return state.status === 'withdrawn' ? [] : [{ type: 'FollowUpWithdrawn', data: command.data }];
  }
  if (state.status === 'none' || state.opened === null) throw followUpNotFound();
  const opened: Opened = { ...state, opened: state.opened };
  switch (command.type) {
    case 'ConfirmFollowUp':
      return confirm(command, opened);
    case 'LinkRectification':
      return link(command, opened);
    case 'SettleRectification': {
      const { followUpId, rectificationId, how } = command.data;
      if (state.done.includes(rectificationId)) return [];
      const settled: FollowUpEvent = { type: 'RectificationSettled', data: { followUpId, rectificationId, how } };
      return [settled, ...settledBy(opened, settled)];
    }
    case 'CompleteFollowUp':
      return complete(command, opened);
    case 'CorrectFollowUp':
      return correct(command, opened);
    case 'ConfirmFollowUpCorrection': {
      const { followUpId } = command.data;
      const was = (correction: FollowUpCorrection): FollowUpCorrection['value'] => valueOf(opened, correction);
      const corrected = confirmedCorrection(state.proposal, command.data, was, FOLLOWUP_CORRECTION);
      return [{ type: 'FollowUpCorrected', data: { followUpId, ...corrected } }];
    }
    case 'DeclineFollowUpCorrection': {
      const { followUpId, correctionId, reason, by } = command.data;
      pendingCorrection(state.proposal, correctionId, FOLLOWUP_CORRECTION);
      return [{ type: 'FollowUpCorrectionDeclined', data: { followUpId, correctionId, reason, declinedBy: by } }];
    }
    default:
      return assertNever(command);
  }
}

function confirm(command: ConfirmFollowUp, state: Opened): readonly FollowUpEvent[] {
  const { followUpId, documentNumber, note, by, lateEntry } = command.data;
  if (state.confirmed) return [];
  refuse(refusesConfirming(state));
  dayOf(command, state);
  return [
    {
      type: 'FollowUpConfirmed',
      data: { followUpId, documentNumber, note, confirmedBy: by, ...recordedLate(lateEntry) },
    },
  ];
}

function link(command: LinkRectification, state: Opened): readonly FollowUpEvent[] {
  const { by, lateEntry, ...ordered } = command.data;
  if (state.linked.includes(ordered.rectificationId)) return [];
  refuse(refusesFollowingUp(state));
  if (ordered.foundOn > dayOf(command, state)) throw problemFoundInFuture();
  return [{ type: 'RectificationLinked', data: { ...ordered, orderedBy: by, ...recordedLate(lateEntry) } }];
}

function complete(command: CompleteFollowUp, state: Opened): readonly FollowUpEvent[] {
  const { followUpId, problems, lessons, settle, by, lateEntry } = command.data;
  if (state.status === 'completed' || state.status === 'settled') return [];
  refuse(refusesFollowingUp(state));
  const open = openOf(state);
  if (settle && open.length > 0) throw rectificationsOpen(open);
  const completed: FollowUpEvent = {
    type: 'FollowUpCompleted',
    data: {
      followUpId,
      completedOn: dayOf(command, state),
      problems,
      lessons,
      completedBy: by,
      ...recordedLate(lateEntry),
    },
  };
  return [completed, ...settledBy(state, completed)];
}

/** The removal is settled by the event that leaves nothing to be done. */
function settledBy(state: Opened, event: FollowUpEvent): readonly FollowUpEvent[] {
  const after = evolve(state, event) as KnownFollowUp;
  if (after.status !== 'completed' || openOf(after).length > 0) return [];
  const { followUpId, removalId, titleId, subject, programmeId, version } = state.opened;
  const place: FollowUpPlace = { followUpId, removalId, titleId, subject, programmeId, version };
  return [{ type: 'RemovalSettled', data: { ...place, rectificationIds: after.linked } }];
}

function openOf({ linked, done }: KnownFollowUp): readonly string[] {
  return linked.filter((rectificationId) => !done.includes(rectificationId));
}

/** The removal is settled on what a follow-up says. */
function correct({ data }: CorrectFollowUp, state: Opened): readonly FollowUpEvent[] {
  const { followUpId, ...asked } = data;
  const known = {
    was: valueOf(state, asked.correction),
    decided: state.status === 'settled',
    proposal: state.proposal,
  };
  const corrects = correctionOf(asked, known, FOLLOWUP_CORRECTION);
  if (corrects === null) return [];
  return 'proposed' in corrects
    ? [{ type: 'FollowUpCorrectionProposed', data: { followUpId, ...corrects.proposed } }]
    : [{ type: 'FollowUpCorrected', data: { followUpId, ...corrects.corrected } }];
}

function valueOf({ entry }: Opened, { field }: FollowUpCorrection): FollowUpCorrection['value'] {
  const value = entry[field];
  if (value === undefined) throw nothingToCorrect();
  return value;
}

function dayOf(command: ConfirmFollowUp | LinkRectification | CompleteFollowUp, { opened }: Opened): LocalDate {
  return effectiveDay(command, opened.openedOn, FOLLOW_UP_LATE);
}

function evolve(state: FollowUpState, event: FollowUpEvent): FollowUpState {
  if (state.status === 'none') {
    const nothing = { confirmed: false, linked: [], done: [], entry: {}, proposal: null };
    if (event.type === 'FollowUpOpened') return { status: 'open', opened: event.data, ...nothing };
    return event.type === 'FollowUpWithdrawn' ? { status: 'withdrawn', opened: null, ...nothing } : state;
  }
  switch (event.type) {
    case 'FollowUpOpened':
      return state;
    case 'FollowUpConfirmed':
      return {
        ...state,
        confirmed: true,
        entry: { ...state.entry, documentNumber: event.data.documentNumber, note: event.data.note },
      };
    case 'RectificationLinked':
      return { ...state, linked: [...state.linked, event.data.rectificationId] };
    case 'RectificationSettled':
      return { ...state, done: [...state.done, event.data.rectificationId] };
    case 'FollowUpCompleted': {
      const { problems, lessons } = event.data;
      return { ...state, status: 'completed', entry: { ...state.entry, problems, lessons } };
    }
    case 'RemovalSettled':
      return { ...state, status: 'settled' };
    case 'FollowUpWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'FollowUpCorrectionProposed':
      return { ...state, proposal: event.data };
    case 'FollowUpCorrected': {
      const { field, value } = event.data.correction;
      return { ...state, entry: { ...state.entry, [field]: value }, proposal: null };
    }
    case 'FollowUpCorrectionDeclined':
      return { ...state, proposal: null };
    default:
      return assertNever(event);
  }
}

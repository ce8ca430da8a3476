import { assertNever, recordedLate, refuse, type Decider } from '@gongjian/shared-kernel';
import { basisOn, effectiveDayOf } from '../effective-day.js';
import type { CommendationCommand, DecideCommendation, ProposeCommendation } from './commendation.commands.js';
import {
  commendationBarred,
  commendationDocumentMissing,
  commendationLateEntryInFuture,
  commendationLateEntryTooEarly,
  commendationNotEarned,
  commendationNotFound,
  notInApprovedList,
} from './commendation.errors.js';
import type { CommendationEvent } from './commendation.events.js';
import {
  refusesDecidingCommendation,
  refusesDroppingCommendation,
  refusesRevokingCommendation,
} from './commendation-may.js';
import type { CommendationState, KnownCommendation } from './commendation-state.js';

export const commendationDecider: Decider<CommendationState, CommendationCommand, CommendationEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: CommendationCommand, state: CommendationState): readonly CommendationEvent[] {
  if (command.type === 'ProposeCommendation') return propose(command, state);
  if (state.status === 'none') throw commendationNotFound();
  switch (command.type) {
    case 'DecideCommendation':
      return settle(command, state);
    case 'DropCommendation':
      if (state.status === 'dropped') return [];
      refuse(refusesDroppingCommendation(state));
      return [{ type: 'CommendationDropped', data: command.data }];
    case 'RevokeCommendation':
      if (state.status === 'revoked') return [];
      refuse(refusesRevokingCommendation(state));
      return [{ type: 'CommendationRevoked', data: command.data }];
    default:
      return assertNever(command);
  }
}

const LATE = { inFuture: commendationLateEntryInFuture, tooEarly: commendationLateEntryTooEarly };

function propose(command: ProposeCommendation, state: CommendationState): readonly CommendationEvent[] {
  if (state.status !== 'none') return [];
  const { earned, barred, inputs, notBefore, lateEntry, ...proposed } = command.data;
  const { item, to, commendationId } = proposed;
  const on = effectiveDayOf(command, notBefore, LATE);
  if (barred !== null && (barred.until === null || on <= barred.until)) throw commendationBarred(barred.until);
  const found = earned.find(({ code, to: kind }) => code === item.code && kind === to.kind);
  if (found === undefined) throw commendationNotEarned(item.code);
  if (item.kind === 'item' && found.item === 'praise') throw notInApprovedList(item.code);
  const basis = basisOn(proposed, { stream: `commendation-${commendationId}`, revision: -1 }, inputs);
  return [{ type: 'CommendationProposed', data: { ...proposed, on, basis, ...recordedLate(lateEntry) } }];
}

function settle(command: DecideCommendation, state: KnownCommendation): readonly CommendationEvent[] {
  const { commendationId, documentNumber, document, by, lateEntry, inputs } = command.data;
  if (state.status === 'decided' && state.decided?.documentNumber === documentNumber) return [];
  refuse(refusesDecidingCommendation(state, by));
  const { to, item, on: proposedOn, by: proposedBy, programme, version, rules, key } = state.proposed;
  if (documentNumber.trim() === '') throw commendationDocumentMissing();
  const on = effectiveDayOf(command, proposedOn ?? null, LATE);
  const pinned = { programme, version, rules, key };
  const basis = basisOn(pinned, { stream: `commendation-${commendationId}`, revision: state.revision }, inputs);
  const decided = { ...pinned, commendationId, to, item, documentNumber, document, on, proposedBy, by, basis };
  return [{ type: 'CommendationDecided', data: { ...decided, ...recordedLate(lateEntry) } }];
}

function evolve(before: CommendationState, event: CommendationEvent): CommendationState {
  if (event.type === 'CommendationProposed') {
    return { status: 'proposed', proposed: event.data, decided: null, revision: 0 };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'CommendationDecided':
      return { ...state, status: 'decided', decided: event.data };
    case 'CommendationDropped':
      return { ...state, status: 'dropped' };
    case 'CommendationRevoked':
      return { ...state, status: 'revoked' };
    default:
      return assertNever(event);
  }
}

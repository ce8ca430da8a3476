import { assertNever, recordedLate, refuse, sameFacts, type Decider } from '@gongjian/shared-kernel';
import { basisOn, effectiveDayOf } from '../effective-day.js';
import type { ApproveSlate, PrepareSlate, SlateCommand } from './slate.commands.js';
import { slateLateEntryInFuture, slateLateEntryTooEarly, slateNotFound } from './slate.errors.js';
import type { ListSum, SlateEvent } from './slate.events.js';
import { refusesApprovingSlate, refusesIncomplete, refusesOpeningNotice } from './slate-may.js';
import type { KnownSlate, SlateState } from './slate-state.js';

export const slateDecider: Decider<SlateState, SlateCommand, SlateEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

const LATE = { inFuture: slateLateEntryInFuture, tooEarly: slateLateEntryTooEarly };

/** @throws DomainError unless the candidates that are here are those that were stated */
export function requireComplete(stated: ListSum, found: ListSum): void {
  refuse(refusesIncomplete(stated, found));
}

function decide(command: SlateCommand, state: SlateState): readonly SlateEvent[] {
  if (command.type === 'PrepareSlate') return prepare(command, state);
  if (state.status === 'none') throw slateNotFound();
  switch (command.type) {
    case 'TakeSlate':
      if (state.noticeId === command.data.noticeId) return [];
      refuse(refusesOpeningNotice(state));
      return [{ type: 'SlateTaken', data: command.data }];
    case 'ReleaseSlate':
      return state.noticeId === command.data.noticeId ? [{ type: 'SlateReleased', data: command.data }] : [];
    case 'ApproveSlate':
      return approve(command, state);
    default:
      return assertNever(command);
  }
}

function prepare({ data }: PrepareSlate, state: SlateState): readonly SlateEvent[] {
  const { inputs, ...prepared } = data;
  const { slateId, count, sha256 } = prepared;
  const revision = state.status === 'none' ? -1 : state.revision;
  const basis = basisOn(prepared, { stream: `slate-${slateId}`, revision }, inputs);
  if (state.status === 'none') return [{ type: 'SlatePrepared', data: { ...prepared, basis } }];
  if (sameFacts(state.sum, { count, sha256 })) return [];
  return [{ type: 'SlateRevised', data: { slateId, was: state.sum, count, sha256, basis } }];
}

function approve(command: ApproveSlate, state: KnownSlate): readonly SlateEvent[] {
  const { slateId, noticeAsked, found, by, lateEntry, notBefore, inputs } = command.data;
  refuse(refusesApprovingSlate(state, noticeAsked, found));
  if (state.status === 'approved') return [];
  const on = effectiveDayOf(command, notBefore, LATE);
  const basis = basisOn(state.prepared, { stream: `slate-${slateId}`, revision: state.revision }, inputs);
  return [{ type: 'SlateApproved', data: { slateId, ...state.sum, on, by, basis, ...recordedLate(lateEntry) } }];
}

function evolve(before: SlateState, event: SlateEvent): SlateState {
  if (event.type === 'SlatePrepared') {
    const { count, sha256 } = event.data;
    const rest = { noticeId: null, approved: null, revision: 0 };
    return { status: 'prepared', prepared: event.data, sum: { count, sha256 }, ...rest };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'SlateRevised': {
      const { count, sha256 } = event.data;
      return { ...state, status: 'prepared', sum: { count, sha256 }, approved: null };
    }
    case 'SlateTaken':
      return { ...state, noticeId: event.data.noticeId };
    case 'SlateReleased':
      return { ...state, noticeId: null };
    case 'SlateApproved':
      return { ...state, status: 'approved', approved: event.data };
    default:
      return assertNever(event);
  }
}

import type { Instant, View } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import { slateDecider, type SlateState } from './slate.decider.js';
import type { ListSum, SlateApproved, SlateEvent, SlatePrepared } from './slate.events.js';

export interface SlateRow extends Pinned, ListSum {
  readonly id: string;
  readonly status: 'prepared' | 'noticed' | 'approved';
  readonly from: SlatePrepared['from'];
  readonly grade: string;
  readonly noticeId: string | null;
  readonly approved: SlateApproved | null;
  readonly state: SlateState;
  readonly changedAt: Instant;
}

export const slateView: View<SlateRow, SlateEvent> = (row, { event, metadata: { recordedAt } }) => {
  const state = slateDecider.evolve(row?.state ?? slateDecider.initialState, event);
  if (state.status === 'none') return row;
  const { slateId, programme, version, rules, key, from, grade } = state.prepared;
  const { noticeId, approved, sum } = state;
  return {
    ...{ id: slateId, programme, version, rules, key, from, grade, ...sum, noticeId, approved, state },
    status: state.status === 'prepared' && noticeId !== null ? 'noticed' : state.status,
    changedAt: recordedAt,
  };
};

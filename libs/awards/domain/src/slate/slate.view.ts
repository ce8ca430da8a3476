import type { Instant, View } from '@gongjian/shared-kernel';
import { slateDecider } from './slate.decider.js';
import type { SlateState } from './slate-state.js';
import type { ListSum, SlateApproved, SlateEvent, SlatePrepared } from './slate.events.js';

export interface SlateRow extends ListSum {
  readonly id: string;
  readonly status: 'prepared' | 'noticed' | 'approved';
  readonly prepared: SlatePrepared;
  readonly noticeId: string | null;
  readonly approved: SlateApproved | null;
  readonly changedAt: Instant;
}

export const slateView: View<SlateRow, SlateEvent> = (row, { event, metadata: { recordedAt } }) => {
  const state = slateDecider.evolve(row === null ? slateDecider.initialState : stateOf(row), event);
  if (state.status === 'none') return row;
  const { prepared, sum, noticeId, approved } = state;
  return {
    ...{ id: prepared.slateId, prepared, ...sum, noticeId, approved },
    status: state.status === 'prepared' && noticeId !== null ? 'noticed' : state.status,
    changedAt: recordedAt,
  };
};

function stateOf({ status, prepared, count, sha256, noticeId, approved }: SlateRow): SlateState {
  const rest = { prepared, sum: { count, sha256 }, noticeId, approved, revision: 0 };
  return { status: status === 'approved' ? 'approved' : 'prepared', ...rest };
}

import type { Instant, View } from '@gongjian/shared-kernel';
import { noticeDecider } from './notice.decider.js';
import type { ShownCandidate } from './notice-state.js';
import type { NoticeCancelled, NoticeEvent, NoticeOpened } from './notice.events.js';

export interface NoticeRow {
  readonly id: string;
  readonly status: 'open' | 'ended' | 'cancelled';
  readonly opened: NoticeOpened;
  readonly candidates: readonly ShownCandidate[];
  readonly cancelled: NoticeCancelled | null;
  readonly changedAt: Instant;
}

export const noticeView: View<NoticeRow, NoticeEvent> = (row, { event, metadata: { recordedAt } }) => {
  const before = row === null ? noticeDecider.initialState : { ...row, revision: 0 };
  const state = noticeDecider.evolve(before, event);
  if (state.status === 'none') return row;
  const { opened, candidates, status } = state;
  const cancelled = event.type === 'NoticeCancelled' ? event.data : (row?.cancelled ?? null);
  return { id: opened.noticeId, status, opened, candidates, cancelled, changedAt: recordedAt };
};

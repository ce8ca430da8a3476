import type { Instant, LocalDate, View } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import { noticeDecider, type NoticeState, type ShownCandidate } from './notice.decider.js';
import type { NoticeCancelled, NoticeEvent, NoticeOpened } from './notice.events.js';

export interface NoticeRow extends Pinned {
  readonly id: string;
  readonly status: 'open' | 'ended' | 'cancelled';
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly opened: NoticeOpened;
  readonly candidates: readonly ShownCandidate[];
  readonly cancelled: NoticeCancelled | null;
  readonly state: NoticeState;
  readonly changedAt: Instant;
}

export const noticeView: View<NoticeRow, NoticeEvent> = (row, { event, metadata: { recordedAt } }) => {
  const state = noticeDecider.evolve(row?.state ?? noticeDecider.initialState, event);
  if (state.status === 'none') return row;
  const { opened, candidates, status } = state;
  const { noticeId: id, programme, version, rules, key, firstDay, lastDay } = opened;
  return {
    ...{ id, programme, version, rules, key, status, firstDay, lastDay: lastDay.lastDay, opened, candidates, state },
    cancelled: event.type === 'NoticeCancelled' ? event.data : (row?.cancelled ?? null),
    changedAt: recordedAt,
  };
};

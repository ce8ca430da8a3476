import { assertNever, type Instant, type View } from '@gongjian/shared-kernel';
import type { NoticeEvent, NoticeOpened } from './notice.events.js';

/** A candidate somebody objected to. */
export interface ObjectedCandidate {
  readonly titleId: string;
  /** Objections that are open. */
  readonly blockedBy: readonly string[];
  readonly struckBy: string | null;
}

/** A notice without its candidates: what lists of notices show. */
export interface NoticeHeadRow {
  readonly id: string;
  readonly status: 'open' | 'ended' | 'cancelled';
  readonly opened: NoticeOpened;
  /** How many are shown so far. */
  readonly shown: number;
  readonly objected: readonly ObjectedCandidate[];
  readonly changedAt: Instant;
}

export const noticeHeadView: View<NoticeHeadRow, NoticeEvent> = (row, { event, metadata: { recordedAt } }) => {
  if (event.type === 'NoticeOpened') {
    const { data: opened } = event;
    return { id: opened.noticeId, status: 'open', opened, shown: 0, objected: [], changedAt: recordedAt };
  }
  if (row === null) return null;
  const now = { ...row, changedAt: recordedAt };
  switch (event.type) {
    case 'NoticeCandidateShown':
      return { ...now, shown: row.shown + 1 };
    case 'CandidateBlocked': {
      const { titleId, objectionId } = event.data;
      return objected(now, titleId, ({ blockedBy }) => ({ blockedBy: [...blockedBy, objectionId] }));
    }
    case 'CandidateUnblocked': {
      const { titleId, objectionId } = event.data;
      return objected(now, titleId, ({ blockedBy }) => ({ blockedBy: without(blockedBy, objectionId) }));
    }
    case 'CandidateStruckOff': {
      const { titleId, objectionId: struckBy } = event.data;
      return objected(now, titleId, ({ blockedBy }) => ({ blockedBy: without(blockedBy, struckBy), struckBy }));
    }
    case 'NoticeTimeRevised':
      return { ...now, opened: { ...row.opened, lastDay: event.data.lastDay } };
    case 'NoticeEnded':
      return { ...now, status: 'ended' };
    case 'NoticeCancelled':
      return { ...now, status: 'cancelled' };
    default:
      return assertNever(event);
  }
};

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((each) => each !== id);
}

function objected(
  row: NoticeHeadRow,
  titleId: string,
  change: (candidate: ObjectedCandidate) => Partial<ObjectedCandidate>,
): NoticeHeadRow {
  const known = row.objected.find((each) => each.titleId === titleId) ?? { titleId, blockedBy: [], struckBy: null };
  const others = row.objected.filter((each) => each.titleId !== titleId);
  return { ...row, objected: [...others, { ...known, ...change(known) }] };
}

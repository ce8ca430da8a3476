import { sameFacts, type DomainError } from '@gongjian/shared-kernel';
import { slateChanged, slateIncomplete, slateNeedsNotice, slateNoticedAlready } from './slate.errors.js';
import type { ListSum } from './slate.events.js';
import type { KnownSlate } from './slate-state.js';

export const SLATE_ACTS = ['strike', 'openNotice', 'approve'] as const;
export type SlateAct = (typeof SLATE_ACTS)[number];

/** Unless the candidates that are here are those that were stated. */
export function refusesIncomplete(stated: ListSum, found: ListSum): DomainError | null {
  if (found.count < stated.count) return slateIncomplete(stated.count, found.count);
  return sameFacts(stated, found) ? null : slateChanged();
}

export function refusesApprovingSlate({ sum }: KnownSlate, noticeAsked: boolean, found: ListSum): DomainError | null {
  return noticeAsked ? slateNeedsNotice() : refusesIncomplete(sum, found);
}

export function refusesOpeningNotice({ noticeId }: KnownSlate): DomainError | null {
  return noticeId === null ? null : slateNoticedAlready(noticeId);
}

import type { NoticeCandidate, NoticeOpened } from './notice.events.js';

export interface ShownCandidate extends NoticeCandidate {
  /** Objections that are open; a struck candidate stays struck. */
  readonly blockedBy: readonly string[];
  /** Objections that were decided: a block that is told of again says nothing. */
  readonly decided: readonly string[];
  readonly struckBy: string | null;
}

export type NoticeState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'ended' | 'cancelled';
      readonly opened: NoticeOpened;
      readonly candidates: readonly ShownCandidate[];
      readonly revision: number;
    };
export type KnownNotice = Exclude<NoticeState, { readonly status: 'none' }>;

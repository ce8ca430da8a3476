import type { ListSum, SlateApproved, SlatePrepared } from './slate.events.js';

export type SlateState =
  | { readonly status: 'none' }
  | {
      readonly status: 'prepared' | 'approved';
      readonly prepared: SlatePrepared;
      readonly sum: ListSum;
      readonly noticeId: string | null;
      readonly approved: SlateApproved | null;
      readonly revision: number;
    };

export type KnownSlate = Exclude<SlateState, { readonly status: 'none' }>;

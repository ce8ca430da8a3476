import type { Basis, DomainEvent, MaybeLate, NamedAsOf, OfficerAsOf } from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';

/** How many stand on it, and the SHA-256 (lower-case hex) over their sorted subject ids, one a line, struck ones included. */
export interface ListSum {
  readonly count: number;
  readonly sha256: string;
}

/** Candidates of one grade, from a concluded round or one determined application. */
export interface SlatePrepared extends Pinned, ListSum {
  readonly slateId: string;
  /** `result`: one that was changed after its round was concluded. */
  readonly from: { readonly kind: 'round' | 'application' | 'rollUp' | 'result'; readonly id: string };
  /** Of the definition; absent: no round led to it. */
  readonly roundCode?: string;
  /** Of whoever decides on it. */
  readonly division?: NamedAsOf;
  readonly grade: string;
  readonly basis: Basis;
}

export interface SlateRevised extends ListSum {
  readonly slateId: string;
  readonly was: ListSum;
  readonly basis: Basis;
}

/** Only one notice shows a list at a time. */
export interface SlateTaken {
  readonly slateId: string;
  readonly noticeId: string;
}

export interface SlateReleased {
  readonly slateId: string;
  readonly noticeId: string;
}

/** Where the programme asks for no notice. */
export interface SlateApproved extends MaybeLate, ListSum {
  readonly slateId: string;
  readonly on: string;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

export type SlateEvent =
  | DomainEvent<'SlatePrepared', SlatePrepared>
  | DomainEvent<'SlateRevised', SlateRevised>
  | DomainEvent<'SlateTaken', SlateTaken>
  | DomainEvent<'SlateReleased', SlateReleased>
  | DomainEvent<'SlateApproved', SlateApproved>;

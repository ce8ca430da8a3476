import type {
  Basis,
  DomainEvent,
  FileReference,
  LocalDate,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';

/** Members by id alone; subjects and units with the name they had. */
export type Commended =
  | { readonly kind: 'subject' | 'unit'; readonly id: string; readonly name: string }
  | { readonly kind: 'member'; readonly id: string };

export interface CommendationProposed extends Pinned, MaybeLate {
  readonly commendationId: string;
  readonly to: Commended;
  /** Of the approved list; `praise`: without money and without a rank among honours. */
  readonly item: { readonly kind: 'item'; readonly code: string } | { readonly kind: 'praise'; readonly code: string };
  readonly grade: string | null;
  readonly rank: number | null;
  /** Of whoever decides on it. */
  readonly division?: NamedAsOf;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

export interface CommendationDecided extends Pinned, MaybeLate {
  readonly commendationId: string;
  readonly to: Commended;
  readonly item: CommendationProposed['item'];
  readonly documentNumber: string;
  readonly document: FileReference | null;
  readonly on: LocalDate;
  readonly proposedBy: OfficerAsOf;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

/** Before it was decided, or after: with the reason. */
export interface CommendationClosed {
  readonly commendationId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export type CommendationEvent =
  | DomainEvent<'CommendationProposed', CommendationProposed>
  | DomainEvent<'CommendationDecided', CommendationDecided>
  | DomainEvent<'CommendationDropped', CommendationClosed>
  | DomainEvent<'CommendationRevoked', CommendationClosed>;

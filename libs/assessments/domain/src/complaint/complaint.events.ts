import type {
  Basis,
  Clock,
  DomainEvent,
  Instant,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
} from '@gongjian/shared-kernel';
import type { Reporter } from '../incident/incident.events.js';

export interface ComplaintSaid {
  readonly subject: SubjectAsOf;
  readonly kinds: readonly string[];
  readonly receivedOn: LocalDate;
}

/** What a complaint says by then. */
interface ToldComplaint extends ComplaintSaid {
  readonly complaintId: string;
}

export interface ComplaintRegistered extends ComplaintSaid, MaybeLate {
  readonly complaintId: string;
  readonly source: Reporter;
  /** The reporter's own number. */
  readonly reference: string | null;
  readonly what: Sealed;
  readonly complainant: Sealed | null;
}

export interface ComplaintVerified extends ToldComplaint {
  readonly what: Sealed;
  readonly by: OfficerAsOf;
  /** To be put right within. */
  readonly due: Clock;
  readonly basis: Basis;
}

export interface ComplaintUnfounded extends ToldComplaint {
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface ComplaintRectified extends ToldComplaint, MaybeLate {
  readonly how: Sealed;
  readonly by: OfficerAsOf;
}

export interface ComplaintClosed extends ToldComplaint {
  readonly by: OfficerAsOf;
}

export interface ComplaintBecameOverdue extends ToldComplaint {
  readonly dueAt: Instant;
}

/** The calendar of a year that was missing is there: the same span, counted anew. */
export interface ComplaintDueRevised extends ToldComplaint {
  readonly previous: Clock;
  readonly due: Clock;
  readonly basis: Basis;
}

export interface ComplaintCorrected {
  readonly complaintId: string;
  readonly was: ComplaintSaid;
  readonly now: ComplaintSaid;
  readonly reason: string;
  readonly by: Reporter;
}

export interface ComplaintWithdrawn extends ToldComplaint {
  readonly reason: string;
  readonly by: Reporter;
}

export type ComplaintEvent =
  | DomainEvent<'ComplaintRegistered', ComplaintRegistered>
  | DomainEvent<'ComplaintVerified', ComplaintVerified>
  | DomainEvent<'ComplaintUnfounded', ComplaintUnfounded>
  | DomainEvent<'ComplaintRectified', ComplaintRectified>
  | DomainEvent<'ComplaintClosed', ComplaintClosed>
  | DomainEvent<'ComplaintBecameOverdue', ComplaintBecameOverdue>
  | DomainEvent<'ComplaintDueRevised', ComplaintDueRevised>
  | DomainEvent<'ComplaintCorrected', ComplaintCorrected>
  | DomainEvent<'ComplaintWithdrawn', ComplaintWithdrawn>;

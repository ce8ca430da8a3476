import type {
  Basis,
  Clock,
  DomainEvent,
  LocalDate,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  Sealed,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';

/** Who objects is known by this record's key alone. */
export interface ObjectionReceived extends Pinned, MaybeLate {
  readonly objectionId: string;
  readonly noticeId: string;
  /** Of whoever decides on the candidates. */
  readonly division?: NamedAsOf;
  /** Of the one candidate it is about; `null`: about the notice as a whole. */
  readonly titleId: string | null;
  readonly subjectId: string | null;
  readonly receivedOn: LocalDate;
  readonly onTime: boolean;
  /** With a name and a way to reach whoever objects. */
  readonly named: boolean;
  /** Named, in time and about one candidate: that one waits. */
  readonly blocks: boolean;
  readonly identity: Sealed | null;
  readonly contact: Sealed | null;
  readonly text: Sealed;
  readonly replyDue: Clock | null;
}

export interface RegisteredAsLead {
  readonly objectionId: string;
  readonly why: 'anonymous' | 'late';
}

export interface HandlerAssigned {
  readonly objectionId: string;
  readonly handler: OfficerAsOf;
  readonly by: OfficerAsOf;
  /** Why it is another's now; absent: nothing was said. */
  readonly reason?: Reason;
}

export type ObjectionOutcome = 'upheld' | 'dismissed' | 'leadOnly';

export interface ObjectionDecided extends MaybeLate {
  readonly objectionId: string;
  readonly noticeId: string;
  readonly titleId: string | null;
  readonly outcome: ObjectionOutcome;
  readonly findings: Sealed;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

export interface ObjectionReplied extends MaybeLate {
  readonly objectionId: string;
  readonly way: 'inPerson' | 'post' | 'phone' | 'electronic';
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

/** Each time somebody read who objects. */
export interface IdentityOpened {
  readonly objectionId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface ObjectionBecameOverdue {
  readonly objectionId: string;
  readonly replyDue: Clock;
}

/** Counted anew, once the calendar of its days was there. */
export interface ObjectionTimeRevised {
  readonly objectionId: string;
  readonly previous: Clock;
  readonly replyDue: Clock;
  readonly basis: Basis;
}

export type ObjectionEvent =
  | DomainEvent<'ObjectionReceived', ObjectionReceived>
  | DomainEvent<'RegisteredAsLead', RegisteredAsLead>
  | DomainEvent<'HandlerAssigned', HandlerAssigned>
  | DomainEvent<'ObjectionDecided', ObjectionDecided>
  | DomainEvent<'ObjectionReplied', ObjectionReplied>
  | DomainEvent<'IdentityOpened', IdentityOpened>
  | DomainEvent<'ObjectionTimeRevised', ObjectionTimeRevised>
  | DomainEvent<'ObjectionBecameOverdue', ObjectionBecameOverdue>;

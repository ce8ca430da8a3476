import type {
  Basis,
  Clock,
  DomainEvent,
  FileReference,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Reason,
  Sealed,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';

export type CircularCause =
  | { readonly kind: 'grade'; readonly grade: string; readonly rank: number | null; readonly roundId: string }
  | { readonly kind: 'escalation'; readonly escalationId: string };

/** What the unit was told before the circular was drafted, and could state its case on. */
export interface UnitHeard {
  readonly toldOn: LocalDate;
  /** The last day. */
  readonly until: LocalDate;
  readonly statedOn: LocalDate | null;
}

/** Of criticism, and only to a unit under the authority's command. */
export interface CircularDrafted extends Pinned, MaybeLate {
  readonly circularId: string;
  readonly unit: UnitAsOf;
  readonly authority: UnitAsOf;
  readonly cause: CircularCause;
  /** Of what is drafted by rule, the day of the result or of the decision it comes of; absent in old ones. */
  readonly on?: LocalDate;
  /** `null`: drafted by rule. */
  readonly by: OfficerAsOf | null;
  /** Its time to state its case was that of an escalation: it is not asked twice. */
  readonly heard?: UnitHeard;
  readonly basis: Basis;
}

export interface UnitTold extends MaybeLate {
  readonly circularId: string;
  readonly on: LocalDate;
  readonly until: Clock;
  readonly by: OfficerAsOf;
}

/** Counted anew, once the calendar of its days was there. */
export interface StatementTimeRevised {
  readonly circularId: string;
  readonly previous: Clock;
  readonly until: Clock;
  readonly basis: Basis;
}

export interface UnitStated extends MaybeLate {
  readonly circularId: string;
  readonly text: Sealed;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface CircularDecided extends Pinned, MaybeLate {
  readonly circularId: string;
  readonly unit: UnitAsOf;
  readonly cause: CircularCause;
  readonly documentNumber: string;
  readonly document: FileReference | null;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

/** Before it was decided, or after: with the reason. */
export interface CircularClosed {
  readonly circularId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export type CircularEvent =
  | DomainEvent<'CircularDrafted', CircularDrafted>
  | DomainEvent<'UnitTold', UnitTold>
  | DomainEvent<'StatementTimeRevised', StatementTimeRevised>
  | DomainEvent<'UnitStated', UnitStated>
  | DomainEvent<'CircularDecided', CircularDecided>
  | DomainEvent<'CircularDropped', CircularClosed>
  | DomainEvent<'CircularWithdrawn', CircularClosed>;

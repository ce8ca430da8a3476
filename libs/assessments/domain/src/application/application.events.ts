import type { Application } from '@gongjian/plans-contracts';
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
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { PlacedSubject } from '../placed-subject.js';
import type { ConditionSeen } from '../rules/v2/meets.js';
import type { Values } from '../rules/value.js';

export type FiledBy = Application['by'][number];
type Level = Application['chain'][number];

/** A level of the review chain as the version has it. */
export interface ChainLevel extends Pick<Level, 'code' | 'at' | 'actedBy' | 'does' | 'twoStep' | 'mayReject'> {
  /** The round that evaluates it. */
  readonly round: string | null;
  readonly within: NonNullable<Level['within']> | null;
}

export interface ApplicationFiled extends Pinned, MaybeLate {
  readonly applicationId: string;
  readonly subject: PlacedSubject;
  readonly filedBy: FiledBy;
  /** `null`: somebody of the public. */
  readonly filer: OfficerAsOf | null;
  readonly filedOn: LocalDate;
  readonly statement: Sealed | null;
  readonly declared: Values;
  /** It held the title before and lost it: the conditions for applying again were asked. */
  readonly again: boolean;
  readonly conditions: readonly ConditionSeen[];
  readonly chain: readonly ChainLevel[];
  readonly basis: Basis;
}

export interface LevelReached {
  readonly applicationId: string;
  readonly level: string;
  readonly round: string | null;
  readonly on: LocalDate;
  /** `null`: no time is set. */
  readonly due: Clock | null;
}

interface LevelAct extends MaybeLate {
  readonly applicationId: string;
  readonly level: string;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

/** How the conditions stood when it was decided; absent: they were not asked then. */
export interface Judged {
  readonly again?: boolean;
  readonly conditions?: readonly ConditionSeen[];
}

export interface LevelApproved extends LevelAct, Judged {
  readonly note: Reason | null;
}

/** The second step of a level, by another person. */
export type LevelAccepted = LevelAct & Judged;

export interface ApplicationReturned extends LevelAct {
  readonly reason: Reason;
  readonly due: Clock;
}

/** It starts at the first level; earlier approvals stay visible and no longer count. */
export interface ApplicationResubmitted extends MaybeLate {
  readonly applicationId: string;
  readonly statement: Sealed | null;
  readonly by: OfficerAsOf | null;
}

export interface ApplicationRejected extends LevelAct {
  readonly reason: Reason;
}

export interface GradeGiven {
  readonly roundId: string;
  readonly roundCode: string;
  readonly sheetId: string;
  readonly grade: string;
  /** It leads to a title. */
  readonly named: boolean;
  /** Ids of the persons who assessed it, and of those they did it for; absent: none is known by name. */
  readonly assessors?: readonly string[];
}

export interface ApplicationGraded extends GradeGiven {
  readonly applicationId: string;
}

export interface ApplicationDetermined extends Pinned {
  readonly applicationId: string;
  readonly subject: PlacedSubject;
  readonly grade: string;
  /** `null`: it was determined without an evaluation. */
  readonly result: GradeGiven | null;
  readonly on: LocalDate;
  /** One, or two where the level has two steps. */
  readonly by: readonly OfficerAsOf[];
  /** Ids of the persons who evaluated and determined it, and of those they did it for. */
  readonly assessors?: readonly string[];
  readonly basis: Basis;
}

export interface ApplicationFiledUpward extends MaybeLate {
  readonly applicationId: string;
  readonly level: string;
  readonly receiptNumber: string;
  readonly by: OfficerAsOf;
}

export interface ApplicationPutOnHold {
  readonly applicationId: string;
  readonly removalId: string;
}

/** By what is known, time alone meets its conditions on that day. */
export interface ResumptionForeseen {
  readonly applicationId: string;
  /** `null`: time alone does not, any more. */
  readonly on: LocalDate | null;
  /** When that day begins. */
  readonly dueAt: Instant | null;
  readonly conditions: readonly ConditionSeen[];
  readonly basis: Basis;
}

export interface ApplicationResumed extends Pick<Judged, 'again'> {
  readonly applicationId: string;
  readonly conditions: readonly ConditionSeen[];
  /** Its level's time, counted anew; absent or `null`: none is set, or it was returned before. */
  readonly due?: Clock | null;
  readonly basis: Basis;
}

export interface ApplicationWithdrawn extends MaybeLate {
  readonly applicationId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf | null;
}

/** The calendar of a year that was missing is there: the same span, counted anew. */
export interface ApplicationDueRevised {
  readonly applicationId: string;
  /** The time of its level, or to submit it again. */
  readonly of: 'level' | 'return';
  readonly previous: Clock;
  readonly due: Clock;
  readonly basis: Basis;
}

export interface LevelBecameOverdue {
  readonly applicationId: string;
  readonly level: string;
  readonly dueAt: Instant;
}

/** It held the gate and was never filed: it cannot be filed any more. */
export interface CreationAbandoned {
  readonly applicationId: string;
}

export type ApplicationEvent =
  | DomainEvent<'ApplicationFiled', ApplicationFiled>
  | DomainEvent<'LevelReached', LevelReached>
  | DomainEvent<'LevelApproved', LevelApproved>
  | DomainEvent<'LevelAccepted', LevelAccepted>
  | DomainEvent<'ApplicationReturned', ApplicationReturned>
  | DomainEvent<'ApplicationResubmitted', ApplicationResubmitted>
  | DomainEvent<'ApplicationRejected', ApplicationRejected>
  | DomainEvent<'ApplicationGraded', ApplicationGraded>
  | DomainEvent<'ApplicationDetermined', ApplicationDetermined>
  | DomainEvent<'ApplicationFiledUpward', ApplicationFiledUpward>
  | DomainEvent<'ApplicationPutOnHold', ApplicationPutOnHold>
  | DomainEvent<'ResumptionForeseen', ResumptionForeseen>
  | DomainEvent<'ApplicationResumed', ApplicationResumed>
  | DomainEvent<'ApplicationWithdrawn', ApplicationWithdrawn>
  | DomainEvent<'ApplicationDueRevised', ApplicationDueRevised>
  | DomainEvent<'LevelBecameOverdue', LevelBecameOverdue>
  | DomainEvent<'CreationAbandoned', CreationAbandoned>;

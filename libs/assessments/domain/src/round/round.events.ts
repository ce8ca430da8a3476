import type {
  Basis,
  Clock,
  DomainEvent,
  Instant,
  LocalDate,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
} from '@gongjian/shared-kernel';
import type { Pinned, RoundForm, RoundKind, RoundPeriod } from '../pinned.js';
import type { LargeTie, Tie } from '../rules/graded.js';
import type { Average } from '../rules/v2/summaries.js';

export interface RoundOpened extends Pinned {
  readonly roundId: string;
  readonly roundCode: string;
  readonly kind: RoundKind;
  readonly form: RoundForm;
  /** The plan with whose cadence it opened; `null`: it opened by an application or by hand. */
  readonly plan: { readonly id: string; readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly applicationId: string | null;
  readonly division: NamedAsOf;
  readonly period: RoundPeriod;
  readonly due: Clock;
  readonly assessors: number | null;
  readonly decides: boolean;
  /** Subjects are entered by a job; otherwise each comes by its application, or by the rounds that are summed up. */
  readonly entersSubjects: boolean;
  /** `null`: by rule. */
  readonly openedBy: OfficerAsOf | null;
}

/** Every subject in scope has its sheet. `sha256`: of the sorted ids, one a line. */
export interface RoundSubjectsEntered {
  readonly roundId: string;
  readonly count: number;
  readonly sha256: string;
}

/** Nothing is filed any more: the round is being graded. */
export interface RoundClosed extends MaybeLate {
  readonly roundId: string;
  readonly sheets: number;
  /** Left out of the grading. */
  readonly unfinished: number;
  readonly closedBy: OfficerAsOf;
}

/** A person decides the order of each. Those that do not fit in here come when these are decided. */
export interface RoundTied {
  readonly roundId: string;
  readonly ties: readonly Tie[];
  /** Absent: none is too large to be ordered. */
  readonly large?: readonly LargeTie[];
}

export interface TieDecided {
  readonly roundId: string;
  /** The first one first; none of a large tie. */
  readonly subjectIds: readonly string[];
  /** The large tie that stays together: none of them has a place that they share the last one of. */
  readonly together?: Pick<LargeTie, 'count' | 'sha256'>;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface GradeCount {
  readonly grade: string;
  readonly count: number;
  /** Of the sorted subject ids, one a line. */
  readonly sha256: string;
}

export interface RoundConcluded extends Pinned {
  readonly roundId: string;
  readonly roundCode: string;
  readonly kind: RoundKind;
  readonly decides: boolean;
  readonly division: NamedAsOf;
  readonly period: RoundPeriod;
  readonly count: number;
  /** Of the sorted lines `subject id TAB grade`. */
  readonly sha256: string;
  /** `none` among them. */
  readonly grades: readonly GradeCount[];
  readonly averages: readonly Average[];
  readonly previousPeriodKey: string | null;
  readonly basis: Basis;
}

export interface RoundCancelled {
  readonly roundId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** The calendar of a year that was missing is there: the same span, counted anew. */
export interface RoundDueRevised {
  readonly roundId: string;
  readonly previous: Clock;
  readonly due: Clock;
  readonly basis: Basis;
}

export interface RoundBecameOverdue {
  readonly roundId: string;
  readonly dueAt: Instant;
}

export type RoundEvent =
  | DomainEvent<'RoundOpened', RoundOpened>
  | DomainEvent<'RoundSubjectsEntered', RoundSubjectsEntered>
  | DomainEvent<'RoundClosed', RoundClosed>
  | DomainEvent<'RoundTied', RoundTied>
  | DomainEvent<'TieDecided', TieDecided>
  | DomainEvent<'RoundConcluded', RoundConcluded>
  | DomainEvent<'RoundCancelled', RoundCancelled>
  | DomainEvent<'RoundDueRevised', RoundDueRevised>
  | DomainEvent<'RoundBecameOverdue', RoundBecameOverdue>;

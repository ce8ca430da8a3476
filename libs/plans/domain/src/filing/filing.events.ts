import type {
  Basis,
  DomainEvent,
  Instant,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Reason,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { Evidenced, EvidenceReview, Submission } from '../evidence/evidence-flow.js';
import type { Due } from '../rules/due.js';
import type { TaskRules } from '../rules/task-rules.js';

/** 佐证申报: evidence for an indicator of a subject in a period, without a task. */
export interface FilingOpened extends MaybeLate {
  readonly filingId: string;
  readonly subject: SubjectAsOf;
  readonly indicator: string;
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-11`, `2026-W47`, `2026-11-22` or `once`. */
  readonly periodKey: string;
  readonly rules: TaskRules;
  /** Who hands it in. */
  readonly unit: UnitAsOf;
  readonly openedOn: LocalDate;
  /** `null`: no date was set. */
  readonly due: Due | null;
  readonly openedBy: OfficerAsOf;
}

export interface FilingSubmitted extends Submission {
  readonly filingId: string;
}

export interface FilingReviewed extends EvidenceReview {
  readonly filingId: string;
}

/** What others are told of what it shows. */
export interface FilingShows {
  readonly filingId: string;
  readonly periodKey: string;
  readonly evidenced: Evidenced;
  readonly basis: Basis;
}

/** The last level approved. */
export interface FilingCompleted extends FilingShows {
  readonly submission: number;
}

/** The office found its evidence wrong after all: the unit submits anew, and it is reviewed from the first level. */
export interface FilingReopened extends FilingShows, MaybeLate {
  readonly reason: Reason;
  readonly due: Due;
  readonly reopenedBy: OfficerAsOf;
}

export interface FilingBecameOverdue {
  readonly filingId: string;
  readonly dueOn: LocalDate;
  readonly overdueAt: Instant;
  readonly basis: Basis;
}

/** The calendar of a year that was missing is there: the same due date, counted anew. */
export interface FilingDueRevised {
  readonly filingId: string;
  readonly previous: Due;
  readonly due: Due;
  readonly basis: Basis;
}

export type FilingEvent =
  | DomainEvent<'FilingOpened', FilingOpened>
  | DomainEvent<'FilingSubmitted', FilingSubmitted>
  | DomainEvent<'FilingReviewed', FilingReviewed>
  | DomainEvent<'FilingCompleted', FilingCompleted>
  | DomainEvent<'FilingReopened', FilingReopened>
  | DomainEvent<'FilingBecameOverdue', FilingBecameOverdue>
  | DomainEvent<'FilingDueRevised', FilingDueRevised>;

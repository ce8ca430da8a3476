import type { DomainEvent, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { RetentionClass } from './retention-schedule.js';

/** Classes that somebody wants changed; nothing changes before another person confirms. */
export interface RetentionChangeProposed {
  readonly scheduleId: string;
  readonly changeId: string;
  readonly classes: readonly RetentionClass[];
  /** Of the district's own schedule, as its archive authority has approved it. */
  readonly documentNumber: string | null;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

/** From now on the tenant's records are kept by these; what a dossier was arranged by stays. */
export interface RetentionChanged {
  readonly scheduleId: string;
  readonly changeId: string;
  /** From 1. */
  readonly version: number;
  readonly classes: readonly RetentionClass[];
  readonly documentNumber: string | null;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
  readonly confirmedBy: OfficerAsOf;
}

export interface RetentionChangeDeclined {
  readonly scheduleId: string;
  readonly changeId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export type RetentionEvent =
  | DomainEvent<'RetentionChangeProposed', RetentionChangeProposed>
  | DomainEvent<'RetentionChanged', RetentionChanged>
  | DomainEvent<'RetentionChangeDeclined', RetentionChangeDeclined>;

import type {
  Basis,
  DomainEvent,
  FileReference,
  Instant,
  LateEntry,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Reason,
  Sealed,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { Evidenced, EvidenceReview, Submission } from '../evidence/evidence-flow.js';
import type { TaskPerson, UnitRole } from '../organisation.js';
import type { Demand } from '../plan/demand.js';
import type { Supports, TaskSource } from '../plan/plan-item.js';
import type { Due } from '../rules/due.js';
import type { TaskRules } from '../rules/task-rules.js';

export interface TaskUnit {
  readonly role: UnitRole;
  readonly unit: UnitAsOf;
}

/** Who is bound to do it and by when. */
export interface Assignment {
  readonly units: readonly TaskUnit[];
  readonly persons: readonly TaskPerson[];
  readonly due: Due;
}

/** The order behind an assignment. */
export interface TaskOrder {
  readonly documentNumber: string | null;
  readonly issuedOn: LocalDate | null;
  readonly document: FileReference | null;
  readonly signer: OfficerAsOf;
  /** The job that assigned it together with others: id of the event that began it. */
  readonly batch: string | null;
}

export interface TaskAssigned extends Assignment {
  readonly taskId: string;
  readonly planId: string;
  /** Revision of the plan's stream that was read. */
  readonly planRevision: string;
  readonly itemId: string | null;
  readonly rules: TaskRules;
  readonly source: TaskSource;
  readonly heading: string;
  readonly content: string;
  readonly deliverables: readonly string[];
  readonly order: TaskOrder;
  readonly supports?: Supports;
  /** Absent: nothing beyond the work. */
  readonly demands?: readonly Demand[];
  readonly lateEntry: LateEntry | null;
  /** Who issued the plan, or sent the item again, in the name of the signer; absent: whoever assigned it. */
  readonly recordedBy?: OfficerAsOf;
}

export type DeliveryWay = 'console' | 'paper' | 'phone';

export interface TaskDelivered extends MaybeLate {
  readonly taskId: string;
  readonly unit: UnitAsOf;
  readonly way: DeliveryWay;
}

export interface TaskSignedFor extends MaybeLate {
  readonly taskId: string;
  readonly unit: UnitAsOf;
  readonly signedBy: OfficerAsOf;
}

export interface TaskRefused extends MaybeLate {
  readonly taskId: string;
  readonly unit: UnitAsOf;
  readonly reason: Reason;
  readonly refusedBy: OfficerAsOf;
}

export interface TaskExtensionRequested extends MaybeLate {
  readonly taskId: string;
  readonly requestId: string;
  readonly unit: UnitAsOf;
  readonly until: LocalDate;
  readonly reason: Reason;
  readonly askedBy: OfficerAsOf;
}

export interface TaskExtended extends MaybeLate {
  readonly taskId: string;
  readonly requestId: string;
  readonly wasDueOn: LocalDate;
  readonly due: Due;
  readonly note: Reason | null;
  readonly decidedBy: OfficerAsOf;
  readonly basis: Basis;
}

export interface TaskExtensionRefused extends MaybeLate {
  readonly taskId: string;
  readonly requestId: string;
  readonly reason: Reason;
  readonly decidedBy: OfficerAsOf;
  readonly basis: Basis;
}

export interface EvidenceSubmitted extends Submission {
  readonly taskId: string;
}

export interface EvidenceReviewed extends EvidenceReview {
  readonly taskId: string;
}

/** The last level approved. */
export interface TaskCompleted {
  readonly taskId: string;
  readonly submission: number;
  readonly basis: Basis;
  /** Absent: the task supports no indicator. */
  readonly evidenced?: Evidenced;
}

/** The office found its evidence wrong after all: the unit submits anew, and it is reviewed from the first level. */
export interface TaskReopened extends MaybeLate {
  readonly taskId: string;
  readonly reason: Reason;
  readonly due: Due;
  readonly reopenedBy: OfficerAsOf;
  readonly basis: Basis;
  /** What no longer counts. */
  readonly evidenced?: Evidenced;
}

export interface TaskWithdrawn extends MaybeLate {
  readonly taskId: string;
  readonly reason: Reason;
  readonly withdrawnBy: OfficerAsOf;
}

export interface TaskReassigned extends Assignment, MaybeLate {
  readonly taskId: string;
  readonly previous: Assignment;
  readonly reason: Reason;
  /** Of the order to reassign; absent: the first order stands. */
  readonly documentNumber?: string;
  readonly reassignedBy: OfficerAsOf;
}

export interface TaskReminded {
  readonly taskId: string;
  readonly dueOn: LocalDate;
  readonly remindAt: Instant;
  readonly basis: Basis;
}

/** Somebody who watches the task reminded the units that have not handed it in. */
export interface TaskUrged {
  readonly taskId: string;
  readonly on: LocalDate;
  readonly dueOn: LocalDate;
  readonly words: Sealed | null;
  readonly urgedBy: OfficerAsOf;
}

/** One person's part in the task is another's from now on; its units, its date and what was done stay. */
export interface TaskHandedOver {
  readonly taskId: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly previous: readonly TaskPerson[];
  readonly persons: readonly TaskPerson[];
  readonly reason: Reason;
  readonly handedOverBy: OfficerAsOf;
}

/** What a task is and who answers for it, as it was. */
export interface TaskPlace {
  readonly planId: string;
  readonly heading: string;
  readonly unit: UnitAsOf;
}

export interface TaskBecameOverdue {
  readonly taskId: string;
  readonly dueOn: LocalDate;
  readonly overdueAt: Instant;
  readonly basis: Basis;
  /** Absent: recorded before overdue tasks were told to others. */
  readonly place?: TaskPlace;
}

/** Why a task is overdue no longer. */
export type TaskOverdueEnd = 'submitted' | 'refused' | 'withdrawn' | 'newDate';

/** Beside the event that ended it. */
export interface TaskOverdueEnded {
  readonly taskId: string;
  readonly overdueAt: Instant;
  readonly because: TaskOverdueEnd;
  readonly basis: Basis;
}

/** The calendar of a year that was missing is there: the same due date, counted anew. */
export interface TaskDueRevised {
  readonly taskId: string;
  readonly previous: Due;
  readonly due: Due;
  readonly basis: Basis;
}

export type TaskCorrection =
  | { readonly field: 'heading'; readonly value: string }
  | { readonly field: 'content'; readonly value: string }
  | { readonly field: 'deliverables'; readonly value: readonly string[] }
  | { readonly field: 'documentNumber'; readonly value: string | null }
  | { readonly field: 'persons'; readonly value: readonly TaskPerson[] }
  | { readonly field: 'dueOn'; readonly value: LocalDate }
  | { readonly field: 'demands'; readonly value: readonly Demand[] };

export interface TaskCorrectionProposed {
  readonly taskId: string;
  readonly correctionId: string;
  /** Id of the event that recorded what is wrong. */
  readonly corrects: string;
  readonly correction: TaskCorrection;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

export interface TaskCorrectionDeclined {
  readonly taskId: string;
  readonly correctionId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

/** A decision: of a review, on a request for extension, or by the rule that found the task overdue. */
export type TaskDecision =
  | { readonly submission: number; readonly level: number }
  | { readonly extensionRequestId: string }
  | { readonly overdueAt: Instant };

export interface TaskCorrected {
  readonly taskId: string;
  readonly correctionId: string;
  readonly corrects: string;
  readonly correction: TaskCorrection;
  readonly was: TaskCorrection['value'];
  /** Of a corrected due date: the clock that runs from now on. */
  readonly due: Due | null;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
  /** The second person; `null` where the fact fed no decision yet. */
  readonly confirmedBy: OfficerAsOf | null;
  /** Decisions that used the old value and are to be examined again. */
  readonly reexamine: readonly TaskDecision[];
}

/** Decisions that used a value corrected later were looked at again. */
export interface TaskDecisionsReexamined {
  readonly taskId: string;
  readonly correctionId: string;
  readonly decisions: readonly TaskDecision[];
  readonly outcome: ReexaminationOutcome;
  readonly reason: Reason;
  readonly reexaminedBy: OfficerAsOf;
  readonly basis: Basis;
}

export type ReexaminationOutcome = 'stands' | 'doesNotStand';

export type TaskEvent =
  | DomainEvent<'TaskAssigned', TaskAssigned>
  | DomainEvent<'TaskDelivered', TaskDelivered>
  | DomainEvent<'TaskSignedFor', TaskSignedFor>
  | DomainEvent<'TaskRefused', TaskRefused>
  | DomainEvent<'TaskExtensionRequested', TaskExtensionRequested>
  | DomainEvent<'TaskExtended', TaskExtended>
  | DomainEvent<'TaskExtensionRefused', TaskExtensionRefused>
  | DomainEvent<'EvidenceSubmitted', EvidenceSubmitted>
  | DomainEvent<'EvidenceReviewed', EvidenceReviewed>
  | DomainEvent<'TaskCompleted', TaskCompleted>
  | DomainEvent<'TaskReopened', TaskReopened>
  | DomainEvent<'TaskWithdrawn', TaskWithdrawn>
  | DomainEvent<'TaskReassigned', TaskReassigned>
  | DomainEvent<'TaskReminded', TaskReminded>
  | DomainEvent<'TaskUrged', TaskUrged>
  | DomainEvent<'TaskHandedOver', TaskHandedOver>
  | DomainEvent<'TaskBecameOverdue', TaskBecameOverdue>
  | DomainEvent<'TaskOverdueEnded', TaskOverdueEnded>
  | DomainEvent<'TaskDueRevised', TaskDueRevised>
  | DomainEvent<'TaskCorrectionProposed', TaskCorrectionProposed>
  | DomainEvent<'TaskCorrectionDeclined', TaskCorrectionDeclined>
  | DomainEvent<'TaskCorrected', TaskCorrected>
  | DomainEvent<'TaskDecisionsReexamined', TaskDecisionsReexamined>;

import type { ReviewRole } from '@gongjian/plans-contracts';
import {
  assertNever,
  endOfLocalDate,
  recordedLate,
  type Fact,
  type Instant,
  type LateEntry,
  type LocalDate,
  type MaybeLate,
  type NamedAsOf,
  type OfficerAsOf,
  type Reason,
  type UnitAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { TaskPerson } from '../organisation.js';
import type { Demand } from '../plan/demand.js';
import type { Supports, TaskSource } from '../plan/plan-item.js';
import type { Due } from '../rules/due.js';
import type { TaskRules } from '../rules/task-rules.js';
import type {
  Assignment,
  DeliveryWay,
  EvidenceReviewed,
  EvidenceSubmitted,
  TaskAssigned,
  TaskCorrected,
  TaskCorrectionProposed,
  TaskDecision,
  TaskDecisionsReexamined,
  TaskEvent,
  TaskExtensionRequested,
  TaskHandedOver,
  TaskOrder,
  TaskReopened,
  TaskUnit,
  TaskUrged,
} from './task.events.js';
import { accountableUnit, corrected } from './task-state.js';

export type TaskStatus = 'assigned' | 'signedFor' | 'refused' | 'submitted' | 'returned' | 'completed' | 'withdrawn';

export interface SubmissionRow extends Omit<EvidenceSubmitted, 'taskId'> {
  readonly submittedAt: Instant;
  /** It was handed in by the last day, and recorded afterwards. */
  readonly inTimeRecordedLate: boolean;
}

export interface ReviewRow extends Omit<EvidenceReviewed, 'taskId'> {
  readonly reviewedAt: Instant;
  /** Corrections of values this decision used. */
  readonly usedCorrected: readonly string[];
  /** False for an approval that a later return made void. */
  readonly counts: boolean;
}

export interface ExtensionRow extends Omit<TaskExtensionRequested, 'taskId'> {
  readonly askedAt: Instant;
  readonly decision: 'granted' | 'refused' | 'lapsed' | null;
  readonly grantedUntil: LocalDate | null;
  readonly decisionReason: Reason | null;
  readonly decidedBy: OfficerAsOf | null;
  readonly decidedLate: LateEntry | null;
  /** Corrections of values this decision used. */
  readonly usedCorrected: readonly string[];
}

export interface CorrectionRow extends TaskCorrected {
  readonly at: Instant;
  /** Of the decisions in `reexamine`; `null` while they wait for it. */
  readonly reexamined: (Omit<TaskDecisionsReexamined, 'taskId' | 'correctionId'> & { readonly at: Instant }) | null;
}

export interface DeliveryRow extends MaybeLate {
  readonly unit: UnitAsOf;
  readonly way: DeliveryWay;
  readonly at: Instant;
}

export interface SignatureRow extends MaybeLate {
  readonly unit: UnitAsOf;
  readonly signedBy: OfficerAsOf;
  readonly at: Instant;
}

export interface RefusalRow extends MaybeLate {
  readonly unit: UnitAsOf;
  readonly reason: Reason;
  readonly refusedBy: OfficerAsOf;
}

export interface PreviousAssignmentRow extends Assignment, MaybeLate {
  readonly documentNumber: string | null;
  readonly reason: Reason;
  readonly until: Instant;
}

export interface ReopeningRow extends Omit<TaskReopened, 'taskId' | 'evidenced'> {
  readonly at: Instant;
}

export interface UrgingRow extends Omit<TaskUrged, 'taskId'> {
  readonly at: Instant;
}

export interface HandOverRow extends Omit<TaskHandedOver, 'taskId' | 'persons'> {
  readonly at: Instant;
}

export interface WithdrawalRow extends MaybeLate {
  readonly reason: Reason;
  readonly withdrawnBy: OfficerAsOf;
}

export interface TaskRow {
  readonly id: string;
  readonly planId: string;
  readonly planRevision: string;
  readonly itemId: string | null;
  readonly status: TaskStatus;
  readonly heading: string;
  readonly content: string;
  readonly deliverables: readonly string[];
  readonly source: TaskSource;
  readonly rules: TaskRules;
  /** Whose indicators its evidence shows met; absent: none. */
  readonly supports?: Supports;
  /** What is demanded beyond the work, with its necessity; absent: nothing. */
  readonly demands?: readonly Demand[];
  readonly order: TaskOrder;
  readonly units: readonly TaskUnit[];
  readonly persons: readonly TaskPerson[];
  readonly accountable: UnitAsOf;
  readonly due: Due;
  /** The calendar of the due date's year is missing yet: the last day may move. */
  readonly dueProvisional: boolean;
  /** Set while the clock has run out and nothing was submitted. */
  readonly overdueSince: Instant | null;
  readonly overdueTimes: number;
  readonly remindedAt: Instant | null;
  /** Reminders by those who watch it, oldest first. */
  readonly urgings: readonly UrgingRow[];
  readonly handOvers: readonly HandOverRow[];
  /** The level that reviews now. */
  readonly waitsFor: { readonly level: number; readonly actedBy: ReviewRole } | null;
  readonly deliveries: readonly DeliveryRow[];
  readonly signatures: readonly SignatureRow[];
  readonly refusal: RefusalRow | null;
  readonly extensions: readonly ExtensionRow[];
  readonly submissions: readonly SubmissionRow[];
  readonly reviews: readonly ReviewRow[];
  readonly reopenings: readonly ReopeningRow[];
  readonly previousAssignments: readonly PreviousAssignmentRow[];
  readonly proposal: TaskCorrectionProposed | null;
  readonly corrections: readonly CorrectionRow[];
  /** Decisions that used a value corrected later wait to be looked at again. */
  readonly toReexamine: boolean;
  readonly withdrawal: WithdrawalRow | null;
  readonly lateEntry: LateEntry | null;
  /** Who assigned it in the name of the signer; absent: the signer. */
  readonly recordedBy?: OfficerAsOf;
  readonly assignedAt: Instant;
  readonly completedAt: Instant | null;
  readonly changedAt: Instant;
}

export const taskView: View<TaskRow, TaskEvent> = (row, fact) => {
  if (fact.event.type === 'TaskAssigned') return assigned(fact.event.data, fact.metadata.recordedAt);
  return row && { ...row, ...changed(row, fact), changedAt: fact.metadata.recordedAt };
};

/** The territorial division whose levels review the task. */
export function divisionOf(row: TaskRow): NamedAsOf {
  return row.accountable.division;
}

function assigned(data: TaskAssigned, at: Instant): TaskRow {
  const { taskId, ...rest } = data;
  return {
    ...rest,
    id: taskId,
    status: 'assigned',
    accountable: accountable(data.units),
    dueProvisional: data.due.calendar === null,
    overdueSince: null,
    overdueTimes: 0,
    remindedAt: null,
    urgings: [],
    handOvers: [],
    waitsFor: null,
    deliveries: [],
    signatures: [],
    refusal: null,
    extensions: [],
    submissions: [],
    reviews: [],
    reopenings: [],
    previousAssignments: [],
    proposal: null,
    corrections: [],
    toReexamine: false,
    withdrawal: null,
    assignedAt: at,
    completedAt: null,
    changedAt: at,
  };
}

function changed(row: TaskRow, { event, metadata }: Fact<TaskEvent>): Partial<TaskRow> {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'TaskAssigned':
      return {};
    case 'TaskDelivered': {
      const { taskId: _taskId, ...delivery } = event.data;
      return { deliveries: [...row.deliveries, { ...delivery, at }] };
    }
    case 'TaskSignedFor': {
      const { taskId: _taskId, ...signature } = event.data;
      const { unit } = signature;
      const bound = row.units.some((candidate) => candidate.unit.id === unit.id && candidate.role !== 'assisting');
      return {
        signatures: [...row.signatures, { ...signature, at }],
        status: row.status === 'assigned' && bound ? 'signedFor' : row.status,
      };
    }
    case 'TaskRefused': {
      const { taskId: _taskId, ...refusal } = event.data;
      return { status: 'refused', refusal, overdueSince: null };
    }
    case 'TaskExtensionRequested': {
      const { taskId: _taskId, ...request } = event.data;
      const asked: ExtensionRow = {
        ...request,
        askedAt: at,
        decision: null,
        grantedUntil: null,
        decisionReason: null,
        decidedBy: null,
        decidedLate: null,
        usedCorrected: [],
      };
      return { extensions: [...row.extensions, asked] };
    }
    case 'TaskExtended': {
      const { requestId, due, note, decidedBy, lateEntry } = event.data;
      return {
        ...newClock(due),
        extensions: decide(row, requestId, {
          decision: 'granted',
          grantedUntil: due.on,
          decisionReason: note,
          decidedBy,
          decidedLate: lateEntry ?? null,
        }),
      };
    }
    case 'TaskExtensionRefused': {
      const { requestId, reason, decidedBy, lateEntry } = event.data;
      return {
        extensions: decide(row, requestId, {
          decision: 'refused',
          grantedUntil: null,
          decisionReason: reason,
          decidedBy,
          decidedLate: lateEntry ?? null,
        }),
      };
    }
    case 'EvidenceSubmitted': {
      const { taskId: _taskId, ...submission } = event.data;
      return {
        status: 'submitted',
        waitsFor: waiting(row, 1),
        overdueSince: null,
        submissions: [
          ...row.submissions,
          { ...submission, submittedAt: at, inTimeRecordedLate: inTime(row, submission.lateEntry) },
        ],
        extensions: lapsed(row),
      };
    }
    case 'EvidenceReviewed': {
      const { taskId: _taskId, ...review } = event.data;
      const reviewed: ReviewRow = { ...review, reviewedAt: at, counts: true, usedCorrected: [] };
      if (event.data.result === 'approve') {
        return { reviews: [...row.reviews, reviewed], waitsFor: waiting(row, event.data.level + 1) };
      }
      return {
        status: 'returned',
        waitsFor: null,
        ...(event.data.due === null ? {} : newClock(event.data.due)),
        reviews: [...row.reviews.map((earlier) => ({ ...earlier, counts: false })), reviewed],
      };
    }
    case 'TaskCompleted':
      return { status: 'completed', waitsFor: null, completedAt: at };
    case 'TaskReopened': {
      const { taskId: _taskId, evidenced: _evidenced, ...reopening } = event.data;
      return {
        status: 'returned',
        completedAt: null,
        ...newClock(reopening.due),
        reviews: row.reviews.map((earlier) => ({ ...earlier, counts: false })),
        reopenings: [...row.reopenings, { ...reopening, at }],
      };
    }
    case 'TaskWithdrawn': {
      const { taskId: _taskId, ...withdrawal } = event.data;
      return {
        status: 'withdrawn',
        withdrawal,
        waitsFor: null,
        overdueSince: null,
        extensions: lapsed(row),
      };
    }
    case 'TaskReassigned': {
      const { units, persons, due, previous, reason, documentNumber, lateEntry } = event.data;
      const before = { ...previous, documentNumber: row.order.documentNumber, reason, until: at };
      return {
        status: 'assigned',
        units,
        persons,
        accountable: accountable(units),
        order: documentNumber === undefined ? row.order : { ...row.order, documentNumber },
        ...newClock(due),
        deliveries: [],
        signatures: [],
        refusal: null,
        extensions: lapsed(row),
        previousAssignments: [...row.previousAssignments, { ...before, ...recordedLate(lateEntry ?? null) }],
      };
    }
    case 'TaskReminded':
      return { remindedAt: at };
    case 'TaskUrged': {
      const { taskId: _taskId, ...urging } = event.data;
      return { urgings: [...row.urgings, { ...urging, at }] };
    }
    case 'TaskHandedOver': {
      const { taskId: _taskId, persons, ...handOver } = event.data;
      return { persons, handOvers: [...row.handOvers, { ...handOver, at }] };
    }
    case 'TaskBecameOverdue':
      return { overdueSince: event.data.overdueAt, overdueTimes: row.overdueTimes + 1 };
    case 'TaskOverdueEnded':
      return {};
    case 'TaskDueRevised': {
      const { due, previous } = event.data;
      if (due.overdueAt === previous.overdueAt) return { due, dueProvisional: false };
      return { ...neverOverdue(row), ...newClock(due) };
    }
    case 'TaskCorrectionProposed':
      return { proposal: event.data };
    case 'TaskCorrectionDeclined':
      return { proposal: null };
    case 'TaskCorrected': {
      const { correctionId, due, reexamine } = event.data;
      return {
        ...correctedRow(row, event.data),
        ...(due === null ? {} : newClock(due)),
        proposal: row.proposal?.correctionId === correctionId ? null : row.proposal,
        corrections: [...row.corrections, { ...event.data, at, reexamined: null }],
        toReexamine: row.toReexamine || reexamine.length > 0,
        reviews: row.reviews.map((review) => flagged(review, correctionId, isReview(reexamine, review))),
        extensions: row.extensions.map((extension) =>
          flagged(extension, correctionId, isExtension(reexamine, extension.requestId)),
        ),
      };
    }
    case 'TaskDecisionsReexamined': {
      const { taskId: _taskId, correctionId, ...reexamined } = event.data;
      const corrections = row.corrections.map((correction) =>
        correction.correctionId === correctionId ? { ...correction, reexamined: { ...reexamined, at } } : correction,
      );
      return { corrections, toReexamine: corrections.some(isOpen) };
    }
    default:
      return assertNever(event);
  }
}

function correctedRow(row: TaskRow, { correction }: TaskCorrected): Partial<TaskRow> {
  const { heading, content, deliverables, persons, demands } = corrected(correction);
  if (correction.field === 'documentNumber') {
    return { order: { ...row.order, documentNumber: correction.value } };
  }
  return {
    ...(heading === undefined ? {} : { heading }),
    ...(content === undefined ? {} : { content }),
    ...(deliverables === undefined ? {} : { deliverables }),
    ...(persons === undefined ? {} : { persons }),
    ...(demands === undefined ? {} : { demands }),
  };
}

function accountable(units: readonly TaskUnit[]): UnitAsOf {
  return accountableUnit(units) as UnitAsOf;
}

function waiting(row: TaskRow, level: number): TaskRow['waitsFor'] {
  const found = row.rules.review.find((candidate) => candidate.level === level);
  return found === undefined ? null : { level, actedBy: found.actedBy };
}

function newClock(due: Due): Pick<TaskRow, 'due' | 'dueProvisional' | 'overdueSince' | 'remindedAt'> {
  return { due, dueProvisional: due.calendar === null, overdueSince: null, remindedAt: null };
}

/** It was done by the last day, whenever that was recorded. */
function inTime({ due }: TaskRow, lateEntry: LateEntry | undefined): boolean {
  return lateEntry !== undefined && endOfLocalDate(lateEntry.effectiveOn) <= due.overdueAt;
}

function neverOverdue({ overdueSince, overdueTimes }: TaskRow): Pick<TaskRow, 'overdueSince' | 'overdueTimes'> {
  return { overdueSince: null, overdueTimes: overdueSince === null ? overdueTimes : overdueTimes - 1 };
}

function flagged<Decision extends { readonly usedCorrected: readonly string[] }>(
  decision: Decision,
  correctionId: string,
  used: boolean,
): Decision {
  return used ? { ...decision, usedCorrected: [...decision.usedCorrected, correctionId] } : decision;
}

function isReview(decisions: readonly TaskDecision[], { submission, level }: ReviewRow): boolean {
  return decisions.some(
    (decision) => 'submission' in decision && decision.submission === submission && decision.level === level,
  );
}

function isExtension(decisions: readonly TaskDecision[], requestId: string): boolean {
  return decisions.some((decision) => 'extensionRequestId' in decision && decision.extensionRequestId === requestId);
}

function isOpen({ reexamine, reexamined }: CorrectionRow): boolean {
  return reexamine.length > 0 && reexamined === null;
}

function decide(row: TaskRow, requestId: string, decision: Partial<ExtensionRow>): readonly ExtensionRow[] {
  return row.extensions.map((extension) =>
    extension.requestId === requestId ? { ...extension, ...decision } : extension,
  );
}

function lapsed(row: TaskRow): readonly ExtensionRow[] {
  return row.extensions.map((extension) =>
    extension.decision === null ? { ...extension, decision: 'lapsed' } : extension,
  );
}

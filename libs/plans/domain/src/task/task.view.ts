import {
  assertNever,
  type Fact,
  type Instant,
  type LocalDate,
  type NamedAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { LateEntry, OfficerAsOf, Reason, TaskPerson, UnitAsOf } from '../organisation.js';
import type { TaskSource } from '../plan/plan-item.js';
import type { ReviewRole } from '../programme/programme-definition.js';
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
  TaskEvent,
  TaskExtensionRequested,
  TaskOrder,
  TaskUnit,
} from './task.events.js';
import { accountableUnit, corrected } from './task-state.js';

export type TaskStatus = 'assigned' | 'signedFor' | 'refused' | 'submitted' | 'returned' | 'completed' | 'withdrawn';

export interface SubmissionRow extends Omit<EvidenceSubmitted, 'taskId'> {
  readonly submittedAt: Instant;
}

export interface ReviewRow extends Omit<EvidenceReviewed, 'taskId'> {
  readonly reviewedAt: Instant;
  /** False for an approval that a later return made void. */
  readonly counts: boolean;
}

export interface ExtensionRow extends Omit<TaskExtensionRequested, 'taskId'> {
  readonly askedAt: Instant;
  readonly decision: 'granted' | 'refused' | 'lapsed' | null;
  readonly grantedUntil: LocalDate | null;
  readonly decisionReason: Reason | null;
  readonly decidedBy: OfficerAsOf | null;
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
  readonly order: TaskOrder;
  readonly units: readonly TaskUnit[];
  readonly persons: readonly TaskPerson[];
  readonly accountable: UnitAsOf;
  readonly due: Due;
  /** Set while the clock has run out and nothing was submitted. */
  readonly overdueSince: Instant | null;
  readonly overdueTimes: number;
  readonly remindedAt: Instant | null;
  /** The level that reviews now. */
  readonly waitsFor: { readonly level: number; readonly actedBy: ReviewRole } | null;
  readonly deliveries: readonly { readonly unit: UnitAsOf; readonly way: DeliveryWay; readonly at: Instant }[];
  readonly signatures: readonly { readonly unit: UnitAsOf; readonly signedBy: OfficerAsOf; readonly at: Instant }[];
  readonly refusal: { readonly unit: UnitAsOf; readonly reason: Reason; readonly refusedBy: OfficerAsOf } | null;
  readonly extensions: readonly ExtensionRow[];
  readonly submissions: readonly SubmissionRow[];
  readonly reviews: readonly ReviewRow[];
  readonly previousAssignments: readonly (Assignment & { readonly reason: Reason; readonly until: Instant })[];
  readonly proposal: TaskCorrectionProposed | null;
  readonly corrections: readonly (TaskCorrected & { readonly at: Instant })[];
  readonly withdrawal: { readonly reason: Reason; readonly withdrawnBy: OfficerAsOf } | null;
  readonly lateEntry: LateEntry | null;
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
    overdueSince: null,
    overdueTimes: 0,
    remindedAt: null,
    waitsFor: null,
    deliveries: [],
    signatures: [],
    refusal: null,
    extensions: [],
    submissions: [],
    reviews: [],
    previousAssignments: [],
    proposal: null,
    corrections: [],
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
    case 'TaskDelivered':
      return { deliveries: [...row.deliveries, { unit: event.data.unit, way: event.data.way, at }] };
    case 'TaskSignedFor': {
      const { unit, signedBy } = event.data;
      const bound = row.units.some((candidate) => candidate.unit.id === unit.id && candidate.role !== 'assisting');
      return {
        signatures: [...row.signatures, { unit, signedBy, at }],
        status: row.status === 'assigned' && bound ? 'signedFor' : row.status,
      };
    }
    case 'TaskRefused': {
      const { unit, reason, refusedBy } = event.data;
      return { status: 'refused', refusal: { unit, reason, refusedBy }, overdueSince: null };
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
      };
      return { extensions: [...row.extensions, asked] };
    }
    case 'TaskExtended': {
      const { requestId, due, note, decidedBy } = event.data;
      return {
        ...newClock(due),
        extensions: decide(row, requestId, {
          decision: 'granted',
          grantedUntil: due.on,
          decisionReason: note,
          decidedBy,
        }),
      };
    }
    case 'TaskExtensionRefused': {
      const { requestId, reason, decidedBy } = event.data;
      return {
        extensions: decide(row, requestId, {
          decision: 'refused',
          grantedUntil: null,
          decisionReason: reason,
          decidedBy,
        }),
      };
    }
    case 'EvidenceSubmitted': {
      const { taskId: _taskId, ...submission } = event.data;
      return {
        status: 'submitted',
        waitsFor: waiting(row, 1),
        overdueSince: null,
        submissions: [...row.submissions, { ...submission, submittedAt: at }],
        extensions: lapsed(row),
      };
    }
    case 'EvidenceReviewed': {
      const { taskId: _taskId, ...review } = event.data;
      const reviewed: ReviewRow = { ...review, reviewedAt: at, counts: true };
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
    case 'TaskWithdrawn': {
      const { reason, withdrawnBy } = event.data;
      return {
        status: 'withdrawn',
        withdrawal: { reason, withdrawnBy },
        waitsFor: null,
        overdueSince: null,
        extensions: lapsed(row),
      };
    }
    case 'TaskReassigned': {
      const { units, persons, due, previous, reason } = event.data;
      return {
        status: 'assigned',
        units,
        persons,
        accountable: accountable(units),
        ...newClock(due),
        deliveries: [],
        signatures: [],
        refusal: null,
        extensions: lapsed(row),
        previousAssignments: [...row.previousAssignments, { ...previous, reason, until: at }],
      };
    }
    case 'TaskReminded':
      return { remindedAt: at };
    case 'TaskBecameOverdue':
      return { overdueSince: event.data.overdueAt, overdueTimes: row.overdueTimes + 1 };
    case 'TaskCorrectionProposed':
      return { proposal: event.data };
    case 'TaskCorrectionDeclined':
      return { proposal: null };
    case 'TaskCorrected':
      return {
        ...correctedRow(row, event.data),
        ...(event.data.due === null ? {} : newClock(event.data.due)),
        proposal: row.proposal?.correctionId === event.data.correctionId ? null : row.proposal,
        corrections: [...row.corrections, { ...event.data, at }],
      };
    default:
      return assertNever(event);
  }
}

function correctedRow(row: TaskRow, { correction }: TaskCorrected): Partial<TaskRow> {
  const { heading, content, deliverables, persons } = corrected(correction);
  if (correction.field === 'documentNumber') {
    return { order: { ...row.order, documentNumber: correction.value } };
  }
  return {
    ...(heading === undefined ? {} : { heading }),
    ...(content === undefined ? {} : { content }),
    ...(deliverables === undefined ? {} : { deliverables }),
    ...(persons === undefined ? {} : { persons }),
  };
}

function accountable(units: readonly TaskUnit[]): UnitAsOf {
  return accountableUnit(units) as UnitAsOf;
}

function waiting(row: TaskRow, level: number): TaskRow['waitsFor'] {
  const found = row.rules.review.find((candidate) => candidate.level === level);
  return found === undefined ? null : { level, actedBy: found.actedBy };
}

function newClock(due: Due): Pick<TaskRow, 'due' | 'overdueSince' | 'remindedAt'> {
  return { due, overdueSince: null, remindedAt: null };
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

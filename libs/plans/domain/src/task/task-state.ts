import { assertNever, type Instant, type LocalDate, type OfficerAsOf, type UnitAsOf } from '@gongjian/shared-kernel';
import { withEvidence, type KnownEvidence } from '../evidence/evidence.js';
import type { TaskPerson } from '../organisation.js';
import type { Demand } from '../plan/demand.js';
import type { Supports } from '../plan/plan-item.js';
import type { Due } from '../rules/due.js';
import type { TaskRules } from '../rules/task-rules.js';
import type {
  EvidenceReviewed,
  EvidenceSubmitted,
  TaskCorrection,
  TaskCorrectionProposed,
  TaskDecision,
  TaskEvent,
  TaskExtensionRequested,
  TaskUnit,
} from './task.events.js';

export interface DecidedExtension {
  readonly request: TaskExtensionRequested;
  readonly decision: Extract<TaskEvent, { readonly type: 'TaskExtended' | 'TaskExtensionRefused' }>;
}

export interface TaskFacts {
  readonly taskId: string;
  readonly planId: string;
  readonly itemId: string | null;
  readonly rules: TaskRules;
  readonly heading: string;
  readonly content: string;
  readonly deliverables: readonly string[];
  readonly documentNumber: string | null;
  readonly units: readonly TaskUnit[];
  readonly persons: readonly TaskPerson[];
  /** Nothing that was done about it took effect before, as far as that is known. */
  readonly notBefore: LocalDate | null;
  readonly due: Due;
  /** The clock that runs has been reminded of, or has run out. */
  readonly reminded: boolean;
  readonly overdue: boolean;
  /** The day of the last reminder, by the unit that reminded. */
  readonly urged: Readonly<Record<string, LocalDate>>;
  readonly delivered: readonly { readonly unitId: string; readonly way: string }[];
  readonly signedFor: readonly string[];
  readonly request: TaskExtensionRequested | null;
  /** The request that was decided last, and how. */
  readonly decidedExtension: DecidedExtension | null;
  readonly extensionsGranted: number;
  readonly supports: Supports | null;
  readonly demands: readonly Demand[];
  readonly submission: EvidenceSubmitted | null;
  readonly evidence: KnownEvidence;
  readonly reviews: readonly EvidenceReviewed[];
  /** Every decision so far, oldest first. */
  readonly decisions: readonly TaskDecision[];
  /** By correction: decisions that used the wrong value and were not looked at again. */
  readonly reexamine: Readonly<Record<string, readonly TaskDecision[]>>;
  readonly proposal: TaskCorrectionProposed | null;
  /** Revision of the last event. */
  readonly revision: number;
}

/**
 * `assigned`: waits for a signature. `signedFor`, `returned`: being worked on. `submitted`: waits for the review at
 * `level`. `refused`: waits for the office. The last two are final.
 */
export type TaskState =
  | { readonly status: 'none' }
  | (TaskFacts & { readonly status: 'assigned' })
  | (TaskFacts & { readonly status: 'signedFor' })
  | (TaskFacts & { readonly status: 'refused' })
  | (TaskFacts & { readonly status: 'submitted'; readonly level: number })
  | (TaskFacts & { readonly status: 'returned' })
  | (TaskFacts & { readonly status: 'completed' })
  | (TaskFacts & { readonly status: 'withdrawn' });

export type LivingTask = Exclude<TaskState, { readonly status: 'none' }>;

export const initialTaskState: TaskState = { status: 'none' };

/** The unit that answers for the task: the lead unit, otherwise the first responsible one. */
export function accountableUnit(units: readonly TaskUnit[]): UnitAsOf | null {
  const found = units.find(({ role }) => role === 'lead') ?? units.find(({ role }) => role === 'responsible');
  return found?.unit ?? null;
}

/** What was assigned is not handed in yet. */
export function clockRuns({ status }: Pick<LivingTask, 'status'>): boolean {
  return status === 'assigned' || status === 'signedFor' || status === 'returned';
}

/** `null`: it is not overdue. */
export function taskOverdueSince(state: TaskState): Instant | null {
  return state.status !== 'none' && clockRuns(state) && state.overdue ? state.due.overdueAt : null;
}

export function evolveTask(state: TaskState, event: TaskEvent): TaskState {
  if (event.type === 'TaskAssigned') {
    const { taskId, planId, itemId, rules, heading, content, deliverables, units, persons, due, order } = event.data;
    const { lateEntry, supports, demands } = event.data;
    return {
      status: 'assigned',
      taskId,
      planId,
      itemId,
      rules,
      heading,
      content,
      deliverables,
      documentNumber: order.documentNumber,
      units,
      persons,
      notBefore: lateEntry?.effectiveOn ?? order.issuedOn,
      due,
      reminded: false,
      overdue: false,
      urged: {},
      delivered: [],
      signedFor: [],
      request: null,
      decidedExtension: null,
      extensionsGranted: 0,
      supports: supports ?? null,
      demands: demands ?? [],
      submission: null,
      evidence: {},
      reviews: [],
      decisions: [],
      reexamine: {},
      proposal: null,
      revision: 0,
    };
  }
  if (state.status === 'none') return state;
  return evolveLiving({ ...state, revision: state.revision + 1 }, event);
}

function evolveLiving(state: LivingTask, event: Exclude<TaskEvent, { readonly type: 'TaskAssigned' }>): TaskState {
  switch (event.type) {
    case 'TaskDelivered':
      return {
        ...state,
        delivered: [...state.delivered, { unitId: event.data.unit.id, way: event.data.way }],
      };
    case 'TaskSignedFor': {
      const { unit } = event.data;
      const signed = { ...state, signedFor: [...state.signedFor, unit.id] };
      return state.status === 'assigned' && isBound(state, unit.id)
        ? { ...facts(signed), status: 'signedFor' }
        : signed;
    }
    case 'TaskRefused':
      return { ...facts(state), status: 'refused', request: null };
    case 'TaskExtensionRequested':
      return { ...state, request: event.data };
    case 'TaskExtended':
      return {
        ...state,
        ...newClock(event.data.due),
        request: null,
        decidedExtension: decided(state, event),
        extensionsGranted: state.extensionsGranted + 1,
        decisions: [...state.decisions, { extensionRequestId: event.data.requestId }],
      };
    case 'TaskExtensionRefused':
      return {
        ...state,
        request: null,
        decidedExtension: decided(state, event),
        decisions: [...state.decisions, { extensionRequestId: event.data.requestId }],
      };
    case 'EvidenceSubmitted': {
      const evidence = withEvidence(state.evidence, event.data.evidence);
      return { ...facts(state), status: 'submitted', level: 1, submission: event.data, evidence, request: null };
    }
    case 'EvidenceReviewed': {
      const { submission, level, result, due } = event.data;
      const reviews = [...state.reviews, event.data];
      const decisions = [...state.decisions, { submission, level }];
      if (result === 'approve') return { ...facts(state), status: 'submitted', level: level + 1, reviews, decisions };
      return { ...facts(state), status: 'returned', reviews, decisions, ...(due === null ? {} : newClock(due)) };
    }
    case 'TaskCompleted':
      return { ...facts(state), status: 'completed' };
    case 'TaskReopened':
      return { ...facts(state), status: 'returned', ...newClock(event.data.due) };
    case 'TaskWithdrawn':
      return { ...facts(state), status: 'withdrawn', request: null };
    case 'TaskReassigned': {
      const { units, persons, due, documentNumber } = event.data;
      return {
        ...facts(state),
        status: 'assigned',
        units,
        persons,
        documentNumber: documentNumber ?? state.documentNumber,
        ...newClock(due),
        delivered: [],
        signedFor: [],
        request: null,
      };
    }
    case 'TaskReminded':
      return { ...state, reminded: true };
    case 'TaskUrged':
      return { ...state, urged: { ...state.urged, [urger(event.data.urgedBy)]: event.data.on } };
    case 'TaskHandedOver':
      return { ...state, persons: event.data.persons };
    case 'TaskBecameOverdue':
      return {
        ...state,
        overdue: true,
        decisions: [...state.decisions, { overdueAt: event.data.overdueAt }],
      };
    case 'TaskOverdueEnded':
      return state;
    case 'TaskDueRevised': {
      const { previous, due } = event.data;
      return { ...state, ...(due.overdueAt === previous.overdueAt ? { due } : newClock(due)) };
    }
    case 'TaskCorrectionProposed':
      return { ...state, proposal: event.data };
    case 'TaskCorrectionDeclined':
      return { ...state, proposal: null };
    case 'TaskCorrected': {
      const { correction, correctionId, due, reexamine } = event.data;
      const proposal = state.proposal?.correctionId === correctionId ? null : state.proposal;
      return {
        ...state,
        ...corrected(correction),
        ...(due === null ? {} : newClock(due)),
        proposal,
        reexamine: reexamine.length === 0 ? state.reexamine : { ...state.reexamine, [correctionId]: reexamine },
      };
    }
    case 'TaskDecisionsReexamined': {
      const { [event.data.correctionId]: _done, ...reexamine } = state.reexamine;
      return { ...state, reexamine };
    }
    default:
      return assertNever(event);
  }
}

function decided({ request }: LivingTask, decision: DecidedExtension['decision']): DecidedExtension | null {
  return request === null ? null : { request, decision };
}

/** Who counts as the same one who reminds: the unit, or the person where there is none. */
export function urger({ unit, personId }: OfficerAsOf): string {
  return unit?.id ?? personId;
}

export function isBound(state: TaskFacts, unitId: string): boolean {
  return state.units.some(({ role, unit }) => unit.id === unitId && role !== 'assisting');
}

function newClock(due: Due): Pick<TaskFacts, 'due' | 'reminded' | 'overdue'> {
  return { due, reminded: false, overdue: false };
}

export function corrected(correction: TaskCorrection): Partial<TaskFacts> {
  switch (correction.field) {
    case 'heading':
      return { heading: correction.value };
    case 'content':
      return { content: correction.value };
    case 'deliverables':
      return { deliverables: correction.value };
    case 'documentNumber':
      return { documentNumber: correction.value };
    case 'persons':
      return { persons: correction.value };
    case 'dueOn':
      return {};
    case 'demands':
      return { demands: correction.value };
    default:
      return assertNever(correction);
  }
}

function facts(state: LivingTask): TaskFacts {
  const { status: _status, ...rest } = state;
  if ('level' in rest) {
    const { level: _level, ...without } = rest;
    return without;
  }
  return rest;
}

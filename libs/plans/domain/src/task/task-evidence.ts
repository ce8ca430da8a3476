import { recordedLate, refuse } from '@gongjian/shared-kernel';
import type { EvidenceRefusals } from '../evidence/evidence.js';
import {
  reviewOf,
  shownBy,
  submissionOf,
  undoesOverdue,
  type Evidenced,
  type ReviewRefusals,
} from '../evidence/evidence-flow.js';
import { startClock } from '../rules/start-clock.js';
import type { ReopenTask, ReviewEvidence, SubmitEvidence } from './task.commands.js';
import {
  alreadyReviewed,
  evidenceChanged,
  evidenceDestroyed,
  evidenceEmpty,
  evidenceTooMany,
  evidenceTwice,
  lateEntryUndoesOverdue,
  levelChanged,
  notATaskUnit,
  notSubmitted,
  ownSubmission,
  ownUnitSubmission,
  returnNeedsDueDate,
  returnNeedsReason,
  submissionChanged,
  taskDueInPast,
} from './task.errors.js';
import type { TaskEvent } from './task.events.js';
import { basisOf, effectiveDay } from './task-clock.js';
import { refusesReopeningTask, refusesWorkingOn } from './task-may.js';
import { isBound, type LivingTask } from './task-state.js';

const EVIDENCE: EvidenceRefusals = { empty: evidenceEmpty, tooMany: evidenceTooMany, twice: evidenceTwice };
const REVIEW: ReviewRefusals = {
  alreadyReviewed,
  notSubmitted,
  submissionChanged,
  levelChanged,
  ownSubmission,
  ownUnitSubmission,
  evidenceChanged,
  evidenceDestroyed,
  returnNeedsReason,
  returnNeedsDueDate,
  dueInPast: taskDueInPast,
};

export function submitEvidence(command: SubmitEvidence, state: LivingTask): readonly TaskEvent[] {
  const { data, now } = command;
  const { taskId, unit } = data;
  if (!isBound(state, unit.id)) throw notATaskUnit();
  refuse(refusesWorkingOn(state));
  const day = effectiveDay(command, state);
  if (undoesOverdue(data, state.due.overdueAt, { now, day }, (unitId) => isBound(state, unitId))) {
    throw lateEntryUndoesOverdue();
  }
  return [{ type: 'EvidenceSubmitted', data: { taskId, ...submissionOf(data, state, EVIDENCE) } }];
}

export function reviewEvidence(command: ReviewEvidence, state: LivingTask): readonly TaskEvent[] {
  const { taskId, calendar } = command.data;
  const basis = basisOf(state);
  const level = state.status === 'submitted' ? state.level : null;
  const done = reviewOf(
    command.data,
    { ...state, level },
    {
      refusals: REVIEW,
      basis,
      day: () => effectiveDay(command, state),
      clock: (on, rule) => startClock(state.rules, on, rule, calendar, command),
    },
  );
  if (done === null) return [];
  const reviewed: TaskEvent = { type: 'EvidenceReviewed', data: { taskId, ...done.review } };
  if (!done.last) return [reviewed];
  const { submission } = done.review;
  return [reviewed, { type: 'TaskCompleted', data: { taskId, submission, basis, ...evidenced(state) } }];
}

/** What was approved does not stand: the unit hands in anew, by a new date. */
export function reopenTask(command: ReopenTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, reason, newDueOn, by, calendar, lateEntry } = command.data;
  if (state.status === 'returned' && state.due.rule.kind === 'reopened' && state.due.on === newDueOn) return [];
  refuse(refusesReopeningTask(state));
  if (newDueOn < effectiveDay(command, state)) throw taskDueInPast(newDueOn);
  const due = startClock(state.rules, newDueOn, { kind: 'reopened' }, calendar, command);
  const basis = basisOf(state);
  return [
    {
      type: 'TaskReopened',
      data: { taskId, reason, due, reopenedBy: by, basis, ...evidenced(state), ...recordedLate(lateEntry) },
    },
  ];
}

function evidenced({ supports, submission }: LivingTask): { readonly evidenced?: Evidenced } {
  if (supports === null || submission === null) return {};
  return { evidenced: { ...supports, ...shownBy(submission) } };
}

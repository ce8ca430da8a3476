import { endOfLocalDate, recordedLate, sameFacts, sharePerson, type LocalDate } from '@gongjian/shared-kernel';
import { evidenceVersions, reviewedVersions, sameFiles, type EvidenceRefusals } from '../evidence/evidence.js';
import { interpreterOf } from '../rules/interpreter.js';
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
  taskNotCompleted,
  taskNotOpen,
  taskNotSignedFor,
} from './task.errors.js';
import type { Evidenced, EvidenceReviewed, EvidenceSubmitted, TaskEvent } from './task.events.js';
import { basisOf, effectiveDay, startClock } from './task-clock.js';
import { isBound, type LivingTask } from './task-state.js';

const REFUSALS: EvidenceRefusals = { empty: evidenceEmpty, tooMany: evidenceTooMany, twice: evidenceTwice };

export function submitEvidence(command: SubmitEvidence, state: LivingTask): readonly TaskEvent[] {
  const { taskId, unit, evidence, statement, by, lateEntry, recordedBy } = command.data;
  if (!isBound(state, unit.id)) throw notATaskUnit();
  if (state.status === 'assigned') throw taskNotSignedFor();
  if (state.status !== 'signedFor' && state.status !== 'returned') throw taskNotOpen(state.status);
  if (undoesOverdue(command, effectiveDay(command, state), state) && !isRecordedByOthers(command, state)) {
    throw lateEntryUndoesOverdue();
  }
  return [
    {
      type: 'EvidenceSubmitted',
      data: {
        taskId,
        submission: (state.submission?.submission ?? 0) + 1,
        unit,
        evidence: evidenceVersions(evidence, state.evidence, REFUSALS),
        statement,
        submittedBy: by.officer,
        submitterUnits: by.unitIds,
        ...recordedLate(lateEntry, recordedBy),
      },
    },
  ];
}

/** The clock has run out, and by this it would have been handed in before it did. */
function undoesOverdue({ data, now }: SubmitEvidence, day: LocalDate, { due }: LivingTask): boolean {
  return data.lateEntry !== null && now >= due.overdueAt && endOfLocalDate(day) <= due.overdueAt;
}

/** By somebody of no unit that answers for the task. */
function isRecordedByOthers({ data: { recordedBy, recorderUnits } }: SubmitEvidence, state: LivingTask): boolean {
  if (recordedBy === null || recorderUnits === undefined) return false;
  return !recorderUnits.some((unitId) => isBound(state, unitId));
}

export function reviewEvidence(command: ReviewEvidence, state: LivingTask): readonly TaskEvent[] {
  const { taskId, level, result, by, lateEntry } = command.data;
  const last = state.reviews.at(-1);
  if (last !== undefined && isRepeated(command.data, last)) {
    if (saysTheSame(command.data, last)) return [];
    throw alreadyReviewed();
  }
  if (state.status !== 'submitted' || state.submission === null) throw notSubmitted();
  const { submission } = state;
  if (command.data.submission !== submission.submission) throw submissionChanged(submission.submission);
  if (level !== state.level) throw levelChanged(state.level);
  const interpreter = interpreterOf(state.rules);
  const reviewLevel = interpreter.levelOf(state.rules, level);
  if (reviewLevel === null) throw notSubmitted();
  const filers = [submission.submittedBy, ...(submission.recordedBy === undefined ? [] : [submission.recordedBy])];
  if (filers.some((filer) => sharePerson(filer, by.officer))) throw ownSubmission();
  if (reviewLevel.actedBy !== 'unitHead' && isOwnUnit(submission, by.unitIds)) throw ownUnitSubmission();
  if (!sameFiles(submission.evidence, command.data.reviewed)) throw evidenceChanged();
  if (result === 'approve' && command.data.destroyed.length > 0) throw evidenceDestroyed(command.data.destroyed);
  const day = effectiveDay(command, state);
  const basis = basisOf(state);
  const review = {
    taskId,
    submission: submission.submission,
    level,
    actedBy: reviewLevel.actedBy,
    reviewed: reviewedVersions(submission.evidence),
    result,
    reason: command.data.reason,
    reviewer: by.officer,
    basis,
    ...recordedLate(lateEntry),
  };
  if (result === 'return') {
    const { newDueOn } = command.data;
    if (command.data.reason === null) throw returnNeedsReason();
    if (newDueOn === null) throw returnNeedsDueDate();
    if (newDueOn < day) throw taskDueInPast(newDueOn);
    const rule = { kind: 'returned' as const, submission: submission.submission, level };
    const due = startClock(state.rules, newDueOn, rule, command.data.calendar, command);
    return [{ type: 'EvidenceReviewed', data: { ...review, due } }];
  }
  const approved: TaskEvent = { type: 'EvidenceReviewed', data: { ...review, due: null } };
  return interpreter.nextLevel(state.rules, level) === null
    ? [
        approved,
        { type: 'TaskCompleted', data: { taskId, submission: submission.submission, basis, ...evidenced(state) } },
      ]
    : [approved];
}

/** What was approved does not stand: the unit hands in anew, by a new date. */
export function reopenTask(command: ReopenTask, state: LivingTask): readonly TaskEvent[] {
  const { taskId, reason, newDueOn, by, calendar, lateEntry } = command.data;
  if (state.status === 'returned' && state.due.rule.kind === 'reopened' && state.due.on === newDueOn) return [];
  if (state.status !== 'completed') throw taskNotCompleted();
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
  return { evidenced: { ...supports, evidence: reviewedVersions(submission.evidence) } };
}

/** The last review once more: of that submission, at that level, by the same person. */
function isRepeated({ submission, level, by }: ReviewEvidence['data'], last: EvidenceReviewed): boolean {
  return last.submission === submission && last.level === level && last.reviewer.personId === by.officer.personId;
}

function saysTheSame(asked: ReviewEvidence['data'], last: EvidenceReviewed): boolean {
  return (
    last.result === asked.result &&
    (last.due?.on ?? null) === (asked.result === 'return' ? asked.newDueOn : null) &&
    sameFacts(last.reason, asked.reason) &&
    sameFacts(last.lateEntry ?? null, asked.lateEntry) &&
    sameFiles(last.reviewed, asked.reviewed)
  );
}

function isOwnUnit(submission: EvidenceSubmitted, unitIds: readonly string[]): boolean {
  return unitIds.some((unitId) => unitId === submission.unit.id || submission.submitterUnits.includes(unitId));
}

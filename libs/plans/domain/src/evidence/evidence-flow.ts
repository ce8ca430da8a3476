import type { ReviewRole } from '@gongjian/plans-contracts';
import {
  endOfLocalDate,
  personIdsOf,
  recordedLate,
  sameFacts,
  sharePerson,
  type ActingOfficer,
  type Basis,
  type DomainError,
  type Instant,
  type LateEntry,
  type LocalDate,
  type MaybeLate,
  type OfficerAsOf,
  type Reason,
  type Sealed,
  type UnitAsOf,
} from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { Due } from '../rules/due.js';
import { interpreterOf } from '../rules/interpreter.js';
import type { TaskRules } from '../rules/task-rules.js';
import {
  evidencedVersions,
  evidenceVersions,
  reviewedVersions,
  sameFiles,
  type EvidenceFiled,
  type EvidenceRefusals,
  type EvidenceVersion,
  type KnownEvidence,
  type EvidencedVersion,
  type ReviewedVersion,
} from './evidence.js';

/** What was handed in at once. */
export interface Submission extends MaybeLate {
  /** From 1. */
  readonly submission: number;
  readonly unit: UnitAsOf;
  readonly evidence: readonly EvidenceVersion[];
  readonly statement: Sealed | null;
  readonly submittedBy: OfficerAsOf;
  /** Every unit of the person who submits: none of them reviews it, but for the unit head's signature. */
  readonly submitterUnits: readonly string[];
}

export type ReviewResult = 'approve' | 'return';

export interface EvidenceReview extends MaybeLate {
  readonly submission: number;
  readonly level: number;
  readonly actedBy: ReviewRole;
  /** The evidence versions that were reviewed, every one. */
  readonly reviewed: readonly ReviewedVersion[];
  readonly result: ReviewResult;
  readonly reason: Reason | null;
  /** Of a return: the new due date and its clock. */
  readonly due: Due | null;
  readonly reviewer: OfficerAsOf;
  readonly basis: Basis;
}

/** What was approved as evidence, and for whose indicators. */
export interface Evidenced {
  readonly subjectIds: readonly string[];
  /** Codes in the definition. */
  readonly indicators: readonly string[];
  readonly evidence: readonly EvidencedVersion[];
  /** Ids of the persons who handed it in and recorded that, and of those they did it for; absent: they were not kept. */
  readonly submitterIds?: readonly string[];
}

/** What a submission shows, and by whom. */
export function shownBy({
  evidence,
  submittedBy,
  recordedBy,
}: Submission): Required<Pick<Evidenced, 'evidence' | 'submitterIds'>> {
  const people = [submittedBy, ...(recordedBy === undefined ? [] : [recordedBy])];
  return {
    evidence: evidencedVersions(evidence),
    submitterIds: [...new Set(people.flatMap((each) => personIdsOf(each)))],
  };
}

/** Where evidence goes from the unit through the levels of the programme version: a task, or a filing. */
export interface EvidenceFacts {
  readonly rules: TaskRules;
  readonly submission: Submission | null;
  readonly evidence: KnownEvidence;
  readonly reviews: readonly EvidenceReview[];
}

export interface Submitting extends Late {
  readonly unit: UnitAsOf;
  readonly evidence: readonly EvidenceFiled[];
  readonly statement: Sealed | null;
  readonly by: ActingOfficer;
  readonly recordedBy: OfficerAsOf | null;
}

/** @throws DomainError of `refusals` */
export function submissionOf(
  { unit, evidence, statement, by, lateEntry, recordedBy }: Submitting,
  before: Pick<EvidenceFacts, 'submission' | 'evidence'>,
  refusals: EvidenceRefusals,
): Submission {
  return {
    submission: (before.submission?.submission ?? 0) + 1,
    unit,
    evidence: evidenceVersions(evidence, before.evidence, refusals),
    statement,
    submittedBy: by.officer,
    submitterUnits: by.unitIds,
    ...recordedLate(lateEntry, recordedBy),
  };
}

/**
 * The clock has run out, by this it would have been handed in before it did, and nobody but the units that answer for
 * it says so.
 */
export function undoesOverdue(
  late: {
    readonly lateEntry: LateEntry | null;
    readonly recordedBy: OfficerAsOf | null;
    readonly recorderUnits?: readonly string[];
  },
  overdueAt: Instant,
  { now, day }: { readonly now: Instant; readonly day: LocalDate },
  answers: (unitId: string) => boolean,
): boolean {
  if (late.lateEntry === null || now < overdueAt || endOfLocalDate(day) > overdueAt) return false;
  return late.recordedBy === null || late.recorderUnits === undefined || late.recorderUnits.some(answers);
}

export interface Reviewing extends Late {
  readonly submission: number;
  readonly level: number;
  /** SHA-256 of every file the reviewer saw. */
  readonly reviewed: readonly string[];
  /** Files of the submission that were destroyed meanwhile. */
  readonly destroyed: readonly string[];
  readonly result: ReviewResult;
  readonly reason: Reason | null;
  readonly newDueOn: LocalDate | null;
  readonly by: ActingOfficer;
}

export interface ReviewRefusals {
  alreadyReviewed(): DomainError;
  notSubmitted(): DomainError;
  submissionChanged(submission: number): DomainError;
  levelChanged(level: number): DomainError;
  ownSubmission(): DomainError;
  ownUnitSubmission(): DomainError;
  evidenceChanged(): DomainError;
  evidenceDestroyed(fileIds: readonly string[]): DomainError;
  returnNeedsReason(): DomainError;
  returnNeedsDueDate(): DomainError;
  dueInPast(dueOn: LocalDate): DomainError;
}

/** What the record says besides. */
export interface ReviewSurroundings {
  readonly refusals: ReviewRefusals;
  readonly basis: Basis;
  /** The day it takes effect. @throws DomainError */
  readonly day: () => LocalDate;
  /** The clock towards a new due date. */
  readonly clock: (on: LocalDate, rule: Due['rule']) => Due;
}

/**
 * The review of what waits at `level`; `null`: it says again what the last one said.
 *
 * @throws DomainError of the refusals
 */
export function reviewOf(
  asked: Reviewing,
  { rules, submission, reviews, level }: EvidenceFacts & { readonly level: number | null },
  { refusals, basis, day, clock }: ReviewSurroundings,
): { readonly review: EvidenceReview; readonly last: boolean } | null {
  const last = reviews.at(-1);
  if (last !== undefined && isRepeated(asked, last)) {
    if (saysTheSame(asked, last)) return null;
    throw refusals.alreadyReviewed();
  }
  const interpreter = interpreterOf(rules);
  const reviewLevel = level === null ? null : interpreter.levelOf(rules, level);
  if (level === null || reviewLevel === null || submission === null) throw refusals.notSubmitted();
  if (asked.submission !== submission.submission) throw refusals.submissionChanged(submission.submission);
  if (asked.level !== level) throw refusals.levelChanged(level);
  const own = reviewOfOwn(submission, reviewLevel.actedBy, asked.by, refusals);
  if (own !== null) throw own;
  if (!sameFiles(submission.evidence, asked.reviewed)) throw refusals.evidenceChanged();
  if (asked.result === 'approve' && asked.destroyed.length > 0) throw refusals.evidenceDestroyed(asked.destroyed);
  const on = day();
  const review = {
    submission: submission.submission,
    level,
    actedBy: reviewLevel.actedBy,
    reviewed: reviewedVersions(submission.evidence),
    result: asked.result,
    reason: asked.reason,
    reviewer: asked.by.officer,
    basis,
    ...recordedLate(asked.lateEntry),
  };
  if (asked.result === 'approve') {
    return { review: { ...review, due: null }, last: interpreter.nextLevel(rules, level) === null };
  }
  const { newDueOn } = asked;
  if (asked.reason === null) throw refusals.returnNeedsReason();
  if (newDueOn === null) throw refusals.returnNeedsDueDate();
  if (newDueOn < on) throw refusals.dueInPast(newDueOn);
  const due = clock(newDueOn, { kind: 'returned', submission: submission.submission, level });
  return { review: { ...review, due }, last: false };
}

/** Nobody reviews what they submitted, and nobody but the head what the unit did. */
export function reviewOfOwn(
  submission: Submission,
  actedBy: ReviewRole,
  { officer, unitIds }: ActingOfficer,
  refusals: Pick<ReviewRefusals, 'ownSubmission' | 'ownUnitSubmission'>,
): DomainError | null {
  const filers = [submission.submittedBy, ...(submission.recordedBy === undefined ? [] : [submission.recordedBy])];
  if (filers.some((filer) => sharePerson(filer, officer))) return refusals.ownSubmission();
  if (actedBy === 'unitHead') return null;
  const own = unitIds.some((unitId) => unitId === submission.unit.id || submission.submitterUnits.includes(unitId));
  return own ? refusals.ownUnitSubmission() : null;
}

/** The last review once more: of that submission, at that level, by the same person. */
function isRepeated({ submission, level, by }: Reviewing, last: EvidenceReview): boolean {
  return last.submission === submission && last.level === level && last.reviewer.personId === by.officer.personId;
}

function saysTheSame(asked: Reviewing, last: EvidenceReview): boolean {
  return (
    last.result === asked.result &&
    (last.due?.on ?? null) === (asked.result === 'return' ? asked.newDueOn : null) &&
    sameFacts(last.reason, asked.reason) &&
    sameFacts(last.lateEntry ?? null, asked.lateEntry) &&
    sameFiles(last.reviewed, asked.reviewed)
  );
}

import type { ReviewRole } from '@gongjian/plans-contracts';
import { assertNever, endOfLocalDate, type Instant, type View } from '@gongjian/shared-kernel';
import type { EvidenceReview, Submission } from '../evidence/evidence-flow.js';
import type { Due } from '../rules/due.js';
import { interpreterOf } from '../rules/interpreter.js';
import type { KnownFiling } from './filing-state.js';
import type { FilingEvent, FilingOpened, FilingReopened } from './filing.events.js';

export interface FilingRow extends Omit<FilingOpened, 'filingId'> {
  readonly id: string;
  readonly status: KnownFiling['status'];
  /** The calendar of the due date's year is missing yet: the last day may move. */
  readonly dueProvisional: boolean;
  /** Set while the clock has run out and nothing was submitted. */
  readonly overdueSince: Instant | null;
  readonly overdueTimes: number;
  /** The level that reviews now. */
  readonly waitsFor: { readonly level: number; readonly actedBy: ReviewRole } | null;
  readonly submissions: readonly (Submission & {
    readonly submittedAt: Instant;
    /** It was handed in by the last day, and recorded afterwards. */
    readonly inTimeRecordedLate: boolean;
  })[];
  readonly reviews: readonly (EvidenceReview & {
    readonly reviewedAt: Instant;
    /** False for an approval that a later return made void. */
    readonly counts: boolean;
  })[];
  readonly reopenings: readonly (Omit<FilingReopened, 'filingId' | 'periodKey' | 'evidenced'> & {
    readonly at: Instant;
  })[];
  readonly openedAt: Instant;
  readonly completedAt: Instant | null;
  readonly changedAt: Instant;
}

export const filingView: View<FilingRow, FilingEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'FilingOpened') return opened(event.data, at);
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

function opened({ filingId, ...data }: FilingOpened, at: Instant): FilingRow {
  return {
    ...data,
    id: filingId,
    status: 'open',
    ...newClock(data.due),
    overdueTimes: 0,
    waitsFor: null,
    submissions: [],
    reviews: [],
    reopenings: [],
    openedAt: at,
    completedAt: null,
    changedAt: at,
  };
}

type Later = Exclude<FilingEvent, { readonly type: 'FilingOpened' }>;

function changed(row: FilingRow, event: Later, at: Instant): Partial<FilingRow> {
  switch (event.type) {
    case 'FilingSubmitted': {
      const { filingId: _id, ...submission } = event.data;
      const { lateEntry } = submission;
      const inTimeRecordedLate =
        row.due !== null && lateEntry !== undefined && endOfLocalDate(lateEntry.effectiveOn) <= row.due.overdueAt;
      const submissions = [...row.submissions, { ...submission, submittedAt: at, inTimeRecordedLate }];
      return { status: 'submitted', waitsFor: waiting(row, 1), overdueSince: null, submissions };
    }
    case 'FilingReviewed': {
      const { filingId: _id, ...review } = event.data;
      const reviewed = { ...review, reviewedAt: at, counts: true };
      if (review.result === 'approve') {
        return { reviews: [...row.reviews, reviewed], waitsFor: waiting(row, review.level + 1) };
      }
      const reviews = [...row.reviews.map((earlier) => ({ ...earlier, counts: false })), reviewed];
      return { status: 'returned', waitsFor: null, reviews, ...newClock(review.due) };
    }
    case 'FilingCompleted':
      return { status: 'completed', waitsFor: null, completedAt: at };
    case 'FilingReopened': {
      const { filingId: _id, periodKey: _period, evidenced: _evidenced, ...reopening } = event.data;
      return {
        status: 'returned',
        completedAt: null,
        ...newClock(reopening.due),
        reviews: row.reviews.map((earlier) => ({ ...earlier, counts: false })),
        reopenings: [...row.reopenings, { ...reopening, at }],
      };
    }
    case 'FilingBecameOverdue':
      return { overdueSince: event.data.overdueAt, overdueTimes: row.overdueTimes + 1 };
    case 'FilingDueRevised': {
      const { due, previous } = event.data;
      if (due.overdueAt === previous.overdueAt) return { due, dueProvisional: false };
      const overdueTimes = row.overdueSince === null ? row.overdueTimes : row.overdueTimes - 1;
      return { ...newClock(due), overdueTimes };
    }
    default:
      return assertNever(event);
  }
}

function waiting({ rules }: FilingRow, level: number): FilingRow['waitsFor'] {
  const found = interpreterOf(rules).levelOf(rules, level);
  return found === null ? null : { level, actedBy: found.actedBy };
}

function newClock(due: Due | null): Pick<FilingRow, 'due' | 'dueProvisional' | 'overdueSince'> {
  return { due, dueProvisional: due !== null && due.calendar === null, overdueSince: null };
}

import { assertNever, type Instant, type OfficerAsOf, type Reason, type View } from '@gongjian/shared-kernel';
import type { OthersMoved, ResultCause, ResultEvent, Standing, SubjectGraded } from './result.events.js';

export interface ReexaminationRow {
  readonly from: Standing | null;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
  readonly others?: OthersMoved;
  readonly at: Instant;
}

export interface ResultRow extends Omit<SubjectGraded, 'resultId'> {
  readonly id: string;
  /** Zero-padded, for ordering as text; who has no rank is last. */
  readonly rankOrder: string;
  readonly reopened: { readonly cause: ResultCause; readonly sheetRevision: string; readonly at: Instant } | null;
  readonly reexaminations: readonly ReexaminationRow[];
  readonly gradedAt: Instant;
  readonly changedAt: Instant;
}

export const resultView: View<ResultRow, ResultEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'SubjectGraded': {
      const { resultId, ...graded } = event.data;
      const dates = { gradedAt: at, changedAt: at };
      return { ...graded, id: resultId, rankOrder: orderOf(graded.rank), reopened: null, reexaminations: [], ...dates };
    }
    case 'ResultReopened': {
      const { cause, sheetRevision } = event.data;
      return row && { ...row, reopened: { cause, sheetRevision, at }, changedAt: at };
    }
    case 'ResultConfirmed':
    case 'ResultChanged': {
      if (row === null) return null;
      const { reason, by, sheetRevision, others } = event.data;
      const changed = event.type === 'ResultChanged' ? event.data : null;
      const to = changed === null ? {} : { ...changed.to, rankOrder: orderOf(changed.to.rank) };
      const seen = others === undefined ? {} : { others };
      const reexaminations = [...row.reexaminations, { from: changed?.from ?? null, reason, by, ...seen, at }];
      return { ...row, ...to, sheetRevision, reopened: null, reexaminations, changedAt: at };
    }
    default:
      return assertNever(event);
  }
};

function orderOf(rank: number | null): string {
  return rank === null ? '~' : String(rank).padStart(6, '0');
}

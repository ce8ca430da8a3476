import type { Exact, Instant, SubjectAsOf, View } from '@gongjian/shared-kernel';
import type { CandidateListed, ResultSeen, TitleEvent } from './title.events.js';

/** One place of a title's subject on a list, named since or not. */
export interface ListedCandidate {
  readonly slateId: string;
  readonly programme: string;
  readonly version: number;
  readonly grade: string;
  readonly rank: number | null;
  readonly total: Exact | null;
  readonly result: ResultSeen;
  readonly assessors: readonly string[];
  readonly struck: boolean;
}

/** The lists a title's subject stands on: what a list is made up of. */
export interface CandidateRow {
  readonly id: string;
  readonly subject: SubjectAsOf;
  readonly candidates: readonly ListedCandidate[];
  readonly changedAt: Instant;
}

export const candidateView: View<CandidateRow, TitleEvent> = (row, { event, metadata: { recordedAt: changedAt } }) => {
  switch (event.type) {
    case 'CandidateListed': {
      const { titleId: id, subject, slateId } = event.data;
      const others = row?.candidates.filter((each) => each.slateId !== slateId) ?? [];
      return { id, subject, candidates: [...others, listed(event.data)], changedAt };
    }
    case 'CandidateChanged': {
      const { slateId, grade, rank, total } = event.data;
      return changed(row, slateId, { grade, rank, total, result: resultOf(event.data) }, changedAt);
    }
    case 'CandidateStruck':
      return changed(row, event.data.slateId, { struck: true }, changedAt);
    default:
      return row;
  }
};

function listed(data: CandidateListed): ListedCandidate {
  const { slateId, programme, version, grade, rank, total, assessors = [] } = data;
  return { slateId, programme, version, grade, rank, total, result: resultOf(data), assessors, struck: false };
}

function resultOf({ roundId, sheetId, resultEventId, resultOn, applicationId }: ResultSeen): ResultSeen {
  return { roundId, sheetId, resultEventId, resultOn, applicationId };
}

function changed(
  row: CandidateRow | null,
  slateId: string,
  change: Partial<ListedCandidate>,
  changedAt: Instant,
): CandidateRow | null {
  if (row === null) return null;
  const candidates = row.candidates.map((each) => (each.slateId === slateId ? { ...each, ...change } : each));
  return { ...row, candidates, changedAt };
}

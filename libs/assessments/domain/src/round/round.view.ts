import { assertNever, type Instant, type MaybeLate, type OfficerAsOf, type View } from '@gongjian/shared-kernel';
import type { LargeTie, Tie } from '../rules/graded.js';
import type {
  RoundCancelled,
  RoundConcluded,
  RoundEvent,
  RoundOpened,
  RoundSubjectsEntered,
  TieDecided,
} from './round.events.js';

export type RoundStatus = 'open' | 'closing' | 'tied' | 'concluded' | 'cancelled';

export interface RoundRow extends Omit<RoundOpened, 'roundId'> {
  readonly id: string;
  readonly status: RoundStatus;
  readonly subjects: Omit<RoundSubjectsEntered, 'roundId'> | null;
  readonly closure:
    | (MaybeLate & {
        readonly sheets: number;
        readonly unfinished: number;
        readonly closedBy: OfficerAsOf;
        readonly at: Instant;
      })
    | null;
  readonly ties: readonly (Tie | LargeTie)[];
  readonly decidedTies: readonly (Omit<TieDecided, 'roundId'> & { readonly at: Instant })[];
  readonly conclusion:
    | (Pick<RoundConcluded, 'count' | 'sha256' | 'grades' | 'averages' | 'previousPeriodKey' | 'basis'> & {
        readonly at: Instant;
      })
    | null;
  readonly cancellation: (Omit<RoundCancelled, 'roundId'> & { readonly at: Instant }) | null;
  readonly overdueSince: Instant | null;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
}

export const roundView: View<RoundRow, RoundEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'RoundOpened') {
    const { roundId, ...opened } = event.data;
    return {
      ...opened,
      id: roundId,
      status: 'open',
      subjects: null,
      closure: null,
      ties: [],
      decidedTies: [],
      conclusion: null,
      cancellation: null,
      overdueSince: null,
      openedAt: at,
      changedAt: at,
    };
  }
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

function changed(
  row: RoundRow,
  event: Exclude<RoundEvent, { readonly type: 'RoundOpened' }>,
  at: Instant,
): Partial<RoundRow> {
  switch (event.type) {
    case 'RoundSubjectsEntered': {
      const { count, sha256 } = event.data;
      return { subjects: { count, sha256 } };
    }
    case 'RoundClosed': {
      const { roundId: _roundId, ...closure } = event.data;
      return { status: 'closing', closure: { ...closure, at } };
    }
    case 'RoundTied':
      return { status: 'tied', ties: [...event.data.ties, ...(event.data.large ?? [])] };
    case 'TieDecided': {
      const { roundId: _roundId, ...decided } = event.data;
      const ids = [...decided.subjectIds].sort().join();
      const ties = row.ties.filter((tie) =>
        'sha256' in tie ? tie.sha256 !== decided.together?.sha256 : [...tie.subjectIds].sort().join() !== ids,
      );
      const status = ties.length === 0 ? 'closing' : row.status;
      return { status, ties, decidedTies: [...row.decidedTies, { ...decided, at }] };
    }
    case 'RoundConcluded': {
      const { count, sha256, grades, averages, previousPeriodKey, basis } = event.data;
      return { status: 'concluded', conclusion: { count, sha256, grades, averages, previousPeriodKey, basis, at } };
    }
    case 'RoundCancelled': {
      const { reason, by } = event.data;
      return { status: 'cancelled', cancellation: { reason, by, at } };
    }
    case 'RoundDueRevised': {
      const { previous, due } = event.data;
      return { due, overdueSince: due.dueAt <= previous.dueAt ? row.overdueSince : null };
    }
    case 'RoundBecameOverdue':
      return { overdueSince: event.data.dueAt };
    default:
      return assertNever(event);
  }
}

import {
  resultSheetOpen,
  type OpenedRound,
  type OthersMoved,
  type ReexamineResult,
  type SubjectGraded,
} from '@gongjian/assessments-domain';
import { DeciderRunner, notFound } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';
import { roundAggregate } from '../rounds/aggregates.js';
import { RoundGrading, standingsIn, type RoundGrades } from '../rounds/round-grading.js';
import { RoundScores, type PreviousStanding } from '../rounds/round-scores.js';

const MOST_REGRADED = 1_000;

type Found = Pick<ReexamineResult['data'], 'sheets' | 'standing'> & { readonly moved: readonly MovedPlace[] };

type Place = Pick<PreviousStanding, 'grade' | 'rank'>;

/** Another subject of the round that would have another rank or grade; `tied`: a person would decide that first. */
export interface MovedPlace {
  readonly subjectId: string;
  readonly from: Place;
  readonly to: Place;
  readonly tied: boolean;
}

/** What the rules make of a result, and of the others in its round, as the sheets are now. */
@Injectable()
export class Reexamination {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly grading: RoundGrading,
    private readonly scores: RoundScores,
  ) {}

  /** @throws DomainError RESULT.SHEET_OPEN */
  async of(tenant: string, { roundId, subject }: SubjectGraded): Promise<Found> {
    const round = await this.round(tenant, roundId);
    const grades = await this.grading.grade(tenant, round.opened, round.decided, null);
    const sheets = grades.scores.get(subject.id);
    const standing = standingsIn(grades)(subject.id);
    if (sheets === undefined || standing === null) throw resultSheetOpen();
    return { sheets, standing, moved: movedBeside(subject.id, grades, await this.scores.standings(tenant, roundId)) };
  }

  private async round(tenant: string, roundId: string): Promise<OpenedRound> {
    const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    if (round === undefined || round.status === 'none') throw notFound();
    return round;
  }
}

function movedBeside(
  examined: string,
  { graded, undecided }: RoundGrades,
  standings: ReadonlyMap<string, PreviousStanding>,
): readonly MovedPlace[] {
  const tied = new Set(undecided.flatMap(({ subjectIds }) => subjectIds));
  return graded.flatMap(({ subjectId, grade, rank }) => {
    const stands = standings.get(subjectId);
    if (subjectId === examined || stands === undefined || (stands.grade === grade && stands.rank === rank)) return [];
    const from = { grade: stands.grade, rank: stands.rank };
    return [{ subjectId, from, to: { grade, rank }, tied: tied.has(subjectId) }];
  });
}

/** For the record: those of another grade are looked at again themselves. */
export function othersMoved(moved: readonly MovedPlace[]): OthersMoved {
  const regraded = moved.filter(({ from, to, tied }) => from.grade !== to.grade && !tied);
  return {
    count: moved.length,
    regraded: regraded
      .slice(0, MOST_REGRADED)
      .map(({ subjectId, from, to }) => ({ subjectId, from: from.grade, to: to.grade })),
  };
}

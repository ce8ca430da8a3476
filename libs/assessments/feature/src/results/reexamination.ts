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

type Found = Pick<ReexamineResult['data'], 'sheets' | 'standing' | 'others'>;

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
    return { sheets, standing, others: othersMoved(grades, await this.scores.standings(tenant, roundId), subject.id) };
  }

  private async round(tenant: string, roundId: string): Promise<OpenedRound> {
    const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    if (round === undefined || round.status === 'none') throw notFound();
    return round;
  }
}

function othersMoved(
  { graded, undecided }: RoundGrades,
  standings: ReadonlyMap<string, PreviousStanding>,
  subjectId: string,
): OthersMoved {
  const tied = new Set(undecided.flatMap(({ subjectIds }) => subjectIds));
  const moved = graded.flatMap(({ subjectId: other, grade: to, rank }) => {
    const stands = standings.get(other);
    if (other === subjectId || stands === undefined || (stands.grade === to && stands.rank === rank)) return [];
    return [{ subjectId: other, from: stands.grade, to }];
  });
  const regraded = moved.filter(({ subjectId: other, from, to }) => from !== to && !tied.has(other));
  return { count: moved.length, regraded: regraded.slice(0, MOST_REGRADED) };
}

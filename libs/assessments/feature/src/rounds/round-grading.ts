import {
  assessmentRulesOf,
  MOST_ORDERED,
  type Grades,
  type PlacedSubject,
  type RankRow,
  type RoundConcluded,
  type RoundOpened,
  type Standing,
  type TieDecided,
  type TieDecision,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import type { Grading } from '@gongjian/plans-contracts';
import { sha256OfLines, type Position } from '@gongjian/shared-event-sourcing';
import type { BasisInput } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { sheetStream } from './ids.js';
import { RoundParts } from './round-parts.js';
import { RoundScores } from './round-scores.js';

/** A score that was graded. */
export interface SheetScore {
  readonly sheetId: string;
  readonly revision: string;
}

export interface RoundGrades extends Grades {
  readonly rows: readonly RankRow[];
  /** What each subject is graded by: of a summary one score for every round, the first round first. */
  readonly scores: ReadonlyMap<string, readonly SheetScore[]>;
  readonly published: PublishedDefinition;
}

/** A subject that is graded, as its last sheet names it. */
export interface GradedSheet {
  readonly subject: PlacedSubject;
  readonly sheetId: string;
  readonly applicationId: string | null;
  /** Who took part in what it is graded by. */
  readonly assessors: readonly string[];
}

/** What the subjects of a round come to. */
@Injectable()
export class RoundGrading {
  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly parts: RoundParts,
    private readonly scores: RoundScores,
  ) {}

  /**
   * Of every sheet only its row is kept, some hundred bytes.
   *
   * @param at as of what was recorded by then; `null`: now
   */
  async grade(
    tenant: string,
    round: RoundOpened,
    decided: readonly TieDecided[],
    at: Position | null,
  ): Promise<RoundGrades> {
    const published = await this.definitions.require(tenant, round.programme, round.version);
    const scores = new Map<string, SheetScore[]>();
    const parts: RankRow[][] = [];
    for (const roundId of await this.parts.roundsOf(tenant, round)) {
      const rows: RankRow[] = [];
      for await (const page of this.scores.pages(tenant, roundId, at)) {
        for (const { score } of page) {
          if (score === null) continue;
          const { row, revision } = score;
          rows.push(row);
          const known = scores.get(row.subjectId);
          if (known === undefined) scores.set(row.subjectId, [{ sheetId: row.sheetId, revision }]);
          else known.push({ sheetId: row.sheetId, revision });
        }
      }
      parts.push(rows);
    }
    const method = published.definition.rounds?.find(({ code }) => code === round.roundCode)?.summarises?.method;
    const rows = method === undefined ? parts.flat() : assessmentRulesOf(published.rules).summarise(method, parts);
    return { ...gradesOf(published, rows, decided), rows, scores, published };
  }

  /** The subjects that were graded so, page by page, in no order. */
  async *sheets(
    tenant: string,
    round: RoundOpened,
    { scores }: Pick<RoundGrades, 'scores'>,
    at: Position,
  ): AsyncGenerator<GradedSheet> {
    const earlier = new Map<string, readonly string[]>();
    for (const roundId of await this.parts.roundsOf(tenant, round)) {
      for await (const page of this.scores.pages(tenant, roundId, at)) {
        for (const { id, subject, applicationId, assessors: own, score } of page) {
          if (score === null) continue;
          const assessors = [...new Set([...(earlier.get(subject.id) ?? []), ...own])];
          if (scores.get(subject.id)?.at(-1)?.sheetId === id) yield { subject, sheetId: id, applicationId, assessors };
          else earlier.set(subject.id, assessors);
        }
      }
    }
  }
}

/** With what was decided of ties; a tie that is too large to be ordered is known by its SHA-256. */
export function gradesOf(
  { rules, definition }: Pick<PublishedDefinition, 'rules' | 'definition'>,
  rows: readonly RankRow[],
  decided: readonly TieDecided[],
): Grades {
  const { gradeAll } = assessmentRulesOf(rules);
  const grading: Grading = definition.grading ?? { grades: [] };
  const together = new Set(decided.flatMap((decision) => decision.together?.sha256 ?? []));
  const decisions: TieDecision[] = decided.flatMap(({ subjectIds, together: large }) =>
    large === undefined ? [{ subjectIds }] : [],
  );
  for (;;) {
    const grades = gradeAll(grading, rows, decisions);
    const settled = grades.undecided.filter(
      ({ subjectIds }) => subjectIds.length > MOST_ORDERED && together.has(sha256OfLines(subjectIds)),
    );
    if (settled.length === 0) return grades;
    decisions.push(...settled.map((tie) => ({ ...tie, together: true as const })));
  }
}

export function inputsOf(scores: readonly SheetScore[]): readonly BasisInput[] {
  return scores.map(({ sheetId, revision }) => ({ stream: sheetStream(sheetId), revision }));
}

type Graded = Pick<RoundGrades, 'graded' | 'rows'> & {
  readonly published: Pick<PublishedDefinition, 'rules' | 'definition'>;
};

/** What the grades say of a whole round. */
export function conclusionOf({
  graded,
  rows,
  published: { rules, definition },
}: Graded): Pick<RoundConcluded, 'count' | 'sha256' | 'grades' | 'averages'> {
  const codes = [...(definition.grading?.grades ?? []).map(({ code }) => code), 'none'];
  return {
    count: graded.length,
    sha256: sha256OfLines(graded.map(({ subjectId, grade }) => `${subjectId}\t${grade}`)),
    grades: codes.map((code) => {
      const ids = graded.filter(({ grade }) => grade === code).map(({ subjectId }) => subjectId);
      return { grade: code, count: ids.length, sha256: sha256OfLines(ids) };
    }),
    averages: assessmentRulesOf(rules).averages(rows),
  };
}

/** What the grades say of a subject, by its id. */
export function standingsIn({ graded, rows, published }: Graded): (subjectId: string) => Standing | null {
  const bySubject = new Map(graded.map((each) => [each.subjectId, each]));
  const rowOf = new Map(rows.map((row) => [row.subjectId, row]));
  const named = new Set(
    (published.definition.grading?.grades ?? []).filter((grade) => grade.named).map(({ code }) => code),
  );
  return (subjectId) => {
    const found = bySubject.get(subjectId);
    const row = rowOf.get(subjectId);
    if (found === undefined || row === undefined) return null;
    const { grade, total, rank, ranked, missed } = found;
    return { grade, named: named.has(grade), total, of: row.of, stars: row.stars, rank, ranked, missed };
  };
}

import {
  assessmentRulesOf,
  type Grades,
  type PlacedSubject,
  type RankRow,
  type RoundOpened,
  type Standing,
  type Tie,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import type { Position } from '@gongjian/shared-event-sourcing';
import type { BasisInput } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { sheetStream } from './ids.js';
import { RoundParts } from './round-parts.js';
import { RoundScores } from './round-scores.js';

/** A subject that is graded, and the scores that says it. */
export interface GradedSheet {
  readonly subject: PlacedSubject;
  readonly sheetId: string;
  readonly sheetRevision: string;
  readonly applicationId: string | null;
  readonly assessors: readonly string[];
  readonly inputs: readonly BasisInput[];
}

export interface RoundGrades extends Grades {
  readonly rows: readonly RankRow[];
  /** By subject. */
  readonly sheets: ReadonlyMap<string, GradedSheet>;
  readonly published: PublishedDefinition;
}

/** What the subjects of a round come to. */
@Injectable()
export class RoundGrading {
  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly parts: RoundParts,
    private readonly scores: RoundScores,
  ) {}

  /** @param at as of what was recorded by then; `null`: now */
  async grade(
    tenant: string,
    round: RoundOpened,
    decisions: readonly Tie[],
    at: Position | null,
  ): Promise<RoundGrades> {
    const published = await this.definitions.require(tenant, round.programme, round.version);
    const { gradeAll, summarise } = assessmentRulesOf(published.rules);
    const sheets = new Map<string, GradedSheet>();
    const parts: (readonly RankRow[])[] = [];
    for (const roundId of await this.parts.roundsOf(tenant, round)) {
      const rows: RankRow[] = [];
      for await (const page of this.scores.pages(tenant, roundId, at)) {
        for (const { id, subject, applicationId, assessors: own, score } of page) {
          if (score === null) continue;
          rows.push(score.row);
          const input = { stream: sheetStream(id), revision: score.revision };
          const before = sheets.get(subject.id);
          const inputs = [...(before?.inputs ?? []), input];
          const assessors = [...new Set([...(before?.assessors ?? []), ...own])];
          const sheet = { sheetId: id, sheetRevision: score.revision, assessors };
          sheets.set(subject.id, { subject, ...sheet, applicationId, inputs });
        }
      }
      parts.push(rows);
    }
    const method = published.definition.rounds?.find(({ code }) => code === round.roundCode)?.summarises?.method;
    const rows = method === undefined ? parts.flat() : summarise(method, parts);
    const grades = gradeAll(published.definition.grading ?? { grades: [] }, rows, decisions);
    return { ...grades, rows, sheets, published };
  }
}

/** What the grades say of a subject, by its row. */
export function standingIn({ graded, published }: RoundGrades): (row: RankRow) => Standing | null {
  const bySubject = new Map(graded.map((each) => [each.subjectId, each]));
  const named = new Set(
    (published.definition.grading?.grades ?? []).filter((grade) => grade.named).map(({ code }) => code),
  );
  return ({ subjectId, of, stars }) => {
    const found = bySubject.get(subjectId);
    if (found === undefined) return null;
    const { grade, total, rank, ranked, missed } = found;
    return { grade, named: named.has(grade), total, of, stars, rank, ranked, missed };
  };
}
